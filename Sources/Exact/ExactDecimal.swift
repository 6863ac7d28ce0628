/// A decimal number that never loses a digit in silence: `1250000`, `0.181`, `-3.50`.
///
/// The value is `significand × 10^-scale`. The scale is kept as written (1.50 prints as 1.50), but equality, order and
/// hashing look at the value alone. Every operation is exact or throws; there is no division without a rounding.
public struct ExactDecimal: Sendable {
  /// All the digits, with the sign. Its magnitude is below 2^127, so that every number has a negative.
  public let significand: Int128
  /// How many of the digits stand behind the decimal mark, 0 to ``maximumScale``.
  public let scale: Int

  /// The most digits behind the decimal mark; 10^38 is the largest power of ten in 128 bits.
  @inlinable
  public static var maximumScale: Int { 38 }

  /// `significand × 10^-scale`; the scale must lie in 0...38, and the significand must not be `Int128.min`.
  @inlinable
  public init(significand: Int128, scale: Int) {
    precondition((0...Self.maximumScale).contains(scale), "a scale lies in 0...38")
    precondition(significand != .min, "a significand has a negative")
    self.significand = significand
    self.scale = scale
  }

  /// A whole number.
  @inlinable
  public init(_ integer: Int) { self.init(significand: Int128(integer), scale: 0) }

  /// 0, without places.
  @inlinable
  public static var zero: ExactDecimal { ExactDecimal(0) }

  /// Whether the value is below zero.
  @inlinable
  public var isNegative: Bool { significand < 0 }

  /// The value without its sign; the scale stays.
  @inlinable
  public var magnitude: ExactDecimal { isNegative ? negated() : self }

  /// The value with the other sign; the scale stays. Zero stays zero.
  @inlinable
  public func negated() -> ExactDecimal { ExactDecimal(significand: -significand, scale: scale) }

  /// The same value without trailing zeros behind the decimal mark.
  public var reduced: ExactDecimal {
    var (digits, places) = (significand, scale)
    while places > 0 {
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: 10)
      if remainder != 0 { break }
      digits = quotient
      places -= 1
    }
    return ExactDecimal(significand: digits, scale: places)
  }

  /// ±magnitude × 10^-scale, where the scale may lie beyond 38 and the magnitude fill 256 bits: trailing zeros go, as
  /// few as will do. Throws ``ArithmeticFault/overflow`` where the value has too many digits even so.
  init(exactly magnitude: UInt256, scale: Int, isNegative: Bool) throws(ArithmeticFault) {
    var (digits, places) = (magnitude, scale)
    while places > Self.maximumScale || digits >= UInt256(1 << 127) {
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: 10)
      if remainder != 0 || places == 0 { throw .overflow }
      digits = quotient
      places -= 1
    }
    let significand = Int128(truncatingIfNeeded: digits.low)
    self.init(significand: isNegative ? -significand : significand, scale: places)
  }
}
