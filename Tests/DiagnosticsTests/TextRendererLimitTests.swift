import Diagnostics
import Testing

@Suite("Messages stay short") struct TextRendererLimitTests {
  private func render(_ files: [SourceFile], _ diagnostic: Diagnostic) -> String {
    TextRenderer(files: files, colour: false).render(diagnostic)
  }

  private func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  @Test func twelveLinesFit() {
    let source = Marked("⟦x⟧")
    let reasons = (1...6).map { "reason \($0)" }
    let text = render(
      [source.file],
      Diagnostic(.cycle, at: source.ranges[0], "m", reasons: reasons, remedy: "r", article: "1"))
    #expect(lines(text).count == 12)
    #expect(!text.contains("more"))
  }

  @Test func theThirteenthIsCounted() {
    let source = Marked("⟦x⟧")
    let reasons = (1...7).map { "reason \($0)" }
    let text = render(
      [source.file],
      Diagnostic(.cycle, at: source.ranges[0], "m", reasons: reasons, remedy: "r", article: "1"))
    #expect(
      text == """
        error[T0303]: m
           ┌─ 1404.tariff:1:1
         1 │ x
           │ ^
           = reason 1
           = reason 2
           = reason 3
           = reason 4
           = reason 5
           = … and 2 more
           = r
           = article 1
        """)
  }

  @Test func reasonsAndPlacesShareTheRoom() {
    let source = Marked("⟦a⟧\n⟦b⟧\n⟦c⟧\n⟦d⟧\n⟦e⟧")
    let related = source.ranges.dropFirst().map { Diagnostic.Related($0, "there") }
    let text = render(
      [source.file],
      Diagnostic(
        .cycle, at: source.ranges[0], "m", reasons: ["one", "two", "three"], remedy: "r", related: related))
    #expect(
      text == """
        error[T0303]: m
           ┌─ 1404.tariff:1:1
         1 │ a
           │ ^
         2 │ b
           │ - there
         3 │ c
           │ - there
           = one
           = two
           = … and 3 more
           = r
        """)
  }

  @Test func manyPlacesOnOneLineAreCounted() {
    let source = Marked("⟦a⟧ ⟦b⟧ ⟦c⟧ ⟦d⟧ ⟦e⟧")
    let related = source.ranges.dropFirst().map { Diagnostic.Related($0, "there") }
    let text = render([source.file], Diagnostic(.cycle, at: source.ranges[0], "m", related: related))
    #expect(
      text == """
        error[T0303]: m
           ┌─ 1404.tariff:1:1
         1 │ a b c d e
           │ ^ - - there
           │   there
           = … and 2 more
        """)
  }

  @Test func theCountNeedsALineToo() {
    // With five reasons and a remedy there would be twelve lines, and one that counts the places left out.
    let source = Marked("⟦a⟧ ⟦b⟧ ⟦c⟧ ⟦d⟧")
    let related = source.ranges.dropFirst().map { Diagnostic.Related($0, "there") }
    let text = render(
      [source.file],
      Diagnostic(
        .cycle, at: source.ranges[0], "m", reasons: (1...6).map { "reason \($0)" }, remedy: "r", related: related))
    #expect(lines(text).count == 12)
    #expect(text.hasSuffix("   = reason 4\n   = reason 5\n   = … and 2 more\n   = r"))
  }

  @Test(arguments: [0, 1, 2, 5, 30], [0, 1, 3, 9, 40])
  func neverMoreThanTwelve(reasons: Int, places: Int) {
    let source = Marked(
      String(repeating: "⟦a⟧ ضریب ⟦b⟧\n", count: 3) + String(repeating: "⟦a⟧ ⟦b⟧ ⟦c⟧ ⟦d⟧ ⟦e⟧\n", count: 8))
    for own in [0, 1, 6, 9] {
      let related = source.ranges.prefix(places).map { Diagnostic.Related($0, "there") }
      let text = render(
        [source.file],
        Diagnostic(
          .cycle, at: source.ranges[own], "m", reasons: Array(repeating: "because", count: reasons), remedy: "r",
          related: related, article: "1"))
      #expect(lines(text).count <= 12)
      #expect(text.hasSuffix("   = r\n   = article 1"))
    }
  }

  @Test func longLinesAreCutAroundThePlace() {
    let source = Marked(String(repeating: "a", count: 5_000) + " ⟦here⟧ " + String(repeating: "b", count: 5_000))
    let shown = lines(render([source.file], Diagnostic(.lineTooLong, at: source.ranges[0], "m")))
    // 30 letters before the place and signs for what was cut, 100 cells in all.
    let before = "…" + String(repeating: "a", count: 29) + " "
    let after = " " + String(repeating: "b", count: 63) + "…"
    #expect(shown[1] == "   ┌─ 1404.tariff:1:5002")
    #expect(shown[2] == " 1 │ " + before + "here" + after)
    #expect(shown[3] == "   │ " + String(repeating: " ", count: 31) + "^^^^")
  }

  @Test func placesNearTheBeginningKeepIt() {
    let source = Marked("fee ⟦x⟧ " + String(repeating: "b", count: 5_000))
    let shown = lines(render([source.file], Diagnostic(.lineTooLong, at: source.ranges[0], "m")))
    #expect(shown[2] == " 1 │ fee x " + String(repeating: "b", count: 93) + "…")
    #expect(shown[3] == "   │     ^")
  }

  @Test func placesInTheCutPartAreWords() {
    let source = Marked("fee ⟦x⟧ " + String(repeating: "b", count: 5_000) + "⟦y⟧")
    let text = render(
      [source.file],
      Diagnostic(.lineTooLong, at: source.ranges[0], "m", related: [.init(source.ranges[1], "far away")]))
    #expect(text.hasSuffix("\n   = there: «y», line 1, letter 5007: far away"))
  }

  @Test func aPlaceJustBehindTheCutIsWords() {
    // 99 cells are shown: the letter that the sign of the cut stands for has no caret.
    for (letters, isShown) in [(97, true), (98, false)] {
      let source = Marked("⟦x⟧" + String(repeating: "b", count: letters) + "⟦y⟧" + String(repeating: "c", count: 50))
      let text = render(
        [source.file],
        Diagnostic(.lineTooLong, at: source.ranges[0], "m", related: [.init(source.ranges[1], "there")]))
      #expect(text.contains("- there") == isShown)
      #expect(text.contains("= there: «y»") == !isShown)
    }
  }

  @Test func aHundredCellsAreShownWhole() {
    let source = Marked("⟦x⟧" + String(repeating: "b", count: 99))
    #expect(!render([source.file], Diagnostic(.lineTooLong, at: source.ranges[0], "m")).contains("…"))
    let longer = Marked("⟦x⟧" + String(repeating: "b", count: 100))
    #expect(render([longer.file], Diagnostic(.lineTooLong, at: longer.ranges[0], "m")).contains("…"))
  }

  @Test func hostileLinesEnd() {
    // One letter ten million times; many marks without width; bytes that are no text.
    let marks = (0..<300_000).map { UInt8($0 % 2 == 0 ? 0xCC : 0x81) }
    for bytes in [[UInt8](repeating: 0x61, count: 10_000_000), marks, [UInt8](repeating: 0xFF, count: 300_000)] {
      let file = SourceFile(name: "a", bytes: bytes)
      for start in [0, bytes.count / 2, bytes.count - 2] {
        let range = SourceRange(file: 0, start: start, end: bytes.count)
        let text = render([file], Diagnostic(.lineTooLong, at: range, "m"))
        #expect(text.utf8.count < 3_000)
        #expect(text.hasPrefix("error[T0114]: m\n   ┌─ a:1:"))
      }
    }
  }
}

@Suite("Many messages") struct ManyMessagesTests {
  private let renderer = TextRenderer(files: [], colour: false)
  private let error = Diagnostic(.unknownName, at: nil, "e")
  private let warning = Diagnostic(.unusedInput, at: nil, "w")
  private let note = Diagnostic(.retroactive, at: nil, "n")

  @Test func allWhenTheyFit() {
    #expect(renderer.renderAll([]) == "")
    #expect(renderer.renderAll([error, warning], limit: 2) == "error[T0301]: e\n\nwarning[T0304]: w")
  }

  @Test func theRestIsCounted() {
    let text = renderer.renderAll([warning, error, warning, error, error, warning], limit: 2)
    #expect(text == "error[T0301]: e\n\nerror[T0301]: e\n\n… and 1 error and 3 warnings more")
    #expect(renderer.renderAll([warning, error], limit: 1) == "error[T0301]: e\n\n… and 1 warning more")
  }

  @Test func notesComeLast() {
    #expect(renderer.renderAll([note, error, warning]) == "note[T0920]: n\n\nerror[T0301]: e\n\nwarning[T0304]: w")
    let text = renderer.renderAll([note, note, warning, error], limit: 2)
    #expect(text == "warning[T0304]: w\n\nerror[T0301]: e\n\n… and 2 notes more")
    #expect(
      TextRenderer(files: [], colour: true).render(note).hasPrefix("\u{1B}[34mnote[T0920]"), "neither red nor yellow")
    #expect(JSONRenderer(files: []).render(note).contains("\"severity\":\"note\""))
  }

  @Test func twentyByDefault() {
    let all = Array(repeating: error, count: 21)
    #expect(renderer.renderAll(all).hasSuffix("\n\n… and 1 error more"))
    #expect(!renderer.renderAll(Array(all.dropLast())).contains("more"))
  }
}
