/// A day on the one axis of time that the engine has: 1 is 0001-01-01 of the proleptic Gregorian calendar.
///
/// Valid from 1206-01-01 to 1501-12-29 Solar Hijri (1827-03-22 to 2123-03-20). Prints as `1403-02-01`.
public struct Day: Sendable, Hashable, Comparable {
  /// The Rata Die number.
  public let number: Int32

  /// A day by its number; must lie in ``valid``.
  @inlinable
  public init(number: Int32) { self.number = number }

  /// Earlier days are less.
  @inlinable
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// The days that the engine knows: the years of the official leap-year table, and the three after it for which the
  /// 33-year rule equals the astronomical calendar.
  public static let valid = Day(number: 667_013)...Day(number: 775_123)
}

extension Day {
  /// The day so many days later, or earlier where the count is negative; nil: it lies outside ``valid``.
  public func adding(days: Int) -> Day? {
    let sum = Int(number).addingReportingOverflow(days)
    guard !sum.overflow, let number = Int32(exactly: sum.partialValue) else { return nil }
    return Day(number: number).ifValid
  }

  /// How many days later this day is than the other; negative where it is earlier.
  @inlinable
  public func days(since other: Day) -> Int { Int(number) - Int(other.number) }

  /// The day itself; nil: it lies outside ``valid``.
  var ifValid: Day? { Self.valid.contains(self) ? self : nil }
}

/// A span of days, both ends included.
public struct DaySpan: Sendable, Hashable {
  /// The first day.
  public let first: Day
  /// The last day.
  public let last: Day

  /// Both ends included; `first` must not come after `last`.
  public init(_ first: Day, _ last: Day) {
    precondition(first <= last, "a span does not end before it begins")
    self.first = first
    self.last = last
  }

  /// Whether the day lies in the span.
  @inlinable
  public func contains(_ day: Day) -> Bool { first <= day && day <= last }
}
