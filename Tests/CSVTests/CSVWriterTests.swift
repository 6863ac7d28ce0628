import CSV
import TestSupport
import Testing

@Suite("Writing CSV") struct CSVWriterTests {
  private func written(
    dialect: CSVDialect = .comma, guarded: Bool = true, _ body: (inout CSVWriter) -> Void
  ) -> String {
    var writer = CSVWriter(dialect: dialect, guardsFormulas: guarded)
    body(&writer)
    writer.endRow()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain", "plain\n"), ("متن", "متن\n"), (" a ", " a \n"), ("a,b", "\"a,b\"\n"), ("a;b", "\"a;b\"\n"),
    ("a\tb", "\"a\tb\"\n"), ("a\"b", "\"a\"\"b\"\n"), ("a\nb", "\"a\nb\"\n"), ("a\rb", "\"a\rb\"\n"), ("", "\"\"\n"),
    ("\"", "\"\"\"\"\n"),
  ])
  func quotesWhatNeedsIt(text: String, row: String) {
    #expect(written { $0.appendText(text) } == row)
    #expect(written { $0.appendText(Array(text.utf8)) } == row)
    #expect(written { $0.appendText(text.utf8.lazy.map { $0 }) } == row)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1\n"), ("+1", "'+1\n"), ("-5", "'-5\n"), ("@x", "'@x\n"), ("\tx", "\"'\tx\"\n"),
    ("\rx", "\"'\rx\"\n"), ("\u{0}x", "'\u{0}x\n"), ("=a,b", "\"'=a,b\"\n"), ("=\"x\"", "\"'=\"\"x\"\"\"\n"),
  ])
  func guardsFormulas(text: String, row: String) {
    var writer = CSVWriter()
    writer.appendText(text)
    writer.endRow()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == row)
    #expect(writer.guardedCells == 1)
    #expect(!written(guarded: false) { $0.appendText(text) }.contains("'"))
  }

  @Test(arguments: ["a=1", "1-5", " =x", "'=x", "۱۲", "−5"])
  func leavesOtherTextsAlone(text: String) {
    #expect(written { $0.appendText(text) } == text + "\n")
  }

  @Test(arguments: ["0", "-5", "12.50", "-0.01", "99999999999999999999999999"])
  func numbersStayNumbers(number: String) {
    #expect(written { $0.appendNumber(number) } == number + "\n")
  }

  @Test(arguments: [
    ("-", "'-\n"), ("-x", "'-x\n"), ("+5", "'+5\n"), ("-1.", "'-1.\n"), ("-.5", "'-.5\n"), ("-1.2.3", "'-1.2.3\n"),
    ("--1", "'--1\n"), ("1,5", "\"1,5\"\n"), ("-1e5", "'-1e5\n"), ("-1\n=x", "\"'-1\n=x\"\n"), ("", "\"\"\n"),
  ])
  func whatIsNoNumberIsText(number: String, row: String) {
    #expect(written { $0.appendNumber(number) } == row)
  }

  @Test func rowsAndDialects() {
    var writer = CSVWriter(dialect: .semicolon)
    writer.appendText("a")
    writer.appendNumber(-7)
    writer.appendEmpty()
    writer.endRow()
    writer.appendEmpty()
    writer.endRow()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a;-7;\n\"\"\n")
    writer.removeAll()
    #expect(writer.bytes.isEmpty)
    writer.appendText("b")
    writer.endRow()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "b\n")
  }

  /// Whatever is written is read again, the delimiter found by itself.
  @Test func roundTrip() {
    var generator = SeededGenerator(seed: RandomCases.seed)
    let pieces = ["a", "ی", " ", ",", ";", "\t", "\"", "\n", "\r", "\r\n", "=", "-", "'", "漢", "12", "\u{FEFF}"]
    let dialects = [CSVDialect.comma, .semicolon, .tab]
    for _ in 0..<RandomCases.count(200_000) {
      let dialect = dialects.randomElement(using: &generator) ?? .comma
      let width = Int.random(in: 1..<6, using: &generator)
      var table: [[String]] = [(0..<width).map { "h\($0)" }]
      for _ in 0..<Int.random(in: 0..<5, using: &generator) {
        table.append(
          (0..<width).map { _ in
            (0..<Int.random(in: 0..<5, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
              .joined()
          })
      }
      // A single header field shows no delimiter.
      let known = width == 1 ? dialect : nil
      var writer = CSVWriter(dialect: dialect, guardsFormulas: false)
      for row in table {
        for cell in row { writer.appendText(cell) }
        writer.endRow()
      }
      let found = read(writer.bytes, dialect: known, chunk: Int.random(in: 1..<50, using: &generator))
      #expect(found == table.map(Read.row), "seed \(RandomCases.seed): \(table)")
    }
  }

  @Test func aByteOrderMarkInTheFirstCellIsKept() {
    var writer = CSVWriter()
    writer.appendText("\u{FEFF}a")
    writer.endRow()
    #expect(read(writer.bytes) == [.row(["\u{FEFF}a"])])
  }
}
