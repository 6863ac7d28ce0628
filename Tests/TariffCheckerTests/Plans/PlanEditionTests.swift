import Exact
import Installments
import TariffChecker
import TariffKernel
import Testing

/// Consolidated texts, timelines and differences with plans in them.
@Suite struct PlanEditions {
  private static let base = Law(
    name: "city.1403", known: "1402-11-10", inForce: "from 1403-01-01 to 1403-12-30",
    clauses: "priced on request_date",
    body: """
      input request_date  date
      input area  m2  0 to 1_000

      rate ceiling  23%
      rate late  2%

      fee levy
        amount   area * 5 rial/m2
        rounded  half up to 1 rial

      bill city
        lines  levy

      plan season  "طرح"  "Season"  article 2
        in force  from 1403-03-01 to 1403-09-30
        when      area > 5 m2 and ceiling > 10%
        debt      from 1_000_000 rial
        term      1 to 6, cash 15%
        term      12, cash 15%, mark up 50% of ceiling
        method    bank formula
        discount  22% from 1403-03-01 to 1403-09-30 if all in cash
        late      50% of late a month, begun month whole, on principal, up to 24%, except levy
        unsplit   levy
      """)

  /// A final act in the place of an interim one for the second half of its days; a ceiling that falls; a stay.
  private static let final = Law(
    name: "city.1403.final", known: "1403-06-20", inForce: "from 1403-08-01 to 1403-08-30",
    clauses: "settles city.1403.interim",
    body: """
      plan season  article 3
        term    12, cash 20%, mark up ceiling
        method  flat
      """)
  private static let interim = Law(
    name: "city.1403.interim", known: "1402-12-10", inForce: "from 1403-07-01 to 1403-08-30", clauses: "interim",
    body: """
      plan season  article 9
        discount  5% from 1403-07-01 to 1403-08-30
      """)
  private static let bank = Law(
    name: "bank.1403", known: "1403-05-10", inForce: "from 1403-06-01", clauses: "amends city.1403\nrank law",
    body: "change ceiling to 20% was 23%")
  private static let court = Law(
    name: "court", known: "1403-09-05", inForce: "from 1403-09-06", clauses: "rank law",
    body: "suspend season from 1403-09-06 to 1403-09-10 \"stay\"")

  private static func corpus() throws -> Corpus {
    var base = base
    base.body = base.body.replacing("to 1403-09-30\n  when", with: "to 1403-06-31\n  when")
      .replacing("22% from 1403-03-01 to 1403-09-30", with: "22% from 1403-03-01 to 1403-06-31")
    let autumn = Law(
      name: "city.1403.autumn", known: "1403-06-21", inForce: "from 1403-09-01 to 1403-09-30",
      body: "plan season\n  discount  10%")
    return try Law.corpus([base, interim, final, bank, court, autumn])
  }

  @Test func everyEditionReadsBack() throws {
    let corpus = try Self.corpus()
    for known in [nil] + corpus.knownDays.map({ Optional($0) }) {
      try Editions.expectReadsBack(corpus.edition(knownOn: known))
      for day in corpus.changeDays(knownOn: known) {
        try Editions.expectReadsBack(corpus.edition(on: day, knownOn: known))
      }
    }
  }

  /// The plan of the day with the rates of the day, the whole plan with its days, and no plan on a day without one.
  @Test func anEditionOfADayHoldsThePlanOfTheDay() throws {
    let corpus = try Self.corpus()
    func text(_ day: String) throws -> String { corpus.edition(on: try Day.of(day)).text }
    let before = try text("1403-02-31")
    #expect(!before.contains("plan season") && before.contains("rate ceiling"))
    let may = try text("1403-05-31")
    #expect(may.contains("50% of ceiling") && may.contains("rate ceiling  23%") && !may.contains("20%"))
    #expect(may.contains("discount  22% from 1403-03-01 to 1403-06-31 if all in cash"), "\(may)")
    #expect(try text("1403-06-01").contains("rate ceiling  20%"))
    // In its own half of the days, the interim discount ends with them.
    #expect(try text("1403-07-30").contains("discount  5% from 1403-07-01 to 1403-07-30"))
    #expect(try text("1403-08-01").contains("flat"))
    let stayed = try text("1403-09-06")
    #expect(stayed.contains("plan season") && stayed.contains("suspend season in city.1403.autumn"))
    let all = corpus.edition().text
    for words in ["50% of ceiling", "flat", "10%", "suspend season"] { #expect(all.contains(words), "\(words)") }
  }

  /// What is agreed on a day is the same from the consolidated text.
  @Test func theTermsAreTheSameFromTheEdition() throws {
    let corpus = try Self.corpus()
    let desk = PlanDesk(try #require(corpus.model()))
    for day in ["1403-03-01", "1403-06-01", "1403-06-31", "1403-07-01", "1403-08-01", "1403-09-01", "1403-09-06"] {
      for edition in [corpus.edition(), corpus.edition(on: try Day.of(day))] {
        let again = PlanDesk(try #require(try Editions.corpus(edition.text).model()))
        let (a, b) = (try desk.offer("season", on: day), try again.offer("season", on: day))
        switch (a, b) {
        case (.success(let a), .success(let b)):
          // Its own days end a discount that would outlast it.
          #expect(a.plan.terms == b.plan.terms && a.plan.lateCharge == b.plan.lateCharge, "\(day)")
        case (.failure(.suspended(_, let a)), .failure(.suspended(_, let b))): #expect(a == b)
        case (.failure(.fault(.missingInput)), .failure(.fault(.missingInput))): break
        default: Issue.record("\(day): \(a), and from the edition \(b)")
        }
      }
    }
  }

  @Test func timelineAndDifferences() throws {
    let corpus = try Self.corpus()
    let history = try #require(corpus.histories().first { $0.symbol.name == "season" })
    #expect(history.kind == "plan")
    #expect(
      history.entries.map { "\($0.span.first)" }
        == ["1403-03-01", "1403-07-01", "1403-08-01", "1403-09-01", "1403-09-06", "1403-09-11"])
    let differences = corpus.differences(
      from: (try Day.of("1403-06-31"), nil), to: (try Day.of("1403-08-01"), nil)
    ).filter { $0.kind == "plan" }
    #expect(differences.count == 1)
    #expect(differences.first?.before?.text.contains("bank formula") ?? false)
    #expect(differences.first?.after?.text.contains("flat") ?? false)
  }

  @Test func anyNumberChangesTheDigest() throws {
    let digest = try Self.corpus().digest
    let text = PlanAct.text()
    let changes = [
      ("cash 15%", "cash 14%"), ("mark up 50%", "mark up 51%"), ("1 to 6", "1 to 7"), ("22% from", "21% from"),
      ("1403-06-31 if", "1403-06-30 if"), ("bank formula", "flat"), (" if all in cash", ""),
    ]
    let one = try Law.corpusOf(text).digest
    #expect(one != digest)
    for (words, other) in changes {
      let changed = text.replacing(words, with: other)
      #expect(changed != text)
      #expect(try Law.corpusOf(changed).digest != one, "\(words)")
    }
  }
}

extension Law {
  fileprivate static func corpusOf(_ text: String) throws -> Corpus {
    let result = Checker.check(SampleAct.library([text]))
    return try #require(result.corpus, "\(result.words)")
  }
}
