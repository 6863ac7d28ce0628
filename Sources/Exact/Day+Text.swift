extension Day: CustomStringConvertible {
  /// The Solar Hijri date in ASCII digits: `1403-02-01`.
  public var description: String {
    var bytes: [UInt8] = []
    appendText(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends ``description`` as bytes.
  public func appendText(to bytes: inout [UInt8]) { Self.append(solar, to: &bytes) }

  /// The Gregorian date in ASCII digits: `2024-04-20`.
  public var gregorianDescription: String {
    var bytes: [UInt8] = []
    Self.append(gregorian, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ date: (year: Int, month: Int, day: Int), to bytes: inout [UInt8]) {
    for (number, width) in [(date.year, 4), (date.month, 2), (date.day, 2)] {
      if width == 2 { bytes.append(UInt8(ascii: "-")) }
      var unit = width == 4 ? 1_000 : 10
      while unit > 0 {
        bytes.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
        unit /= 10
      }
    }
  }
}

extension Day {
  /// Reads a date strictly: YYYY-MM-DD or YYYY/MM/DD, all of the text, digits of one family (ASCII, Persian or
  /// Arabic-Indic). A year of 1206–1501 is Solar Hijri, one of 1827–2123 Gregorian; no other is read, so `04/01/05`
  /// never becomes the year 4. A day that does not exist is a fault, never the day after.
  ///
  /// - Parameter bytes: The text in UTF-8.
  @inlinable
  public static func parse(_ bytes: some Collection<UInt8>) throws(DateFault) -> Day {
    let result =
      bytes.withContiguousStorageIfAvailable { DateReader.read($0) }
      ?? Array(bytes).withUnsafeBufferPointer { DateReader.read($0) }
    return try result.get()
  }
}

/// The reader behind ``Day/parse(_:)``.
@usableFromInline
struct DateReader {
  private var scanner: NumeralScanner
  private var family: DigitFamily?

  @usableFromInline
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Day, DateFault> {
    var reader = DateReader(NumeralScanner(bytes))
    return Result { () throws(DateFault) in try reader.date() }
  }

  private init(_ scanner: NumeralScanner) { self.scanner = scanner }

  /// date → digit{4} mark digit{2} mark digit{2} end, the marks alike
  private mutating func date() throws(DateFault) -> Day {
    if scanner.next == .end { throw .empty }
    let year = try number(width: 4)
    let mark = scanner.next
    guard mark == .hyphen || mark == .slash else { throw malformed }
    scanner.advance()
    let month = try number(width: 2)
    if scanner.next != mark { throw malformed }
    scanner.advance()
    let day = try number(width: 2)
    if scanner.next != .end { throw .leftOver(scanner.text(from: scanner.offset)) }
    return try Self.day(year, month, day)
  }

  private mutating func number(width: Int) throws(DateFault) -> Int {
    var number = 0
    for _ in 0..<width {
      guard case .digit(let digit, let family) = scanner.next else { throw malformed }
      if self.family != nil, self.family != family { throw .mixedDigits(leftOver: scanner.text(from: scanner.offset)) }
      self.family = family
      number = number * 10 + Int(digit)
      scanner.advance()
    }
    return number
  }

  private var malformed: DateFault { .malformed(leftOver: scanner.text(from: scanner.offset)) }

  private static func day(_ year: Int, _ month: Int, _ day: Int) throws(DateFault) -> Day {
    let isSolar = Day.solarYears.contains(year)
    guard isSolar || Day.gregorianYears.contains(year) else { throw .yearOutOfRange(year) }
    guard (1...12).contains(month) else { throw .noSuchMonth(month) }
    let length =
      isSolar ? Day.solarMonthLength(year: year, month: month) : Day.gregorianMonthLength(year: year, month: month)
    guard (1...length).contains(day) else {
      throw .noSuchDay(year: year, month: month, day: day, monthLength: length)
    }
    let found =
      isSolar
      ? Day(solarYear: year, month: month, day: day) : Day(gregorianYear: year, month: month, day: day)
    guard let found else { throw .outsideCalendar(year: year, month: month, day: day) }
    return found
  }
}
