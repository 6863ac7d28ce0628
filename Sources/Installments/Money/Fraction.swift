import Exact

/// An exact part of a coin or of a year, `numerator / denominator`: what a rounding dropped, the share of a year that a
/// month is. Kept in lowest terms, so that equal fractions are equal values.
public struct Fraction: Sendable, Hashable {
  /// With the sign.
  public let numerator: Int128
  /// Greater than zero.
  public let denominator: UInt128

  /// A fraction; the denominator must not be zero.
  public init(_ numerator: Int128, over denominator: UInt128) {
    precondition(denominator > 0, "a fraction has a denominator")
    let divisor = Self.greatestDivisor(numerator.magnitude, denominator)
    let size = Int128(truncatingIfNeeded: numerator.magnitude / divisor)
    self.numerator = numerator < 0 ? -size : size
    self.denominator = denominator / divisor
  }

  /// Nothing.
  public static let zero = Fraction(0, over: 1)

  /// Euclid's algorithm.
  private static func greatestDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (a, b) = (right, left)
    while b > 0 { (a, b) = (b, a % b) }
    return a
  }
}

extension Fraction: CustomStringConvertible {
  /// `1/3`, or the whole number alone.
  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
