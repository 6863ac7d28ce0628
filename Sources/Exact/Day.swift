/// A day on the one axis of time that the engine has: 1 is 0001-01-01 of the proleptic Gregorian calendar.
///
/// Valid from 1206-01-01 to 1501-12-29 Solar Hijri (1827-03-22 to 2123-03-20).
public struct Day: Sendable, Hashable, Comparable {
  /// The Rata Die number.
  public let number: Int32

  /// A day by its number; must lie in ``valid``.
  public init(number: Int32) { self.number = number }

  /// Earlier days are less.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
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
  public func contains(_ day: Day) -> Bool { first <= day && day <= last }
}
