import Diagnostics
import Exact
import TariffKernel
import Testing

@testable import TariffChecker

/// A year in three stages: the order of files means nothing, the order of days everything.
@Suite struct Stages {
  static let second = Law(
    name: "city.1402.stage2", known: "1402-03-20", inForce: "from 1402-04-01 to 1402-12-29",
    clauses: "amends city.1402",
    body: """
      change price to 1_200 rial/m2 was 1_000 rial/m2
        article 1
      change share, row above, part to 25% was 20%
        article 2
      """)
  /// Known in Mehr, in force from Tir on.
  static let third = Law(
    name: "city.1402.stage3", known: "1402-07-10", inForce: "from 1402-05-01 to 1402-12-29",
    clauses: "amends city.1402.stage2",
    body: """
      change price to 1_300 rial/m2 was 1_200 rial/m2
        article 3
      insert share, row up to 150  15%
      change levy, at least to 10_000 rial was none
      """)
  static let all = [Law.base, second, third]

  static func permutations<Element>(_ list: [Element]) -> [[Element]] {
    if list.count < 2 { return [list] }
    return list.indices.flatMap { index -> [[Element]] in
      var rest = list
      let first = rest.remove(at: index)
      return permutations(rest).map { [first] + $0 }
    }
  }

  @Test func theOrderOfFilesMeansNothing() throws {
    var digests: Set<String> = []
    for laws in Self.permutations(Self.all) {
      let corpus = try Law.corpus(laws)
      digests.insert(corpus.digest + corpus.edition().digest + corpus.edition(on: try .of("1402-05-01")).digest)
    }
    let oneFile = "language 1\n\n" + Self.all.map(\.text).joined(separator: "\n")
    let corpus = try #require(Checker.check(SampleAct.library([oneFile])).corpus)
    digests.insert(corpus.digest + corpus.edition().digest + corpus.edition(on: try .of("1402-05-01")).digest)
    #expect(digests.count == 1)
  }

  /// Known day and days in force of another stage.
  @Test func everyWrongOrderOfTheirDaysNamesBothActs() {
    let days = Self.all.map { ($0.known, $0.inForce) }
    for order in Self.permutations([0, 1, 2]) where order != [0, 1, 2] {
      var laws = Self.all
      for (place, day) in order.enumerated() { (laws[place].known, laws[place].inForce) = days[day] }
      let result = Law.check(laws)
      #expect(result.corpus == nil && !result.diagnostics.isEmpty, "\(order)")
      let naming = result.faults.filter { diagnostic in
        let words = ([diagnostic.message] + diagnostic.reasons).joined(separator: " ") + " "
        return Self.all.count { words.contains($0.name + " ") || words.contains($0.name + ",") } >= 2
      }
      #expect(!naming.isEmpty, "\(order): \(result.words)")
      #expect(naming.allSatisfy { !$0.related.isEmpty })
    }
  }

  @Test func aStageThatIsAppliedTwiceNamesBothActs() {
    var twice = Self.second
    twice.name = "city.1402.copy"
    let sameDay = Law.check(Self.all + [twice])
    #expect(sameDay.faultCodes.contains("T0910"), "\(sameDay.words)")
    #expect(sameDay.diagnostics.contains { $0.message.contains("city.1402.copy") && $0.message.contains("stage2") })
    twice.known = "1402-03-21"
    let later = Law.check([Law.base, Self.second, twice])
    #expect(Set(later.faultCodes) == ["T0906"], "\(later.words)")
    #expect(later.faults.allSatisfy { $0.message.contains("city.1402.copy") && $0.message.contains("stage2") })
  }

  @Test func aWrongExpectationNamesBothActs() {
    var wrong = Self.third
    wrong.body = wrong.body.replacing("was 1_200", with: "was 1_000")
    let result = Law.check([Law.base, Self.second, wrong])
    #expect(result.faultCodes == ["T0906"], "\(result.words)")
    let message = result.faults.first?.message ?? ""
    #expect(message.contains("stage3") && message.contains("stage2") && message.contains("1_200 rial/m2"))
  }

  /// Levy of 200 m²: 200 × price × share, by hand.
  @Test func eachKnownDayHasItsAnswer() throws {
    let corpus = try Law.corpus(Self.all)
    let cases: [(day: String, known: String?, amount: Int128)] = [
      ("1402-03-31", nil, 200 * 1_000 / 5), ("1402-04-01", nil, 200 * 1_200 / 4),
      ("1402-05-01", nil, 200 * 1_300 / 4), ("1402-05-01", "1402-07-10", 200 * 1_300 / 4),
      ("1402-05-01", "1402-07-09", 200 * 1_200 / 4), ("1402-05-01", "1402-03-20", 200 * 1_200 / 4),
      ("1402-05-01", "1402-03-19", 200 * 1_000 / 5), ("1402-12-29", "1402-01-01", 200 * 1_000 / 5),
    ]
    for (day, known, amount) in cases {
      #expect(try corpus.outcome(of: "levy", on: day, knownOn: known) == .charged(amount), "\(day) \(known ?? "")")
    }
    #expect(try corpus.outcome(of: "levy", on: "1402-05-01", area: 150) == .charged(150 * 1_300 * 15 / 100))
    #expect(try corpus.outcome(of: "levy", on: "1402-05-01", area: 1) == .charged(10_000))
    #expect(try corpus.outcome(of: "levy", on: "1402-04-31", area: 150) == .charged(150 * 1_200 / 4))
  }

  @Test func versionsSayWhoMadeThem() throws {
    let model = try #require(Law.check(Self.all).model)
    let price = model.rates[0]
    #expect(price.timeline.entries.map(\.span.first.description) == ["1402-01-01", "1402-04-01", "1402-05-01"])
    #expect(price.versions.map(\.origin.act.index) == [0, 0, 0])
    #expect(
      price.versions.map { $0.origin.amendments.map { "\($0.act.index) \($0.article ?? "")" } }
        == [[], ["1 1"], ["1 1", "2 3"]])
    #expect(price.versions.map(\.origin.article) == ["4", "4", "4"])
    let table = model.tables[0]
    #expect(
      table.versions.map(\.rowLabels) == [
        ["up to 100", "above"], ["up to 100", "above"], ["up to 100", "up to 150", "above"],
      ])
    let values = model.values[0]
    #expect(values.versions.count == 1, "a value whose own words do not change has one version")
  }

  @Test func annullingTheSecondLeavesTheThird() throws {
    let court = Law(
      name: "court.1402", known: "1402-10-05", inForce: "from 1402-10-05", clauses: "rank law",
      body: "annul act city.1402.stage2 \"ruling 12\"")
    let corpus = try Law.corpus(Self.all + [court])
    let price = { (day: String, known: String?) in try corpus.outcome(of: "levy", on: day, knownOn: known) }
    #expect(try price("1402-04-01", nil) == .charged(200 * 1_000 / 5), "what stood before revives")
    #expect(try price("1402-04-01", "1402-10-04") == .charged(200 * 1_200 / 4), "the answer given then")
    #expect(try price("1402-05-01", nil) == .charged(200 * 1_300 / 5), "stage three sets its own price")
    #expect(try price("1402-05-01", "1402-10-04") == .charged(200 * 1_300 / 4))
    try Editions.expectReadsBack(corpus.edition())
  }
}
