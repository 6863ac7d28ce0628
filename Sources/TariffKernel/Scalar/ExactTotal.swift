/// A running total that no order of its terms can make overflow: 256 bits in two's complement, room for 2^128 terms.
/// Only the total itself is held to a bound, never a part of it.
struct ExactTotal {
  private var high: Int128 = 0
  private var low: UInt128 = 0

  @inline(__always)
  mutating func add(_ term: Int128) { add(high: term < 0 ? -1 : 0, low: UInt128(truncatingIfNeeded: term)) }

  /// Adds left × right, exactly.
  @inline(__always)
  mutating func add(_ left: Int128, times right: Int128) {
    if let product = left.times(right) { return add(product) }
    let product = left.multipliedFullWidth(by: right)
    add(high: product.high, low: product.low)
  }

  @inline(__always)
  private mutating func add(high upper: Int128, low lower: UInt128) {
    let (sum, carry) = low.addingReportingOverflow(lower)
    low = sum
    high = high &+ upper &+ (carry ? 1 : 0)
  }

  /// The total; nil: it needs more than 128 bits.
  var value: Int128? {
    let narrow = Int128(truncatingIfNeeded: low)
    return high == (narrow < 0 ? -1 : 0) ? narrow : nil
  }
}
