import Diagnostics
import Exact
import Testing

@testable import TariffSyntax

@Suite struct TableTests {
  private func table(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> TableDeclaration {
    try #require(Sample.act("table \(text)\n").tree(location).tables.first, sourceLocation: location)
  }

  private func kinds(_ table: TableDeclaration) -> [[String]] { table.rows.map { $0.patterns.map { words($0.kind) } } }

  private func words(_ kind: RowPattern.Kind) -> String {
    switch kind {
    case .range(let lower, let upper):
      [
        lower.map { "\($0.isIncluded ? "[" : "(")\($0.number.text)" },
        upper.map { "\($0.number.text)\($0.isIncluded ? "]" : ")")" },
      ]
      .map { $0 ?? "" }.joined(separator: ";")
    case .rest: "rest"
    case .number(let number): "=\(number.text)"
    case .words(let words): words.map(\.value).joined(separator: "|")
    case .other: "other"
    }
  }

  @Test func slab() throws {
    let table = try table(
      """
      single_unit slab by area m2 "جدول" article 3
                   share   least rial/m2
        up to  60     5%     200
        up to 100    10%   1_200
        above        65%   1_600
        source "x"
      """)
    #expect(table.method?.value == .slab)
    #expect(table.keys.map(\.name.value) == ["area"])
    #expect(table.keys.first?.unit?.unit == .squareMetre)
    #expect(table.columns.map(\.name.value) == ["share", "least"])
    #expect(table.columns.map { $0.unit?.text } == [nil, "rial/m2"])
    #expect(kinds(table) == [[";60]"], [";100]"], ["rest"]])
    #expect(table.rows.map { $0.cells.map { $0?.text } } == [["5%", "200"], ["10%", "1_200"], ["65%", "1_600"]])
    #expect(table.heading.article?.value == "3")
    #expect(table.heading.source?.value == "x")
  }

  @Test func rowsOfAYesNoKey() throws {
    let table = try table(
      """
      t exact by is_veteran, use
        rate %
        yes, residential 1
        no, other 2
        yes|no, office 3
      """)
    #expect(kinds(table) == [["yes", "residential"], ["no", "other"], ["yes|no", "office"]])
  }

  @Test func brackets() throws {
    let table = try table(
      """
      t progressive by share percent
        rate %
        below 5 1
        from 5 up to 10 2
        from 10 below 20.5 3
        above 20.5 below 30 4
        above 30 up to 40 5
        above 40 6
        above -3 below -1 7
        from 50 8
        above 9
      """)
    #expect(
      kinds(table).map { $0[0] } == [
        ";5)", "[5;10]", "[10;20.5)", "(20.5;30)", "(30;40]", "(40;", "(-3;-1)", "[50;", "rest",
      ])
    #expect(table.keys.first?.unit?.isPercent == true)
    #expect(table.columns.first?.unit?.isPercent == true)
  }

  @Test func aboveTakesANumberOnlyWhereTheRowIsWiderThanTheColumns() throws {
    let rows = "    up to 5 1 2\n    above 5 1 none\n    above 1 none\n    above none 2"
    let table = try table("t slab by a\n    x y\n\(rows)")
    #expect(kinds(table).map { $0[0] } == [";5]", "(5;", "rest", "rest"])
    let two = try self.table(
      "t slab by a, b\n    x\n    above 5, above 1\n    above, above 5 1\n    above, residential 1")
    #expect(kinds(two) == [["(5;", "rest"], ["rest", "(5;"], ["rest", "residential"]])
  }

  @Test func wordsTextsNumbersAndOther() throws {
    let table = try table(
      """
      t exact by use, district
        factor
        residential, 1 5
        office | industrial, 2 -6
        "خیابان امام", other none
        other, other 8
      """)
    #expect(
      kinds(table) == [
        ["residential", "=1"], ["office|industrial", "=2"], ["خیابان امام", "other"], ["other", "other"],
      ])
    #expect(table.rows.map { $0.cells.first??.text } == ["5", "-6", nil, "8"])
  }

  @Test func across() throws {
    let table = try table(
      """
      change exact by from_use across to_use rial/m2 "تغییر کاربری"
                     residential  commercial
        residential         none       1_200
        commercial           300        none
      """)
    #expect(table.across?.name.value == "to_use")
    #expect(table.across?.options.map(\.value) == ["residential", "commercial"])
    #expect(table.across?.unit?.text == "rial/m2")
    #expect(table.columns.isEmpty)
    #expect(table.rows.map(\.cells.count) == [2, 2])
    #expect(table.heading.titles.count == 1)
  }

  @Test func filesAndTotals() throws {
    let table = try table(
      """
      prices exact by zone, street
        from "prices.csv"
        total whole = a + b +
          c
        sample "s"
        price rial/m2
      """)
    #expect(table.file?.value == "prices.csv")
    #expect(table.totals.first?.column.value == "whole")
    #expect(table.totals.first?.parts.map(\.value) == ["a", "b", "c"])
    #expect(table.columns.map(\.name.value) == ["price"])
    #expect(try self.table("p exact by zone\n  from \"p.csv\"").columns.isEmpty)
  }

  @Test func columnsMayBeCalledLikeClauses() throws {
    let table = try table("t exact by use\n  total source from least rial\n  a 1 2 3 4")
    #expect(table.columns.map(\.name.value) == ["total", "source", "from", "least"])
  }

  @Test func rowsOfAnotherWidthAreKept() throws {
    let table = try table("t slab by a m2\n  x y\n  up to 5 1\n  up to 6 1 2 3\n  above 1 2")
    #expect(table.rows.map(\.cells.count) == [1, 3, 2])
  }

  @Test func badTables() {
    func table(_ text: String) -> Sample { Sample.act("table \(text)\n") }
    table("t §slabs§ by a\n  x\n  above 1").expect(.unexpectedWord).forEach {
      #expect($0.remedy == "did you mean slab?")
    }
    table("t §by§ a\n  x\n  above 1").expect(.unexpectedWord)
    table("t slab §a§\n  x\n  above 1").expect(.unexpectedWord)
    table("t slab by a §sqm§\n  x\n  above 1").expect(.unknownUnit)
    table("t slab by a m2,§§\n  x\n  above 1").parse().diagnostics.forEach { #expect($0.code == .unexpectedWord) }
    table("§t§ slab by a").expect(.clauseMissing)
    table("§t§ slab by a\n  x y").expect(.clauseMissing)
    table("t slab by a\n  §up§ to 5 1\n  above 2").expect(.unexpectedWord)
    table("t slab by a\n  x rial/§sqm§\n  above 1").expect(.unknownUnit)
    table("t slab by a\n  x §rate§s§§".replacing("§rate§s§§", with: "§count§s")).parse().diagnostics.forEach {
      #expect($0.code == .clauseMissing)
    }
    table("t slab by a\n  x\n  up §5§ 1").expect(.unexpectedWord)
    table("t slab by a\n  x\n  up to §residential§ 1").expect(.unexpectedWord)
    table("t slab by a\n  x\n  from 5 up to 6 §x§").expect(.unexpectedWord)
    table("t exact by a\n  x\n  residential | §5§ 1").expect(.unexpectedWord)
    table("t exact by a\n  x\n  §(§ 5 1").expect(.unexpectedWord)
    table("t exact by a\n  x\n  a 12§x§").parse().diagnostics.forEach { #expect($0.code == .malformedNumber) }
    table("t exact by a\n  total b = §5§\n  b\n  c 1").expect(.unexpectedWord)
    table("t exact by a\n  from §§\n  b\n  c 1").parse().diagnostics.forEach { #expect($0.code == .unexpectedWord) }
  }

  @Test func rowsAtTheEdgeAndPastIt() {
    #expect(Limits.standard.tableRows == 1_000)
    func table(_ rows: Int) -> Sample {
      Sample.act("table t exact by a\n  x\n" + (1...rows).map { "  \($0) 1\n" }.joined())
    }
    #expect(table(1_000).tree().tables.first?.rows.count == 1_000)
    #expect(table(1_001).parse().diagnostics.map(\.code) == [.fileTooLarge])
  }
}
