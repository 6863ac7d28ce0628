/// Most values need 64 bits, whose arithmetic costs a fraction of that of 128. Every path here gives the exact result
/// or says that it cannot.
extension Int128 {
  /// Whether 64 bits hold the value.
  @inline(__always) var isNarrow: Bool { self == Int128(Int64(truncatingIfNeeded: self)) }

  /// The exact product; nil: it needs more than 128 bits.
  @inline(__always) func times(_ factor: Int128) -> Int128? {
    if isNarrow, factor.isNarrow {
      return Int128(Int64(truncatingIfNeeded: self)) &* Int128(Int64(truncatingIfNeeded: factor))
    }
    return wideTimes(factor)
  }

  @inline(never) private func wideTimes(_ factor: Int128) -> Int128? {
    let product = multipliedReportingOverflow(by: factor)
    return product.overflow ? nil : product.partialValue
  }
}

extension UInt128 {
  /// The exact product; nil: it needs more than 128 bits.
  @inline(__always) func times(_ factor: UInt128) -> UInt128? {
    if factor == 1 { return self }
    if self <= UInt128(UInt64.max), factor <= UInt128(UInt64.max) {
      return UInt128(UInt64(truncatingIfNeeded: self)) &* UInt128(UInt64(truncatingIfNeeded: factor))
    }
    return wideTimes(factor)
  }

  @inline(never) private func wideTimes(_ factor: UInt128) -> UInt128? {
    let product = multipliedReportingOverflow(by: factor)
    return product.overflow ? nil : product.partialValue
  }
}
