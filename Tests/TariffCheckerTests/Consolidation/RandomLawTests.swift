import Exact
import TariffKernel
import TestSupport
import Testing

@testable import TariffChecker

/// Acts at random, held to a consolidation that walks through every act on every day.
@Suite struct RandomLaws {
  @Test func consolidationAgreesWithWalkingThroughTheDays() throws {
    var generator = SeededGenerator(seed: RandomCases.seed)
    var sound = 0
    for number in 0..<RandomCases.count(4_000) {
      let law = RandomLaw(&generator)
      guard law.isSound else { continue }
      sound += 1
      let note = "seed \(RandomCases.seed), case \(number)\n\(law.files.joined(separator: "\n"))"
      let result = Checker.check(SampleAct.library(law.files.shuffled(using: &generator)))
      let corpus = try #require(result.corpus, "\(result.words)\n\(note)")
      let shared = PieceStore(corpus)
      for known in [-50] + law.acts.map(\.known) {
        let members = corpus.members(knownOn: try .of(RandomLaw.date(known)))
        let (sharing, alone) = (
          Consolidation(shared, members: members), Consolidation(PieceStore(corpus), members: members)
        )
        for name in corpus.names {
          #expect(sharing.pieces(of: name) == alone.pieces(of: name), "\(name) known \(known)\n\(note)")
        }
        let model = try #require(try corpus.model(knownOn: .of(RandomLaw.date(known))))
        for day in RandomLaw.days {
          let date = try Day.of(RandomLaw.date(day))
          for facet in 0..<RandomLaw.facets {
            let found = value(facet, on: date, model)
            let expected = Int128(law.value(facet, on: day, knownOn: known))
            guard found != expected else { continue }
            Issue.record("facet \(facet) on \(date) known \(known): \(found ?? -1), not \(expected)\n\(note)")
            return
          }
        }
      }
      let known = law.acts.randomElement(using: &generator)?.known ?? 0
      let day = Int.random(in: RandomLaw.days, using: &generator)
      try Editions.expectReadsBack(
        corpus.edition(on: .of(RandomLaw.date(day)), knownOn: .of(RandomLaw.date(known))))
      try Editions.expectReadsBack(corpus.edition(knownOn: .of(RandomLaw.date(known))))
    }
    #expect(sound > 10, "most cases are sound")
  }

  private func value(_ facet: Int, on day: Day, _ model: Model) -> Int128? {
    if facet < 2 {
      let rate = model.rates[facet]
      return rate.timeline.version(on: day).flatMap { rate.versions[$0].significand }
    }
    let table = model.tables[0]
    return table.timeline.version(on: day).flatMap { table.versions[$0].cells[0][facet - 2] }
  }
}
