import Exact

/// Dates → days by a table of months: what ``Day/parse(_:)`` reckons, looked up.
final class DayTable: @unchecked Sendable {
  private static let firstYear = 1_000
  private static let lastYear = 2_199

  /// By month: the number of the day before its first, times 64, plus its length; 0: a month of no year that is known.
  /// Never changed once made.
  private let months: UnsafeMutablePointer<Int32>

  init() {
    let count = (Self.lastYear - Self.firstYear + 1) * 12
    months = .allocate(capacity: count)
    months.initialize(repeating: 0, count: count)
    for year in Self.firstYear...Self.lastYear {
      for month in 1...12 { months[(year - Self.firstYear) * 12 + month - 1] = Self.entry(year, month) }
    }
  }

  deinit { months.deallocate() }

  /// The years of the two calendars that are known have no number in common.
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    Day(solarYear: year, month: month, day: day) ?? Day(gregorianYear: year, month: month, day: day)
  }

  private static func entry(_ year: Int, _ month: Int) -> Int32 {
    guard let first = day(year, month, 1) else { return 0 }
    for length in stride(from: 31, through: 28, by: -1) {
      guard let last = day(year, month, length) else { continue }
      // The first or the last month that is known may be known in part: then the door decides.
      return Int(last.number - first.number) == length - 1 ? (first.number - 1) << 6 | Int32(length) : 0
    }
    return 0
  }

  /// The number of a day written as `1403-02-01` or `1403/02/01`; nil: it is written in another way, or is no day.
  @inline(__always)
  func find(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int64? {
    guard length == 10 else { return nil }
    let mark = text[4]
    guard mark == text[7], mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") else { return nil }
    var (isDigit, year) = (true, 0)
    for place in 0..<4 {
      let digit = text[place] &- 0x30
      isDigit = isDigit && digit < 10
      year = year * 10 + Int(digit)
    }
    let (month, isMonth) = Self.pair(text + 5)
    let (day, isDay) = Self.pair(text + 8)
    guard isDigit, isMonth, isDay, year >= Self.firstYear, year <= Self.lastYear, month >= 1, month <= 12 else {
      return nil
    }
    let entry = Int(months[(year - Self.firstYear) * 12 + month - 1])
    guard day >= 1, day <= entry & 63 else { return nil }
    return Int64((entry >> 6) + day)
  }

  @inline(__always)
  private static func pair(_ text: UnsafePointer<UInt8>) -> (Int, Bool) {
    let (tens, ones) = (text[0] &- 0x30, text[1] &- 0x30)
    return (Int(tens) * 10 + Int(ones), tens < 10 && ones < 10)
  }
}
