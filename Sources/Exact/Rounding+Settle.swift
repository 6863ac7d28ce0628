/// How the part beyond a truncated quotient compares with half of the divisor.
@usableFromInline
enum Excess {
  case none
  case belowHalf
  case half
  case aboveHalf

  /// Compares without doubling, which could overflow; `remainder` < `divisor`.
  init(_ remainder: UInt256, of divisor: UInt256) throws(ArithmeticFault) {
    if remainder == .zero {
      self = .none
    } else {
      let rest = try divisor.subtracting(remainder)
      self = remainder < rest ? .belowHalf : remainder == rest ? .half : .aboveHalf
    }
  }

  @inlinable
  init(_ remainder: UInt128, of divisor: UInt128) {
    let rest = divisor - remainder
    self = remainder == 0 ? .none : remainder < rest ? .belowHalf : remainder == rest ? .half : .aboveHalf
  }
}

extension RoundingMode {
  /// Whether a value between two neighbours goes to the one farther from zero. The one place where the modes differ.
  ///
  /// | excess | half up | half even | half down | toward zero | away from zero | floor | ceiling |
  /// |---|---|---|---|---|---|---|---|
  /// | none | no | no | no | no | no | no | no |
  /// | below half | no | no | no | no | yes | if negative | if positive |
  /// | half | yes | if odd | no | no | yes | if negative | if positive |
  /// | above half | yes | yes | yes | no | yes | if negative | if positive |
  ///
  /// The table is that of IEEE 754-2008 §4.3 and of java.math.RoundingMode under other names.
  ///
  /// - Parameters:
  ///   - isOdd: Whether the neighbour nearer to zero is an odd multiple of the step.
  ///   - isNegative: The sign of the exact value.
  @inlinable
  @inline(__always)
  func goesAway(_ excess: Excess, isOdd: Bool, isNegative: Bool) -> Bool {
    if excess == .none { return false }
    switch self {
    case .halfAwayFromZero: return excess != .belowHalf
    case .halfToEven: return excess == .aboveHalf || (excess == .half && isOdd)
    case .halfTowardZero: return excess == .aboveHalf
    case .towardZero: return false
    case .awayFromZero: return true
    case .floor: return isNegative
    case .ceiling: return !isNegative
    }
  }

  /// The magnitude that a truncated quotient becomes.
  func settled(_ quotient: UInt256, _ excess: Excess, isNegative: Bool) throws(ArithmeticFault) -> UInt256 {
    goesAway(excess, isOdd: quotient.low & 1 == 1, isNegative: isNegative) ? try quotient.adding(UInt256(1)) : quotient
  }
}

extension Rounding {
  /// ``settle(numerator:isNegative:denominator:mode:)`` of a dividend of 128 bits, which most are.
  @inlinable
  @inline(__always)
  public static func settle(
    dividend: UInt128, isNegative: Bool, divisor: UInt128, mode: RoundingMode
  ) throws(ArithmeticFault) -> (quotient: Int128, remainder: UInt128) {
    if divisor == 0 { throw .divisionByZero }
    let (truncated, remainder) = division(dividend, divisor)
    let goesAway = mode.goesAway(Excess(remainder, of: divisor), isOdd: truncated & 1 == 1, isNegative: isNegative)
    // Only a divisor of 1 leaves a quotient of 128 bits, and then there is nothing to round.
    let magnitude = truncated &+ (goesAway ? 1 : 0)
    if magnitude > UInt128(Int128.max) { throw .overflow }
    let quotient = Int128(truncatingIfNeeded: magnitude)
    return (isNegative ? -quotient : quotient, remainder)
  }

  /// One instruction where 64 bits hold both, and one division where they do not.
  @inlinable
  @inline(__always)
  static func division(_ dividend: UInt128, _ divisor: UInt128) -> (quotient: UInt128, remainder: UInt128) {
    if dividend <= UInt128(UInt64.max), divisor <= UInt128(UInt64.max) {
      let (quotient, remainder) = UInt64(truncatingIfNeeded: dividend).quotientAndRemainder(
        dividingBy: UInt64(truncatingIfNeeded: divisor))
      return (UInt128(quotient), UInt128(remainder))
    }
    let quotient = dividend / divisor
    return (quotient, dividend &- quotient &* divisor)
  }

  /// The whole number that ±numerator ÷ denominator becomes under the mode, and the magnitude of the remainder that
  /// the truncated division leaves: the one division of a chain. 7 ÷ 2 half up is 4, with the remainder 1.
  ///
  /// Throws ``ArithmeticFault/divisionByZero``, and ``ArithmeticFault/overflow`` where the quotient has no place in the
  /// significand of an ``ExactDecimal`` (its magnitude reaches 2^127).
  public static func settle(
    numerator: UInt256, isNegative: Bool, denominator: UInt128, mode: RoundingMode
  ) throws(ArithmeticFault) -> (quotient: Int128, remainder: UInt128) {
    if denominator == 0 { throw .divisionByZero }
    let division = numerator.quotientAndRemainder(dividingBy: denominator)
    let excess = Excess(division.remainder, of: denominator)
    let multiple = try mode.settled(division.quotient, excess, isNegative: isNegative)
    guard let narrow = multiple.uint128, let magnitude = Int128(exactly: narrow) else { throw .overflow }
    return (isNegative ? -magnitude : magnitude, division.remainder)
  }

  /// The same over a divisor of two factors, which may fill 256 bits together, with a quotient as wide: the magnitude
  /// alone.
  ///
  /// Two divisions after one another, x = a·q + r and q = b·p + s, are one: x = a·b·p + (a·s + r).
  static func settle(
    numerator: UInt256, isNegative: Bool, divisors: (UInt128, UInt128), mode: RoundingMode
  ) throws(ArithmeticFault) -> UInt256 {
    let product = divisors.0.multipliedReportingOverflow(by: divisors.1)
    if !product.overflow {
      let division = numerator.quotientAndRemainder(dividingBy: product.partialValue)
      let excess = Excess(division.remainder, of: product.partialValue)
      return try mode.settled(division.quotient, excess, isNegative: isNegative)
    }
    let first = numerator.quotientAndRemainder(dividingBy: divisors.0)
    let second = first.quotient.quotientAndRemainder(dividingBy: divisors.1)
    let remainder = try UInt256(divisors.0, times: second.remainder).adding(UInt256(first.remainder))
    let excess = try Excess(remainder, of: UInt256(divisors.0, times: divisors.1))
    return try mode.settled(second.quotient, excess, isNegative: isNegative)
  }
}
