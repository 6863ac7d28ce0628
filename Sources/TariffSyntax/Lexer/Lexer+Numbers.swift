import Diagnostics
import Exact

extension Lexer {
  /// number → what ``ExactDecimal/parse(_:separators:)`` reads; date → digit{4} "-" digit{1,2} "-" digit{1,2}
  ///
  /// Letters that touch the digits belong to the same run, so that `12abc` is one fault and not a number and a name.
  mutating func number() {
    if followsDotOfName { return word() }
    if let (value, end) = plainNumber {
      let start = offset
      offset = end
      return add(.number(value), from: start)
    }
    if let end = endOfDate { return date(to: end) }
    let start = offset
    while let (scalar, length) = scalar(at: offset), continuesNumber(scalar, length) { offset += length }
    do throws(NumberFault) {
      let value = try ExactDecimal.parse(bytes[start..<offset], separators: .inTariffs)
      add(.number(value), from: start)
    } catch {
      add(.invalid, from: start)
      report(.malformedNumber(slice(start, offset), error, at: range(from: start, to: offset)))
    }
  }

  /// The number that most are: some ASCII digits, perhaps with a decimal point among them, and then something that
  /// surely ends it. nil: it takes a closer look.
  private var plainNumber: (value: ExactDecimal, end: Int)? {
    var (value, digits, point): (Int64, Int, Int?) = (0, 0, nil)
    var place = offset
    while place < bytes.count, digits < 18 {
      let byte = bytes[place]
      if (0x30...0x39).contains(byte) {
        value = value * 10 + Int64(byte - 0x30)
        digits += 1
      } else if byte == UInt8(ascii: "."), point == nil, digits > 0 {
        point = digits
      } else {
        break
      }
      place += 1
    }
    guard place < bytes.count, digits > 0, point != digits else { return nil }
    switch bytes[place] {
    case 0x0A, 0x0D, 0x20, UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "%"):
      return (ExactDecimal(significand: Int128(value), scale: point.map { digits - $0 } ?? 0), place)
    default: return nil
    }
  }

  private func continuesNumber(_ scalar: Unicode.Scalar, _ length: Int) -> Bool {
    if scalar == "٬" || scalar == "٫" { return true }
    if scalar == "." { return self.scalar(at: offset + length).map { Self.isDigit($0.scalar) } ?? false }
    return NameScalar.continuesWord(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || NameScalar.isDigit(scalar)
  }

  private mutating func date(to end: Int) {
    let start = offset
    offset = end
    do throws(DateFault) {
      let day = try Day.parse(bytes[start..<end])
      add(.date(day), from: start)
    } catch {
      add(.invalid, from: start)
      report(.impossibleDate(slice(start, end), error, at: range(from: start, to: end)))
    }
  }

  /// Where a date that begins here ends; nil: no date begins here.
  private var endOfDate: Int? {
    guard var end = digits(from: offset, 4...4) else { return nil }
    for _ in 0..<2 {
      guard end < bytes.count, bytes[end] == UInt8(ascii: "-"), let next = digits(from: end + 1, 1...2) else {
        return nil
      }
      end = next
    }
    if let (scalar, _) = scalar(at: end), NameScalar.continuesWord(scalar) { return nil }
    return end
  }

  /// The place behind a run of digits, if it has one of the lengths and no more.
  private func digits(from start: Int, _ lengths: ClosedRange<Int>) -> Int? {
    var (place, count) = (start, 0)
    while let (scalar, length) = scalar(at: place), Self.isDigit(scalar) {
      place += length
      count += 1
    }
    return lengths.contains(count) ? place : nil
  }
}

extension Diagnostic {
  /// T0106, with what was left over.
  fileprivate static func malformedNumber(_ written: String, _ fault: NumberFault, at place: SourceRange) -> Diagnostic
  {
    let shown = written.count > 48 ? "\(written.prefix(48))…" : written
    return Diagnostic(
      .malformedNumber, at: place, "\(shown) is not a number", reasons: [fault.description], remedy: remedy(for: fault))
  }

  private static func remedy(for fault: NumberFault) -> String {
    switch fault.kind {
    case .leftOver:
      let word = Lexer.folded(fault.leftOver)
      for keyword in Keyword.allCases where keyword.isUnitWord || keyword == .per || keyword == .percent {
        guard keyword.spelling.english == word || keyword.spelling.persian == word else { continue }
        return "put a space between the number and its unit: \(fault.read) \(word)"
      }
      return "write the number alone, or begin a name with a letter"
    case .badGrouping: return "write groups of three digits, as in 1_250_000, or none"
    case .mixedSeparators: return "use one kind of separator: _ or ٬"
    case .mixedDigits: return "write all digits in one script: 1250 or ۱۲۵۰"
    case .tooManyDigits: return "write fewer digits: an amount has at most 22 before the decimal mark and 16 behind"
    case .empty, .noDigits, .noFraction: return "write digits, with . or ٫ as the decimal mark"
    }
  }

  /// T0116.
  fileprivate static func impossibleDate(_ written: String, _ fault: DateFault, at place: SourceRange) -> Diagnostic {
    let remedy: String
    switch fault {
    case .noSuchDay(let year, let month, _, let length):
      remedy = "the last day of the month is \(year)-\(month < 10 ? "0" : "")\(month)-\(length)"
    case .malformed, .empty, .leftOver, .mixedDigits:
      remedy = "write year-month-day with two digits each for month and day"
    case .yearOutOfRange, .noSuchMonth, .outsideCalendar: remedy = "write a Solar Hijri date, as in 1403-02-01"
    }
    return Diagnostic(
      .impossibleDate, at: place, "\(written) is not a day", reasons: [fault.description], remedy: remedy)
  }
}
