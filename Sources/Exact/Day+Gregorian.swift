/// The Gregorian calendar by Howard Hinnant's “chrono-Compatible Low-Level Date Algorithms”: years begin in March, so
/// that the leap day is the last of its year.
extension Day {
  /// The Gregorian years that have valid days.
  static let gregorianYears = 1827...2123

  /// The number of 0000-02-29, the day before the shifted calendar begins.
  private static let eve = -306

  /// A day by its Gregorian date; nil: there is no such day, or it lies outside ``valid``.
  public init?(gregorianYear year: Int, month: Int, day: Int) {
    guard Self.gregorianYears.contains(year), (1...12).contains(month),
      (1...Self.gregorianMonthLength(year: year, month: month)).contains(day)
    else { return nil }
    let shifted = month > 2 ? year : year - 1
    let elapsed = (153 * ((month + 9) % 12) + 2) / 5 + day
    let number = Self.eve + 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + elapsed
    guard let valid = Day(number: Int32(number)).ifValid else { return nil }
    self = valid
  }

  /// The Gregorian date.
  public var gregorian: (year: Int, month: Int, day: Int) {
    let days = Int(number) - Self.eve - 1
    let (era, dayOfEra) = days.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// How many days a month of a Gregorian year has; both must exist.
  public static func gregorianMonthLength(year: Int, month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
