/// A decimal number that never loses a digit in silence: `1250000`, `0.181`, `-3.50`.
///
/// The value is `significand × 10^-scale`. The scale is kept as written (1.50 prints as 1.50), but equality and
/// hashing look at the value alone. Every operation is exact or throws; there is no division without a rounding.
public struct ExactDecimal: Sendable {
  /// All the digits, with the sign.
  public let significand: Int128
  /// How many of the digits stand behind the decimal mark, 0 to ``maximumScale``.
  public let scale: Int

  /// The most digits behind the decimal mark; 10^38 is the largest power of ten in 128 bits.
  public static let maximumScale = 38

  /// `significand × 10^-scale`; the scale must lie in 0...38.
  public init(significand: Int128, scale: Int) {
    precondition((0...Self.maximumScale).contains(scale), "a scale lies in 0...38")
    self.significand = significand
    self.scale = scale
  }

  /// A whole number.
  public init(_ integer: Int) { self.init(significand: Int128(integer), scale: 0) }
}

extension ExactDecimal: Hashable {
  /// Compares values: 1.50 equals 1.5.
  public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
    let (a, b) = (left.reduced, right.reduced)
    return a.significand == b.significand && a.scale == b.scale
  }

  /// Hashes the value, so that 1.50 and 1.5 meet.
  public func hash(into hasher: inout Hasher) {
    let canonical = reduced
    hasher.combine(canonical.significand)
    hasher.combine(canonical.scale)
  }

  /// The same value without trailing zeros behind the decimal mark.
  public var reduced: ExactDecimal {
    var (digits, places) = (significand, scale)
    while places > 0, digits % 10 == 0 {
      digits /= 10
      places -= 1
    }
    return ExactDecimal(significand: digits, scale: places)
  }
}
