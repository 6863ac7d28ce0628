import Exact

extension Evaluation {
  /// One fee: what its date picks, whether it applies, whom it lets off, and what it comes to.
  mutating func assessLine(of fee: Int, _ line: inout Line, _ program: Program) {
    room.clear()
    depth = 0
    sink.restart(at: 0)
    line = Line(outcome: .notApplicable, day: nil, version: nil)
    do {
      let governing = try price(fee, &line, program)
      var standing = Workspace.Standing()
      switch governing.pointee.state {
      case .version(let version, let plan):
        line.version = version
        sink.record(.line(ID(fee), day: Day(number: day), version: version))
        sink.deepen()
        standing = try apply(program.feeVersions.start + plan, of: fee, &line, program)
        standing.version = version
        commitDraws()
      case .suspended(let act):
        (line.outcome, standing.state) = (.suspended(ID(act)), .nothing)
        sink.record(.standstill(ID(fee), day: Day(number: day), entry: line.entry ?? 0))
      case .absent:
        standing.state = .absent
        sink.record(.standstill(ID(fee), day: Day(number: day), entry: line.entry ?? 0))
      }
      room.standings[fee] = standing
    } catch {
      line.outcome = .error(error)
      room.standings[fee] = Workspace.Standing(state: .failed, version: line.version ?? -1)
      dropDraws()
    }
  }

  /// What governs: the latest entry whose own date lies in its days; that date becomes the day at hand.
  ///
  /// Later entries are asked first, and one whose date is not given ends the search: it might govern.
  @inline(__always)
  private mutating func price(
    _ fee: Int, _ line: inout Line, _ program: Program
  ) throws(Fault) -> UnsafePointer<FeeSpanPlan> {
    let entries = program.fees[fee]
    let first = program.feeSpans.start + entries.start
    var place = entries.count
    while place > 0 {
      place -= 1
      let span = first + place
      let number = try pricingDay(span, &line)
      if span.pointee.first <= number, number <= span.pointee.last {
        line.entry = place
        (day, slot) = (number, span.pointee.slot)
        return span
      }
    }
    // The fault names the day that the law now in force asks for.
    let day = try pricingDay(first + (entries.count - 1), &line)
    throw .noVersion(.fee(ID(fee)), Day(number: day))
  }

  /// The day that decides whether an entry governs.
  @inline(__always)
  private func pricingDay(_ span: UnsafePointer<FeeSpanPlan>, _ line: inout Line) throws(Fault) -> Int32 {
    (line.pricedOn, line.day) = (ID(span.pointee.input), nil)
    guard let date = values[span.pointee.column] else { throw .missingInput(ID(span.pointee.input), row: nil) }
    guard let number = Int32(exactly: date) else { throw .overflow }
    line.day = Day(number: number)
    return number
  }

  /// What the governing version makes of the line, and what readers of it will see.
  private mutating func apply(
    _ plan: UnsafePointer<FeeVersionPlan>, of fee: Int, _ line: inout Line, _ program: Program
  ) throws(Fault) -> Workspace.Standing {
    let condition = plan.pointee.condition
    if condition.isPresent, try !holds(condition, program) { return Workspace.Standing(state: .nothing) }
    for place in 0..<plan.pointee.exemptions.count {
      let isExempt = try value(of: program.formulas[plan.pointee.exemptions.start + place], program) != 0
      sink.record(.exemption(place, isExempt))
      if isExempt {
        line.outcome = .exempt(place)
        return Workspace.Standing(state: .nothing)
      }
    }
    guard plan.pointee.amount.isPresent else { throw .textUnknown(.fee(ID(fee))) }
    let (amount, beforeReliefs) = try charge(plan, program)
    (line.outcome, line.beforeReliefs) = (.charged(amount), beforeReliefs)
    return Workspace.Standing(state: .charged, final: amount, beforeReliefs: beforeReliefs)
  }

  /// Whether a clause's condition holds; the trace hears of it.
  mutating func holds(_ condition: FormulaPlan, _ program: Program) throws(Fault) -> Bool {
    let holds = try value(of: condition, program) != 0
    sink.record(.condition(condition.id, holds))
    return holds
  }

  /// Amount, limits, reliefs, limits after them, rounding. Beside the amount runs the same amount without reliefs.
  private mutating func charge(
    _ plan: UnsafePointer<FeeVersionPlan>, _ program: Program
  ) throws(Fault) -> (final: Int128, beforeReliefs: Int128) {
    let formula = try value(of: plan.pointee.amount, program)
    sink.record(.amount(plan.pointee.amount.id, formula))
    if plan.pointee.isPlain {
      let whole = try wholeRials(formula, plan, isFinal: true, program)
      return (whole, whole)
    }
    var amount = program.rescaled(formula, by: plan.pointee.limitedScale - plan.pointee.amount.scale)
    let least = try bound(plan.pointee.atLeast, isAfterReliefs: false, at: plan.pointee.limitedScale, program)
    raise(&amount, to: least, at: plan.pointee.limitedScale)
    let most = try bound(plan.pointee.atMost, isAfterReliefs: false, at: plan.pointee.limitedScale, program)
    cap(&amount, to: most, at: plan.pointee.limitedScale)

    var gross = program.rescaled(amount, by: plan.pointee.finalScale - plan.pointee.limitedScale)
    amount = try relieved(amount, plan, program)
    let leastAfter = try bound(plan.pointee.atLeast, isAfterReliefs: true, at: plan.pointee.finalScale, program)
    raise(&amount, to: leastAfter, at: plan.pointee.finalScale)
    let mostAfter = try bound(plan.pointee.atMost, isAfterReliefs: true, at: plan.pointee.finalScale, program)
    cap(&amount, to: mostAfter, at: plan.pointee.finalScale)
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
    _ amount: Int128, _ plan: UnsafePointer<FeeVersionPlan>, isFinal: Bool, _ program: Program
  ) throws(Fault) -> Int128 {
    var whole = amount
    if plan.pointee.rounding >= 0 {
      let quotient = program.quotients.start + plan.pointee.rounding
      // The amount's own chain was rounded by the same rule, and the trace has heard of it: whole steps stay.
      let step = quotient.pointee.rule.step
      let isDone = plan.pointee.isRoundedBefore && plan.pointee.finalScale == 0 && (step == 1 || amount % step == 0)
      if !isDone { whole = try rounded(amount, quotient, isSaid: isFinal) }
    }
    if whole.isNarrow { return whole }
    let limit = program.bounds[0]
    if whole < limit.least || whole > limit.most { throw .overflow }
    return whole
  }
}
