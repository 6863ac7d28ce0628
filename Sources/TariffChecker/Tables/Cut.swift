import Exact

/// A place between numbers: just before one of them, or just after it.
///
/// `up to 60` ends after 60 and `below 60` ends before it; `from 60` begins before 60 and `above 60` after it. Brackets
/// are then stretches between two cuts of the real line, whichever words they were written in, and a gap is a stretch
/// that no row holds. Numbers stand at the scale of the key's finest bound.
struct Cut: Hashable, Comparable {
  var value: Int128
  var isAfter: Bool

  /// Before every number.
  static let beginning = Cut(value: .min, isAfter: false)
  /// After every number.
  static let end = Cut(value: .max, isAfter: true)

  static func < (left: Cut, right: Cut) -> Bool {
    (left.value, left.isAfter ? 1 : 0) < (right.value, right.isAfter ? 1 : 0)
  }
}

/// All numbers from one cut to another; empty when `low` does not come before `high`.
struct Stretch: Hashable {
  var low: Cut
  var high: Cut

  var isEmpty: Bool { low >= high }

  /// The stretch that lies in both.
  func intersection(_ other: Stretch) -> Stretch { Stretch(low: max(low, other.low), high: min(high, other.high)) }

  /// A number of the stretch that reads easily: its first where that is included, else one in the middle. The stretch
  /// must not be empty; its bounds stand at `scale`.
  func example(scale: Int) -> ExactDecimal {
    let unit = PowersOfTen.int128(scale) ?? 1
    func number(_ value: Int128) -> ExactDecimal { ExactDecimal(significand: value, scale: scale).reduced }
    if low == .beginning {
      if high == .end { return ExactDecimal(0) }
      return number(high.isAfter ? high.value : high.value - unit)
    }
    if !low.isAfter { return number(low.value) }
    if high == .end { return number(low.value + unit) }
    let next = (low.value / unit + (low.value < 0 ? 0 : 1)) * unit
    if next > low.value, next < high.value || (high.isAfter && next == high.value) { return number(next) }
    let (twice, overflow) = low.value.addingReportingOverflow(high.value)
    let (middle, tooLarge) = twice.multipliedReportingOverflow(by: 5)
    if overflow || tooLarge || scale >= ExactDecimal.maximumScale { return number(low.value) }
    return ExactDecimal(significand: middle, scale: scale + 1).reduced
  }
}
