import Exact

/// A sum of coins after its one rounding, and what that dropped: exact = value + dropped.
struct Quotient {
  /// A multiple of the step.
  var value: Coins
  /// Numerator of what was dropped, over the denominator of the exact value; negative where the rounding went up.
  var droppedNumerator: Int128
  /// The denominator of the exact value.
  var denominator: UInt128

  /// numerator ÷ denominator, which is not negative, brought to a multiple of the step.
  static func rounded(
    _ numerator: UInt256, over denominator: UInt128, _ mode: RoundingMode, step: Coins = 1
  ) throws(ArithmeticFault) -> Quotient {
    let divisor = denominator.multipliedReportingOverflow(by: step.magnitude)
    if divisor.overflow || divisor.partialValue > UInt128(Int128.max) { throw .overflow }
    let (multiple, rest) = try Rounding.settle(
      numerator: numerator, isNegative: false, denominator: divisor.partialValue, mode: mode)
    let wentUp = rest > 0 && numerator < UInt256(multiple.magnitude, times: divisor.partialValue)
    let value = multiple.multipliedReportingOverflow(by: step)
    if value.overflow { throw .overflow }
    let dropped = Int128(rest) - (wentUp ? Int128(divisor.partialValue) : 0)
    return Quotient(value: value.partialValue, droppedNumerator: dropped, denominator: denominator)
  }

  /// What was dropped, in lowest terms. Asked for only where a trace is kept.
  var dropped: Fraction { droppedNumerator == 0 ? .zero : Fraction(droppedNumerator, over: denominator) }
}
