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

  /// The number of a day written as `1403-02-01` or `1403/02/01`; nil: it is written in another way, or is no day. Ten
  /// bytes are looked at as two words.
  @inline(__always)
  func find(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int64? {
    guard length == 10 else { return nil }
    let raw = UnsafeRawPointer(text)
    let word = raw.loadUnaligned(as: UInt64.self).littleEndian
    let last = UInt64(raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self).littleEndian)
    let marks = word & Self.places
    guard marks == Self.dashes || marks == Self.slashes else { return nil }
    // Digits less their code; where one was none, a high bit is set once 0x76 is added.
    let digits = (word & ~Self.places) ^ 0x0030_3000_3030_3030
    let ends = last ^ 0x3030
    let odd = (digits &+ 0x0076_7600_7676_7676 | digits) & 0x0080_8000_8080_8080 | (ends &+ 0x7676 | ends) & 0x8080
    guard odd == 0 else { return nil }
    let pairs = digits &* 10 &+ digits &>> 8
    let year = Int(truncatingIfNeeded: (pairs & 0xFF) &* 100 &+ (pairs &>> 16 & 0xFF))
    let month = Int(truncatingIfNeeded: pairs &>> 40 & 0xFF)
    let day = Int(truncatingIfNeeded: (ends & 0xFF) &* 10 &+ ends &>> 8)
    guard year >= Self.firstYear, year <= Self.lastYear, month >= 1, month <= 12 else { return nil }
    let entry = Int(months[(year &- Self.firstYear) &* 12 &+ month &- 1])
    guard day >= 1, day <= entry & 63 else { return nil }
    return Int64((entry &>> 6) &+ day)
  }

  /// Where the marks stand in the first eight bytes, and the two kinds of them.
  private static var places: UInt64 { 0xFF00_00FF_0000_0000 }
  private static var dashes: UInt64 { 0x2D00_002D_0000_0000 }
  private static var slashes: UInt64 { 0x2F00_002F_0000_0000 }
}
