/// An unsigned whole number of 256 bits, for the inside of a calculation: a product of two 128-bit numbers before its
/// one division. Two limbs of 128 bits, base 2^128; the algorithms are the schoolbook ones (Knuth, The Art of Computer
/// Programming, volume 2, §4.3.1) in their one- and two-limb cases.
public struct UInt256: Sendable, Hashable {
  /// The upper 128 bits.
  public var high: UInt128
  /// The lower 128 bits.
  public var low: UInt128

  /// `high × 2^128 + low`.
  @inlinable
  public init(high: UInt128, low: UInt128) {
    self.high = high
    self.low = low
  }

  /// A number of 128 bits.
  @inlinable
  public init(_ low: UInt128) { self.init(high: 0, low: low) }

  /// The product of two 128-bit numbers, which always fits.
  @inlinable
  public init(_ left: UInt128, times right: UInt128) {
    let product = left.multipliedFullWidth(by: right)
    self.init(high: product.high, low: product.low)
  }

  /// Nothing.
  @inlinable
  public static var zero: UInt256 { UInt256(0) }

  /// 2^256 − 1.
  @inlinable
  public static var max: UInt256 { UInt256(high: .max, low: .max) }

  /// The number in 128 bits; nil: it has more.
  @inlinable
  public var uint128: UInt128? { high == 0 ? low : nil }
}

extension UInt256: Comparable {
  /// Compares the upper limbs, then the lower.
  @inlinable
  public static func < (left: UInt256, right: UInt256) -> Bool {
    left.high == right.high ? left.low < right.low : left.high < right.high
  }
}

extension UInt256 {
  /// The exact product; throws ``ArithmeticFault/overflow`` from 2^256.
  @inlinable
  public func multiplied(by factor: UInt128) throws(ArithmeticFault) -> UInt256 {
    let lower = low.multipliedFullWidth(by: factor)
    if high == 0 { return UInt256(high: lower.high, low: lower.low) }
    let upper = high.multipliedReportingOverflow(by: factor)
    let sum = upper.partialValue.addingReportingOverflow(lower.high)
    if upper.overflow || sum.overflow { throw .overflow }
    return UInt256(high: sum.partialValue, low: lower.low)
  }

  /// The exact sum; throws ``ArithmeticFault/overflow`` from 2^256.
  @inlinable
  public func adding(_ other: UInt256) throws(ArithmeticFault) -> UInt256 {
    let lower = low.addingReportingOverflow(other.low)
    let upper = high.addingReportingOverflow(other.high)
    let sum = upper.partialValue.addingReportingOverflow(lower.overflow ? 1 : 0)
    if upper.overflow || sum.overflow { throw .overflow }
    return UInt256(high: sum.partialValue, low: lower.partialValue)
  }

  /// The exact difference; throws ``ArithmeticFault/overflow`` below zero.
  @inlinable
  public func subtracting(_ other: UInt256) throws(ArithmeticFault) -> UInt256 {
    if self < other { throw .overflow }
    let lower = low.subtractingReportingOverflow(other.low)
    return UInt256(high: high &- other.high &- (lower.overflow ? 1 : 0), low: lower.partialValue)
  }

  /// Truncated division; the divisor must not be zero. Two steps of long division in base 2^128: the remainder of the
  /// upper limb is below the divisor, so the second quotient fits one limb.
  @inlinable
  public func quotientAndRemainder(dividingBy divisor: UInt128) -> (quotient: UInt256, remainder: UInt128) {
    precondition(divisor != 0, "the divisor is not zero")
    if high == 0 {
      let result = low.quotientAndRemainder(dividingBy: divisor)
      return (UInt256(result.quotient), result.remainder)
    }
    let upper = high.quotientAndRemainder(dividingBy: divisor)
    let lower = divisor.dividingFullWidth((upper.remainder, low))
    return (UInt256(high: upper.quotient, low: lower.quotient), lower.remainder)
  }
}
