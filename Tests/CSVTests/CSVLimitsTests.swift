import CSV
import Testing

@Suite("Limits of CSV") struct CSVLimitsTests {
  private let good = Read.row(["2", "3"])

  private func text(_ letter: String, _ count: Int) -> String { String(repeating: letter, count: count) }

  @Test func standard() {
    #expect(CSVLimits.standard == CSVLimits(fieldBytes: 64 * 1_024, rowBytes: 1_024 * 1_024, columns: 1_024))
  }

  @Test(arguments: [("", ""), ("\"", "\"")])
  func fields(open: String, close: String) {
    let limit = CSVLimits.standard.fieldBytes
    let fits = text("x", limit)
    #expect(read("a,b\n1,\(open)\(fits)\(close)\n2,3\n") == [.row(["a", "b"]), .row(["1", fits]), good])
    #expect(
      read("a,b\n1,\(open)\(fits)x\(close)\n2,3\n") == [
        .row(["a", "b"]), .fault(.fieldTooLong, line: 2, column: 3, lines: 2...2), good,
      ])
  }

  @Test func doubledQuotesCountOnce() {
    let limits = CSVLimits(fieldBytes: 4, rowBytes: 100, columns: 3)
    #expect(read("a,b\n1,\"\"\"xyz\"\n", limits: limits) == rows(["a", "b"], ["1", "\"xyz"]))
    #expect(
      read("a,b\n1,\"\"\"xyzw\"\n2,3", limits: limits) == [
        .row(["a", "b"]), .fault(.fieldTooLong, line: 2, column: 3, lines: 2...2), good,
      ])
  }

  @Test func columns() {
    let limit = CSVLimits.standard.columns
    let header = Array(repeating: "c", count: limit)
    let fits = Array(repeating: "1", count: limit)
    let text = [header, fits, fits + ["1"], ["2", "3"]].map { $0.joined(separator: ",") }.joined(separator: "\n")
    #expect(
      read(text) == [
        .row(header), .row(fits), .fault(.tooManyColumns, line: 3, column: 2 * limit + 1, lines: 3...3), good,
      ])
  }

  @Test(arguments: ["\n", "\r\n", ""])
  func rowsAtTheEdge(end: String) {
    let limit = CSVLimits.standard.rowBytes
    // Sixteen fields of 65,535 bytes and their commas are 2^20 - 1 bytes.
    let fields = Array(repeating: text("x", 65_535), count: 16)
    let row = fields.joined(separator: ",")
    #expect(row.utf8.count == limit - 1)
    let rest = end.isEmpty ? "" : "2,3\n"
    let after: [Read] = end.isEmpty ? [] : [good]
    var longest = fields
    longest[15] += "x"
    #expect(read("a,b\n" + row + "x" + end + rest) == [.row(["a", "b"]), .row(longest)] + after)
    let fault = Read.fault(.rowTooLong, line: 2, column: 1, lines: 2...2)
    var over = fields
    over[0] += "x"
    over[15] += "x"
    let overRow = over.joined(separator: ",")
    #expect(overRow.utf8.count == limit + 1)
    #expect(read("a,b\n" + overRow + end + rest) == [.row(["a", "b"]), fault] + after)
    #expect(read("a,b\n" + overRow + "x" + end + rest) == [.row(["a", "b"]), fault] + after)
    #expect(read("a,b\n" + overRow + row + end + rest) == [.row(["a", "b"]), fault] + after)
  }

  @Test(arguments: [1, 2, 7, 65_536])
  func smallRowsAtTheEdge(chunk: Int) {
    let limits = CSVLimits(fieldBytes: 12, rowBytes: 10, columns: 9)
    let fault = Read.fault(.rowTooLong, line: 2, column: 1, lines: 2...2)
    for end in ["\n", "\r\n"] {
      for (row, fits) in [
        ("1,34567890", true), ("1,345678901", false), ("1,3456789012", false), ("1,34567890123", false),
        ("1,\"345678\"", true), ("1,\"3456789\"", false), ("1,\"34567890\"", false), ("1,\"345\n67\"", true),
      ] {
        let found = read("a,b\n" + row + end + "2,3\n", limits: limits, chunk: chunk)
        #expect(found.count == 3, "\(row)")
        #expect(found.last == good, "\(row)")
        if case .row = found[1] { #expect(fits, "\(row)") } else { #expect(!fits && found[1] == fault, "\(row)") }
      }
    }
  }

  @Test func aQuoteThatRunsOnIsAForgottenOne() {
    // The row limit comes before the end of the file: reading goes on with the next line all the same.
    let limits = CSVLimits(fieldBytes: 20, rowBytes: 100, columns: 9)
    let many = (1...50).map { "\($0),x" }
    let text = "a,b\n0,\"x\n" + many.joined(separator: "\n") + "\n"
    let expected =
      [.row(["a", "b"]), .fault(.missingClosingQuote, line: 2, column: 3, lines: 2...2)]
      + (1...50).map { Read.row(["\($0)", "x"]) }
    for chunk in [1, 7, 65_536] { #expect(read(text, limits: limits, chunk: chunk) == expected) }
    // On one endless line there is no next line to go on with.
    let endless = "a,b\n0,\"" + self.text("x", 500) + "\n2,3\n"
    #expect(
      read(endless, limits: limits) == [
        .row(["a", "b"]), .fault(.missingClosingQuote, line: 2, column: 3, lines: 2...2), good,
      ])
  }

  /// Gives bytes without end and counts them.
  private struct Endless: ByteSource {
    var given = 0
    let letter: UInt8
    let most: Int

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(Never) -> Int {
      guard given < most else { return 0 }
      buffer.initializeMemory(as: UInt8.self, repeating: letter)
      given += buffer.count
      return buffer.count
    }
  }

  @Test(arguments: [UInt8(ascii: "x"), UInt8(ascii: ","), UInt8(ascii: "\""), 0x00, 0xFF])
  func twentyMegabytesOnOneLine(letter: UInt8) {
    var reader = CSVReader(Endless(letter: letter, most: 20_000_000))
    guard case .fault = reader.next() else {
      Issue.record("such a row cannot be read")
      return
    }
    #expect(reader.next() == .end)
  }
}
