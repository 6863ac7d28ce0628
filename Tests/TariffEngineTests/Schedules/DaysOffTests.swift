import TariffEngine
import TestSupport
import Testing

@Suite struct DaysOffTests {
  private static let head = "calendar,Official\nversion,1\ncovers,1403-01-01,1403-12-30\ndate,title\n"

  private func faults(_ text: String) throws -> [DossierFault] {
    do {
      _ = try DaysOff(MemorySource(text))
      return []
    } catch BatchFault.unusable(let faults) {
      return faults
    }
  }

  @Test func aFileIsRead() throws {
    let days = try PlanTariff.daysOff([.thursday, .friday])
    #expect(days.calendar.name == "Days off of a test")
    #expect(days.calendar.version == "1402-12-28")
    #expect(days.calendar.covers == DaySpan(try solar(1403_01_01), try solar(1404_12_29)))
    #expect(days.calendar.daysOff == [try solar(1403_01_01), try solar(1403_04_05)])
    #expect(days.calendar.weeklyRest == [.thursday, .friday])
    #expect(days.titles[try solar(1403_01_01)] == "نوروز")
  }

  @Test func itMayComeFromASpreadsheetInPersian() throws {
    let text =
      "\u{FEFF}تقویم;رسمی;\r\nنسخه;۲;\r\nبازه;۱۴۰۳/۰۱/۰۱;۱۴۰۳/۱۲/۳۰\r\nتاریخ;عنوان;\r\n۱۴۰۳/۰۱/۱۳;\"روز, طبیعت\";\r\n1403-01-12;;\r\n"
    let days = try DaysOff(MemorySource(text))
    #expect(days.calendar.name == "رسمی")
    #expect(days.calendar.daysOff == [try solar(1403_01_13), try solar(1403_01_12)])
    #expect(days.titles == [try solar(1403_01_13): "روز, طبیعت"])
    #expect(days.calendar.weeklyRest == [.friday])
  }

  @Test func aCalendarMayListNothing() throws {
    #expect(try DaysOff(MemorySource(Self.head)).calendar.daysOff.isEmpty)
  }

  @Test(arguments: [
    ("", "D0122", 1), ("calendar,Official\n", "D0122", 2), ("calender,Official\n", "D0111", 1),
    ("calendar\n", "D0111", 1), ("calendar,\nversion,1\n", "D0111", 1), ("calendar,Official\nversion,\n", "D0111", 2),
    ("calendar,Official\nversion,1\ncovers,1403-01-01\n", "D0111", 3),
    ("calendar,Official\nversion,1\ncovers,1403-01-01,1403-13-01\n", "D0106", 3),
    ("calendar,Official\nversion,1\ncovers,1403-12-30,1403-01-01\n", "D0102", 3),
    ("calendar,Official\nversion,1\ncovers,1403-01-01,1403-12-30\n1403-01-01,x\n", "D0111", 4),
    (head + "1403-12-31,no such day\n", "D0106", 5), (head + ",nothing\n", "D0106", 5),
    (head + "1404-01-01,outside\n", "D0102", 5), (head + "1403-01-02,a\n1403-01-02,b\n", "D0109", 6),
    (head + "1403-01-02,a,b\n", "D0113", 5), (head + "1403-01-02,\"a\n", "D0118", 5),
    (head + "1403-01-02,a\u{0}\n", "D0118", 5),
  ])
  func hostileFilesAreRefusedWithTheirLine(text: String, code: String, line: Int) throws {
    let told = try faults(text)
    #expect(told.map(\.code.code) == [code], "\(told)")
    #expect(told.first?.place?.line == line, "\(told)")
    #expect(told.first?.group == "calendar" && told.first?.remedy != nil)
  }

  @Test func anEmptyFileIsToldHowItBegins() throws {
    #expect(try faults("").first?.remedy == "write calendar,Official calendar of 1403")
  }

  @Test func bytesThatAreNoTextAreRefused() throws {
    let bytes = Array(Self.head.utf8) + Array("1403-01-02,".utf8) + [0xFF, 0x0A]
    #expect(throws: BatchFault.self) { try DaysOff(MemorySource(bytes)) }
  }

  @Test func manyFaultsAreToldToTheTwentieth() throws {
    #expect(try faults(Self.head + String(repeating: "x,\n", count: 50)).count == 20)
  }

  @Test func aFileHasABound() throws {
    let day = try solar(1403_01_01)
    let rows = (0...DaysOff.mostDays).compactMap { day.adding(days: $0)?.description }.map { $0 + ",\n" }.joined()
    let head = Self.head.replacing("1403-12-30", with: "1499-12-29")
    #expect(try faults(head + rows).map(\.code.code) == ["D0119"])
  }
}
