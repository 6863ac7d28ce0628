extension ExactDecimal: Comparable {
  /// Compares values: 1.50 equals 1.5.
  @inlinable
  public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
    left.scale == right.scale ? left.significand == right.significand : left.order(against: right) == 0
  }

  /// Compares values.
  @inlinable
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    left.scale == right.scale ? left.significand < right.significand : left.order(against: right) < 0
  }

  /// −1, 0 or 1 as the value is less than the other, equal or greater.
  ///
  /// The number with the smaller scale is brought to the larger one. Where it has no room for that, its magnitude is
  /// the greater, because the other has room; so no comparison can overflow.
  @usableFromInline
  func order(against other: ExactDecimal) -> Int {
    if scale > other.scale { return -other.order(against: self) }
    guard let power = PowersOfTen.int128(other.scale - scale) else { return significand.signum().word }
    let aligned = significand.multipliedReportingOverflow(by: power)
    if aligned.overflow { return significand.signum().word }
    return aligned.partialValue < other.significand ? -1 : aligned.partialValue == other.significand ? 0 : 1
  }
}

extension ExactDecimal: Hashable {
  /// Hashes the value, so that 1.50 and 1.5 meet.
  public func hash(into hasher: inout Hasher) {
    let canonical = reduced
    hasher.combine(canonical.significand)
    hasher.combine(canonical.scale)
  }
}

extension Int128 {
  fileprivate var word: Int { Int(truncatingIfNeeded: self) }
}
