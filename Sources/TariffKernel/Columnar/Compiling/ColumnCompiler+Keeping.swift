/// Kept columns: worked out by need, once for each row, by code of their own.
extension ColumnCompiler {
  /// Makes the use's column known for the selected rows; the column.
  mutating func need(_ use: Use) -> Int32 {
    let keeping = keeping(of: use)
    emit(.need, a: Int32(keeping), b: temporariesInUse)
    return keepings[keeping].column
  }

  private mutating func keeping(of use: Use) -> Int {
    if let known = keptUses[use] { return known }
    let keeping = addKeeping(lane: use.lane)
    keptUses[use] = keeping
    open.append(.use(use, keeping))
    return keeping
  }

  /// Makes the spans of a timeline known on a day; the column of their places, which the reader releases.
  mutating func needSpans(of timeline: Timeline, day: Int) -> Int32 {
    if uses.table.isTimeless(timeline) || day < 0 { return constant(0) }
    let axis = Axis(timeline)
    let place = axes.firstIndex(of: axis) ?? axes.count
    if place == axes.count { axes.append(axis) }
    let span = SpanUse(axis: place, day: day)
    let keeping: Int
    if let known = keptSpans[span] {
      keeping = known
    } else {
      keeping = addKeeping(lane: uses.contexts[day].lane)
      keptSpans[span] = keeping
      open.append(.span(span, keeping))
    }
    let isLifted = lane >= 0 && keepings[keeping].lane < 0
    if isLifted { emit(.enterOwners) }
    emit(.need, a: Int32(keeping), b: temporariesInUse)
    if !isLifted { return keepings[keeping].column }
    emit(.unselect)
    return emitValue(.broadcast, a: keepings[keeping].column, b: Int32(lane), into: nil)
  }

  private mutating func addKeeping(lane: Int) -> Int {
    keepings.append(Keeping(column: column(.kept(lane: lane)), lane: lane))
    return keepings.count - 1
  }

  /// The code of all kept columns; what they need is kept in its turn.
  mutating func compileKeepings() {
    while let next = open.popLast() {
      temporaries.removeAll(keepingCapacity: true)
      switch next {
      case .use(let use, let keeping):
        begin(keeping)
        let target = keepings[keeping].column
        if case .value(let value) = uses.table.formulas[use.formula].shape {
          emitVersions(of: value, use, into: target)
        } else {
          release(emitInline(use, into: target))
        }
      case .span(let span, let keeping):
        begin(keeping)
        emit(
          .span, dst: keepings[keeping].column, a: dayColumn(span.day), c: Int32(span.axis), isPiece: true)
      }
      emit(.back)
    }
  }

  private mutating func begin(_ keeping: Int) {
    keepings[keeping].entry = code.count
    lane = keepings[keeping].lane
  }

  /// The column that holds the day; whoever reads it has made it known.
  private mutating func dayColumn(_ day: Int) -> Int32 {
    switch uses.contexts[day].source {
    case .pricing(let input): return inputColumns[input]
    case .date(let use):
      switch uses.table.formulas[use.formula].shape {
      case .constant(let day): return constant(day)
      case .input(let input): return inputColumns[input]
      default: return keepings[keeping(of: use)].column
      }
    }
  }

  /// A value by the version that holds on its day.
  private mutating func emitVersions(of index: Int, _ use: Use, into target: Int32) {
    let value = model.values[index]
    let spans = needSpans(of: value.timeline, day: use.day)
    let entries = value.timeline.entries
    emit(.requireSpan, a: spans, c: truths(entries.map { $0.version != nil }))
    let formulas = entries.map { entry in
      entry.version.map { uses.table.place(of: value.versions[$0].formula) }
    }
    let different = uses.versions(of: index).filter { formulas.contains($0) }
    for formula in different {
      if different.count > 1 {
        emit(.select)
        emit(.whereSpan, a: spans, c: truths(formulas.map { $0 == formula }))
      }
      let jump = emitJumpIfEmpty()
      release(emitFormula(formula, day: use.day, into: target))
      land(jump)
      if different.count > 1 { emit(.unselect) }
    }
  }
}
