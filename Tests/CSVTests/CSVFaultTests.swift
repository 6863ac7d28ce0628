import CSV
import Testing

@Suite("Broken CSV") struct CSVFaultTests {
  @Test func filesThatAreNone() {
    #expect(read("") == [.fault(.emptyFile, line: 1, column: 1, lines: 1...1)])
    #expect(read("\u{FEFF}") == [.fault(.emptyFile, line: 1, column: 1, lines: 1...1)])
    #expect(read("", dialect: .tab) == [.fault(.emptyFile, line: 1, column: 1, lines: 1...1)])
    #expect(read([0xFF, 0xFE, 0x61, 0x00]) == [.fault(.utf16, line: 1, column: 1, lines: 1...1)])
    #expect(read([0xFE, 0xFF, 0x00, 0x61]) == [.fault(.utf16, line: 1, column: 1, lines: 1...1)])
    #expect(read([0xFE, 0xFF]) == [.fault(.utf16, line: 1, column: 1, lines: 1...1)])
  }

  @Test(
    arguments: [
      // A quote in the middle of a field.
      (
        "a,b\n1,x\"y\n2,3\n",
        [.row(["a", "b"]), .fault(.quoteInUnquotedField, line: 2, column: 4, lines: 2...2), .row(["2", "3"])]
      ),
      (
        "a,b\n1, \"y\"\n2,3\n",
        [.row(["a", "b"]), .fault(.quoteInUnquotedField, line: 2, column: 4, lines: 2...2), .row(["2", "3"])]
      ),
      (
        "a,b\nالف,ی\"\n2,3",
        [.row(["a", "b"]), .fault(.quoteInUnquotedField, line: 2, column: 6, lines: 2...2), .row(["2", "3"])]
      ),
      // Text after the closing quote.
      (
        "a,b\n\"x\"y,1\n2,3\n",
        [.row(["a", "b"]), .fault(.textAfterClosingQuote, line: 2, column: 4, lines: 2...2), .row(["2", "3"])]
      ),
      (
        "a,b\n\"x\" ,1\n2,3\n",
        [.row(["a", "b"]), .fault(.textAfterClosingQuote, line: 2, column: 4, lines: 2...2), .row(["2", "3"])]
      ),
      (
        "a,b\n\"x\nی\"y,1\n2,3\n",
        [.row(["a", "b"]), .fault(.textAfterClosingQuote, line: 3, column: 3, lines: 2...3), .row(["2", "3"])]
      ),
      // No closing quote: one row is lost, not the rest of the file.
      (
        "a,b\n1,\"x\n2,3\n4,5\n",
        [
          .row(["a", "b"]), .fault(.missingClosingQuote, line: 2, column: 3, lines: 2...2), .row(["2", "3"]),
          .row(["4", "5"]),
        ]
      ),
      ("a,b\n1,\"x", [.row(["a", "b"]), .fault(.missingClosingQuote, line: 2, column: 3, lines: 2...2)]),
      ("a,b\n1,\"x\n", [.row(["a", "b"]), .fault(.missingClosingQuote, line: 2, column: 3, lines: 2...2)]),
      ("a,b\n\"", [.row(["a", "b"]), .fault(.missingClosingQuote, line: 2, column: 1, lines: 2...2)]),
      (
        "a,b\n\"p\nq\",\"x\n2,3\n",
        [.row(["a", "b"]), .fault(.missingClosingQuote, line: 3, column: 4, lines: 2...3), .row(["2", "3"])]
      ),
      // A NUL behind the forgotten quote belongs to its own row.
      (
        "a,b\n1,\"x\n2,\u{0}\n",
        [
          .row(["a", "b"]), .fault(.missingClosingQuote, line: 2, column: 3, lines: 2...2),
          .fault(.nulByte, line: 3, column: 3, lines: 3...3),
        ]
      ),
      // A carriage return alone.
      (
        "a,b\n1,x\ry\n2,3\n",
        [.row(["a", "b"]), .fault(.loneCarriageReturn, line: 2, column: 4, lines: 2...2), .row(["2", "3"])]
      ),
      (
        "a,b\n1,\"x\"\ry\n2,3\n",
        [.row(["a", "b"]), .fault(.loneCarriageReturn, line: 2, column: 6, lines: 2...2), .row(["2", "3"])]
      ),
      ("a,b\r", [.fault(.loneCarriageReturn, line: 1, column: 4, lines: 1...1)]),
      ("a,b\r1,2\r", [.fault(.loneCarriageReturn, line: 1, column: 4, lines: 1...1)]),
      // NUL, in and out of quotes; the rows' shape is still clear.
      (
        "a,b\n1,\u{0}\n2,3\n",
        [.row(["a", "b"]), .fault(.nulByte, line: 2, column: 3, lines: 2...2), .row(["2", "3"])]
      ),
      (
        "a,b\n1,\"x\n\u{0}\n\"\n2,3\n",
        [.row(["a", "b"]), .fault(.nulByte, line: 3, column: 1, lines: 2...4), .row(["2", "3"])]
      ),
    ] as [(String, [Read])])
  func rowsThatAreBroken(text: String, expected: [Read]) {
    for chunk in [1, 2, 3, 7, 65_536] { #expect(read(text, chunk: chunk) == expected, "chunks of \(chunk)") }
  }

  /// Unicode Standard, table 3-7, and its edges.
  @Test(
    arguments: [
      ([0xC2, 0x80], true), ([0xDF, 0xBF], true), ([0xE0, 0xA0, 0x80], true), ([0xED, 0x9F, 0xBF], true),
      ([0xEE, 0x80, 0x80], true), ([0xF0, 0x90, 0x80, 0x80], true), ([0xF4, 0x8F, 0xBF, 0xBF], true),
      ([0x80], false), ([0xBF], false), ([0xC0, 0x80], false), ([0xC1, 0xBF], false), ([0xC2], false),
      ([0xC2, 0x41], false), ([0xE0, 0x9F, 0xBF], false), ([0xED, 0xA0, 0x80], false), ([0xE1, 0x80], false),
      ([0xE1, 0x80, 0xC0], false), ([0xF0, 0x8F, 0xBF, 0xBF], false), ([0xF0, 0x90, 0x80], false),
      ([0xF1, 0x80, 0x80, 0x41], false), ([0xF4, 0x90, 0x80, 0x80], false), ([0xF5, 0x80, 0x80, 0x80], false),
      ([0xFF], false), ([0xFE], false),
    ] as [([UInt8], Bool)])
  func strictUTF8(bytes: [UInt8], isValid: Bool) {
    #expect(UTF8Validity.isValid(bytes) == isValid)
    #expect(UTF8Validity.isValid([0x61] + bytes + [0x62]) == isValid)
    // The standard library reads the same table; U+FFFD stands for what is no UTF-8.
    #expect((String(validating: bytes, as: UTF8.self) != nil) == isValid)

    let valid: [UInt8] = Array("a,b\n1,\u{06CC}".utf8)
    let expected: [Read] =
      isValid
      ? [.row(["a", "b"]), .row(["1", "ی" + String(decoding: bytes, as: UTF8.self)]), .row(["2", "3"])]
      : [.row(["a", "b"]), .fault(.invalidUTF8, line: 2, column: 4, lines: 2...2), .row(["2", "3"])]
    #expect(read(valid + bytes + Array("\n2,3\n".utf8)) == expected)
    let quoted: [UInt8] = Array("a,b\n1,\"".utf8) + bytes + Array("\"\n2,3\n".utf8)
    #expect(read(quoted).count == 3)
  }

  @Test func theFieldIsNamed() {
    var reader = CSVReader(ByteArraySource(Array("a,b,c\n1,2,x\"\n".utf8)))
    #expect(reader.next() == .row)
    guard case .fault(let fault) = reader.next() else {
      Issue.record("no fault")
      return
    }
    #expect(fault.field == 2)
    #expect(fault.place == CSVPlace(line: 2, column: 6, offset: 11))
    #expect(fault.reason == "a quote stands inside a field that does not begin with one")
    #expect(reader.count == 0)
  }

  private struct BrokenPipe: Error, Equatable { var bytesRead: Int }

  private struct FailingSource: ByteSource {
    var text: [UInt8]
    var bytesRead = 0

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(BrokenPipe) -> Int {
      guard let byte = text.first else { throw BrokenPipe(bytesRead: bytesRead) }
      text.removeFirst()
      buffer[0] = byte
      bytesRead += 1
      return 1
    }
  }

  @Test func faultsOfTheSourceKeepTheirType() throws {
    var reader = CSVReader(FailingSource(text: Array("a,b\n1,2\n3".utf8)), dialect: .comma)
    #expect(try reader.next() == .row)
    #expect(try reader.next() == .row)
    do throws(BrokenPipe) {
      _ = try reader.next()
      Issue.record("the source failed unheard")
    } catch {
      #expect(error == BrokenPipe(bytesRead: 9))
    }
  }

  /// Two quotes too many with rows between them, and texts of several lines that are none.
  @Test(
    arguments: [
      (
        "a,b\n1,\"x\n2,3\n4,5\"\n6,7\n",
        [.row(["a", "b"]), .fault(.rowsInQuotes, line: 2, column: 3, lines: 2...4), .row(["6", "7"])]
      ),
      (
        "a;b;c\n\"p\n\";q;r\n1;\"x;2\r\n3;4\";5",
        [.row(["a", "b", "c"]), .row(["p\n", "q", "r"]), .fault(.rowsInQuotes, line: 4, column: 3, lines: 4...5)]
      ),
      (
        "a,b,c\n1,\"x, y\",\"z\n2,x,y\"\n",
        [.row(["a", "b", "c"]), .fault(.rowsInQuotes, line: 2, column: 10, lines: 2...3)]
      ),
      ("a,b\n1,\"x\ny\"\n", [.row(["a", "b"]), .row(["1", "x\ny"])]),
      ("a,b,c\n1,\"x\ny, z\",2\n", [.row(["a", "b", "c"]), .row(["1", "x\ny, z", "2"])]),
      ("a\n\"x\ny\"\n", [.row(["a"]), .row(["x\ny"])]),
    ] as [(String, [Read])])
  func rowsThatQuotesSwallow(text: String, expected: [Read]) {
    #expect(read(Array(text.utf8), findsSwallowedRows: true) == expected)
    #expect(
      !read(text).contains { if case .fault = $0 { true } else { false } }, "the format itself knows no such fault")
  }
}
