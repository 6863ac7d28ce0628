import Diagnostics
import TestSupport
import Testing

@Suite("Lines and columns") struct PositionTests {
  private func file(_ text: String) -> SourceFile { SourceFile(name: "a.tariff", bytes: Array(text.utf8)) }

  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (2, 1, 3), (3, 2, 1), (4, 2, 2), (6, 2, 3), (8, 2, 4), (9, 3, 1),
  ])
  func countsScalars(offset: Int, line: Int, column: Int) {
    // "ab⏎" 0-2, "xم" 3 4-5, "ی" 6-7, "⏎" 8, end 9
    let place = file("ab\nxمی\n").position(of: offset)
    #expect(place.line == line)
    #expect(place.column == column)
  }

  @Test func aByteInsideAScalarHasItsPlace() {
    let place = file("xمی").position(of: 2)
    #expect(place.line == 1)
    #expect(place.column == 2)
  }

  @Test func theByteOrderMarkIsNotCounted() {
    let file = file("\u{FEFF}ab\nc")
    #expect(file.position(of: 0) == (1, 1))
    #expect(file.position(of: 3) == (1, 1))
    #expect(file.position(of: 4) == (1, 2))
    #expect(file.bytes(ofLine: 1) == 3..<5)
    #expect(file.position(of: 6) == (2, 1))
  }

  @Test func offsetsOutsideTheFileTakeItsEnds() {
    let file = file("ab\ncd")
    #expect(file.position(of: -7) == (1, 1))
    #expect(file.position(of: 99) == (2, 3))
  }

  @Test func emptyFileHasOneEmptyLine() {
    #expect(file("").lineCount == 1)
    #expect(file("").position(of: 0) == (1, 1))
    #expect(file("").bytes(ofLine: 1) == 0..<0)
  }

  @Test func linesLoseTheirEnds() {
    let file = file("ab\r\n\ncd\n")
    #expect(file.lineCount == 4)
    #expect((1...4).map { file.text(of: file.bytes(ofLine: $0)) } == ["ab", "", "cd", ""])
    #expect(file.bytes(ofLine: 0).isEmpty)
    #expect(file.bytes(ofLine: 5).isEmpty)
  }

  @Test func invalidBytesAreStillPlaced() {
    let file = SourceFile(name: "a", bytes: [0x80, 0x80, 0x80, 0x80, 0x0A, 0xFF, 0xFE])
    #expect(file.position(of: 4).line == 1)
    #expect(file.position(of: 6) == (2, 2))
  }

  @Test func aLongLineTakesNoLongerThanAShortOne() {
    // Ten megabytes without a line feed: 20,000 places found by scans would be 10^11 steps.
    let file = SourceFile(name: "a", bytes: [UInt8](repeating: 0x61, count: 10_000_000))
    for step in 0..<20_000 { #expect(file.position(of: step * 500).column == step * 500 + 1) }
  }

  @Test func agreesWithCountingFromTheBeginning() {
    var generator = SeededGenerator(seed: RandomCases.seed)
    let letters: [String] = ["a", "\n", "م", "漢", "😀", "\r\n", "\u{0301}", "bcdefgh"]
    for _ in 0..<RandomCases.count(2_000) {
      let length = Int.random(in: 0..<1_500, using: &generator)
      let text = (0..<length).map { _ in letters.randomElement(using: &generator) ?? "" }.joined()
      let file = file(text)
      var offset = 0
      var line = 1
      var column = 1
      for scalar in text.unicodeScalars {
        #expect(file.position(of: offset) == (line, column), "seed \(RandomCases.seed), byte \(offset)")
        offset += UTF8.width(scalar)
        (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
      }
      #expect(file.position(of: offset) == (line, column), "seed \(RandomCases.seed), the end")
      #expect(file.lineCount == line)
    }
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int { String(scalar).utf8.count }
}
