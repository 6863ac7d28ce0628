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

  /// The least multiple of a step in a stretch that has a beginning, with bounds at `scale`; nil: there is none.
  func firstMultiple(of step: ExactDecimal, scale: Int) -> ExactDecimal? {
    let common = max(scale, step.scale)
    guard low != .beginning, let power = PowersOfTen.int128(common - scale),
      let width = try? step.rescaled(to: common).significand, width > 0
    else { return example(scale: scale) }
    let (least, tooLarge) = low.value.multipliedReportingOverflow(by: power)
    if tooLarge { return example(scale: scale) }
    var multiple = least / width * width
    if multiple < least || multiple == least && low.isAfter { multiple += width }
    if high != .end {
      let (most, isBeyond) = high.value.multipliedReportingOverflow(by: power)
      guard isBeyond || multiple < most || multiple == most && high.isAfter else { return nil }
    }
    return ExactDecimal(significand: multiple, scale: common).reduced
  }

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
