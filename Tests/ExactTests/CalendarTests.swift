import Exact
import Testing

@Suite struct Calendars {
  /// Dates that stand in both calendars in published sources.
  static let pairs: [(solar: (Int, Int, Int), gregorian: (Int, Int, Int))] = [
    ((1206, 1, 1), (1827, 3, 22)), ((1501, 12, 29), (2123, 3, 20)), ((1403, 12, 30), (2025, 3, 20)),
    ((1404, 1, 1), (2025, 3, 21)), ((1404, 12, 29), (2026, 3, 20)), ((1405, 1, 1), (2026, 3, 21)),
    ((1408, 12, 30), (2030, 3, 20)), ((1403, 1, 1), (2024, 3, 20)), ((1357, 11, 22), (1979, 2, 11)),
    ((1348, 10, 11), (1970, 1, 1)),
  ]

  @Test(arguments: pairs.indices)
  func pairsConvert(_ index: Int) throws {
    let (solar, gregorian) = Self.pairs[index]
    let day = try #require(Day(solarYear: solar.0, month: solar.1, day: solar.2))
    #expect(day == Day(gregorianYear: gregorian.0, month: gregorian.1, day: gregorian.2))
    #expect(day.solar == solar && day.gregorian == gregorian)
  }

  /// Unix day 0, a Thursday, has the Rata Die number 719163; every seventh number is a Sunday.
  @Test func numbersCountFromTheYearOne() throws {
    #expect(Day(gregorianYear: 1970, month: 1, day: 1)?.number == 719_163)
    #expect(try #require(Day(solarYear: 1403, month: 12, day: 30)).number % 7 == 4, "Thursday 2025-03-20")
    #expect(try #require(Day(solarYear: 1404, month: 1, day: 1)).number % 7 == 5, "Friday 2025-03-21")
    #expect(try #require(Day(solarYear: 1405, month: 1, day: 1)).number % 7 == 6, "Saturday 2026-03-21")
  }

  /// The official list for 1390–1450, and the ends of its five-year gaps within 1206–1501.
  @Test func leapYearsAreTheOfficialOnes() {
    let listed = [1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441, 1445, 1449]
    #expect((1390...1450).filter(Day.isSolarLeap) == listed)
    let leap = (1206...1501).filter(Day.isSolarLeap)
    let gapEnds = zip(leap, leap.dropFirst()).filter { $1 - $0 == 5 }.map(\.1)
    #expect(gapEnds == [1243, 1276, 1309, 1342, 1375, 1408, 1441, 1474])
    #expect(Day.isSolarLeap(year: 1210) && !Day.isSolarLeap(year: 1209), "1210 ends a gap that begins before 1206")
    #expect((1206...1498).filter(Day.isSolarLeap).count == 71)
    for (early, late) in [(1209, 1210), (1242, 1243)] {
      #expect(!Day.isSolarLeap(year: early) && Day.isSolarLeap(year: late), "the 2820-year rule has \(early)")
    }
    for (early, late) in [(1403, 1404), (1436, 1437), (1469, 1470)] {
      #expect(Day.isSolarLeap(year: early) && !Day.isSolarLeap(year: late), "the 2820-year rule has \(late)")
    }
  }

  /// Every day from end to end: both calendars go on by one, told by month lengths and leap residues alone.
  @Test func aWalkThroughEveryDay() {
    let residues: Set<Int> = [1, 5, 9, 13, 17, 22, 26, 30]
    var (solar, gregorian) = ((year: 1206, month: 1, day: 1), (year: 1827, month: 3, day: 22))
    var number = Day.valid.lowerBound.number
    while solar.year <= 1501 {
      let day = Day(number: number)
      guard day.solar == solar, day.gregorian == gregorian,
        Day(solarYear: solar.year, month: solar.month, day: solar.day) == day,
        Day(gregorianYear: gregorian.year, month: gregorian.month, day: gregorian.day) == day
      else {
        Issue.record("day \(number): \(solar), \(gregorian) became \(day.solar), \(day.gregorian)")
        return
      }
      let lengths = [31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, residues.contains(solar.year % 33) ? 30 : 29]
      solar = Self.dayAfter(solar, lengths)
      let isLeap = gregorian.year % 400 == 0 || (gregorian.year % 4 == 0 && gregorian.year % 100 != 0)
      gregorian = Self.dayAfter(gregorian, [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
      number += 1
    }
    #expect(number - 1 == Day.valid.upperBound.number)
    #expect(gregorian == (2123, 3, 21))
  }

  private static func dayAfter(
    _ date: (year: Int, month: Int, day: Int), _ lengths: [Int]
  ) -> (year: Int, month: Int, day: Int) {
    if date.day < lengths[date.month - 1] { return (date.year, date.month, date.day + 1) }
    return date.month < 12 ? (date.year, date.month + 1, 1) : (date.year + 1, 1, 1)
  }

  @Test(arguments: [
    (1404, 12, 30), (1403, 12, 31), (1404, 7, 31), (1404, 13, 1), (1404, 0, 1), (1404, 1, 0), (1404, 1, 32),
    (1404, -1, 1), (1205, 12, 29), (1502, 1, 1), (0, 1, 1), (-5, 1, 1), (99_999, 1, 1), (Int.max, 1, 1),
    (Int.min, 1, 1),
  ])
  func impossibleSolarDays(_ year: Int, _ month: Int, _ day: Int) {
    #expect(Day(solarYear: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    (1827, 3, 21), (2123, 3, 21), (2025, 2, 29), (1900, 2, 29), (2025, 4, 31), (2025, 13, 1), (2025, 0, 1),
    (2025, 1, 0), (2025, 1, 32), (1826, 12, 31), (2124, 1, 1), (Int.max, 1, 1),
  ])
  func impossibleGregorianDays(_ year: Int, _ month: Int, _ day: Int) {
    #expect(Day(gregorianYear: year, month: month, day: day) == nil)
  }

  @Test func daysAreCounted() throws {
    let newYear = try #require(Day(solarYear: 1404, month: 1, day: 1))
    let yearBefore = try #require(Day(solarYear: 1403, month: 1, day: 1))
    #expect(newYear.days(since: yearBefore) == 366 && yearBefore.days(since: newYear) == -366)
    #expect(yearBefore.adding(days: 366) == newYear && newYear.adding(days: -366) == yearBefore)
    #expect(newYear.adding(days: 0) == newYear)
    #expect(Day.valid.upperBound.adding(days: 1) == nil && Day.valid.lowerBound.adding(days: -1) == nil)
    #expect(newYear.adding(days: .max) == nil && newYear.adding(days: .min) == nil)
    #expect(Day.valid.lowerBound.adding(days: 108_110) == Day.valid.upperBound)
    #expect(yearBefore < newYear)
  }

  @Test func spansHoldBothEnds() throws {
    let first = try #require(Day(solarYear: 1403, month: 1, day: 1))
    let last = try #require(Day(solarYear: 1403, month: 12, day: 30))
    let span = DaySpan(first, last)
    #expect(span.contains(first) && span.contains(last))
    #expect(try !span.contains(#require(first.adding(days: -1))) && !span.contains(#require(last.adding(days: 1))))
  }
}
