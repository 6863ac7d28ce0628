import Exact

extension Evaluation {
  /// The exact product of the topmost values; 256 bits where 128 do not hold it.
  mutating func product(_ step: Instruction, _ program: Program) throws(Fault) {
    let first = work.height - Int(step.a)
    var product: Int128 = 1
    for index in first..<work.height {
      let (next, overflow) = product.multipliedReportingOverflow(by: work.stack[index])
      if overflow {
        product = try wideProduct(from: first)
        break
      }
      product = next
    }
    work.height = first
    work.push(try bounded(product, step, program))
  }

  /// Beyond 128 bits only a factor of 0 brings a product back.
  private func wideProduct(from first: Int) throws(Fault) -> Int128 {
    for index in first..<work.height where work.stack[index] == 0 { return 0 }
    throw .overflow
  }

  /// One exact division and one rounding of the topmost values.
  mutating func quotient(_ step: Instruction, _ program: Program) throws(Fault) {
    let plan = program.quotients[Int(step.a)]
    let first = work.height - plan.dividends - plan.divisors
    let middle = first + plan.dividends
    var isNegative = false
    var numerator = UInt256(1)
    do {
      for index in first..<middle {
        let dividend = work.stack[index]
        if dividend == 0 {
          numerator = .zero
          break
        }
        if dividend < 0 { isNegative.toggle() }
        numerator = try numerator.multiplied(by: dividend.magnitude)
      }
    } catch { throw .overflow }
    var denominator: UInt128 = 1
    var overflow = false
    for index in middle..<work.height {
      let divisor = work.stack[index]
      if divisor == 0 { throw .divisionByZero }
      if divisor < 0 { isNegative.toggle() }
      let product = denominator.multipliedReportingOverflow(by: divisor.magnitude)
      denominator = product.partialValue
      overflow = overflow || product.overflow
    }
    if overflow { throw .overflow }
    work.height = first
    let settled = try settle(numerator, isNegative, over: denominator, plan, isSaid: true)
    work.push(try bounded(settled, step, program))
  }

  /// A value at the scale that the plan was made for, rounded by its rule.
  mutating func rounded(_ value: Int128, _ plan: QuotientPlan, isSaid: Bool) throws(Fault) -> Int128 {
    try settle(UInt256(value.magnitude), value < 0, over: 1, plan, isSaid: isSaid)
  }

  /// ±numerator ÷ denominator as a multiple of the rule's step; `isSaid`: whether the trace hears of it.
  private mutating func settle(
    _ numerator: UInt256, _ isNegative: Bool, over denominator: UInt128, _ plan: QuotientPlan, isSaid: Bool
  ) throws(Fault) -> Int128 {
    let dividend: UInt256
    let steps: (quotient: Int128, remainder: UInt128)
    let (divisor, tooLarge) = denominator.multipliedReportingOverflow(by: plan.factor)
    if tooLarge { throw .overflow }
    do {
      var scaled = numerator
      if plan.powers.0 != 1 { scaled = try scaled.multiplied(by: plan.powers.0) }
      if plan.powers.1 != 1 { scaled = try scaled.multiplied(by: plan.powers.1) }
      dividend = scaled
      steps = try Rounding.settle(
        numerator: dividend, isNegative: isNegative, denominator: divisor, mode: plan.rule.mode)
    } catch { throw error == .divisionByZero ? .divisionByZero : .overflow }
    let (value, overflow) = steps.quotient.multipliedReportingOverflow(by: plan.rule.step)
    if overflow { throw .overflow }
    if isSaid {
      sink.record(
        .rounding(
          plan.rule, after: value,
          dropped: Residue(
            of: dividend, isNegative, divisor: divisor, settled: steps, unit: denominator * plan.descaling)))
    }
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
