import Exact

extension ProgramBuilder {
  mutating func buildFees() {
    buildBalances()
    for (index, fee) in model.fees.enumerated() {
      precondition(!fee.timeline.entries.isEmpty, "a fee holds on some day")
      let firstPlan = feeVersions.count
      for version in fee.versions { feeVersions.append(plan(of: version, fee: index)) }
      fees.append(Stretch(start: feeSpans.count, count: fee.timeline.entries.count))
      for entry in fee.timeline.entries { feeSpans.append(span(of: entry, fee, firstPlan)) }
      for (earlier, later) in zip(fee.timeline.entries, fee.timeline.entries.dropFirst()) {
        precondition(earlier.span.last < later.span.first, "spans are sorted, apart")
      }
    }
  }

  private mutating func span(of entry: Timeline.Entry, _ fee: Fee, _ firstPlan: Int) -> FeeSpanPlan {
    guard let date = fee.pricedOn(entry)?.index else {
      preconditionFailure("a fee's entry without a version says which date is asked")
    }
    precondition(model.inputs[date].group == nil, "a date of the dossier prices a fee")
    let state: FeeSpanPlan.State =
      switch entry.state {
      case .version(let version): .version(version, plan: firstPlan + version)
      case .suspended(let act, _): .suspended(by: act.index)
      case .absent: .absent
      }
    return FeeSpanPlan(
      first: entry.span.first.number, last: entry.span.last.number, state: state, column: model.inputs[date].column,
      input: date, slot: slot(of: date))
  }

  private mutating func slot(of date: Int) -> Int {
    if let known = slots.firstIndex(of: date) { return known }
    slots.append(date)
    return slots.count - 1
  }

  private mutating func buildBalances() {
    let drawn = Set(model.fees.flatMap(\.versions).flatMap(\.reliefs).compactMap { $0.balance?.index })
    for input in drawn.sorted() {
      guard case .number(_, _, _, let scale, _, _, _) = model.inputs[input].domain, model.inputs[input].group == nil
      else { preconditionFailure("a balance is a number of the dossier") }
      balances.append(BalancePlan(input: input, column: model.inputs[input].column, scale: scale))
    }
  }

  private mutating func plan(of version: FeeVersion, fee: Int) -> FeeVersionPlan {
    firstLocal = locals.count
    // The places are taken before the formulas are compiled, as one `let` may read another.
    locals += version.locals.indices.map { Program.LocalPlan(entry: -1, fee: fee, place: $0) }
    for (place, local) in version.locals.enumerated() {
      locals[firstLocal + place].entry = compile(local.formula, ending: .keepLocal).entry
    }
    var plan = FeeVersionPlan()
    plan.condition = compile(version.condition)
    let conditions = version.exemptions.map { compile($0.condition) }
    plan.exemptions = Stretch(start: formulas.count, count: conditions.count)
    formulas += conditions
    // Nothing is made of an amount whose text is not known.
    guard let amount = version.amount else { return plan }
    plan.amount = compile(amount)
    plan.atLeast = limit(version.atLeast)
    plan.atMost = limit(version.atMost)
    var scale = plan.amount.scale
    for limit in [plan.atLeast, plan.atMost] where !limit.isAfterReliefs { scale = max(scale, limit.bound.scale) }
    plan.limitedScale = scale
    let laid = version.reliefs.map { relief($0, after: &scale) }
    plan.reliefs = Stretch(start: reliefs.count, count: laid.count)
    reliefs += laid
    for limit in [plan.atLeast, plan.atMost] where limit.isAfterReliefs { scale = max(scale, limit.bound.scale) }
    plan.finalScale = scale
    plan.isPlain = laid.isEmpty && !plan.atLeast.bound.isPresent && !plan.atMost.bound.isPresent
    precondition(scale <= Self.mostPlaces, "the clauses of a fee stay within 16 places")
    guard let rule = version.rounding else {
      precondition(scale == 0, "a fee without a rounding is whole rials")
      return plan
    }
    precondition(rule.scale == 0, "a fee is rounded to whole rials")
    plan.rounding = quotients.count
    quotients.append(quotient(rule, dividends: 1, dividendScale: scale, divisors: 0, divisorScale: 0))
    if case .chain(_, _, let own) = model.nodes[amount.index].operation { plan.isRoundedBefore = own == rule }
    // Then nothing is left to be rounded.
    if plan.isPlain, plan.isRoundedBefore { plan.rounding = -1 }
    return plan
  }

  private mutating func limit(_ limit: Limit?) -> LimitPlan {
    LimitPlan(bound: compile(limit?.bound), isAfterReliefs: limit?.afterReliefs ?? false)
  }

  /// `scale`: of the amount before the relief, then of the amount after it.
  private mutating func relief(_ relief: Relief, after scale: inout Int) -> ReliefPlan {
    var plan = ReliefPlan()
    plan.condition = compile(relief.condition)
    plan.share = compile(relief.share)
    plan.part = compile(relief.part)
    plan.ceiling = compile(relief.ceiling)
    let partScale = plan.part.isPresent ? plan.part.scale : scale
    scale = max(scale, partScale + plan.share.scale, plan.ceiling.scale)
    if let input = relief.balance {
      guard let place = balances.firstIndex(where: { $0.input == input.index }) else {
        preconditionFailure("every balance was gathered")
      }
      plan.balance = place
      scale = max(scale, balances[place].scale)
    }
    plan.scale = scale
    return plan
  }
}
