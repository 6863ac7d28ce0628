import Exact
import TariffKernel
import Testing

@testable import TariffChecker

/// Provisions over time, and what differs between two editions.
@Suite struct Histories {
  private func history(_ name: String, _ corpus: Corpus, known: String? = nil) throws -> History {
    let day = try known.map { try Day.of($0) }
    return try #require(corpus.histories(knownOn: day).first { $0.symbol.name == name })
  }

  @Test func aRateOverTheYear() throws {
    let corpus = try Law.corpus(Editions.all)
    let price = try history("price", corpus, known: "1402-07-10")
    #expect(price.kind == "rate" && price.symbol.englishTitle == "Price")
    #expect(
      price.entries.map(\.span) == [
        DaySpan(try .of("1402-01-01"), try .of("1402-03-31")), DaySpan(try .of("1402-04-01"), try .of("1402-04-31")),
        DaySpan(try .of("1402-05-01"), try .of("1402-12-29")),
      ])
    #expect(
      price.entries.map { $0.text.split(separator: "\n").first ?? "" } == [
        "rate price 1000 rial/m2 \"قیمت\" \"Price\" article 4", "rate price 1200 rial/m2 \"قیمت\" \"Price\" article 4",
        "rate price 1300 rial/m2 \"قیمت\" \"Price\" article 4",
      ])
    #expect(price.entries.allSatisfy { $0.standing == .holds })
    let after = try history("price", corpus)
    #expect(
      after.entries.map { $0.origin.amendments.map { corpus.acts[$0.act.index].name } } == [
        [], ["city.1402.stage2"], [], ["city.1402.stage2"],
      ], "stage three is annulled, and stage two suspended for a month")
  }

  @Test func standstills() throws {
    let corpus = try Law.corpus(Editions.all)
    let court = try #require(corpus.order.indices["court"])
    let end = try #require(corpus.order.indices["city.1402.end"])
    let extra = try history("extra", corpus)
    #expect(
      extra.entries.map(\.standing) == [.holds, .suspended(by: ID(court), until: try .of("1402-09-05")), .holds])
    #expect(
      try history("extra", corpus, known: "1402-08-05").entries.last?.standing == .suspended(by: ID(court), until: nil))
    let levy = try history("levy", corpus)
    #expect(levy.entries.last?.standing == .repealed(by: ID(end)))
    #expect(levy.entries.last?.span.last == Day.valid.upperBound)
    #expect(levy.entry(on: try .of("1401-12-29")) == nil, "a gap")
  }

  @Test func whatADayChanged() throws {
    let corpus = try Law.corpus(Editions.all)
    let differences = corpus.differences(
      from: (try .of("1402-03-31"), nil), to: (try .of("1402-04-01"), nil))
    #expect(differences.map(\.symbol.name) == ["price", "share"])
    #expect(differences.allSatisfy { $0.acts.map { corpus.acts[$0.index].name } == ["city.1402.stage2"] })
    #expect(differences.first?.before?.text.contains("1000") ?? false)
    #expect(differences.first?.after?.text.contains("1200") ?? false)
    #expect(corpus.differences(from: (try .of("1402-04-01"), nil), to: (try .of("1402-04-02"), nil)).isEmpty)
  }

  @Test func whatBecameKnown() throws {
    let corpus = try Law.corpus(Stages.all)
    let differences = corpus.differences(from: (nil, try .of("1402-07-09")), to: (nil, try .of("1402-07-10")))
    #expect(differences.map(\.symbol.name) == ["price", "share", "levy"])
    #expect(differences.map(\.span.first.description) == ["1402-05-01", "1402-05-01", "1402-05-01"])
    #expect(differences.allSatisfy { $0.acts.map { corpus.acts[$0.index].name } == ["city.1402.stage3"] })
  }

  @Test func daysOfChange() throws {
    let corpus = try Law.corpus(Stages.all)
    #expect(
      corpus.changeDays().map(\.description) == ["1402-01-01", "1402-04-01", "1402-05-01", "1403-01-01"])
    #expect(corpus.knownDays.map(\.description) == ["1401-11-30", "1402-03-20", "1402-07-10"])
    #expect(corpus.changeDays(knownOn: try .of("1402-03-19")).map(\.description) == ["1402-01-01", "1403-01-01"])
    #expect(corpus.changeDays(knownOn: try .of("1401-11-29")).isEmpty)
  }
}
