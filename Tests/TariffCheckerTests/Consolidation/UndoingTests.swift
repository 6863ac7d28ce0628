import Diagnostics
import Exact
import TariffKernel
import Testing

@testable import TariffChecker

/// Suspended, reinstated, annulled, repealed, new: what holds then, and what revives.
@Suite struct Undoing {
  private func court(_ body: String, known: String = "1402-06-05", inForce: String = "from 1402-06-05") -> Law {
    Law(name: "court", known: known, inForce: inForce, clauses: "rank law", body: body)
  }

  private func outcome(
    _ laws: [Law], _ day: String, fee: String = "levy", known: String? = nil, by act: String? = nil
  ) throws -> String {
    let corpus = try Law.corpus(laws)
    let outcome = try #require(try corpus.outcome(of: fee, on: day, knownOn: known))
    switch outcome {
    case .charged(let amount): return "\(amount)"
    case .exempt: return "exempt"
    case .notApplicable: return "not applicable"
    case .suspended(let act): return "suspended by \(corpus.acts[act.index].name)"
    case .error(let fault): return fault.code
    }
  }

  @Test func fiveOutcomesOfOneFeeOverTime() throws {
    let law = Law(
      name: "city.1402", known: "1401-11-30", inForce: "from 1402-01-01 to 1402-12-29",
      clauses: "priced on request_date",
      body: """
        input request_date  date
        input area  m2  0 to 1_000

        fee levy  article 7
          exempt   small when area < 100 m2
          amount   area * 10 rial/m2
          rounded  half up to 1 rial
          in force from 1402-03-01
          new      "there was no such levy before"

        bill city
          lines  levy
        """)
    let laws = [law, court("suspend levy from 1402-07-01 to 1402-07-30 \"stay\"")]
    let corpus = try Law.corpus(laws)
    #expect(try corpus.outcome(of: "levy", on: "1402-03-01") == .charged(2_000))
    #expect(try corpus.outcome(of: "levy", on: "1402-03-01", area: 99) == .exempt(0))
    #expect(try corpus.outcome(of: "levy", on: "1402-02-31") == .notApplicable)
    #expect(try corpus.outcome(of: "levy", on: "1402-07-01") == .suspended(ID(1)))
    #expect(try corpus.outcome(of: "levy", on: "1402-07-30") == .suspended(ID(1)))
    #expect(try corpus.outcome(of: "levy", on: "1402-08-01") == .charged(2_000))
    let after = try #require(try corpus.outcome(of: "levy", on: "1403-01-01"))
    #expect(after == .error(.noVersion(.fee(ID(0)), try .of("1403-01-01"))))
  }

  @Test func aSuspendedStageLetsWhatStoodBeforeRevive() throws {
    let stay = court("suspend act city.1402.stage2 from 1402-06-05 to 1402-06-31 \"stay\"", known: "1402-08-01")
    let laws = Stages.all + [stay]
    #expect(try outcome(laws, "1402-06-04") == "\(200 * 1_300 / 4)")
    #expect(
      try outcome(laws, "1402-06-05") == "\(200 * 1_300 / 5)", "the share of the base act, the price of stage three")
    #expect(try outcome(laws, "1402-07-01") == "\(200 * 1_300 / 4)")
    #expect(try outcome(laws, "1402-06-05", known: "1402-07-09") == "\(200 * 1_200 / 4)", "nothing is known of it")
  }

  @Test func aSuspendedRateIsAnErrorOfItsReaders() throws {
    let laws = [Law.base, court("suspend price from 1402-06-05 until decided \"stay\"")]
    #expect(try outcome(laws, "1402-06-04") == "\(200 * 1_000 / 5)")
    #expect(try outcome(laws, "1402-06-05") == Fault.suspended(.rate(ID(0)), by: ID(1), try .of("1402-06-05")).code)
    #expect(try outcome(laws, "1402-06-05", fee: "extra") == "D0207")
  }

  @Test func whatIsReinstatedHoldsAgain() throws {
    let stay = court("suspend levy from 1402-06-10 until decided \"stay\"")
    let again = Law(
      name: "court.2", known: "1402-09-01", inForce: "from 1402-08-01", clauses: "rank law",
      body: "reinstate levy from 1402-08-01")
    #expect(try outcome([Law.base, stay], "1402-12-29") == "suspended by court")
    #expect(try outcome([Law.base, stay, again], "1402-07-30") == "suspended by court")
    #expect(try outcome([Law.base, stay, again], "1402-08-01") == "\(200 * 1_000 / 5)")
    #expect(try outcome([Law.base, stay, again], "1402-08-01", known: "1402-08-30") == "suspended by court")
    let entries =
      try Law.corpus([Law.base, stay, again]).histories()
      .first { $0.symbol.name == "levy" }?.entries ?? []
    #expect(entries.map(\.standing) == [.holds, .suspended(by: ID(1), until: try .of("1402-07-30")), .holds])
  }

  @Test func anAnnulledFeeWasNeverThere() throws {
    let laws = [Law.base, court("annul levy in city.1402 \"ruling 7\"")]
    #expect(try outcome(laws, "1402-01-01") == "not applicable")
    #expect(try outcome(laws, "1402-01-01", fee: "extra") == "0")
    #expect(try outcome(laws, "1402-12-29", known: "1402-06-04") == "\(200 * 1_000 / 5)")
    #expect(try outcome(laws, "1401-12-29").hasPrefix("D02"), "before the act nobody says anything")
  }

  @Test func anAnnulledStatementTakesItsEffectAway() throws {
    let laws = Stages.all + [court("annul price in city.1402.stage3 \"ruling 7\"", known: "1402-08-01")]
    #expect(try outcome(laws, "1402-05-01") == "\(200 * 1_200 / 4)", "stage two's price revives")
    #expect(try outcome(laws, "1402-05-01", known: "1402-07-30") == "\(200 * 1_300 / 4)")
  }

  @Test func anAnnulledStayIsNone() throws {
    let stay = court("suspend levy from 1402-06-10 until decided \"stay\"")
    let higher = Law(
      name: "court.2", known: "1402-09-01", inForce: "from 1402-09-01", clauses: "rank law",
      body: "annul act court \"ruling 9\"")
    #expect(try outcome([Law.base, stay, higher], "1402-06-10") == "\(200 * 1_000 / 5)")
    #expect(try outcome([Law.base, stay, higher], "1402-06-10", known: "1402-08-30") == "suspended by court")
  }

  @Test(arguments: ["annul levy in court \"ruling 9\"", "suspend levy in court from 1402-09-01 until decided \"stay\""])
  func aStayCanBeStayed(_ statement: String) throws {
    let stay = court(
      "suspend levy from 1402-06-10 until decided \"stay\"\nsuspend extra from 1402-06-10 until decided \"stay\"")
    let higher = Law(
      name: "court.2", known: "1402-09-01", inForce: "from 1402-09-01", clauses: "rank law", body: statement)
    let laws = [Law.base, stay, higher]
    #expect(try outcome(laws, "1402-09-01") == "\(200 * 1_000 / 5)")
    let isStruck = statement.hasPrefix("annul")
    #expect(try outcome(laws, "1402-08-30") == (isStruck ? "\(200 * 1_000 / 5)" : "suspended by court"))
    #expect(try outcome(laws, "1402-09-01", fee: "extra") == "suspended by court", "the rest of the act stands")
    #expect(try outcome(laws, "1402-09-01", known: "1402-08-30") == "suspended by court")
    try Editions.expectReadsBack(Law.corpus(laws).edition())
  }

  @Test func whatIsRepealedIsGoneForGood() throws {
    let law = Law(
      name: "city.1402.end", known: "1402-06-05", inForce: "from 1402-06-05 to 1402-07-01",
      body: "repeal extra from 1402-06-10")
    #expect(try outcome([Law.base, law], "1402-06-09", fee: "extra") == "2000")
    #expect(try outcome([Law.base, law], "1402-06-10", fee: "extra") == "not applicable")
    #expect(try outcome([Law.base, law], "1402-12-29", fee: "extra") == "not applicable", "though the act ended")
    #expect(try outcome([Law.base, law], "1403-12-29", fee: "extra") == "not applicable", "no gap after the end")
  }

  @Test func aNewActMayRepealAndLayDownAnew() throws {
    let law = Law(
      name: "city.1402.new", known: "1402-06-05", inForce: "from 1402-07-01 to 1402-12-29",
      clauses: "priced on request_date",
      body: """
        repeal extra
        fee extra
          amount   7% * levies
          rounded  half up to 1 rial
        """)
    #expect(try outcome([Law.base, law], "1402-06-31", fee: "extra") == "2000")
    #expect(try outcome([Law.base, law], "1402-07-01", fee: "extra") == "2800")
    var silent = law
    silent.body = silent.body.replacing("repeal extra\n", with: "")
    #expect(Law.check([Law.base, silent]).faultCodes == ["T0302"])
  }

  @Test func aFinalActSettlesAnInterimOne() throws {
    var interim = Law.base
    interim.clauses += "\ninterim"
    let final = Law(
      name: "city.1402.final", known: "1402-06-05", inForce: "from 1402-01-01 to 1402-12-29",
      clauses: "priced on request_date\nsettles city.1402", body: "rate price  1_100 rial/m2")
    let laws = [interim, final]
    #expect(try outcome(laws, "1402-02-01") == "\(200 * 1_100 / 5)")
    #expect(try outcome(laws, "1402-02-01", known: "1402-06-04") == "\(200 * 1_000 / 5)")
    #expect(try #require(Law.check(laws).model).acts[1].settles == ID(0))
    let annulled = laws + [court("annul act city.1402.final \"ruling 1\"", known: "1402-08-01")]
    #expect(try outcome(annulled, "1402-02-01") == "\(200 * 1_000 / 5)", "the interim act revives")
  }

  @Test func aRowThatIsGoneCannotBeChanged() throws {
    let fourth = Law(
      name: "city.1402.stage4", known: "1402-08-01", inForce: "from 1402-08-01 to 1402-12-29",
      clauses: "amends city.1402.stage3", body: "change share, row up to 150, part to 16% was 15%")
    #expect(Law.check(Stages.all + [fourth]).faultCodes == [])
    let annulled = Law.check(
      Stages.all + [fourth, court("annul act city.1402.stage3 \"ruling\"", known: "1402-09-01")])
    #expect(annulled.faultCodes == ["T0909"], "\(annulled.words)")
    #expect(annulled.faults[0].message.contains("stage4") && annulled.faults[0].message.contains("court"))
  }

  @Test(arguments: [
    ("reinstate levy from 1402-06-05", "T0912"), ("suspend levi from 1402-06-05 until decided \"x\"", "T0301"),
    ("suspend city from 1402-06-05 until decided \"x\"", "T0306"), ("annul act city.1403 \"x\"", "T0901"),
    ("annul price in court \"x\"", "T0912"), ("annul request_date in city.1402 \"x\"", "T0306"),
    ("suspend act court from 1402-06-05 until decided \"x\"", "T0912"),
    ("suspend levy from 1402-06-04 until decided \"x\"", "T0911"),
    ("suspend levy from 1403-06-04 until decided \"x\"", "T0912"),
    ("suspend levy from 1402-07-04 to 1402-07-03 \"x\"", "T0208"),
  ])
  func whatCannotBeUndoneIsSaid(_ statement: String, _ code: String) {
    let result = Law.check([Law.base, court(statement)])
    #expect(result.faultCodes == [code], "\(result.words)")
  }
}
