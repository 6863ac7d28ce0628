import Diagnostics
import Exact
import Testing

@testable import TariffSyntax

@Suite struct AmendmentTests {
  private func statement(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> AmendingStatement {
    let tree = Sample.act(text + "\n").tree(location)
    return try #require(tree.acts.first?.statements.first, sourceLocation: location)
  }

  /// The statement in English words, as the printer says it: what was read, and no more.
  private func words(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> [String] {
    let tree = Sample.act(text + "\n").tree(location)
    let all = Formatter.canonicalText(of: tree).split(separator: "\n").map(String.init)
    return Array(all.drop { !$0.hasPrefix("  source") }.dropFirst())
  }

  @Test func ratesAndValues() throws {
    let rate = try statement("change vat to 10% was 9% from 1403-04-01 to 1403-06-31 \"چرا\" article 2")
    guard case .changeDefinition(let name, let new, let old) = rate.action else { throw Unexpected() }
    #expect(name.value == "vat")
    guard case .number(let to) = new.kind, case .number(let was) = old.kind else { throw Unexpected() }
    #expect((to.text, was.text) == ("10%", "9%"))
    #expect(rate.span?.first.value == Day(solarYear: 1403, month: 4, day: 1))
    #expect(rate.span?.last?.value == Day(solarYear: 1403, month: 6, day: 31))
    #expect(rate.titles.map(\.value) == ["چرا"])
    #expect(rate.article?.value == "2")
    #expect(!rate.isUntilDecided)
    let value = try statement("change net to area - 25 m2\n  was max(0 m2, area -\n  20 m2)\n  sample \"x\"")
    guard case .changeDefinition(_, let formula, let before) = value.action else { throw Unexpected() }
    guard case .sum = formula.kind, case .call = before.kind else { throw Unexpected() }
    #expect(value.sample?.value == "x")
    #expect(value.span == nil)
  }

  @Test func cells() throws {
    func cell(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> CellChange {
      guard case .changeCell(_, let change) = try statement(text, location).action else { throw Unexpected() }
      return change
    }
    let one = try cell("change t, row up to 300, share to 50% was 45%")
    #expect(one.patterns.count == 1)
    #expect(one.column.value == "share")
    #expect(one.to?.text == "50%")
    #expect(one.was?.text == "45%")
    let two = try cell("change t, row 5, from 2 below 3, price to none was 4_590_000 rial")
    #expect(two.patterns.count == 2)
    #expect(two.to == nil)
    #expect(two.was?.unit?.unit == .rial)
    #expect(try cell("change t, row above, least to -5 was 1").patterns.map(\.kind) == [.rest])
    let bound = try cell("change t, row above 60, other, least to 5 was none").patterns
    guard case .range(let lower?, nil) = bound[0].kind, case .other = bound[1].kind else { throw Unexpected() }
    #expect(!lower.isIncluded)
    let words = try cell("change t, row residential | office, yes, commercial to 5 was 4")
    #expect(words.patterns.count == 2)
    #expect(words.column.value == "commercial")
  }

  @Test(arguments: [
    "code to 1280 was 1270", "code to none was \"12 a\"", "when to a = b was none", "priced on to issue_date was none",
    "amount to a * b was unknown", "amount to a + b was c", "at least to 5 rial after reliefs was 5 rial",
    "at most to none was a after reliefs", "rounded to half up to 1000 rial was half even to 1 rial",
    "rounded to none was away from zero to 1 rial", "in to a, b was c", "in to none was a, b",
  ])
  func clausesOfFees(_ change: String) throws {
    #expect(try words("change f, \(change)") == ["change f, \(change)"])
    #expect(try words("change f, \(change)\n  article 3\n  source \"x\"").count == 3)
  }

  @Test func rows() throws {
    guard case .insertRow(let table, let row) = try statement("insert t, row up to 800  29%  none  -5").action else {
      throw Unexpected()
    }
    #expect(table.value == "t")
    #expect(row.patterns.count == 1)
    #expect(row.cells.map { $0?.text } == ["29%", nil, "-5"])
    // Without the columns in sight a number behind `above` is a cell.
    guard case .insertRow(_, let rest) = try statement("insert t, row above 300 5").action else { throw Unexpected() }
    #expect(rest.patterns.map(\.kind) == [.rest])
    #expect(rest.cells.count == 2)
    guard case .insertRow(_, let between) = try statement("insert t, row above 300 up to 400 5").action else {
      throw Unexpected()
    }
    #expect(between.cells.count == 1)
    guard case .insertRow(_, let two) = try statement("insert t, row above 3, above 5 6").action else {
      throw Unexpected()
    }
    #expect(two.cells.count == 2)
    let removal = try statement("remove t, row up to 800, a | b was 30%  1_440 from 1403-05-01 \"x\"")
    guard case .removeRow(_, let removed) = removal.action else { throw Unexpected() }
    #expect(removed.patterns.count == 2)
    #expect(removed.cells.map { $0?.text } == ["30%", "1_440"])
    #expect(removal.span != nil)
    #expect(removal.titles.count == 1)
  }

  @Test func wholeTables() throws {
    let bare = try statement(
      """
      replace t was city.council.1403
        sample "s"
        total whole = a + b
        a rial  b  whole
        up to 5 1 2 3
        above   1 2 3
      """)
    guard case .replaceTable(let table, let was) = bare.action else { throw Unexpected() }
    #expect(was.value == "city.council.1403")
    #expect(table.heading.name.value == "t")
    #expect(table.heading.keyword.value == "table")
    #expect(table.method == nil)
    #expect(table.keys.isEmpty)
    #expect(table.columns.map(\.name.value) == ["a", "b", "whole"])
    #expect(table.rows.count == 2)
    #expect(table.totals.count == 1)
    #expect(bare.sample?.value == "s")
    let whole = try statement(
      """
      replace t exact by a, b count across c rial "عنوان" was x.1 from 1403-05-01 article 3
        from "prices.csv"
        x y
      """)
    guard case .replaceTable(let other, _) = whole.action else { throw Unexpected() }
    #expect(other.method?.value == .exact)
    #expect(other.keys.count == 2)
    #expect(other.across?.options.count == 2)
    #expect(other.heading.titles.count == 1)
    #expect(whole.article?.value == "3")
    #expect(whole.span != nil)
    let below = try statement("replace t\n  was x.1\n  a\n  up to 1 2\n  above 3\n")
    guard case .replaceTable(_, let act) = below.action else { throw Unexpected() }
    #expect(act.value == "x.1")
  }

  @Test(arguments: [
    "repeal f", "repeal f from 1403-07-01", "suspend f", "suspend act city.plan from 1403-03-10 until decided \"تا\"",
    "suspend f in city.plan.2 from 1403-03-10 to 1403-04-10", "reinstate act city.plan from 1404-04-01", "reinstate f",
    "annul act city.plan \"رأی\" \"Ruling\"", "annul f in city.plan",
  ])
  func provisionsAndActs(_ text: String) throws {
    #expect(try words(text) == [text])
  }

  @Test func theyStandAmongDeclarationsInOrder() throws {
    let act = try #require(
      Sample.act("rate a 1\nchange b to 2 was 1\nrate c 1\nrepeal d\n").tree().acts.first)
    #expect(act.declarations.count == 2)
    #expect(act.statements.count == 2)
    guard case .declaration = act.items[0], case .statement = act.items[1], case .declaration = act.items[2] else {
      throw Unexpected()
    }
  }

  @Test func badStatements() {
    func expect(_ text: String, _ codes: DiagnosticCode..., location: SourceLocation = #_sourceLocation) {
      let found = Sample.act(text + "\n").parse().diagnostics
      #expect(found.map(\.code) == codes, "\(found.map(\.summary))", sourceLocation: location)
      let sample = Sample.act(text + "\n")
      let places = found.compactMap(\.range?.start)
      #expect(places == sample.marked.map(\.lowerBound), "\(found.map(\.summary))", sourceLocation: location)
    }
    expect("change §5§ to 1 was 2", .unexpectedWord)
    expect("change x §was§ 2", .unexpectedWord)
    expect("change x to was §2§", .unexpectedWord)
    expect("change x to §2§", .unexpectedWord)
    expect("change x to 2 was article §3§ x", .unexpectedWord)
    expect("change x, §amont§ to 2 was 3", .unexpectedWord)
    expect("change x, §at§ 5 to 2 was 3", .unexpectedWord)
    expect("change t, row up to 5 §to§ 2 was 3", .unexpectedWord)
    expect("change t, row up §5§, a to 2 was 3", .unexpectedWord)
    expect("change t, row up to 5, a to §x§ was 3", .unexpectedWord)
    expect("insert t §row§ up to 5 1", .unexpectedWord)
    expect("insert t, row up to 5 1 §x§", .unexpectedWord)
    expect("remove t, row up to §5§", .unexpectedWord)
    expect("remove t, row up to 5 §6§ was 6", .unexpectedWord)
    expect("repeal act §x§", .unexpectedWord)
    expect("repeal x §1403-01-01§", .unexpectedWord)
    expect("suspend x from §until§ decided", .unexpectedWord)
    expect("suspend x from 1403-01-01 §until§ further", .unexpectedWord)
    expect("reinstate x from 1403-01-01 §until§ decided", .unexpectedWord)
    expect("annul §x§", .unexpectedWord)
    expect("annul act x.y §from§ 1403-01-01", .unexpectedWord)
    expect("replace §t§\n  a\n  up to 5 1", .clauseMissing)
    expect("replace §t§ was x.1", .clauseMissing)
    expect("replace t was §5§\n  a\n  up to 5 1", .unexpectedWord)
    expect("change x to 2 was 1\n  §amount§ 5", .unknownClause)
    expect("§chnge§ x to 2 was 1", .unknownDeclaration)
    expect("change x to 2 was 1\n  article 1\n  §article§ 2", .clauseTwice)
  }

  @Test func wordsOfStatementsMayBeNames() {
    _ = Sample.act(
      """
      rate row 1
      rate was 2
      rate decided 3
      rate change 4
      value suspend = row + was * decided - change
      change row to 5 was 1
      change was to 5 was 2
      suspend act
      table t exact by a
        was row change
        new 1 2 3
        repeal 2 3 4
      """
    ).tree()
  }
}

/// Something else was read.
private struct Unexpected: Error {}
