import Diagnostics
import Testing

/// A tariff in which `⟦…⟧` marks a place: the text without the marks, and the places in order.
struct Marked {
  var file: SourceFile
  var ranges: [SourceRange] = []

  init(_ text: String, name: String = "1404.tariff", file: Int = 0) {
    var bytes: [UInt8] = []
    var open: [Int] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "⟦": open.append(bytes.count)
      case "⟧": ranges.append(SourceRange(file: file, start: open.removeLast(), end: bytes.count))
      default: bytes += Array(String(scalar).utf8)
      }
    }
    self.file = SourceFile(name: name, bytes: bytes)
  }
}

@Suite("Messages as text") struct TextRendererTests {
  private func render(_ files: [SourceFile], _ diagnostic: Diagnostic) -> String {
    TextRenderer(files: files, colour: false).render(diagnostic)
  }

  @Test func pointsAtTheWords() {
    let source = Marked("input land_value rial/m2\n\nfee f\n  amount ⟦land_value * base_fee⟧\n")
    let diagnostic = Diagnostic(
      .feeNotInRial, at: source.ranges[0], "money times money is not a fee",
      reasons: ["the result would be in rial² per m²"], remedy: "to take a share, multiply by a percentage",
      article: "4, note 2")
    #expect(
      render([source.file], diagnostic) == """
        error[T0404]: money times money is not a fee
           ┌─ 1404.tariff:4:10
         4 │   amount land_value * base_fee
           │          ^^^^^^^^^^^^^^^^^^^^^
           = the result would be in rial² per m²
           = to take a share, multiply by a percentage
           = article 4, note 2
        """)
  }

  @Test func relatedPlacesOnTheSameLine() {
    let source = Marked("fee f\n  amount ⟦⟦land_value⟧ * ⟦base_fee⟧⟧\n")
    let diagnostic = Diagnostic(
      .feeNotInRial, at: source.ranges[0], "money times money is not a fee",
      related: [.init(source.ranges[0], "rial per m²"), .init(source.ranges[1], "rial, declared at 7:3")])
    #expect(
      render([source.file], diagnostic) == """
        error[T0404]: money times money is not a fee
           ┌─ 1404.tariff:2:10
         2 │   amount land_value * base_fee
           │          ^^^^^^^^^^   -------- rial, declared at 7:3
           │          rial per m²
        """)
  }

  @Test func relatedPlacesOnOtherLines() {
    let source = Marked(
      String(repeating: "\n", count: 98) + "  ⟦up to 200⟧  12_000\n# note\n  ⟦above 250⟧  15_000\n")
    let diagnostic = Diagnostic(
      .bracketGap, at: source.ranges[0], "the brackets leave a gap: 200 m2 to 250 m2 has no rate",
      remedy: "if the law has no gap, write `above 200` on line 101",
      related: [.init(source.ranges[1], "the next begins here")])
    #expect(
      render([source.file], diagnostic) == """
        error[T0501]: the brackets leave a gap: 200 m2 to 250 m2 has no rate
            ┌─ 1404.tariff:99:3
         99 │   up to 200  12_000
            │   ^^^^^^^^^
        101 │   above 250  15_000
            │   --------- the next begins here
            = if the law has no gap, write `above 200` on line 101
        """)
  }

  @Test func relatedPlacesInOtherFiles() {
    let first = Marked("fee ⟦parking⟧\n", name: "b.tariff")
    let second = Marked("\nfee ⟦parking⟧\n", name: "a.tariff", file: 1)
    let diagnostic = Diagnostic(
      .declaredTwice, at: first.ranges[0], "parking is declared twice",
      related: [.init(second.ranges[0], "first declared here")])
    #expect(
      render([first.file, second.file], diagnostic) == """
        error[T0302]: parking is declared twice
           ┌─ b.tariff:1:5
         1 │ fee parking
           │     ^^^^^^^
           ┌─ a.tariff:2:5
         2 │ fee parking
           │     ------- first declared here
        """)
  }

  @Test func withoutAPlace() {
    let diagnostic = Diagnostic(
      .noActs, at: nil, "the folder Tariffs/Empty holds no act", remedy: "write an act into a file that ends in .tariff"
    )
    #expect(
      render([], diagnostic) == """
        error[T0201]: the folder Tariffs/Empty holds no act
           = write an act into a file that ends in .tariff
        """)
  }

  @Test func anEmptyPlaceGetsOneCaret() {
    let source = Marked("rate x 9% ⟦⟧\n")
    #expect(
      render([source.file], Diagnostic(.unexpectedWord, at: source.ranges[0], "m")) == """
        error[T0109]: m
           ┌─ 1404.tariff:1:11
         1 │ rate x 9%\(" ")
           │           ^
        """)
  }

  @Test func aPlaceOverSeveralLinesIsMarkedOnTheFirst() {
    let source = Marked("⟦table t\n  up to 5  6⟧\n")
    #expect(
      render([source.file], Diagnostic(.bracketGap, at: source.ranges[0], "m")) == """
        error[T0501]: m
           ┌─ 1404.tariff:1:1
         1 │ table t
           │ ^^^^^^^
        """)
  }

  @Test func warningsSaySo() {
    let text = render([], Diagnostic(.unusedInput, at: nil, "nobody reads frontage"))
    #expect(text == "warning[T0304]: nobody reads frontage")
  }

  @Test func tabsAndWideLettersKeepTheCaretInPlace() {
    let source = Marked("\tvalue 漢 = ⟦x⟧")
    #expect(
      render([source.file], Diagnostic(.unknownName, at: source.ranges[0], "m")) == """
        error[T0301]: m
           ┌─ 1404.tariff:1:12
         1 │     value 漢 = x
           │                ^
        """)
  }

  @Test func controlsAndBadBytesAreSpelt() {
    var source = Marked("fee a\u{202E}b ⟦x⟧\u{1B}[2J")
    #expect(
      render([source.file], Diagnostic(.unknownName, at: source.ranges[0], "no\u{1B}[31m\nfee")) == #"""
        error[T0301]: no\u{1B}[31m\u{A}fee
           ┌─ 1404.tariff:1:9
         1 │ fee a\u{202E}b x\u{1B}[2J
           │                ^
        """#)
    source.file = SourceFile(name: "a\n.tariff", bytes: [0x61, 0xFF, 0xC3, 0x20, 0x62])
    let range = SourceRange(file: 0, start: 4, end: 5)
    #expect(
      render([source.file], Diagnostic(.notUTF8, at: range, "m")) == #"""
        error[T0101]: m
           ┌─ a\u{A}.tariff:1:5
         1 │ a\xFF\xC3 b
           │           ^
        """#)
  }

  @Test func coloursAreOptional() {
    let source = Marked("fee ⟦x⟧\n")
    let diagnostic = Diagnostic(.unknownName, at: source.ranges[0], "m", remedy: "r")
    let coloured = TextRenderer(files: [source.file], colour: true).render(diagnostic)
    #expect(coloured.hasPrefix("\u{1B}[1;31merror[T0301]\u{1B}[0m\u{1B}[1m: m\u{1B}[0m\n"))
    #expect(coloured.contains("\u{1B}[1;31m^\u{1B}[0m"))
    var plain = coloured
    for code in ["1;31", "1;33", "34", "1", "0"] { plain = plain.split(separator: "\u{1B}[\(code)m").joined() }
    #expect(plain == render([source.file], diagnostic))
  }
}
