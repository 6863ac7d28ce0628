import Diagnostics
import Exact
import Installments
import TariffChecker
import TariffKernel
import Testing

/// Plans over time: seasons, repeals, suspensions, annulments, known days, and rates that must be laid down.
@Suite struct PlansInTime {
  private static func law(
    _ name: String, known: String, inForce: String, clauses: String = "", _ body: String
  ) -> Law { Law(name: name, known: known, inForce: inForce, clauses: clauses, body: body) }

  private static let base = law(
    "city.1403", known: "1402-11-10", inForce: "from 1403-01-01 to 1403-12-30",
    """
    rate ceiling  23%

    plan season  article 2
      in force  from 1403-03-01 to 1403-06-31
      term      12, cash 15%, mark up 50% of ceiling
      method    bank formula
    """)

  private func desk(_ laws: [Law], knownOn: String? = nil) throws -> PlanDesk {
    let corpus = try Law.corpus(laws)
    let model = try corpus.model(knownOn: knownOn.map { try Day.of($0) })
    return PlanDesk(try #require(model))
  }

  private func rate(_ desk: PlanDesk, on day: String) throws -> String? {
    let offer = try desk.offer("season", on: day).get()
    return offer.plan.terms[0].rate.ofYear?.description
  }

  @Test func aSeasonHasItsDays() throws {
    let desk = try desk([Self.base])
    for day in ["1403-02-31", "1403-07-01"] {
      #expect(try desk.offer("season", on: day) == .failure(.notOffered(on: Day.of(day))))
    }
    for day in ["1403-03-01", "1403-06-31"] { #expect(try rate(desk, on: day) == "0.115") }
  }

  /// The version in force on the day of the agreement, and the rate of that day, whichever changed.
  @Test func laterActsDeclareTheNextVersion() throws {
    let autumn = Self.law(
      "city.1403.autumn", known: "1403-06-20", inForce: "from 1403-07-01",
      """
      plan season  article 3
        term      12, cash 20%, mark up 60% of ceiling
        method    bank formula
      """)
    let ceiling = Self.law(
      "bank.1403", known: "1403-05-10", inForce: "from 1403-06-01", clauses: "amends city.1403\nrank law",
      "change ceiling to 20% was 23%")
    let desk = try desk([Self.base, autumn, ceiling])
    #expect(try rate(desk, on: "1403-05-31") == "0.115")
    #expect(try rate(desk, on: "1403-06-01") == "0.1")
    #expect(try rate(desk, on: "1403-07-01") == "0.12")
    let origins = try ["1403-06-31", "1403-07-01"].map { day in
      let version = try desk.offer("season", on: day).get().version
      return desk.model.plans[0].versions[version].origin.article
    }
    #expect(origins == ["2", "3"])
  }

  @Test func repealedAndDeclaredAnew() throws {
    let reform = Self.law(
      "city.1403.reform", known: "1403-04-10", inForce: "from 1403-05-01",
      """
      repeal season from 1403-05-01

      plan season
        in force  from 1403-06-01
        term      12, mark up ceiling
        method    bank formula
      """)
    let desk = try desk([Self.base, reform])
    #expect(try rate(desk, on: "1403-04-31") == "0.115")
    let act = try #require(desk.model.acts.firstIndex { $0.symbol.name == "city.1403.reform" })
    let day = try Day.of("1403-05-01")
    #expect(try desk.offer("season", on: "1403-05-01") == .failure(.repealed(by: ID(act), on: day)))
    #expect(try rate(desk, on: "1403-06-01") == "0.23")
    let before = try self.desk([Self.base, reform], knownOn: "1403-04-09")
    #expect(try rate(before, on: "1403-05-01") == "0.115")
  }

  @Test func suspendedReinstatedAnnulled() throws {
    let court = Self.law(
      "court", known: "1403-04-05", inForce: "from 1403-04-05", clauses: "rank law",
      "suspend season from 1403-04-05 until decided \"stay\"")
    let end = Self.law(
      "court.end", known: "1403-05-05", inForce: "from 1403-05-05", clauses: "rank law",
      "reinstate season from 1403-05-05")
    let ruling = Self.law(
      "court.ruling", known: "1403-06-05", inForce: "from 1403-06-05", clauses: "rank law",
      "annul season in city.1403 \"ruling 9\"")
    let stayed = try desk([Self.base, court])
    let act = try #require(stayed.model.acts.firstIndex { $0.symbol.name == "court" })
    #expect(try stayed.offer("season", on: "1403-04-05") == .failure(.suspended(by: ID(act), until: nil)))
    let restored = try desk([Self.base, court, end])
    let until = try Day.of("1403-05-04")
    #expect(
      try restored.offer("season", on: "1403-05-04").failure.map { if case .suspended = $0 { true } else { false } }
        == true)
    #expect(try rate(restored, on: "1403-05-05") == "0.115", "after \(until)")
    let struck = try desk([Self.base, court, end, ruling])
    let annulling = try #require(struck.model.acts.firstIndex { $0.symbol.name == "court.ruling" })
    let day = try Day.of("1403-03-01")
    #expect(try struck.offer("season", on: "1403-03-01") == .failure(.repealed(by: ID(annulling), on: day)))
    let known = try desk([Self.base, court, end, ruling], knownOn: "1403-06-04")
    #expect(try rate(known, on: "1403-03-01") == "0.115")
  }

  @Test func beforeItIsKnownItIsOfferedOnNoDay() throws {
    let early = Self.law("city.1402", known: "1401-11-10", inForce: "from 1402-01-01 to 1402-12-29", "rate other  5%")
    let desk = try desk([early, Self.base], knownOn: "1402-11-09")
    let day = try Day.of("1403-04-01")
    #expect(try desk.offer("season", on: "1403-04-01") == .failure(.notOffered(on: day)))
  }

  // MARK: - Days that are proven

  private static func codes(_ files: [String: String]) -> CheckResult {
    var town = Town()
    town.files.merge(files) { _, new in new }
    return Checker.check(town.library)
  }

  private static func plan(_ clauses: String, act: String = "from 1402-04-01 to 1402-06-31") -> String {
    """
    language 1

    act town.plans  "Plans"
      authority  "Council"
      approved   1402-03-20
      in force   \(act)
      status     final
      source     "A case"

    \(clauses)

    """
  }

  private static let season = """
    plan season
      term      12, cash 15%, mark up ceiling
      method    bank formula
    """

  /// 1,000,000,000 at 24 %, 15 % in cash, by the bank formula: 150,000,000 + 850,000,000 × (1 + 24 × 13 / 2400)
  /// = 1,110,500,000.
  private static let examples = """
    rate ceiling  24%

    example "last day before"
      plan season for 1_000_000_000 rial on 1402-03-31, all cash refused

    example "first day"
      plan season for 1_000_000_000 rial on 1402-04-01, term 12 = 1_110_500_000 rial

    example "last day"
      plan season for 1_000_000_000 rial on 1402-06-31, all cash = 1_000_000_000 rial

    example "the day after"
      plan season for 1_000_000_000 rial on 1402-07-01, term 12 refused
    """

  @Test func daysWithoutAPlanAreNoGapAndExamplesShowItsDays() {
    let result = Self.codes(["plans": Self.plan(Self.season + "\n\n" + Self.examples)])
    #expect(result.codes.filter { $0 != "T0920" } == [], "\(result.words)")
    #expect(result.model != nil)
  }

  @Test(arguments: ["last day before", "first day", "last day", "the day after"])
  func aDayThatNoExampleShowsIsSaid(title: String) {
    let text = Self.plan(Self.season + "\n\n" + Self.examples)
    var town = Town()
    town.files["plans"] = text
    let result = Checker.check(town.without(example: title, in: "plans").library)
    let said = result.diagnostics.filter { $0.code == .boundaryNotShown }
    #expect(said.count == 1, "\(result.words)")
    #expect(said.first?.remedy?.contains("plan season for … rial on 1402-0") ?? false, "\(said)")
  }

  @Test func aRateOfAPlanIsLaidDownForAllOfItsDays() {
    let examples = Self.examples.replacing("rate ceiling  24%", with: "rate ceiling  24%\n  in force from 1402-04-02")
    let result = Self.codes(["plans": Self.plan(Self.season + "\n\n" + examples)])
    #expect(result.codes.filter { $0 != "T0919" && $0 != "T0920" } == ["T0916"], "\(result.words)")
    let gap = result.diagnostics.first { $0.code == .daysNotCovered }
    #expect(gap?.message.contains("1402-04-01") ?? false, "\(result.words)")
    #expect(gap?.reasons.first == "season holds on these days and reads it")
  }

  @Test func whatAConditionReadsIsLaidDownForAllOfItsDays() {
    let season = Self.season + "\n  when  least > 5"
    let examples = Self.examples + "\n\nrate least  6\n  in force from 1402-04-01 to 1402-06-30"
    let result = Self.codes(["plans": Self.plan(season + "\n\n" + examples)])
    #expect(result.diagnostics.contains { $0.code == .daysNotCovered && $0.message.contains("least on 1402-06-31") })
  }

  /// The ceiling rises within the season: examples of the plan on both days show it.
  @Test func examplesOfPlansShowTheRatesThatTheyRead() {
    let bank = """
      language 1

      act bank.1402  "Bank"
        authority  "Bank"
        approved   1402-05-20
        in force   from 1402-06-01
        amends     town.plans
        status     final
        source     "A case"

      change ceiling to 12% was 24%

      example "last day of 24 %"
        plan season for 1_000_000_000 rial on 1402-05-31, term 12 = 1_110_500_000 rial

      example "first day of 12 %"
        plan season for 1_000_000_000 rial on 1402-06-01, term 12 = 1_055_250_000 rial

      example "before it was known"
        known 1402-05-19
        plan season for 1_000_000_000 rial on 1402-06-15, term 12 = 1_110_500_000 rial

      example "once it is known"
        known 1402-05-20
        plan season for 1_000_000_000 rial on 1402-06-15, term 12 = 1_055_250_000 rial

      """
    let plans = Self.plan(Self.season + "\n\n" + Self.examples)
    let result = Self.codes(["plans": plans, "bank": bank])
    #expect(result.codes.filter { $0 != "T0920" } == [], "\(result.words)")
    var town = Town()
    town.files.merge(["plans": plans, "bank": bank]) { _, new in new }
    for title in ["last day of 24 %", "first day of 12 %", "before it was known", "once it is known"] {
      let result = Checker.check(town.without(example: title, in: "bank").library)
      #expect(result.diagnostics.contains { $0.code == .boundaryNotShown }, "\(title)")
    }
  }
}

extension Result {
  fileprivate var failure: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}
