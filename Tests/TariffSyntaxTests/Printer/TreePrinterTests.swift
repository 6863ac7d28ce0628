import Diagnostics
import Exact
import TestSupport
import Testing

@testable import TariffSyntax

@Suite struct TreePrinterTests {
  /// What stands below the sample act's own clauses.
  private func printed(_ body: String, _ location: SourceLocation = #_sourceLocation) -> String {
    let text = Formatter.canonicalText(of: Sample.act(body + "\n").tree(location))
    let head = Formatter.canonicalText(of: Sample.act("").tree())
    #expect(text.hasPrefix(head), sourceLocation: location)
    return String(text.dropFirst(head.count))
  }

  @Test func spellingDoesNotCount() {
    let ways = [
      "rate a 1250000.50 rial / m2 \"t\" article 3",
      "rate a 1_250_000.50 rial/m2 \"t\"\n  article ۳",
      "rate   a ۱٬۲۵۰٬۰۰۰٫۵۰ rial per m2   \"t\"\n  article \"3\"  # comment",
    ]
    for way in ways { #expect(printed(way) == "rate a 1250000.50 rial/m2 \"t\" article 3\n") }
    #expect(printed("rate a 5 percent") == printed("rate a 5%"))
    #expect(printed("rate a 5 m²") == printed("rate a 5 m * m"))
    #expect(printed("value v = a × b ÷ 3") == "value v = a * b / 3\n")
    #expect(printed("value v = d > 2024-04-20") == printed("value v = d > 1403-02-01"), "a day is a day")
  }

  @Test func meaningCounts() {
    let different = [
      "rate a 1.5", "rate a 1.50", "rate a 15 rial", "rate a 1.5 \"t\"", "rate a 1.5 article 1", "rate b 1.5",
      "rate a 150%", "rate a 1.5 sample \"s\"", "rate a 1.5 source \"s\"", "rate a 1.5 new \"s\"",
      "rate a 1.5 in force from 1403-01-01", "rate a 1.5 in force from 1403-01-01 to 1403-01-02",
      "rate a 1.5 accepted T0305 \"s\"", "rate a 1.5 amended by x", "value a = 1.5", "value a = (1.5)",
    ]
    #expect(Set(different.map { printed($0) }).count == different.count)
  }

  @Test func feesArePrintedInOneOrder() {
    let text = printed(
      """
      fee f "عوارض"
        in a, b
        rounded half up to 1_000 rial
        amount c
        code ۱۲۷۰
        relief r 50% when d "t" article 7
        new "n"
        when e
        source "s"
      """)
    #expect(
      text == """
        fee f "عوارض"
          source "s"
          new "n"
          code 1270
          when e
          amount c
          relief r 50% when d "t" article 7
          rounded half up to 1000 rial
          in a, b

        """)
  }

  @Test func longFormulasAreBrokenWhereTheyMayBe() {
    let names = (1...60).map { "name_\($0)" }
    for joined in [
      names.joined(separator: " + "), "max(\(names.joined(separator: ", ")))", names.joined(separator: " * "),
      names.map { "\($0) > 1" }.joined(separator: " and "),
      names.map { "if \($0) then 1 else " }.joined() + "0",
    ] {
      let lines = printed("value v = \(joined)").split(separator: "\n")
      #expect(lines.count > 3)
      #expect(lines.allSatisfy { $0.count <= TreePrinter.width + 12 }, "\(lines)")
    }
  }

  @Test func textsAndOptionsOfRows() {
    let text = printed(
      """
      table t exact by a, b
        x
        "خیابان امام", "b" 1
        "other", yes 2
        c | d, "a-b" none
      """)
    #expect(
      text == """
        table t exact by a, b
          x
          "خیابان امام", b 1
          "other", yes 2
          c | d, "a-b" none

        """)
  }

  @Test func aTreeMadeByHand() {
    var tree = Sample.act("rate a 5%\n").tree()
    let place = SourceRange(file: 0, start: 0, end: 0)
    guard case .declaration(.rate(var rate))? = tree.acts[0].items.first else {
      Issue.record("a rate")
      return
    }
    rate.value = NumberLiteral(value: ExactDecimal(-7), isPercent: false, unit: nil, text: "", range: place)
    rate.heading.amendedBy = [AmendedBy(act: Marked("x.2", place), article: Marked("4 note 1", place))]
    let day = Marked(Day(solarYear: 1403, month: 2, day: 1) ?? Day.valid.lowerBound, place)
    rate.heading.inForce = SpanClause(first: day, last: nil, range: place)
    tree.acts[0].items = [.declaration(.rate(rate))]
    tree.acts.append(tree.acts[0])
    tree.language = nil
    let text = Formatter.format(tree)
    let again = Parser.parse(SourceFile(name: "", bytes: Array(text.utf8)), index: 0)
    #expect(again.diagnostics.isEmpty)
    #expect(again.tree.acts == tree.acts)
    #expect(text.hasSuffix("rate a  -7\n  in force    from 1403-02-01\n  amended by  x.2 article \"4 note 1\"\n"))
  }

  @Test func everySampleIsReadBack() {
    for file in SampleFiles.good + LawSamples.all + PlanSamples.all {
      var tree = Parser.parse(file, index: 0).tree
      tree.comments = []
      let text = Formatter.canonicalText(of: tree)
      let (again, diagnostics) = Parser.parse(SourceFile(name: "", bytes: Array(text.utf8)), index: 0)
      #expect(diagnostics.isEmpty && again == tree, "\(file.name): \(diagnostics.map(\.summary))")
      #expect(Formatter.canonicalText(of: again) == text)
    }
  }
}
