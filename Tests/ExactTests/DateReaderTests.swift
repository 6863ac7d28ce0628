import Exact
import Testing

@Suite struct DateReading {
  static let good: [(text: String, solar: String, gregorian: String)] = [
    ("1403-02-01", "1403-02-01", "2024-04-20"), ("1403/02/01", "1403-02-01", "2024-04-20"),
    ("۱۴۰۳/۰۲/۰۱", "1403-02-01", "2024-04-20"), ("١٤٠٣-٠٢-٠١", "1403-02-01", "2024-04-20"),
    ("2025-03-20", "1403-12-30", "2025-03-20"), ("۲۰۲۵/۰۳/۲۱", "1404-01-01", "2025-03-21"),
    ("1403-12-30", "1403-12-30", "2025-03-20"), ("1206-01-01", "1206-01-01", "1827-03-22"),
    ("1501-12-29", "1501-12-29", "2123-03-20"), ("1827-03-22", "1206-01-01", "1827-03-22"),
    ("2123-03-20", "1501-12-29", "2123-03-20"), ("2024-02-29", "1402-12-10", "2024-02-29"),
  ]

  @Test(arguments: good.indices)
  func reads(_ index: Int) throws {
    let (text, solar, gregorian) = Self.good[index]
    let day = try Day.parse(text.utf8)
    #expect(day.description == solar && day.gregorianDescription == gregorian)
    #expect(try Day.parse(text.utf8.lazy.map { $0 }) == day)
  }

  static let bad: [(text: String, fault: DateFault)] = [
    ("", .empty), (" ", .malformed(leftOver: " ")), ("abc", .malformed(leftOver: "abc")),
    ("1403-12-31", .noSuchDay(year: 1403, month: 12, day: 31, monthLength: 30)),
    ("1404-12-30", .noSuchDay(year: 1404, month: 12, day: 30, monthLength: 29)),
    ("1404/07/31", .noSuchDay(year: 1404, month: 7, day: 31, monthLength: 30)),
    ("1404-01-00", .noSuchDay(year: 1404, month: 1, day: 0, monthLength: 31)),
    ("2025-02-29", .noSuchDay(year: 2025, month: 2, day: 29, monthLength: 28)),
    ("1404-13-01", .noSuchMonth(13)), ("1404-00-01", .noSuchMonth(0)), ("2025-13-05", .noSuchMonth(13)),
    ("1205-12-29", .yearOutOfRange(1205)), ("1502-01-01", .yearOutOfRange(1502)), ("1600-01-01", .yearOutOfRange(1600)),
    ("1826-01-01", .yearOutOfRange(1826)), ("2124-01-01", .yearOutOfRange(2124)), ("0000-01-01", .yearOutOfRange(0)),
    ("1827-03-21", .outsideCalendar(year: 1827, month: 3, day: 21)),
    ("2123-03-21", .outsideCalendar(year: 2123, month: 3, day: 21)),
    ("04/01/05", .malformed(leftOver: "/01/05")), ("1403-2-1", .malformed(leftOver: "-1")),
    ("1403-02/01", .malformed(leftOver: "/01")), ("14030201", .malformed(leftOver: "0201")),
    ("1403.02.01", .malformed(leftOver: ".02.01")), ("1403-02", .malformed(leftOver: "")),
    ("-1403-02-01", .malformed(leftOver: "-1403-02-01")),
    ("1403\u{2212}02\u{2212}01", .malformed(leftOver: "\u{2212}02\u{2212}01")),
    ("1403-۰2-01", .mixedDigits(leftOver: "۰2-01")), ("۱۴۰۳/۰٢/۰۱", .mixedDigits(leftOver: "٢/۰۱")),
    ("1403-02-01 ", .leftOver(" ")), ("1403-02-011", .leftOver("1")), ("1403-02-01T00:00", .leftOver("T00:00")),
    ("1403-02-01-", .leftOver("-")),
  ]

  @Test(arguments: bad.indices)
  func refuses(_ index: Int) {
    let (text, fault) = Self.bad[index]
    do {
      let day = try Day.parse(text.utf8)
      Issue.record("“\(text)” was read as \(day)")
    } catch {
      #expect(error == fault, "“\(text)”")
    }
  }

  @Test func faultsSayWhy() {
    do {
      _ = try Day.parse("1403-12-31".utf8)
      Issue.record("there is no such day")
    } catch {
      #expect(error.description == "month 12 of 1403 has 30 days, so there is no day 31")
    }
  }

  @Test func everyValidDayComesBack() throws {
    for number in Day.valid.lowerBound.number...Day.valid.upperBound.number where number % 13 == 0 {
      let day = Day(number: number)
      guard try Day.parse(day.description.utf8) == day, try Day.parse(day.gregorianDescription.utf8) == day else {
        Issue.record("\(day) does not come back")
        return
      }
    }
  }
}
