import Exact

extension Evaluation {
  /// One fee: what its date picks, whether it applies, whom it lets off, and what it comes to.
  mutating func line(of fee: Int, _ program: Program) -> Line {
    work.clear()
    sink.restart(at: 0)
    var line = Line(outcome: .notApplicable, day: nil, version: nil)
    do {
      let plan = try price(fee, &line, program)
      if plan >= 0 {
        sink.deepen()
        line.outcome = try outcome(program.feeVersions[plan], of: fee, &line, program)
        commitDraws()
      }
    } catch {
      (line.outcome, line.beforeReliefs) = (.error(error), 0)
      dropDraws()
    }
    stand(fee, line)
    return line
  }

  /// Picks what governs: the latest entry whose own date lies in its days. The place of its version's plan; −1: the
  /// entry says that there is no such fee, or that it is suspended, which is the line's outcome.
  ///
  /// Later entries are asked first, and one whose date is not given ends the search: it might govern.
  private mutating func price(_ fee: Int, _ line: inout Line, _ program: Program) throws(Fault) -> Int {
    let entries = program.fees[fee]
    for index in entries.range.reversed() {
      let span = program.feeSpans[index]
      let number = try pricingDay(span, &line)
      guard span.first <= number, number <= span.last else { continue }
      line.entry = index - entries.start
      (day, slot) = (number, span.slot)
      switch span.state {
      case .version(let version, let plan):
        line.version = version
        sink.record(.line(ID(fee), day: Day(number: number), version: version))
        return plan
      case .suspended(let act): line.outcome = .suspended(ID(act))
      case .absent: line.outcome = .notApplicable
      }
      sink.record(.standstill(ID(fee), day: Day(number: number), entry: index - entries.start))
      return -1
    }
    // The fault names the day that the law now in force asks for.
    let day = try pricingDay(program.feeSpans[entries.start + entries.count - 1], &line)
    throw .noVersion(.fee(ID(fee)), Day(number: day))
  }

  /// The day that decides whether an entry governs.
  private func pricingDay(_ span: FeeSpanPlan, _ line: inout Line) throws(Fault) -> Int32 {
    (line.pricedOn, line.day) = (ID(span.input), nil)
    guard let date = facts.values[span.column] else { throw .missingInput(ID(span.input), row: nil) }
    guard let number = Int32(exactly: date) else { throw .overflow }
    line.day = Day(number: number)
    return number
  }

  private mutating func outcome(
    _ plan: FeeVersionPlan, of fee: Int, _ line: inout Line, _ program: Program
  ) throws(Fault) -> Outcome {
    if plan.condition.isPresent, try !holds(plan.condition, program) { return .notApplicable }
    for (place, index) in plan.exemptions.range.enumerated() {
      let isExempt = try value(of: program.formulas[index], program) != 0
      sink.record(.exemption(place, isExempt))
      if isExempt { return .exempt(place) }
    }
    guard plan.amount.isPresent else { throw .textUnknown(.fee(ID(fee))) }
    let (amount, beforeReliefs) = try charge(plan, program)
    line.beforeReliefs = beforeReliefs
    return .charged(amount)
  }

  /// Whether a clause's condition holds; the trace hears of it.
  mutating func holds(_ condition: FormulaPlan, _ program: Program) throws(Fault) -> Bool {
    let holds = try value(of: condition, program) != 0
    sink.record(.condition(condition.id, holds))
    return holds
  }

  /// Amount, limits, reliefs, limits after them, rounding. Beside the amount runs the same amount without reliefs.
  private mutating func charge(
    _ plan: FeeVersionPlan, _ program: Program
  ) throws(Fault) -> (final: Int128, beforeReliefs: Int128) {
    let formula = try value(of: plan.amount, program)
    sink.record(.amount(plan.amount.id, formula))
    var amount = program.rescaled(formula, by: plan.limitedScale - plan.amount.scale)
    let least = try bound(plan.atLeast, isAfterReliefs: false, at: plan.limitedScale, program)
    raise(&amount, to: least, at: plan.limitedScale)
    let most = try bound(plan.atMost, isAfterReliefs: false, at: plan.limitedScale, program)
    cap(&amount, to: most, at: plan.limitedScale)

    var gross = program.rescaled(amount, by: plan.finalScale - plan.limitedScale)
    amount = try relieved(amount, plan, program)
    let leastAfter = try bound(plan.atLeast, isAfterReliefs: true, at: plan.finalScale, program)
    raise(&amount, to: leastAfter, at: plan.finalScale)
    let mostAfter = try bound(plan.atMost, isAfterReliefs: true, at: plan.finalScale, program)
    cap(&amount, to: mostAfter, at: plan.finalScale)
    if let leastAfter { gross = max(gross, leastAfter) }
    if let mostAfter { gross = min(gross, mostAfter) }

    let final = try wholeRials(amount, plan, isFinal: true, program)
    return (final, gross == amount ? final : try wholeRials(gross, plan, isFinal: false, program))
  }

  /// A limit's bound at a scale, if it is laid on at this point.
  private mutating func bound(
    _ limit: LimitPlan, isAfterReliefs: Bool, at scale: Int, _ program: Program
  ) throws(Fault) -> Int128? {
    guard limit.bound.isPresent, limit.isAfterReliefs == isAfterReliefs else { return nil }
    return program.rescaled(try value(of: limit.bound, program), by: scale - limit.bound.scale)
  }

  private mutating func raise(_ amount: inout Int128, to bound: Int128?, at scale: Int) {
    guard let bound, amount < bound else { return }
    amount = bound
    sink.record(.raised(to: bound, scale: scale))
  }

  private mutating func cap(_ amount: inout Int128, to bound: Int128?, at scale: Int) {
    guard let bound, amount > bound else { return }
    amount = bound
    sink.record(.capped(to: bound, scale: scale))
  }

  /// The amount rounded as the fee says; it says nothing only where the amount is whole rials by itself.
  private mutating func wholeRials(
    _ amount: Int128, _ plan: FeeVersionPlan, isFinal: Bool, _ program: Program
  ) throws(Fault) -> Int128 {
    var whole = amount
    if plan.rounding >= 0 {
      let quotient = program.quotients[plan.rounding]
      // The amount's own chain was rounded by the same rule, and the trace has heard of it: whole steps stay.
      let step = quotient.rule.step
      let isDone = plan.isRoundedBefore && plan.finalScale == 0 && (step == 1 || amount % step == 0)
      if !isDone { whole = try rounded(amount, quotient, isSaid: isFinal) }
    }
    let limit = program.bounds[0]
    if whole < limit.least || whole > limit.most { throw .overflow }
    return whole
  }

  /// What readers of the line, and its bills, will see.
  private mutating func stand(_ fee: Int, _ line: Line) {
    var standing = Workspace.Standing(version: line.version ?? -1, beforeReliefs: line.beforeReliefs)
    switch line.outcome {
    case .charged(let amount): (standing.state, standing.final) = (.charged, amount)
    case .notApplicable where line.version == nil: standing.state = .absent
    case .exempt, .notApplicable, .suspended: standing.state = .nothing
    case .error: standing.state = .failed
    }
    work.standings[fee] = standing
  }
}
