import Exact

extension Evaluation {
  /// The exact product of the topmost values.
  @inline(__always)
  func product(_ step: Instruction, _ top: Top, _ program: Program) throws(Fault) -> Top {
    let count = Int(step.a)
    guard let product = product(of: (1 - count)..<1, top) ?? wideProduct(of: (1 - count)..<1, top) else {
      throw .overflow
    }
    return top.replacing(count, with: try bounded(product, step, program))
  }

  /// The product of the values at these places; nil: it, or a part of it, needs more than 128 bits.
  @inline(__always)
  private func product(of places: Range<Int>, _ top: Top) -> Int128? {
    var place = places.lowerBound
    var narrow: Int64 = 1
    while place < places.upperBound, top[place].isNarrow {
      let next = narrow.multipliedReportingOverflow(by: Int64(truncatingIfNeeded: top[place]))
      if next.overflow { break }
      (narrow, place) = (next.partialValue, place + 1)
    }
    var product = Int128(narrow)
    while place < places.upperBound {
      guard let next = product.times(top[place]) else { return nil }
      (product, place) = (next, place + 1)
    }
    return product
  }

  /// Beyond 128 bits only a factor of 0 brings a product back.
  @inline(never)
  private func wideProduct(of places: Range<Int>, _ top: Top) -> Int128? {
    for place in places where top[place] == 0 { return 0 }
    return nil
  }

  /// One exact division and one rounding of the topmost values.
  mutating func quotient(_ step: Instruction, _ top: Top, _ program: Program) throws(Fault) -> Top {
    let plan = program.quotients.start + Int(step.a)
    let count = plan.pointee.dividends + plan.pointee.divisors
    let (dividends, divisors) = ((1 - count)..<(1 - plan.pointee.divisors), (1 - plan.pointee.divisors)..<1)
    let value: Int128
    if let numerator = product(of: dividends, top), let denominator = product(of: divisors, top), denominator != 0 {
      let isNegative = (numerator < 0) != (denominator < 0)
      value = try settle(numerator.magnitude, isNegative, over: denominator.magnitude, plan, isSaid: true)
    } else {
      value = try wideQuotient(dividends, divisors, top, plan)
    }
    return top.replacing(count, with: try bounded(value, step, program))
  }

  /// A value at the scale that the plan was made for, rounded by its rule.
  mutating func rounded(_ value: Int128, _ plan: UnsafePointer<QuotientPlan>, isSaid: Bool) throws(Fault) -> Int128 {
    try settle(value.magnitude, value < 0, over: 1, plan, isSaid: isSaid)
  }

  /// ±numerator ÷ denominator as a multiple of the rule's step; `isSaid`: whether the trace hears of it.
  private mutating func settle(
    _ numerator: UInt128, _ isNegative: Bool, over denominator: UInt128, _ plan: UnsafePointer<QuotientPlan>,
    isSaid: Bool
  ) throws(Fault) -> Int128 {
    if !Sink.listens, let value = narrowlySettled(numerator, isNegative, over: denominator, plan) { return value }
    guard plan.pointee.powers.1 == 1, let dividend = numerator.times(plan.pointee.powers.0),
      let divisor = denominator.times(plan.pointee.factor),
      let steps = try? Rounding.settle(
        dividend: dividend, isNegative: isNegative, divisor: divisor, mode: plan.pointee.rule.mode),
      let value = steps.quotient.times(plan.pointee.rule.step)
    else { return try wideSettle(UInt256(numerator), isNegative, over: denominator, plan, isSaid: isSaid) }
    if isSaid { say(value, UInt256(dividend), isNegative, divisor, steps, over: denominator, plan) }
    return value
  }

  /// The same where 64 bits hold all of it, as they mostly do; nil: they do not.
  @inline(__always)
  private func narrowlySettled(
    _ numerator: UInt128, _ isNegative: Bool, over denominator: UInt128, _ plan: UnsafePointer<QuotientPlan>
  ) -> Int128? {
    let narrow = plan.pointee.narrow
    guard UInt64(truncatingIfNeeded: (numerator | denominator) &>> 64) == 0 else { return nil }
    let dividend = UInt64(truncatingIfNeeded: numerator).multipliedReportingOverflow(by: narrow.power)
    let divisor = UInt64(truncatingIfNeeded: denominator).multipliedReportingOverflow(by: narrow.factor)
    if dividend.overflow || divisor.overflow || divisor.partialValue == 0 { return nil }
    let (quotient, remainder) = dividend.partialValue.quotientAndRemainder(dividingBy: divisor.partialValue)
    let away = plan.pointee.bits.step(quotient, remainder, of: divisor.partialValue, isNegative: isNegative)
    let steps = quotient.addingReportingOverflow(away)
    let value = steps.partialValue.multipliedReportingOverflow(by: narrow.step)
    if steps.overflow || value.overflow { return nil }
    return isNegative ? 0 &- Int128(value.partialValue) : Int128(value.partialValue)
  }

  @inline(__always)
  private mutating func say(
    _ value: Int128, _ dividend: UInt256, _ isNegative: Bool, _ divisor: UInt128,
    _ steps: (quotient: Int128, remainder: UInt128), over denominator: UInt128, _ plan: UnsafePointer<QuotientPlan>
  ) {
    sink.record(
      .rounding(
        plan.pointee.rule, after: value,
        dropped: Residue(
          of: dividend, isNegative, divisor: divisor, settled: steps, unit: denominator * plan.pointee.descaling)))
  }
}

/// The same where 128 bits do not hold a part of it, or a divisor is zero.
extension Evaluation {
  @inline(never)
  private mutating func wideQuotient(
    _ dividends: Range<Int>, _ divisors: Range<Int>, _ top: Top, _ plan: UnsafePointer<QuotientPlan>
  ) throws(Fault) -> Int128 {
    let isNegative = (dividends.lowerBound..<1).count { top[$0] < 0 } % 2 != 0
    let numerator = try wideNumerator(dividends, top)
    let denominator = try wideDenominator(divisors, top)
    return try wideSettle(numerator, isNegative, over: denominator, plan, isSaid: true)
  }

  /// The magnitude of the product in 256 bits.
  private func wideNumerator(_ places: Range<Int>, _ top: Top) throws(Fault) -> UInt256 {
    var numerator = UInt256(1)
    do {
      for place in places {
        if top[place] == 0 { return .zero }
        numerator = try numerator.multiplied(by: top[place].magnitude)
      }
    } catch { throw .overflow }
    return numerator
  }

  private func wideDenominator(_ places: Range<Int>, _ top: Top) throws(Fault) -> UInt128 {
    var denominator: UInt128 = 1
    var overflows = false
    for place in places {
      if top[place] == 0 { throw .divisionByZero }
      let product = denominator.multipliedReportingOverflow(by: top[place].magnitude)
      (denominator, overflows) = (product.partialValue, overflows || product.overflow)
    }
    if overflows { throw .overflow }
    return denominator
  }

  @inline(never)
  private mutating func wideSettle(
    _ numerator: UInt256, _ isNegative: Bool, over denominator: UInt128, _ plan: UnsafePointer<QuotientPlan>,
    isSaid: Bool
  ) throws(Fault) -> Int128 {
    let (divisor, tooLarge) = denominator.multipliedReportingOverflow(by: plan.pointee.factor)
    if tooLarge { throw .overflow }
    let dividend: UInt256
    let steps: (quotient: Int128, remainder: UInt128)
    do {
      var scaled = numerator
      if plan.pointee.powers.0 != 1 { scaled = try scaled.multiplied(by: plan.pointee.powers.0) }
      if plan.pointee.powers.1 != 1 { scaled = try scaled.multiplied(by: plan.pointee.powers.1) }
      dividend = scaled
      steps = try Rounding.settle(
        numerator: dividend, isNegative: isNegative, denominator: divisor, mode: plan.pointee.rule.mode)
    } catch { throw error == .divisionByZero ? .divisionByZero : .overflow }
    guard let value = steps.quotient.times(plan.pointee.rule.step) else { throw .overflow }
    if isSaid { say(value, dividend, isNegative, divisor, steps, over: denominator, plan) }
    return value
  }
}

extension Residue {
  /// What a settled division dropped: ±dividend ÷ divisor less the settled quotient, in steps; a step is `divisor` of
  /// the denominator's `unit`s.
  init(
    of dividend: UInt256, _ isNegative: Bool, divisor: UInt128, settled: (quotient: Int128, remainder: UInt128),
    unit: UInt128
  ) {
    let truncated = dividend.quotientAndRemainder(dividingBy: divisor).quotient
    let wentAway = truncated != UInt256(settled.quotient.magnitude)
    // The remainder is below the divisor, which stays below 10^38: both fit in 128 bits with a sign.
    let rest = Int128(truncatingIfNeeded: settled.remainder) - (wentAway ? Int128(truncatingIfNeeded: divisor) : 0)
    let common = Self.greatestCommonDivisor(rest.magnitude, unit)
    self.init(
      numerator: (isNegative ? -rest : rest) / Int128(truncatingIfNeeded: common), denominator: unit / common)
  }

  /// Euclid's; of 0 and n it is n, so that nothing dropped is 0 / 1.
  private static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
