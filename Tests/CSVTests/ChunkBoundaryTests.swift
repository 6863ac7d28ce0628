import CSV
import TestSupport
import Testing

@Suite("Chunks of any size") struct ChunkBoundaryTests {
  /// Random bytes from the alphabet of trouble: whatever they mean, they mean the same in chunks of every size.
  @Test func sameResultForEverySize() {
    var generator = SeededGenerator(seed: RandomCases.seed)
    let pieces: [[UInt8]] = [
      Array(",".utf8), Array(";".utf8), Array("\"".utf8), Array("\"".utf8), Array("\n".utf8), Array("\r\n".utf8),
      Array("\r".utf8), Array("a".utf8), Array("12.5".utf8), Array("ی".utf8), Array("漢".utf8), [0xFF], [0x00],
      [0xEF, 0xBB, 0xBF], Array("\"\"".utf8), Array(",\"".utf8), Array("\",".utf8), Array("\"\n".utf8),
    ]
    let limits = CSVLimits(fieldBytes: 12, rowBytes: 40, columns: 6)
    for _ in 0..<RandomCases.count(200_000) {
      let length = Int.random(in: 0..<60, using: &generator)
      let bytes = (0..<length).flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
      let whole = read(bytes, limits: limits)
      for chunk in [1, 2, 7] {
        #expect(read(bytes, limits: limits, chunk: chunk) == whole, "seed \(RandomCases.seed): \(bytes)")
      }
    }
  }

  /// Rows and faults cover every line once, in order.
  @Test func everyLineIsAccountedFor() {
    var generator = SeededGenerator(seed: RandomCases.seed &+ 1)
    let pieces = ["a", ",", "\"", "\n", "\n", "b,c\n", "\"x\ny\"", "\r\n"]
    for _ in 0..<RandomCases.count(100_000) {
      let text = (0..<Int.random(in: 1..<40, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      var reader = CSVReader(ByteArraySource(Array(text.utf8)), dialect: .comma, chunk: 16)
      var nextLine = 1
      var nextOffset = 0
      var outcome = reader.next()
      while outcome != .end {
        #expect(reader.firstLine >= nextLine, "seed \(RandomCases.seed): \(text)")
        #expect(reader.lastLine >= reader.firstLine)
        let between = Array(text.utf8)[nextOffset..<reader.offset]
        #expect(between.allSatisfy { $0 == 0x0A || $0 == 0x0D }, "only empty lines are passed over: \(text)")
        #expect(reader.nextOffset > reader.offset)
        nextLine = reader.lastLine + 1
        nextOffset = reader.nextOffset
        outcome = reader.next()
      }
      let rest = Array(text.utf8)[nextOffset...]
      #expect(rest.allSatisfy { $0 == 0x0A || $0 == 0x0D }, "\(text)")
    }
  }

  @Test func aFileOfManyChunks() {
    let rows = (0..<20_000).map { ["\($0)", $0 % 3 == 0 ? "\"یک, \($0)\"" : "x", "\($0 * 7).25"] }
    let text = "id,name,area\n" + rows.map { $0.joined(separator: ",") }.joined(separator: "\r\n")
    var expected: [Read] = [.row(["id", "name", "area"])]
    for row in rows { expected.append(.row([row[0], row[1].replacingQuotes, row[2]])) }
    #expect(read(text) == expected)
    #expect(read(text, chunk: 1_000) == expected)
  }
}

extension String {
  fileprivate var replacingQuotes: String { filter { $0 != "\"" } }
}
