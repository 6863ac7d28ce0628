import Exact

extension ColumnCompiler {
  /// One fee: the entry that governs each row, then the rows of each version, versions that say the same together.
  mutating func compileFee(_ index: Int, _ versions: [FeeClauses]) {
    let fee = model.fees[index]
    let entries = fee.timeline.entries
    emit(.choose, a: Int32(fees[index].pick))
    choices.append(
      entries.map { entry in
        switch entry.state {
        case .version: Int64(ColumnOutcome.charged.rawValue)
        case .suspended: Int64(ColumnOutcome.suspended.rawValue)
        case .absent: Int64(ColumnOutcome.notApplicable.rawValue)
        }
      })
    emit(.outcomes, a: Int32(index), b: Int32(fees[index].pick), c: Int32(choices.count - 1))
    let governing = entries.map { entry in entry.version.map { versions[$0] } }
    var different: [FeeClauses] = []
    for case let clauses? in governing where !different.contains(clauses) { different.append(clauses) }
    for clauses in different {
      let isOf = governing.map { $0 == clauses }
      emit(.select)
      if isOf.contains(false) { emit(.whereEntry, a: Int32(fees[index].pick), c: truths(isOf)) }
      let jump = emitJumpIfEmpty()
      compile(clauses, of: index)
      land(jump)
      emit(.unselect)
    }
  }

  private mutating func compile(_ clauses: FeeClauses, of fee: Int) {
    if clauses.isTooDeep { return emitHandOver(.notCompiled) }
    let day = pricingDay(clauses.pricedOn)
    var selected = 0
    if let condition = clauses.condition {
      emit(.outcome, a: Int32(fee), b: Int32(ColumnOutcome.notApplicable.rawValue))
      emit(.select)
      emitWhere(condition, is: true, day: day)
      emit(.outcome, a: Int32(fee), b: Int32(ColumnOutcome.charged.rawValue))
      selected += 1
    }
    for (place, exemption) in clauses.exemptions.enumerated() {
      emit(.select)
      emitWhere(exemption, is: true, day: day)
      emit(.outcome, a: Int32(fee), b: Int32(ColumnOutcome.exempt.rawValue), c: Int32(place))
      emit(.complement)
      selected += 1
    }
    if clauses.amount == nil {
      emitHandOver(.noVersion)
    } else {
      let jump = emitJumpIfEmpty()
      charge(clauses, of: fee, day: day)
      land(jump)
    }
    for _ in 0..<selected { emit(.unselect) }
  }

  /// Amount, limits, reliefs, limits after them, rounding; and the same without the reliefs.
  private mutating func charge(_ clauses: FeeClauses, of fee: Int, day: Int) {
    guard let formula = clauses.amount else { return }
    let limits = [clauses.atLeast, clauses.atMost].compactMap { $0 }
    let columns = fees[fee]
    if limits.isEmpty, clauses.reliefs.isEmpty, formula.scale == 0, isRounded(formula.formula, by: clauses.rounding) {
      release(emitFormula(formula.formula, day: day, into: columns.final))
      return copyBeforeReliefs(columns)
    }
    var amount = emitFormula(formula.formula, day: day)
    var scale = formula.scale
    for limit in limits where !limit.isAfterReliefs { raise(&amount, &scale, to: limit.clause.scale) }
    amount = limited(amount, at: scale, clauses, isAfterReliefs: false, day: day)
    let (gross, grossScale) = (amount, scale)
    for (place, relief) in clauses.reliefs.enumerated() {
      let left = relieved(amount, &scale, relief, day: day)
      // What stood before the reliefs is needed once more.
      if place > 0 { release(amount) }
      amount = left
    }
    var finalScale = scale
    for limit in limits where limit.isAfterReliefs { finalScale = max(finalScale, limit.clause.scale) }
    finish(amount, from: scale, to: finalScale, clauses, day: day, into: columns.final, keeping: gross)
    if clauses.reliefs.isEmpty {
      release(gross)
      return copyBeforeReliefs(columns)
    }
    release(amount)
    finish(gross, from: grossScale, to: finalScale, clauses, day: day, into: columns.beforeReliefs, keeping: gross)
    release(gross)
  }

  private mutating func copyBeforeReliefs(_ columns: ColumnFee) {
    if columns.beforeReliefs != columns.final {
      emit(.copy, dst: columns.beforeReliefs, a: columns.final, isPiece: true)
    }
  }

  /// Limits after the reliefs, and whole rials. The column `kept` stays in use.
  private mutating func finish(
    _ column: Int32, from scale: Int, to finalScale: Int, _ clauses: FeeClauses, day: Int, into target: Int32,
    keeping kept: Int32
  ) {
    var amount = column
    if finalScale > scale { amount = rescaled(column, by: finalScale - scale) }
    amount = limited(amount, at: finalScale, clauses, isAfterReliefs: true, day: day, keeping: [column, kept])
    guard let rule = clauses.rounding else {
      emit(.copy, dst: target, a: amount, isPiece: true)
      if amount != column, amount != kept { release(amount) }
      return
    }
    if let ratio = Ratio(1, over: 1, rule, shift: -finalScale) {
      let isKept = amount == column || amount == kept
      _ = emitQuotient([amount], [], ratio, rule.mode, 0, into: target)
      if isKept { hold(amount) } else { release(amount) }
    } else {
      emitHandOver(.notCompiled)
    }
  }

  /// Keeps in use what a step released.
  private mutating func hold(_ column: Int32) {
    if column < 0 { temporaries[Int(-1 - column)] = true }
  }

  /// Whether the amount is rounded as the fee says, or the fee says nothing.
  private func isRounded(_ amount: Int, by rule: StepRule?) -> Bool {
    guard let rule else { return true }
    guard case .chain(_, _, let own) = uses.table.formulas[amount].shape else { return false }
    return own == rule
  }

  /// The column with more places; the old one is released.
  private mutating func raise(_ column: inout Int32, _ scale: inout Int, to wanted: Int) {
    if wanted <= scale { return }
    let raised = rescaled(column, by: wanted - scale)
    release(column)
    (column, scale) = (raised, wanted)
  }

  /// A new column with more places.
  mutating func rescaled(_ column: Int32, by places: Int) -> Int32 {
    emitValue(.multiply, a: column, b: constant(PowersOfTen.int128(places) ?? 0), into: nil)
  }

  /// At least, then at most, of those that are laid on at this point. Of the columns that are replaced, all but the kept
  /// ones are released.
  private mutating func limited(
    _ column: Int32, at scale: Int, _ clauses: FeeClauses, isAfterReliefs: Bool, day: Int, keeping: [Int32] = []
  ) -> Int32 {
    var amount = column
    let steps: [(FeeClauses.Bound?, ColumnInstruction.Code)] = [(clauses.atLeast, .most), (clauses.atMost, .least)]
    for (limit, step) in steps {
      guard let limit, limit.isAfterReliefs == isAfterReliefs else { continue }
      var (bound, boundScale) = (emitFormula(limit.clause.formula, day: day), limit.clause.scale)
      raise(&bound, &boundScale, to: scale)
      let next = emitValue(step, a: amount, b: bound, into: nil)
      release(bound)
      if !keeping.contains(amount) { release(amount) }
      amount = next
    }
    return amount
  }
}
