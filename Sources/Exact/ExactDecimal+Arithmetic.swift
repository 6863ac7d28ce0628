extension ExactDecimal {
  /// The exact sum, at the larger scale of the two; 1.5 + 0.25 is 1.75.
  ///
  /// Where that has no room, trailing zeros behind the decimal mark go. Throws ``ArithmeticFault/overflow`` where the
  /// sum has too many digits even so.
  public func adding(_ other: ExactDecimal) throws(ArithmeticFault) -> ExactDecimal {
    if scale > other.scale { return try other.adding(self) }
    guard let power = PowersOfTen.int128(other.scale - scale) else { throw .overflow }
    let aligned = significand.multipliedReportingOverflow(by: power)
    let sum = aligned.partialValue.addingReportingOverflow(other.significand)
    if aligned.overflow || sum.overflow || sum.partialValue == .min { return try addingWide(other) }
    return ExactDecimal(significand: sum.partialValue, scale: other.scale)
  }

  /// The exact difference, under the terms of ``adding(_:)``.
  public func subtracting(_ other: ExactDecimal) throws(ArithmeticFault) -> ExactDecimal {
    try adding(other.negated())
  }

  /// The exact product, whose scale is the sum of the two; 1.5 × 0.25 is 0.375.
  ///
  /// Where that has no room, trailing zeros behind the decimal mark go: 0.50 × 0.20 at scale 4, or less if need be.
  /// Throws ``ArithmeticFault/overflow`` where the product has too many digits even so.
  public func multiplied(by other: ExactDecimal) throws(ArithmeticFault) -> ExactDecimal {
    let places = scale + other.scale
    let product = significand.multipliedReportingOverflow(by: other.significand)
    if !product.overflow, product.partialValue != .min, places <= Self.maximumScale {
      return ExactDecimal(significand: product.partialValue, scale: places)
    }
    let digits = UInt256(significand.magnitude, times: other.significand.magnitude)
    return try ExactDecimal(exactly: digits, scale: places, isNegative: isNegative != other.isNegative)
  }

  /// The same value with exactly this many digits behind the decimal mark.
  ///
  /// Throws ``ArithmeticFault/lostDigits`` where digits other than zero would go, and ``ArithmeticFault/overflow``
  /// where the zeros to be added have no room, or the scale lies beyond 0...38.
  public func rescaled(to places: Int) throws(ArithmeticFault) -> ExactDecimal {
    if places == scale { return self }
    guard (0...Self.maximumScale).contains(places), let power = PowersOfTen.int128(abs(places - scale)) else {
      throw .overflow
    }
    if places < scale {
      let (quotient, remainder) = significand.quotientAndRemainder(dividingBy: power)
      if remainder != 0 { throw .lostDigits }
      return ExactDecimal(significand: quotient, scale: places)
    }
    let product = significand.multipliedReportingOverflow(by: power)
    if product.overflow || product.partialValue == .min { throw .overflow }
    return ExactDecimal(significand: product.partialValue, scale: places)
  }

  /// A sum in 256 bits. Both parts stay below 2^127 · 10^38 < 2^254, so nothing inside overflows.
  private func addingWide(_ other: ExactDecimal) throws(ArithmeticFault) -> ExactDecimal {
    let places = max(scale, other.scale)
    let left = try aligned(to: places)
    let right = try other.aligned(to: places)
    if isNegative == other.isNegative {
      return try ExactDecimal(exactly: left.adding(right), scale: places, isNegative: isNegative)
    }
    return left < right
      ? try ExactDecimal(exactly: right.subtracting(left), scale: places, isNegative: other.isNegative)
      : try ExactDecimal(exactly: left.subtracting(right), scale: places, isNegative: isNegative)
  }

  private func aligned(to places: Int) throws(ArithmeticFault) -> UInt256 {
    guard let power = PowersOfTen.uint128(places - scale) else { throw .overflow }
    return UInt256(significand.magnitude, times: power)
  }
}
