import Exact

extension ProgramBuilder {
  /// A chain: its values in the order written, dividends first, and one step that multiplies, divides and rounds.
  mutating func emitChain(
    _ dividends: Operands, _ divisors: Operands, _ rule: RoundingRule?, _ scale: Int, _ bound: UInt8
  ) {
    for operand in list(dividends) { emit(operand) }
    let dividendScale = list(dividends).reduce(0) { $0 + model.nodes[$1.index].scale }
    guard let rule else {
      precondition(divisors.count == 0, "a division says how it is rounded")
      precondition(scale == dividendScale, "a product keeps all places")
      return add(.product, Int32(dividends.count), bound, growth: 1 - dividends.count)
    }
    for operand in list(divisors) { emit(operand) }
    let divisorScale = list(divisors).reduce(0) { $0 + model.nodes[$1.index].scale }
    precondition(scale == rule.scale, "a rounded chain stands at the scale of its step")
    quotients.append(
      quotient(
        rule, dividends: dividends.count, dividendScale: dividendScale, divisors: divisors.count,
        divisorScale: divisorScale))
    add(.quotient, Int32(quotients.count - 1), bound, growth: 1 - dividends.count - divisors.count)
  }

  /// How values at these scales are brought to whole steps of the rule.
  ///
  /// With D and V the products of significands, at scales d and v, and the step s at scale r, the quotient in steps is
  /// D × 10^(v + r − d) ÷ (V × s).
  func quotient(
    _ rule: RoundingRule, dividends: Int, dividendScale: Int, divisors: Int, divisorScale: Int
  ) -> QuotientPlan {
    let shift = divisorScale + rule.scale - dividendScale
    let upper = max(0, shift)
    let most = PowersOfTen.largestExponent
    guard rule.step > 0, let first = PowersOfTen.uint128(min(upper, most)),
      let second = PowersOfTen.uint128(max(0, upper - most)), let descaling = PowersOfTen.uint128(max(0, -shift))
    else { preconditionFailure("a rounding step is greater than zero, and a chain stays within 76 digits") }
    let factor = rule.step.magnitude.multipliedReportingOverflow(by: descaling)
    precondition(!factor.overflow, "divisor and step stay within 38 digits")
    return QuotientPlan(
      dividends: dividends, divisors: divisors, powers: (first, second), descaling: descaling,
      factor: factor.partialValue, rule: rule)
  }
}
