import Diagnostics
import Testing

/// A caret under a line that a terminal turns round points at the wrong letters; then the words are repeated.
@Suite("Right-to-left lines") struct RightToLeftTests {
  private func rows(_ text: String) -> [String] {
    let source = Marked(text)
    let diagnostic = Diagnostic(.unknownName, at: source.ranges[0], "m")
    let text = TextRenderer(files: [source.file], colour: false).render(diagnostic)
    return text.split(separator: "\n").dropFirst(3).map(String.init)
  }

  @Test func wordsInsteadOfACaret() {
    let source = Marked(String(repeating: "\n", count: 11) + "value مساحت_کل = زیربنا * ⟦ضریب تراکم⟧\n")
    let diagnostic = Diagnostic(.unknownName, at: source.ranges[0], "no name «ضریب تراکم»")
    #expect(
      TextRenderer(files: [source.file], colour: false).render(diagnostic) == """
        error[T0301]: no name «ضریب تراکم»
           ┌─ 1404.tariff:12:27
        12 │ value مساحت_کل = زیربنا * ضریب تراکم
           = here: «ضریب تراکم», line 12, letters 27–36
        """)
  }

  @Test(arguments: [
    ("fee ⟦x⟧ # توضیح", "   │     ^"),  // all before is left to right
    ("fee ⟦ضریب⟧", "   │     ^^^^"),  // a whole run
    ("fee ⟦ضریب⟧ * x", "   │     ^^^^"),
    ("fee ⟦ضریب تراکم⟧ * x", "   │     ^^^^^^^^^^"),
    ("rate ⟦۱۲⟧ ضریب", "   │      ^^"),  // Persian digits follow the Latin word before them
    ("rate \"۱۲\" ⟦x⟧", "   │           ^"),
  ])
  func caretWhereItCannotMislead(text: String, row: String) {
    #expect(rows(text) == [row])
  }

  @Test(arguments: [
    ("fee ⟦ضریب⟧ تراکم", "   = here: «ضریب», line 1, letters 5–8"),  // shown to the right of its neighbour
    ("fee ضریب ⟦x⟧", "   = here: «x», line 1, letter 10"),
    ("fee ⟦ضریب⟧ 12", "   = here: «ضریب», line 1, letters 5–8"),  // the digits join the run
    ("⟦ضریب⟧ = x", "   = here: «ضریب», line 1, letters 1–4"),  // a line that begins with such a letter may be turned
    ("  ⟦12⟧ ضریب", "   = here: «12», line 1, letters 3–4"),
    ("fee ⟦٣⟧ ضریب", "   = here: «٣», line 1, letter 5"),  // Arabic-Indic digits are numbers of that direction
    ("fee ضریب⟦⟧", "   = here: line 1, before letter 9"),
  ])
  func wordsWhereItCould(text: String, row: String) {
    #expect(rows(text) == [row])
  }

  @Test func relatedPlacesToo() {
    let source = Marked("fee ⟦x⟧ = ضریب * ⟦تراکم⟧\n")
    let diagnostic = Diagnostic(
      .cycle, at: source.ranges[0], "m", related: [.init(source.ranges[1], "reads x")])
    #expect(
      TextRenderer(files: [source.file], colour: false).render(diagnostic) == """
        error[T0303]: m
           ┌─ 1404.tariff:1:5
         1 │ fee x = ضریب * تراکم
           │     ^
           = there: «تراکم», line 1, letters 16–20: reads x
        """)
  }

  @Test func longWordsAreCut() {
    let word = String(repeating: "ض", count: 61)
    #expect(rows("ضریب ⟦\(word)⟧") == ["   = here: «" + String(repeating: "ض", count: 60) + "…», line 1, letters 6–66"])
    let fits = String(repeating: "ض", count: 60)
    #expect(rows("ضریب ⟦\(fits)⟧") == ["   = here: «" + fits + "», line 1, letters 6–65"])
  }
}
