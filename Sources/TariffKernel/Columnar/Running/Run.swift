/// The steps of the program for one block.
extension ColumnarWorkspace {
  func run(_ batch: ColumnarBatch, beside other: ColumnarWorkspace?) {
    begin(batch)
    if let other { take(from: other) }
    if count == 0 { return }
    var next = 0
    let code = program.code
    code.withUnsafeBufferPointer { code in
      while next >= 0 {
        let step = code[next]
        next += 1
        perform(step, &next)
      }
    }
    countHandOvers()
  }

  private func perform(_ step: ColumnInstruction, _ next: inout Int) {
    switch step.code {
    case .need: need(step, &next)
    case .back:
      guard let call = calls.popLast() else {
        next = -1
        return
      }
      top -= 1
      (next, frame) = (call.step, call.frame)
    case .jumpIfEmpty: if levels[top].count == 0 { next = Int(step.a) }
    case .select: select()
    case .unselect: top -= 1
    case .complement: complement()
    case .enterRows: enterRows(Int(step.a))
    case .enterOwners: enterOwners()
    case .whereTrue: whereTruth(step, isTrue: true)
    case .whereFalse: whereTruth(step, isTrue: false)
    case .whereRelated: whereRelated(step)
    case .whereSpan: whereSpan(step)
    case .whereEntry: whereEntry(step)
    case .begin:
      let dst = register(step.dst)
      prepare(dst)
      dst.pointee.isWide = false
    case .copy: copy(step)
    case .require: require(step)
    case .isGiven: isGiven(step)
    case .broadcast: broadcast(step)
    case .add: add(step)
    case .subtract: subtract(step)
    case .multiply: multiply(step)
    case .negate: negate(step)
    case .least: least(step)
    case .most: most(step)
    case .divide: divide(step)
    case .multiplyDivide: multiplyDivide(step)
    case .compare: compare(step)
    case .not: not(step)
    case .oneOf: oneOf(step)
    case .span: span(step)
    case .requireSpan: requireSpan(step)
    case .pick: pick(step)
    case .lookup: lookUp(step)
    case .slices: slices(step)
    case .sumRows: sumRows(step)
    case .countRows: sumRows(step)
    case .leastOfRows: extremeOfRows(step, isMost: false)
    case .mostOfRows: extremeOfRows(step, isMost: true)
    case .yearOf: yearOf(step)
    case .dayOf: dayOf(step)
    case .requireDay: requireDay(step)
    case .requireShare: requireShare(step)
    case .handOver:
      let reason = UInt8(step.a)
      levels[top].each { row in handOver(row, reason) }
    case .choose: choose(Int(step.a))
    case .outcomes: setOutcomes(step)
    case .outcome: setOutcome(step)
    case .member: member(step)
    case .drawn:
      let bytes = drawn[Int(step.a)]
      levels[top].each { row in bytes[row] = 1 }
    case .bill: settleBill(Int(step.a))
    }
  }

  /// Works out a kept column for the selected rows where it is not known.
  private func need(_ step: ColumnInstruction, _ next: inout Int) {
    let place = Int(step.a)
    if kept[place].isWhole { return }
    let keeping = program.keepings[place]
    let rows = levels[top]
    let done = kept[place].done
    let isDense = rows.isDense && rows.count == laneCount(rows.lane)
    if !kept[place].isBegun {
      kept[place].isBegun = true
      if isDense {
        kept[place].isWhole = true
      } else {
        done.update(repeating: 0, count: laneCount(rows.lane))
        rows.each { row in done[row] = 1 }
      }
      select()
    } else {
      select()
      narrow { row in
        let isOpen = done[row] == 0
        done[row] = 1
        return isOpen
      }
      if isDense { kept[place].isWhole = true }
      if levels[top].count == 0 {
        top -= 1
        return
      }
    }
    calls.append(Call(step: next, frame: frame))
    frame += Int(step.b)
    reserveTemporaries()
    next = keeping.entry
  }

  /// Whoever meets a fault first says why.
  @inline(never) func handOver(_ row: Int, _ reason: UInt8) {
    let lane = levels[top].lane
    let dossier = lane < 0 ? row : Int(owners[lane].rows[row])
    if reasons[dossier] == 0 { reasons[dossier] = reason }
  }

  private func countHandOvers() {
    for row in 0..<count {
      if let reason = HandOver(rawValue: reasons[row]) { handOvers[reason, default: 0] += 1 }
    }
  }
}
