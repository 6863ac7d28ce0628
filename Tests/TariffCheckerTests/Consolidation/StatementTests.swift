import Diagnostics
import Exact
import TariffKernel
import Testing

@testable import TariffChecker

/// Each kind of statement, and each way in which it cannot fit.
@Suite struct Statements {
  private func stage(_ body: String, clauses: String = "amends city.1402") -> Law {
    Law(
      name: "stage", known: "1402-03-20", inForce: "from 1402-04-01 to 1402-12-29", clauses: clauses, body: body)
  }

  /// The levy of 200 m² on the stage's first day.
  private func levy(_ body: String, area: Int128 = 200, fee: String = "levy") throws -> Outcome? {
    try Law.corpus([Law.base, stage(body)]).outcome(of: fee, on: "1402-04-01", area: area)
  }

  @Test func aChangedRate() throws {
    #expect(try levy("change price to 1_100 rial/m2 was 1000.00 rial/m2") == .charged(44_000))
  }

  @Test func aChangedValue() throws {
    #expect(
      try levy("change base to area * price + 500 rial was (area * price)") == .charged(40_100),
      "parentheses around the whole say nothing")
  }

  @Test func aChangedCell() throws {
    #expect(try levy("change share, row up to 100.0, part to 11% was 0.1", area: 100) == .charged(11_000))
    #expect(try levy("change share, row above, part to 30% was 20%") == .charged(60_000))
  }

  @Test func aChangedClause() throws {
    #expect(try levy("change levy, amount to base was base * share(area).part") == .charged(200_000))
    #expect(try levy("change levy, at least to 50_000 rial was none") == .charged(50_000))
    #expect(try levy("change levy, at most to 30_000 rial after reliefs was none") == .charged(30_000))
    #expect(try levy("change levy, rounded to half up to 30_000 rial was half up to 1 rial") == .charged(30_000))
    #expect(try levy("change levy, when to area < 200 m2 was none") == .notApplicable)
    #expect(try levy("change levy, in to none was levies", fee: "extra") == .charged(0))
    #expect(try levy("change levy, amount to unknown was base * share(area).part") == .error(.textUnknown(.fee(ID(0)))))
    let model = try #require(Law.check([Law.base, stage("change levy, code to 1271 was 1270")]).model)
    #expect(model.fees[0].versions.map(\.code) == ["1270", "1271"])
  }

  @Test func aNewDateOfPricing() throws {
    let body = "input issue_date  date\nchange levy, priced on to issue_date was none"
    let model = try #require(Law.check([Law.base, stage(body)]).model)
    #expect(
      model.fees[0].versions.map { model.inputs[$0.pricedOn.index].symbol.name } == ["request_date", "issue_date"])
  }

  @Test func rowsComeAndGo() throws {
    #expect(try levy("insert share, row up to 150  15%", area: 150) == .charged(22_500))
    #expect(try levy("insert share, row up to 150  15%", area: 151) == .charged(30_200))
    #expect(try levy("remove share, row up to 100 was 10%", area: 50) == .charged(10_000))
    #expect(try levy("insert share, row up to 50  5%", area: 60) == .charged(6_000), "the row before the one of 100")
  }

  @Test func aReplacedTable() throws {
    let body = "replace share was city.1402\n             part\n  up to 150  15%\n  above      40%"
    #expect(try levy(body, area: 150) == .charged(22_500))
    #expect(try levy(body) == .charged(80_000))
    let result = Law.check([Law.base, stage(body.replacing("was city.1402", with: "was stage"))])
    #expect(result.faultCodes == ["T0906"], "\(result.words)")
  }

  @Test func aStatementForSomeDays() throws {
    let body = "change price to 1_100 rial/m2 was 1_000 rial/m2 from 1402-05-01 to 1402-05-31"
    let corpus = try Law.corpus([Law.base, stage(body)])
    let days = ["1402-04-31", "1402-05-01", "1402-05-31", "1402-06-01"]
    #expect(
      try days.map { try corpus.outcome(of: "levy", on: $0) }
        == [.charged(40_000), .charged(44_000), .charged(44_000), .charged(40_000)])
    let model = try #require(corpus.model())
    #expect(model.rates[0].versions.count == 2, "what stands before and after is one version")
    #expect(model.rates[0].timeline.entries.map(\.version) == [0, 1, 0])
  }

  @Test(arguments: [
    ("change prise to 5 rial/m2 was 1_000 rial/m2", "T0301"), ("change levies to 5 was 4", "T0306"),
    ("change price to area * 2 was 1_000 rial/m2", "T0306"), ("change share to 5 was 4", "T0306"),
    ("change price, amount to 5 rial was none", "T0306"), ("change share, row above, rate to 5% was 20%", "T0412"),
    ("change share, row up to 90, part to 5% was 10%", "T0909"), ("insert share, row above  30%", "T0909"),
    ("remove share, row up to 100 was 11%", "T0906"), ("change price to 1_100 rial was 1_000 rial", "T0906"),
    ("change levy, at least to 5 rial was 4 rial", "T0906"), ("change levy, amount to base was base * 2", "T0906"),
    ("change price to 1_100 rial/m2 was 1_000 rial/m2 from 1402-03-31", "T0911"),
    ("change price to 1_100 rial was 1_000 rial/m2", "T0402"), ("insert share, row up to 150  15%  3", "T0508"),
    ("change levy, in to levy was levies", "T0306"), ("repeal city", "T0306"), ("repeal request_date", "T0306"),
    (
      "change price to 1_100 rial/m2 was 1_000 rial/m2\nchange price to 1_200 rial/m2 was 1_000 rial/m2", "T0910"
    ),
    ("insert share, row up to 150  15%\nchange share, row up to 150, part to 5% was 15%", "T0909"),
  ])
  func whatDoesNotFitIsSaid(_ body: String, _ code: String) {
    let result = Law.check([Law.base, stage(body)])
    #expect(result.faultCodes.contains(code), "\(result.words)")
    #expect(result.model == nil)
  }

  @Test func anActReachesWhatItAmends() {
    let change = "change price to 1_100 rial/m2 was 1_000 rial/m2"
    #expect(Law.check([Law.base, stage(change, clauses: "")]).faultCodes == ["T0905"])
    let self_ = stage("rate q  5%\n  accepted T0305 \"x\"\nchange q to 6% was 5%")
    #expect(Law.check([Law.base, self_]).faultCodes == ["T0905"])
  }

  @Test func daysOnWhichTheOldValueDiffersAreTold() {
    let second = stage("change price to 1_100 rial/m2 was 1_000 rial/m2 from 1402-05-01 to 1402-05-31")
    let third = Law(
      name: "third", known: "1402-04-20", inForce: "from 1402-04-01 to 1402-12-29", clauses: "amends city.1402",
      body: "change price to 1_300 rial/m2 was 1_000 rial/m2")
    let result = Law.check([Law.base, second, third])
    #expect(result.faultCodes == ["T0907"])
    #expect(
      result.faults[0].reasons == [
        "1402-04-01 to 1402-04-31: 1_000 rial/m2, by city.1402",
        "1402-05-01 to 1402-05-31: 1_100 rial/m2, by stage",
        "1402-06-01 to 1402-12-29: 1_000 rial/m2, by city.1402",
      ])
  }

  /// An open end ends with what it amends; a stated one must not go beyond it.
  @Test func openEndsAndStatedOnes() {
    let change = "change price to 1_100 rial/m2 was 1_000 rial/m2"
    var open = stage(change)
    open.inForce = "from 1402-04-01"
    #expect(Law.check([Law.base, open]).faultCodes == [])
    open.inForce = "from 1402-04-01 to 1403-01-01"
    #expect(Law.check([Law.base, open]).faultCodes == ["T0908"])
    open.inForce = "from 1403-04-01"
    #expect(Law.check([Law.base, open]).faultCodes == ["T0908"])
  }

  @Test func oneDaysActsOfDifferentRankPrevailByIt() throws {
    let council = stage("change price to 1_100 rial/m2 was 1_000 rial/m2")
    var law = council
    (law.name, law.clauses) = ("a.law", "amends city.1402\nrank law")
    law.body = law.body.replacing("1_100", with: "1_200")
    let corpus = try Law.corpus([Law.base, council, law])
    #expect(try corpus.outcome(of: "levy", on: "1402-04-01") == .charged(48_000), "though its name comes first")
    law.clauses = "amends city.1402"
    #expect(Law.check([Law.base, council, law]).faultCodes == ["T0910"])
    law.clauses = "amends city.1402\nprevails over stage"
    #expect(try Law.corpus([Law.base, council, law]).outcome(of: "levy", on: "1402-04-01") == .charged(48_000))
  }

  @Test func aDraftTakesPartWhenItIsAskedFor() throws {
    let draft = stage("change price to 2_000 rial/m2 was 1_000 rial/m2", clauses: "amends city.1402\ndraft")
    let laws = [Law.base, draft]
    #expect(try Law.corpus(laws).outcome(of: "levy", on: "1402-04-01") == .charged(40_000))
    let asked = Law.check(laws, options: CheckOptions(drafts: ["stage"]))
    #expect(try #require(asked.corpus).outcome(of: "levy", on: "1402-04-01") == .charged(80_000))
    #expect(Law.check(laws, options: CheckOptions(drafts: ["stag"])).faultCodes == ["T0915"])
  }

  @Test func aBillDeclaredAgainAddsItsLines() throws {
    let more = stage(
      "fee third\n  amount  7 rial\nbill city\n  payee \"City\"\n  lines  third, levy",
      clauses: "priced on request_date")
    let model = try #require(Law.check([Law.base, more]).model)
    #expect(model.bills.count == 1 && model.bills[0].payee == "City")
    #expect(model.bills[0].lines.map { model.fees[$0.index].symbol.name } == ["levy", "extra", "third"])
    var other = more
    other.body += "\n  floor  to 1_000 rial, shown apart"
    #expect(try #require(Law.check([Law.base, other]).model).bills[0].step == 1_000)
    let third = Law(
      name: "third", known: "1402-04-20", inForce: "from 1402-05-01 to 1402-12-29",
      body: "bill city\n  payee \"Another\"\n  lines  levy")
    #expect(Law.check([Law.base, more, third]).faultCodes == ["T0302"])
    let earlier = try #require(try Law.corpus([Law.base, more]).model(knownOn: .of("1402-03-19")))
    #expect(earlier.bills[0].lines.count == 2 && earlier.fees.count == 2, "the fee was not known yet")
  }
}
