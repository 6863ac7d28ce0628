import Exact

/// The calendar whose months a plan counts: Solar Hijri for a city's plans, Gregorian for published cases.
public enum MonthCalendar: String, Sendable, Hashable, CaseIterable {
  case solar
  case gregorian

  /// Year, month and day in this calendar.
  public func parts(of day: Day) -> (year: Int, month: Int, day: Int) {
    switch self {
    case .solar: day.solar
    case .gregorian: day.gregorian
    }
  }

  /// How many days a month has.
  public func length(year: Int, month: Int) -> Int {
    switch self {
    case .solar: Day.solarMonthLength(year: year, month: month)
    case .gregorian: Day.gregorianMonthLength(year: year, month: month)
    }
  }

  /// The day so many months later, on the wanted day of the month or, where the month is shorter, on its last day:
  /// 1403-01-31 and 6 months is 1403-07-30. nil: it lies outside the days that the engine knows.
  ///
  /// - Parameter wanted: The day of the month; that of `day` where it is nil.
  public func adding(months: Int, to day: Day, wanting wanted: Int? = nil) -> Day? {
    let (year, month, dayOfMonth) = parts(of: day)
    let count = year * 12 + month - 1 + months
    let (newYear, newMonth) = (count / 12, count % 12 + 1)
    guard (1206...2123).contains(newYear) else { return nil }
    let newDay = min(wanted ?? dayOfMonth, length(year: newYear, month: newMonth))
    switch self {
    case .solar: return Day(solarYear: newYear, month: newMonth, day: newDay)
    case .gregorian: return Day(gregorianYear: newYear, month: newMonth, day: newDay)
    }
  }

  /// Whether two days lie in one month.
  public func sameMonth(_ left: Day, _ right: Day) -> Bool {
    let (a, b) = (parts(of: left), parts(of: right))
    return a.year == b.year && a.month == b.month
  }

  /// How long a year is that a day lies in.
  func yearLength(at day: Day) -> Int {
    let year = parts(of: day).year
    switch self {
    case .solar: return Day.isSolarLeap(year: year) ? 366 : 365
    case .gregorian: return 337 + Day.gregorianMonthLength(year: year, month: 2)
    }
  }
}
