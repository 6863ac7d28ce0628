import Diagnostics
import Exact
import TariffKernel
import TariffSyntax
import TestSupport
import Testing

@testable import TariffChecker

/// Consolidated texts: read back, they are the same edition, and price the same.
@Suite struct Editions {
  /// A corpus of one file with several acts.
  static func corpus(_ text: String) throws -> Corpus {
    let file = SourceFile(name: "edition.tariff", bytes: Array(text.utf8))
    let result = Checker.check(Library(singleAct: file))
    return try #require(result.corpus, "\(result.words)\n\(text)")
  }

  /// The edition read back is itself, in either language of keywords. Where no act holds there is nothing to read: the law
  /// of plans alone may end before the horizon.
  static func expectReadsBack(_ edition: Edition) throws {
    guard edition.canonicalText.contains("\nact ") else {
      #expect(edition.canonicalText == "language 1\n")
      return
    }
    for text in [edition.canonicalText, edition.text, edition.text(keywords: .persian)] {
      let again = try corpus(text)
      #expect(again.edition(on: edition.day).canonicalText == edition.canonicalText)
      #expect(again.digest == edition.digest, "an edition is a rulebook with nothing left to do")
    }
  }

  @Test func editionsOfTheShippedRulebooksReadBack() throws {
    for folder in try Rulebooks.folders() {
      guard let corpus = Checker.check(try Library(folder: folder)).corpus else { continue }
      var generator = SeededGenerator(seed: RandomCases.seed)
      let days = corpus.knownDays.shuffled(using: &generator).prefix(RandomCases.count(20)).map { Optional($0) }
      for known in [nil] + days {
        try Self.expectReadsBack(corpus.edition(knownOn: known))
        let changes = corpus.changeDays(knownOn: known).shuffled(using: &generator)
        for day in changes.prefix(RandomCases.count(40)) {
          try Self.expectReadsBack(corpus.edition(on: day, knownOn: known))
        }
      }
    }
  }

  /// Everything that statements can do at once.
  static let court = Law(
    name: "court", known: "1402-08-05", inForce: "from 1402-06-05", clauses: "rank law",
    body: """
      suspend extra from 1402-06-10 until decided "stay" "توقف"
        article "12 b"
      suspend act city.1402.stage2 from 1402-10-01 to 1402-10-30 "stay"
      annul price in city.1402.stage3 "ruling 7"
      """)
  static let end = Law(
    name: "city.1402.end", known: "1402-09-05", inForce: "from 1402-09-05",
    body: "reinstate extra from 1402-09-06\nrepeal levy from 1402-11-01")
  static let all = Stages.all + [court, end]

  @Test func everyEditionOfAFullYearReadsBack() throws {
    let corpus = try Law.corpus(Self.all)
    for known in [nil] + corpus.knownDays.map({ Optional($0) }) {
      try Self.expectReadsBack(corpus.edition(knownOn: known))
      for day in corpus.changeDays(knownOn: known) {
        try Self.expectReadsBack(corpus.edition(on: day, knownOn: known))
        try Self.expectReadsBack(corpus.edition(on: day.before, knownOn: known))
      }
    }
  }

  /// Lines of a dossier whose dates all are one day, under the corpus and under the edition's text.
  @Test func editionsPriceTheSame() throws {
    let corpus = try Law.corpus(Self.all)
    for known in corpus.knownDays {
      let model = try #require(corpus.model(knownOn: known))
      let dated = try #require(try Self.corpus(corpus.edition(knownOn: known).text).model())
      for day in corpus.changeDays(knownOn: known).flatMap({ [$0.before, $0] }) {
        let consolidated = try #require(try Self.corpus(corpus.edition(on: day, knownOn: known).text).model())
        for area in [0, 100, 101, 150, 151, 1_000] as [Int128] {
          let expected = Self.lines(model, day, area)
          #expect(Self.lines(dated, day, area) == expected, "\(day) known \(known)")
          #expect(Self.lines(consolidated, day, area) == expected, "\(day) known \(known)")
        }
      }
    }
  }

  /// By name, the outcome of each line with the acts behind it.
  static func lines(_ model: Model, _ day: Day, _ area: Int128) -> [String: String] {
    let inputs = model.inputs.filter { $0.group == nil }
    let values = inputs.map { $0.domain == .date ? Int128(day.number) : area }
    let groups = Array(repeating: [[Int128?]](), count: model.groups.count)
    let assessment = ScalarMachine(model).assess(Facts(values: values, groups: groups))
    var lines: [String: String] = [:]
    for (fee, line) in zip(model.fees, assessment.lines) {
      var words = "\(line.outcome)"
      if case .suspended(let act) = line.outcome { words = "suspended by \(model.acts[act.index].symbol.name)" }
      if let version = line.version {
        let origin = fee.versions[version].origin
        words += " \(model.acts[origin.act.index].symbol.name) \(origin.article ?? "")"
        for amendment in origin.amendments {
          words += " \(model.acts[amendment.act.index].symbol.name) \(amendment.article ?? "")"
        }
      }
      lines[fee.symbol.name] = words
    }
    return lines
  }

  @Test func anEditionIsTextOfTheLanguage() throws {
    let corpus = try Law.corpus(Stages.all)
    let text = corpus.edition(on: try .of("1402-05-01")).text
    #expect(
      text.contains(
        """
        rate price  1_300 rial/m2  "قیمت" "Price"  article 4
          source      "A case"
          in force    from 1402-05-01 to 1402-12-29
          amended by  city.1402.stage2 article 1
          amended by  city.1402.stage3 article 3
        """), "\(text)")
    #expect(!text.contains("1_000 rial/m2") && !text.contains("amends") && !text.contains("change"))
  }

  /// What other days are asked for stays in the edition of one day.
  @Test func whatIsReadOnOtherDaysStays() throws {
    var base = Law.base
    base.body = base.body.replacing("value base rial = area * price", with: "value base rial = area * old")
      .replacing("set levies", with: "set levies\nvalue old = price on day_of(1402, 1, 1)")
    let corpus = try Law.corpus([base, Stages.second])
    let edition = corpus.edition(on: try .of("1402-10-01"))
    #expect(edition.text.contains("1_000 rial/m2") && edition.text.contains("1_200 rial/m2"))
    let again = try Self.corpus(edition.text)
    #expect(try again.outcome(of: "levy", on: "1402-10-01") == corpus.outcome(of: "levy", on: "1402-10-01"))
    #expect(try again.outcome(of: "levy", on: "1402-10-01") == .charged(200 * 1_000 / 4))
    try Self.expectReadsBack(edition)
  }

  @Test func aTableFileStandsInTheText() throws {
    let base = Law(
      name: "city.1402", known: "1401-11-30", inForce: "from 1402-01-01 to 1402-12-29",
      clauses: "priced on request_date",
      body: """
        input request_date  date
        input area  m2  0 to 1_000
        input use  home | shop

        table price slab by size m2 across use rial/m2
          from "prices.csv"

        fee levy
          amount   area * price(area, use)
          rounded  half up to 1 rial

        bill city
          lines  levy
        """)
    let stage = Law(
      name: "stage", known: "1402-03-20", inForce: "from 1402-04-01 to 1402-12-29", clauses: "amends city.1402",
      body: "change price, row above, shop to 500 was 400")
    let prices = ["prices.csv": "size,home,shop\nup to 100,100,200\nabove,300,400\n"]
    let result = Checker.check(SampleAct.library([base.file, stage.file], files: prices))
    let corpus = try #require(result.corpus, "\(result.words)")
    #expect(corpus.edition(on: try .of("1402-04-01")).text.contains("500"))
    try Self.expectReadsBack(corpus.edition())
    let changed = Checker.check(
      SampleAct.library([base.file, stage.file], files: prices.mapValues { $0.replacing("300", with: "301") }))
    #expect(try #require(changed.corpus).digest != corpus.digest)
    #expect(try #require(changed.corpus).edition().digest != corpus.edition().digest)
  }
}

/// What acts read and only later acts lay down.
@Suite struct ReadingAhead {
  static let framework = Law(
    name: "framework", known: "1401-10-01", inForce: "from 1401-11-01", clauses: "priced on request_date",
    body: """
      input request_date  date
      input area  m2  0 to 1_000

      fee levy
        amount   price * area * share(area).part + extra
        rounded  half up to 1 rial
        in       levies

      bill city
        lines  levy, extra
        floor  to 10 rial, taken from extra
      """)
  static let year = Law(
    name: "city.1402", known: "1401-12-01", inForce: "from 1402-01-01 to 1402-12-29", clauses: "priced on request_date",
    body: """
      set levies
      rate price  1_000 rial/m2
      table share slab by size m2
                   part
        up to 100  10%
        above      20%
      fee extra
        amount   5 rial
      """)

  @Test func theirReadersWaitForThem() throws {
    let corpus = try Law.corpus([Self.framework, Self.year])
    #expect(try corpus.outcome(of: "levy", on: "1402-01-01") == .charged(40_005))
    let early = try #require(try corpus.model(knownOn: .of("1401-10-01")))
    #expect(early.fees.map(\.symbol.name) == ["levy"] && early.bills[0].lines == [ID(0)])
    #expect(
      try corpus.outcome(of: "levy", on: "1402-01-01", knownOn: "1401-10-01").map { "\($0)" }?.contains("noVersion")
        ?? false)
  }

  @Test func theirTextSaysThatMoreIsToCome() throws {
    let corpus = try Law.corpus([Self.framework, Self.year])
    let known = try Day.of("1401-10-01")
    let edition = corpus.edition(knownOn: known)
    #expect(edition.text.contains("act future.acts") && !edition.text.contains("1_000 rial"))
    try Editions.expectReadsBack(edition)
    let again = try #require(try Editions.corpus(edition.text).model())
    let model = try #require(corpus.model(knownOn: known))
    for day in [try Day.of("1401-11-01"), try .of("1402-01-01")] {
      #expect(Editions.lines(again, day, 200) == Editions.lines(model, day, 200))
      try Editions.expectReadsBack(corpus.edition(on: day, knownOn: known))
    }
    #expect(!corpus.edition().text.contains("future.acts"))
  }
}
