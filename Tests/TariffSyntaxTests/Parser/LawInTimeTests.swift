import Diagnostics
import Exact
import Testing

@testable import TariffSyntax

/// What acts, provisions, formulas and examples say about time and about one another.
@Suite struct LawInTimeTests {
  private func act(_ clauses: String) -> Sample {
    Sample(Sample.head + clauses.split(separator: "\n").map { "  \($0)\n" }.joined())
  }

  @Test func clausesOfActs() throws {
    let act = try #require(
      act(
        """
        rank regulation
        amends city.council.1403, city.plan
        prevails over city.b
        settles city.interim.1402
        unknown text "not found"
        """
      ).tree().act)
    #expect(act.rank?.value == .regulation)
    #expect(act.amends.map(\.value) == ["city.council.1403", "city.plan"])
    #expect(act.prevailsOver.map(\.value) == ["city.b"])
    #expect(act.settles?.value == "city.interim.1402")
    #expect(act.unknownText?.value == "not found")
    let rank = self.act("rank §city§").expect(.unexpectedWord)
    #expect(rank.first?.message.contains("law, regulation or council") ?? false)
    self.act("rank §lwa§").expect(.unexpectedWord).forEach { #expect($0.remedy == "did you mean law?") }
    self.act("amends a.b, §5§").expect(.unexpectedWord)
    self.act("§prevails§ under a.b").expect(.unknownClause)
    self.act("settles §\"a\"§").expect(.unexpectedWord)
    self.act("settles a.b §,§ c.d").expect(.unexpectedWord)
    self.act("unknown text §5§").expect(.unexpectedWord)
    self.act("amends a.b\n§amends§ a.c").expect(.clauseTwice)
    self.act("§new§ \"x\"").expect(.unknownClause)
  }

  @Test func clausesOfProvisions() throws {
    let rates = Sample.act(
      """
      rate a 9%
        in force from 1403-01-01 to 1403-02-31
        new "there was none"
        amended by city.a.1403 article 4
        amended by city.b
      rate b 9% "t" in force from 1403-01-01 new "x" "u"
      """
    ).tree().rates
    #expect(rates[0].heading.inForce?.first.value == Day(solarYear: 1403, month: 1, day: 1))
    #expect(rates[0].heading.inForce?.last?.value == Day(solarYear: 1403, month: 2, day: 31))
    #expect(rates[0].heading.isNew?.value == "there was none")
    #expect(rates[0].heading.amendedBy.map(\.act.value) == ["city.a.1403", "city.b"])
    #expect(rates[0].heading.amendedBy.map(\.article?.value) == ["4", nil])
    #expect(rates[1].heading.inForce?.last == nil)
    #expect(rates[1].heading.isNew?.value == "x")
    #expect(rates[1].heading.titles.map(\.value) == ["t", "u"])
    let fee = Sample.act("fee f\n  in force from 1403-05-01\n  amount a\n  in s, t\n").tree().fees[0]
    #expect(fee.heading.inForce != nil)
    #expect(fee.sets.map(\.value) == ["s", "t"])
    let table = Sample.act("table t exact by a\n  new \"x\"\n  in force from 1403-05-01\n  new old\n  b 1 2\n").tree()
    #expect(table.tables[0].columns.map(\.name.value) == ["new", "old"])
    #expect(table.tables[0].heading.inForce != nil)
    let value = Sample.act("value v = a in force from 1403-05-01\n").tree().values[0]
    #expect(value.heading.inForce != nil)
    Sample.act("rate a 9%\n  in force §1403-01-01§\n").expect(.unexpectedWord)
    Sample.act("rate a 9%\n  new §why§\n").expect(.unexpectedWord)
    Sample.act("rate a 9%\n  §amended§ in b\n").expect(.unknownClause)
    Sample.act("rate a 9%\n  new \"x\"\n  §new§ \"y\"\n").expect(.clauseTwice)
    Sample.act("example \"x\"\n  in §force§ from 1403-01-01\n").parse().diagnostics.forEach {
      #expect($0.code == .unexpectedWord)
    }
  }

  @Test func unknownAmounts() throws {
    let fees = Sample.act(
      "fee f\n  amount unknown\nfee g\n  amount unknown \"lost\"\nfee h\n  amount unknown * 2\n"
    ).tree().fees
    #expect(fees.map { $0.textUnknown != nil } == [true, true, false])
    #expect(fees.map { $0.amount != nil } == [false, false, true])
    #expect(fees[1].textUnknown?.why?.value == "lost")
    Sample.act("fee f\n  amount unknown §5§\n").expect(.unexpectedWord)
    Sample.act("fee f\n  amount unknown\n  §amount§ a\n").expect(.clauseTwice)
  }

  @Test func otherDates() {
    func value(_ formula: String) -> Sample { Sample.act("value v = \(formula)\n") }
    func moment(_ formula: String, _ location: SourceLocation = #_sourceLocation) -> Bool {
      guard let formula = value(formula).tree(location).values.first?.formula else { return false }
      if case .asOf = formula.kind { return true } else { return false }
    }
    #expect(moment("wage on issue_date"))
    #expect(moment("prices(a, b).share on 1403-02-01"))
    #expect(moment("prices(a) on (issue_date - 30 day)"))
    #expect(moment("wage on first_day(year_of(issue_date))"))
    #expect(!moment("wage on issue_date * 2"), "it binds tighter than a product")
    #expect(!moment("levy_base on d before reliefs"))
    _ = value("sum(v * (r on first_day(y)) over g where y on d > 3)").tree()
    _ = value("day_of(1403, 1, to_rial(x))").tree()
    value("5 rial §on§ d").expect(.unexpectedWord)
    value("(a + b) §on§ d").expect(.unexpectedWord)
    value("a on d §on§ e").expect(.unexpectedWord)
    value("a on §§").parse().diagnostics.forEach { #expect($0.code == .unexpectedWord) }
    value("§on§ d").expect(.unexpectedWord)
    value("§first_day§ + 1").expect(.unexpectedWord)
  }

  @Test func knownDays() throws {
    let example = try #require(
      Sample.act("example \"x\"\n  known 1403-02-01, a 5\n  b 6\n").tree().examples.first)
    #expect(example.known?.value == Day(solarYear: 1403, month: 2, day: 1))
    #expect(example.facts.map(\.name.value) == ["a", "b"])
  }

  @Test func knownDaysStandOnce() {
    Sample.act("example \"x\"\n  known 1403-02-01, known §1403-02-02§\n").expect(.clauseTwice)
    Sample.act("example \"x\"\n  §known§ 5\n").expect(.unexpectedWord)
  }

  @Test func reservedInEitherLanguage() {
    for word in ["on", "known", "first_day", "سال", "جمع", "در", "روز_اول"] {
      Sample.act("rate §\(word)§ 5\n").expect(.unexpectedWord)
    }
    for word in ["article", "تا", "معاف", "ماده"] {
      Sample.act("input a §\(word)§ | b\n").expect(.unexpectedWord)
    }
    Sample.act("table t exact by a\n  §منبع§\n  b 1\n").expect(.unexpectedWord)
    _ = Sample.act("table t exact by a\n  منبع source\n  b 1 2\n").tree()
  }
}
