import Exact

extension BigInteger {
  /// The whole number that a fraction becomes under a mode, told from the two whole numbers around it. The divisor must
  /// not be 0.
  public static func rounded(_ dividend: BigInteger, over divisor: BigInteger, _ mode: RoundingMode) -> BigInteger {
    let (numerator, denominator) = divisor.isNegative ? (-dividend, -divisor) : (dividend, divisor)
    let (quotient, remainder) = numerator.dividedTowardZero(by: denominator)
    if remainder.isZero { return quotient }
    let below = numerator.isNegative ? quotient - BigInteger(1) : quotient
    let above = below + BigInteger(1)
    let fromBelow = numerator - below * denominator
    let toAbove = above * denominator - numerator
    let (nearZero, farFromZero) = numerator.isNegative ? (above, below) : (below, above)
    switch mode {
    case .floor: return below
    case .ceiling: return above
    case .towardZero: return nearZero
    case .awayFromZero: return farFromZero
    case .halfAwayFromZero, .halfToEven, .halfTowardZero:
      if fromBelow < toAbove { return below }
      if toAbove < fromBelow { return above }
      if mode == .halfToEven { return below.isOdd ? above : below }
      return mode == .halfAwayFromZero ? farFromZero : nearZero
    }
  }
}
