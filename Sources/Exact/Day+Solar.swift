/// The Solar Hijri calendar by the 33-year rule: a year is leap when its remainder by 33 is 1, 5, 9, 13, 17, 22, 26 or
/// 30. It equals the official table of the Calendar Center of the University of Tehran in every year 1206–1498, and the
/// astronomical rule up to 1501; in 1502 it fails. (The 2820-year rule of older libraries fails in 1403 already.)
extension Day {
  /// The first and the last Solar year.
  static let solarYears = 1206...1501

  /// A day by its Solar Hijri date; nil: there is no such day, or it lies outside ``valid``.
  public init?(solarYear year: Int, month: Int, day: Int) {
    guard Self.solarYears.contains(year), (1...12).contains(month),
      (1...Self.solarMonthLength(year: year, month: month)).contains(day)
    else { return nil }
    let elapsed = month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6
    self.init(number: Int32(Self.beforeSolarYear(year) + elapsed + day))
  }

  /// The Solar Hijri date.
  public var solar: (year: Int, month: Int, day: Int) {
    let number = Int(number)
    // 12,053 days are 33 years. The estimate is never beyond the year, and at most one before it.
    var year = (number - Self.beforeSolarYear(1) - 1) * 33 / 12_053
    while number > Self.beforeSolarYear(year + 1) { year += 1 }
    let elapsed = number - Self.beforeSolarYear(year) - 1
    return elapsed < 186
      ? (year, elapsed / 31 + 1, elapsed % 31 + 1) : (year, (elapsed - 186) / 30 + 7, (elapsed - 186) % 30 + 1)
  }

  /// Whether the Solar year, of 1206…1501, has a day more.
  public static func isSolarLeap(year: Int) -> Bool { (25 * year + 11) % 33 < 8 }

  /// How many days a month of a Solar year has; both must exist.
  public static func solarMonthLength(year: Int, month: Int) -> Int {
    month <= 6 ? 31 : month <= 11 ? 30 : isSolarLeap(year: year) ? 30 : 29
  }

  /// The number of the last day before a Solar year. ⌊(8·year + 21) ÷ 33⌋ counts the leap years before it, but for a
  /// constant.
  private static func beforeSolarYear(_ year: Int) -> Int { 226_894 + 365 * (year - 1) + (8 * year + 21) / 33 }
}
