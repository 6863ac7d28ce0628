import Exact

extension Evaluation {
  /// The value of a formula: steps from its entry on until it is finished.
  mutating func value(of formula: FormulaPlan, _ program: Program) throws(Fault) -> Int128 {
    var next = program.code.start + Int(formula.entry)
    var top = room.floor
    while true {
      let step = next.pointee
      next += 1
      switch step.code {
      case .constant: top = top.pushing(program.constants[Int(step.a)])
      case .overflow: throw .overflow
      case .input: top = top.pushing(try input(step, program))
      case .rowInput: top = top.pushing(try rowInput(step, program))
      case .isGiven: top = top.pushing(values[Int(step.a)] == nil ? 0 : 1)
      case .rowIsGiven: top = top.pushing(rowValue(step) == nil ? 0 : 1)
      case .rate: top = top.pushing(try rate(step, program))
      case .value:
        if let known = knownValue(step, program) {
          top = top.pushing(known)
        } else {
          next = try enterValue(step, from: next, program)
        }
      case .local:
        if let known = knownLocal(step, program) {
          top = top.pushing(known)
        } else {
          next = enterLocal(step, from: next, program)
        }
      case .line: top = top.pushing(try line(step, program))
      case .set: top = top.pushing(try set(step, program))
      case .rescale:
        guard let product = top.pointee.times(program.constants[Int(step.a)]) else { throw .overflow }
        top.pointee = try bounded(product, step, program)
      case .negate: top.pointee = -top.pointee
      case .sum: top = try total(step, top, program)
      case .product: top = try product(step, top, program)
      case .least: top = extreme(step, top) { $0 < $1 }
      case .most: top = extreme(step, top) { $0 > $1 }
      case .quotient: top = try quotient(step, top, program)
      case .equal: top = top.replacing(2, with: top.isSame ? 1 : 0)
      case .notEqual: top = top.replacing(2, with: top.isSame ? 0 : 1)
      case .less: top = top.comparing { $0 < $1 }
      case .lessOrEqual: top = top.comparing { $0 <= $1 }
      case .greater: top = top.comparing { $0 > $1 }
      case .greaterOrEqual: top = top.comparing { $0 >= $1 }
      case .not: top.pointee = 1 - top.pointee
      case .jump: next = program.code.start + Int(step.a)
      case .jumpIfFalse:
        if top.isNo { next = program.code.start + Int(step.a) }
        top -= 1
      case .decideIfFalse: if top.isNo { next = program.code.start + Int(step.a) } else { top -= 1 }
      case .decideIfTrue: if !top.isNo { next = program.code.start + Int(step.a) } else { top -= 1 }
      case .oneOf: top.pointee = isOneOf(step, top.pointee, program) ? 1 : 0
      case .lookup: top = try lookUp(step, top, program)
      case .progressive: top = try sumOfSlices(step, top, program)
      case .loopBegin: room.loops.append(Workspace.Loop(group: Int(step.a)))
      case .loopNext: if !advance() { next = program.code.start + Int(step.a) }
      case .loopCount: countRow()
      case .loopSum:
        addElement(step, top.pointee)
        top -= 1
      case .loopLeast:
        gatherExtreme(step, top.pointee) { $0 < $1 }
        top -= 1
      case .loopMost:
        gatherExtreme(step, top.pointee) { $0 > $1 }
        top -= 1
      case .loopEndCount: top = top.pushing(endCount(step))
      case .loopEndSum: top = top.pushing(try endSum(step, program))
      case .loopEndExtreme: top = top.pushing(try endExtreme(step))
      case .yearOf: top.pointee = Int128(Day(number: Int32(top.pointee)).solar.year)
      case .dayOf: top = top.replacing(3, with: try dayOf(year: top[-2], month: top[-1], day: top[0]))
      case .enterDay:
        enterDay(Int32(top.pointee))
        top -= 1
      case .leaveDay: leaveDay()
      case .keepValue: next = keepValue(top.pointee)
      case .keepLocal: next = keepLocal(top.pointee, program)
      case .finish: return top.pointee
      }
    }
  }

  /// The value, if it keeps the bound of its node.
  @inline(__always)
  func bounded(_ value: Int128, _ step: Instruction, _ program: Program) throws(Fault) -> Int128 {
    if value.isNarrow, step.bound != Bound.date { return value }
    let bound = program.bounds[Int(step.bound)]
    if value < bound.least || value > bound.most { throw .overflow }
    return value
  }

  /// The exact total of the topmost values.
  @inline(__always)
  private func total(_ step: Instruction, _ top: Top, _ program: Program) throws(Fault) -> Top {
    let count = Int(step.a)
    var total: Int128 = 0
    for place in (1 - count)..<1 {
      let (sum, overflow) = total.addingReportingOverflow(top[place])
      if overflow {
        total = try wideTotal(count, top)
        break
      }
      total = sum
    }
    return top.replacing(count, with: try bounded(total, step, program))
  }

  /// The same where a part of it needs more than 128 bits.
  @inline(never)
  private func wideTotal(_ count: Int, _ top: Top) throws(Fault) -> Int128 {
    var total = ExactTotal()
    for place in (1 - count)..<1 { total.add(top[place]) }
    guard let value = total.value else { throw .overflow }
    return value
  }

  @inline(__always)
  private func extreme(_ step: Instruction, _ top: Top, _ goesBeyond: (Int128, Int128) -> Bool) -> Top {
    let count = Int(step.a)
    var best = top[1 - count]
    for place in (1 - count)..<1 where goesBeyond(top[place], best) { best = top[place] }
    return top.replacing(count, with: best)
  }

  private func isOneOf(_ step: Instruction, _ chosen: Int128, _ program: Program) -> Bool {
    for place in Int(step.a)..<(Int(step.a) + Int(step.b)) where program.choices[place] == chosen { return true }
    return false
  }
}
