import Exact
import Testing

@Suite struct NumberReading {
  static let good: [(text: String, significand: Int128, scale: Int)] = [
    ("0", 0, 0), ("7", 7, 0), ("-5", -5, 0), ("\u{2212}5", -5, 0), ("-0", 0, 0), ("1.50", 150, 2), ("0.181", 181, 3),
    ("-0.05", -5, 2), ("007", 7, 0), ("00012", 12, 0), ("0.000", 0, 3),
    ("30,000,000.02", 3_000_000_002, 2), ("1,234", 1_234, 0), ("1_234_567", 1_234_567, 0),
    ("12_345.678", 12_345_678, 3),
    ("1٬234", 1_234, 0), ("1،234،567", 1_234_567, 0), ("12٫5", 125, 1), ("001,234", 1_234, 0),
    ("۱۲۳", 123, 0), ("۳۰۰۰۰۰۰۰", 30_000_000, 0), ("۱٬۲۳۴٫۵", 12_345, 1), ("-۱۲٬۳۴۵", -12_345, 0), ("۱.۵", 15, 1),
    ("٠١٢٣٤٥٦٧٨٩", 123_456_789, 0), ("٣٤", 34, 0), ("٣٤٫٠", 340, 1), ("\u{2212}٣٬٤٥٦", -3_456, 0),
    ("170141183460469231731687303715884105727", .max, 0), ("-170141183460469231731687303715884105727", -.max, 0),
    ("1.70141183460469231731687303715884105727", .max, 38), ("0.00000000000000000000000000000000000001", 1, 38),
    ("0000000000000000000000000000000000000000000000000000000000001", 1, 0),
    ("999999999999999999", 999_999_999_999_999_999, 0),
    ("9999999999999999999", 9_999_999_999_999_999_999, 0),
    ("100,000,000,000,000,000,000", 100_000_000_000_000_000_000, 0),
  ]

  @Test(arguments: good.indices)
  func reads(_ index: Int) throws {
    let (text, significand, scale) = Self.good[index]
    let number = try ExactDecimal.parse(text.utf8)
    #expect(number.significand == significand && number.scale == scale, "\(text)")
    // Bytes that do not lie in one piece take another way in.
    let scattered = try ExactDecimal.parse(text.utf8.reversed().reversed().lazy.map { $0 })
    #expect(scattered.significand == significand && scattered.scale == scale, "\(text)")
  }

  /// The strings that `Decimal(string:)` was seen to misread, and more: kind, text before, text from there on.
  static let bad: [(text: String, kind: NumberFault.Kind, read: String, leftOver: String)] = [
    ("", .empty, "", ""), (" ", .noDigits, "", " "), ("-", .noDigits, "-", ""), ("+", .noDigits, "", "+"),
    (".", .noDigits, "", "."), ("--5", .noDigits, "-", "-5"), ("-inf", .noDigits, "-", "inf"),
    ("e100", .noDigits, "", "e100"), ("++1", .noDigits, "", "++1"), ("+ 1", .noDigits, "", "+ 1"),
    ("abc", .noDigits, "", "abc"), ("NaN", .noDigits, "", "NaN"), ("inf", .noDigits, "", "inf"),
    ("Infinity", .noDigits, "", "Infinity"), ("+5", .noDigits, "", "+5"), (".5", .noDigits, "", ".5"),
    ("٫۵", .noDigits, "", "٫۵"), (",123", .noDigits, "", ",123"), ("_1", .noDigits, "", "_1"),
    ("１２３", .noDigits, "", "１２３"), ("五", .noDigits, "", "五"), ("½", .noDigits, "", "½"),
    ("\u{FEFF}12", .noDigits, "", "\u{FEFF}12"), ("\u{200F}12", .noDigits, "", "\u{200F}12"),
    (" 12", .noDigits, "", " 12"), ("\t12", .noDigits, "", "\t12"), ("- 5", .noDigits, "-", " 5"),
    ("1.2.3", .leftOver, "1.2", ".3"), ("12abc", .leftOver, "12", "abc"), ("12 ریال", .leftOver, "12", " ریال"),
    ("100%", .leftOver, "100", "%"), ("100٪", .leftOver, "100", "٪"), ("12\u{200C}", .leftOver, "12", "\u{200C}"),
    ("12\0", .leftOver, "12", "\0"), ("12\n", .leftOver, "12", "\n"), ("1 000", .leftOver, "1", " 000"),
    ("1\u{A0}000", .leftOver, "1", "\u{A0}000"), ("1\u{202F}000", .leftOver, "1", "\u{202F}000"),
    ("1/2", .leftOver, "1", "/2"), ("۱۲/۵", .leftOver, "۱۲", "/۵"), ("0x10", .leftOver, "0", "x10"),
    ("1e", .leftOver, "1", "e"), ("1e-", .leftOver, "1", "e-"), ("12e++", .leftOver, "12", "e++"),
    ("1e128", .leftOver, "1", "e128"), ("1E+15", .leftOver, "1", "E+15"), ("1e-129", .leftOver, "1", "e-129"),
    ("5-", .leftOver, "5", "-"), ("5\u{2212}", .leftOver, "5", "\u{2212}"), ("1.234_567", .leftOver, "1.234", "_567"),
    ("1.234,567", .leftOver, "1.234", ",567"), ("1..2", .leftOver, "1", "..2"), ("1.x", .leftOver, "1", ".x"),
    ("1٫٫2", .leftOver, "1", "٫٫2"), ("12۰abc", .mixedDigits, "12", "۰abc"), ("12'345", .leftOver, "12", "'345"),
    ("5.", .noFraction, "5.", ""), ("۵٫", .noFraction, "۵٫", ""), ("1,234.", .noFraction, "1,234.", ""),
    ("۱2", .mixedDigits, "۱", "2"), ("٤۵", .mixedDigits, "٤", "۵"), ("۷۸٤۲", .mixedDigits, "۷۸", "٤۲"),
    ("1.۵", .mixedDigits, "1.", "۵"), ("1,۲۳۴", .mixedDigits, "1,", "۲۳۴"), ("1,2٣4", .mixedDigits, "1,2", "٣4"),
    ("1,23", .badGrouping, "1", ",23"), ("1,2345", .badGrouping, "1", ",2345"),
    ("1234,567", .badGrouping, "1234", ",567"),
    ("1_000_00", .badGrouping, "1_000", "_00"), ("1,,234", .badGrouping, "1", ",,234"), ("1,", .badGrouping, "1", ","),
    ("1,234,", .badGrouping, "1,234", ","), ("12, 345", .badGrouping, "12", ", 345"),
    ("1,23.5", .badGrouping, "1", ",23.5"), ("1,00,000", .badGrouping, "1", ",00,000"),
    ("-1234,567", .badGrouping, "-1234", ",567"),
    ("1,234_567", .mixedSeparators, "1,234", "_567"), ("1٬234،567", .mixedSeparators, "1٬234", "،567"),
    ("170141183460469231731687303715884105728", .tooManyDigits, "17014118346046923173168730371588410572", "8"),
    ("0.000000000000000000000000000000000000001", .tooManyDigits, "0.00000000000000000000000000000000000000", "1"),
    ("0.000000000000000000000000000000000000000", .tooManyDigits, "0.00000000000000000000000000000000000000", "0"),
  ]

  @Test(arguments: bad.indices)
  func refuses(_ index: Int) {
    let (text, kind, read, leftOver) = Self.bad[index]
    do {
      let number = try ExactDecimal.parse(text.utf8)
      Issue.record("“\(text)” was read as \(number)")
    } catch {
      #expect(error.kind == kind, "“\(text)”")
      #expect(error.read == read && error.leftOver == leftOver, "“\(text)”")
      #expect(error.offset == read.utf8.count)
      #expect(!error.description.isEmpty)
    }
  }

  @Test func theTablesHaveEveryKind() {
    #expect(Set(Self.bad.map(\.kind)) == Set(NumberFault.Kind.allCases))
  }

  /// In a tariff a comma ends a number: `max(1,234)` has two arguments.
  @Test func separatorsAreChosenByTheReader() throws {
    #expect(try ExactDecimal.parse("1_234".utf8, separators: .inTariffs).significand == 1_234)
    #expect(try ExactDecimal.parse("۱٬۲۳۴".utf8, separators: .inTariffs).significand == 1_234)
    for text in ["1,234", "1،234"] {
      do {
        let number = try ExactDecimal.parse(text.utf8, separators: .inTariffs)
        Issue.record("\(text) was read as \(number)")
      } catch {
        #expect(error.kind == .leftOver && error.read == "1")
      }
    }
    #expect(throws: NumberFault.self) { try ExactDecimal.parse("1_234".utf8, separators: []) }
  }

  /// Bytes that are no UTF-8 are refused where they stand, and shown repaired.
  @Test(arguments: [
    [0x31, 0xDB], [0x31, 0xD9], [0x31, 0xE2, 0x88], [0x31, 0xFF, 0xFE], [0x31, 0x80],
    [0x31, 0xC0, 0xB1],
  ])
  func damagedBytes(_ bytes: [UInt8]) {
    do {
      let number = try ExactDecimal.parse(bytes)
      Issue.record("read as \(number)")
    } catch {
      #expect(error.kind == .leftOver && error.read == "1" && error.offset == 1)
      #expect(error.leftOver.contains("\u{FFFD}"))
    }
  }

  @Test func everyByteAloneIsADigitOrAFault() {
    for byte in UInt8.min...UInt8.max {
      let number = try? ExactDecimal.parse([byte])
      #expect((number != nil) == (0x30...0x39).contains(byte))
    }
  }

  /// Ten million digits end at the 39th, and the fault holds a few words, not the megabytes.
  @Test func hugeTextIsCutInTheFault() {
    let text = [UInt8](repeating: UInt8(ascii: "9"), count: 10_000_000)
    do {
      let number = try ExactDecimal.parse(text)
      Issue.record("read as \(number)")
    } catch {
      #expect(error.kind == .tooManyDigits && error.offset == 38)
      #expect(error.leftOver.utf8.count < 100 && error.leftOver.hasSuffix("…"))
    }
    let persian = [UInt8](("12" + String(repeating: "ی", count: 1_000)).utf8)
    do {
      let number = try ExactDecimal.parse(persian)
      Issue.record("read as \(number)")
    } catch {
      #expect(error.leftOver == String(repeating: "ی", count: 30) + "…", "cut between letters")
    }
  }

  @Test func faultsSayWhatStands() {
    do {
      _ = try ExactDecimal.parse("12abc".utf8)
    } catch {
      #expect(error.description == "“abc” stands after the number 12")
    }
  }
}
