import TestSupport
import Testing

@testable import CSV

/// Pieces and their rows against the reader that reads byte by byte, over files that are damaged at random.
@Suite struct PieceTests {
  /// What one row is: where it lies, its fields, or why it has none.
  struct Row: Equatable, CustomStringConvertible {
    var line: Int
    var offset: Int
    var fields: [[UInt8]] = []
    var fault: CSVFault?

    var description: String {
      "line \(line) offset \(offset) \(fields.map { String(decoding: $0, as: UTF8.self) }) \(String(describing: fault))"
    }
  }

  static func reference(_ bytes: [UInt8], dialect: CSVDialect, limits: CSVLimits) throws -> (width: Int, [Row]) {
    var reader = CSVReader(ByteArraySource(bytes), dialect: dialect, limits: limits, findsSwallowedRows: true)
    var (rows, width): ([Row], Int) = ([], 0)
    while true {
      switch reader.next() {
      case .end: return (width, rows)
      case .fault(let fault): rows.append(Row(line: reader.firstLine, offset: reader.offset, fault: fault))
      case .row:
        if width == 0 { width = reader.count }
        let fields = (0..<reader.count).map { Array(reader.field($0)) }
        rows.append(Row(line: reader.firstLine, offset: reader.offset, fields: fields))
      }
    }
  }

  static func pieces(
    _ bytes: [UInt8], width: Int, dialect: CSVDialect, limits: CSVLimits, pieceBytes: Int, chunk: Int
  ) -> [Row] {
    var reader = PieceReader(
      ByteArraySource(bytes, chunk: chunk), dialect: dialect, limits: limits, pieceBytes: pieceBytes)
    let piece = Piece()
    var scan = PieceScan(dialect: dialect, width: width, limits: limits)
    var loose = LooseRow(dialect: dialect, limits: limits, width: width)
    var (rows, line): ([Row], Int) = ([], 1)
    while reader.next(into: piece) {
      scan.scan(piece)
      for row in 0..<scan.count {
        var found = Row(line: line + scan.line(row), offset: piece.offset + scan.start(row))
        if scan.isPlain(row) {
          var start = scan.start(row)
          for field in 0..<width {
            let end = Int(scan.fieldEnds[row * width + field])
            found.fields.append(Array(piece.bytes[start..<end]))
            start = end + 1
          }
        } else {
          let bytes = UnsafeBufferPointer(rebasing: piece.bytes[scan.range(row)])
          found.fault = loose.read(bytes, isWhole: !piece.isTruncated, line: found.line, offset: found.offset)
          found.fields = (0..<loose.count).map { Array(loose.field($0)) }
        }
        rows.append(found)
      }
      line += scan.lineCount
    }
    return rows
  }

  /// The lines of a row that was passed over are those of the reader; the rest of a fault is compared without them.
  static func compare(
    _ bytes: [UInt8], dialect: CSVDialect = .comma, limits: CSVLimits = .standard, pieceBytes: Int, chunk: Int,
    _ comment: @autoclosure () -> String
  ) throws {
    let (width, expected) = try reference(bytes, dialect: dialect, limits: limits)
    var found = pieces(
      bytes, width: width, dialect: dialect, limits: limits, pieceBytes: pieceBytes, chunk: chunk)
    for row in found.indices where row < expected.count {
      guard let fault = found[row].fault, let other = expected[row].fault else { continue }
      found[row].fault = CSVFault(
        kind: fault.kind, place: fault.place, field: fault.field, firstLine: fault.firstLine, lastLine: other.lastLine)
    }
    #expect(found == expected, "\(comment()), piece \(pieceBytes): \(String(decoding: bytes, as: UTF8.self))")
  }

  @Test(arguments: [1, 7, 64, 1_024, 1 << 20])
  func everyRowIsTheReadersRow(pieceBytes: Int) throws {
    var random = SeededGenerator(seed: RandomCases.seed &+ UInt64(pieceBytes))
    let limits = CSVLimits(fieldBytes: 40, rowBytes: 90, columns: 6)
    for number in 0..<RandomCases.count(60_000) {
      let dialect: CSVDialect = [.comma, .semicolon, .tab].randomElement(using: &random) ?? .comma
      let bytes = Self.damaged(&random, dialect)
      let isSmall = number % 2 == 0
      try Self.compare(
        bytes, dialect: dialect, limits: isSmall ? limits : .standard, pieceBytes: pieceBytes,
        chunk: Int.random(in: 1...70, using: &random), "seed \(RandomCases.seed), case \(number)")
    }
  }

  /// Files of many stretches of ``MarkedBytes``, mostly good, with rows about as long as one and lines that end in CR LF.
  @Test(arguments: [3_000, 1 << 20])
  func longFiles(pieceBytes: Int) throws {
    var random = SeededGenerator(seed: RandomCases.seed &+ UInt64(pieceBytes))
    for number in 0..<RandomCases.count(6_000) {
      let dialect: CSVDialect = [.comma, .semicolon, .tab].randomElement(using: &random) ?? .comma
      let mark = dialect.delimiter
      var bytes = Array("a".utf8) + [mark] + Array("b".utf8) + [mark] + Array("c\n".utf8)
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        if Int.random(in: 0..<3, using: &random) == 0 {
          bytes += Self.damaged(&random, dialect, rows: 3)
        }
        let letter = [UInt8(ascii: "x"), 0x20, UInt8(ascii: "1"), UInt8(ascii: ","), 0xD9].randomElement(using: &random)
        let ending = Bool.random(using: &random) ? [Ascii.carriageReturn, Ascii.lineFeed] : [Ascii.lineFeed]
        for _ in 0..<Int.random(in: 1...200, using: &random) {
          let length = [0, 3, 7, 8, 9, 15, 16, 17, 40].randomElement(using: &random) ?? 0
          bytes += Array("12".utf8) + [mark] + [UInt8](repeating: letter ?? 0x78, count: length) + [mark] + ending
        }
        let length = Int.random(in: MarkedBytes.stretch - 40...MarkedBytes.stretch + 40, using: &random)
        bytes += [UInt8](repeating: 0x37, count: length) + [mark, mark] + ending
      }
      try Self.compare(
        bytes, dialect: dialect, pieceBytes: pieceBytes, chunk: Int.random(in: 100...5_000, using: &random),
        "seed \(RandomCases.seed), case \(number)")
    }
  }

  /// A file with a header of three fields, and rows in which much goes wrong.
  static func damaged(_ random: inout SeededGenerator, _ dialect: CSVDialect, rows: Int = 12) -> [UInt8] {
    let mark = String(decoding: [dialect.delimiter], as: UTF8.self)
    let plain = ["12", "-3.5", "1403-02-01", "مسکونی", "", "a b", "residential", "x"]
    let odd = [
      "\"q\"", "\"a\(mark)b\"", "\"two\nlines\"", "\"d\"\"d\"", "\"open", "a\"b", "\"x\"y", "r\r", "\r", "n\0", "\n",
      String(repeating: "7", count: 45), String(repeating: "long ", count: 30), "\(mark)\(mark)", "\"\"", "\"\r\n\"",
    ]
    var bytes = Array(["a", "b", "c"].joined(separator: mark).utf8) + [Ascii.lineFeed]
    for _ in 0..<Int.random(in: 0...rows, using: &random) {
      let width = Int.random(in: 0..<10, using: &random) == 0 ? Int.random(in: 0...8, using: &random) : 3
      for field in 0..<width {
        if field > 0 { bytes.append(dialect.delimiter) }
        let isOdd = Int.random(in: 0..<12, using: &random) == 0
        bytes += Array(((isOdd ? odd : plain).randomElement(using: &random) ?? "").utf8)
        if Int.random(in: 0..<40, using: &random) == 0 { bytes += [0xD9, 0x2C, 0xFF].prefix(width) }
      }
      bytes += [[Ascii.lineFeed], [Ascii.carriageReturn, Ascii.lineFeed]].randomElement(using: &random) ?? []
    }
    if Bool.random(using: &random), bytes.last == Ascii.lineFeed { bytes.removeLast() }
    return bytes
  }

  @Test func aFileOfOneColumnHasEmptyRows() throws {
    for text in ["a\n\n\n1\n", "a\r\n\r\n", "a\n\"\"\n\n2", "a"] {
      try Self.compare(Array(text.utf8), pieceBytes: 3, chunk: 2, text)
    }
  }

  @Test func aRowFarTooLongCostsNoMoreThanItsBeginning() throws {
    let limits = CSVLimits(fieldBytes: 100, rowBytes: 200, columns: 9)
    for long in [String(repeating: "x", count: 5_000), "\"" + String(repeating: "y\n", count: 3_000)] {
      for end in ["\n1,2\n3,4\n", "\n", "", "\",5\n6,7\n"] {
        let bytes = Array(("a,b\n0,0\n" + long + end).utf8)
        try Self.compare(bytes, limits: limits, pieceBytes: 50, chunk: 64, end)
      }
    }
    var reader = PieceReader(
      ByteArraySource(Array(repeating: 0x78, count: 1 << 20) + [Ascii.lineFeed, 0x31]), dialect: .comma, limits: limits)
    let piece = Piece()
    let isThere = reader.next(into: piece)
    #expect(isThere && piece.isTruncated && piece.count == 202 && piece.capacity < 1 << 21)
    #expect(piece.bytesPassedOver == 1 << 20 - 201 && piece.linesPassedOver == 1)
    let isNextThere = reader.next(into: piece)
    #expect(isNextThere && piece.count == 1 && !piece.isTruncated)
    let isMoreThere = reader.next(into: piece)
    #expect(!isMoreThere)
  }

  @Test func piecesAreNoLargerThanAskedForWhereRowsAllow() {
    let row = Array("0123456,89\n".utf8)
    let bytes = Array(repeatElement(row, count: 50_000).joined())
    var reader = PieceReader(ByteArraySource(bytes), dialect: .comma, pieceBytes: 100_000)
    let piece = Piece()
    var sizes: [Int] = []
    while reader.next(into: piece) { sizes.append(piece.count) }
    #expect(sizes.reduce(0, +) == bytes.count)
    #expect(sizes.allSatisfy { $0 <= 100_000 && $0 % row.count == 0 })
    #expect(sizes.count == 6)
  }
}
