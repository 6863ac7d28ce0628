extension ExactDecimal {
  /// The nearest multiple of the step as the mode says, at the scale of the step (or less, where that has no room).
  ///
  /// Throws ``ArithmeticFault/overflow`` where the multiple has too many digits.
  public func rounded(_ rounding: Rounding) throws(ArithmeticFault) -> ExactDecimal {
    try divided(by: ExactDecimal(1), rounding: rounding)
  }

  /// The exact quotient, brought to a multiple of the step in the same breath: there is one rounding, not two.
  ///
  /// 10 ÷ 3 half up to 0.01 is 3.33; 1,250 ÷ 7 floor to 10 is 170. The result has the scale of the step (or less, where
  /// that has no room).
  ///
  /// Throws ``ArithmeticFault/divisionByZero``; and ``ArithmeticFault/overflow`` where the multiple has too many
  /// digits, or where the dividend, brought to the scales of divisor and step, exceeds 256 bits (more than 76 digits,
  /// beyond every value that a tariff can hold).
  public func divided(by divisor: ExactDecimal, rounding: Rounding) throws(ArithmeticFault) -> ExactDecimal {
    if divisor.significand == 0 { throw .divisionByZero }
    let step = rounding.step
    let isNegative = isNegative != divisor.isNegative
    let multiple = try Self.multiple(
      of: step, in: self, over: divisor, isNegative: isNegative && significand != 0, mode: rounding.mode)
    return try Self.product(multiple, step, isNegative: isNegative)
  }

  /// How many steps the quotient is, rounded: |dividend| · 10^e over |divisor| · step, where e gathers the scales.
  private static func multiple(
    of step: ExactDecimal, in dividend: ExactDecimal, over divisor: ExactDecimal, isNegative: Bool, mode: RoundingMode
  ) throws(ArithmeticFault) -> UInt256 {
    let (a, b, s) = (dividend.significand.magnitude, divisor.significand.magnitude, step.significand.magnitude)
    let exponent = divisor.scale + step.scale - dividend.scale
    guard exponent < 0 else {
      let first = min(exponent, maximumScale)
      let numerator = try UInt256(a, times: power(first)).multiplied(by: power(exponent - first))
      return try Rounding.settle(numerator: numerator, isNegative: isNegative, divisors: (b, s), mode: mode)
    }
    guard let divisors = pair(b, s, try power(-exponent)) else {
      // Each two of the three factors reach 2^128, so their product reaches 2^192, and |dividend| < 2^127.
      let excess: Excess = a == 0 ? .none : .belowHalf
      return try mode.settled(.zero, excess, isNegative: isNegative)
    }
    return try Rounding.settle(numerator: UInt256(a), isNegative: isNegative, divisors: divisors, mode: mode)
  }

  /// Three factors as two; nil: each two of them exceed 128 bits together.
  private static func pair(_ a: UInt128, _ b: UInt128, _ c: UInt128) -> (UInt128, UInt128)? {
    let ac = a.multipliedReportingOverflow(by: c)
    if !ac.overflow { return (ac.partialValue, b) }
    let bc = b.multipliedReportingOverflow(by: c)
    if !bc.overflow { return (bc.partialValue, a) }
    let ab = a.multipliedReportingOverflow(by: b)
    return ab.overflow ? nil : (ab.partialValue, c)
  }

  /// ±multiple × step. 2^256 at 38 places is beyond every significand at every scale, so an overflow here is one.
  private static func product(
    _ multiple: UInt256, _ step: ExactDecimal, isNegative: Bool
  ) throws(ArithmeticFault) -> ExactDecimal {
    let digits = try multiple.multiplied(by: step.significand.magnitude)
    return try ExactDecimal(exactly: digits, scale: step.scale, isNegative: isNegative)
  }

  private static func power(_ exponent: Int) throws(ArithmeticFault) -> UInt128 {
    guard let power = PowersOfTen.uint128(exponent) else { throw .overflow }
    return power
  }
}
