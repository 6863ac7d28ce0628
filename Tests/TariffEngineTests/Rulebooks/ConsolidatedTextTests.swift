import Diagnostics
import Exact
import TariffChecker
import TariffKernel
import TestSupport
import Testing

@testable import TariffEngine

/// The law of a day, consolidated and printed, is the law of that day: read back it has the same digest, the same acts
/// and articles, and makes the same bills.
///
/// Sampled over days and known days; all of them, and all dossiers, when the environment has TARIFF_LONG.
@Suite struct ConsolidatedText {
  /// Every known day of a rulebook (nil: everything is known) with every day on which something changes by it.
  static func moments(of corpus: Corpus, _ model: Model) -> [(day: Day, known: Day?)] {
    let known: [Day?] = Set(model.acts.map { $0.published ?? $0.approved }).sorted().map { $0 } + [nil]
    return known.flatMap { known in corpus.changeDays(knownOn: known).map { ($0, known) } }
  }

  private func sample<Element>(
    _ all: [Element], atLeast least: Int, _ generator: inout SeededGenerator
  ) -> ArraySlice<Element> {
    all.shuffled(using: &generator).prefix(max(least, RandomCases.count(all.count)))
  }

  /// The text as a rulebook of its own.
  private func read(_ edition: Edition) throws -> (rulebook: Rulebook, corpus: Corpus) {
    let report = CheckReport(of: Library(singleAct: SourceFile(name: "edition", bytes: Array(edition.text.utf8))))
    let errors = report.diagnostics.filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors.prefix(3).map(\.allWords))")
    return (try Rulebook(accepting: report), try #require(report.corpus))
  }

  /// The dossiers of a rulebook; of the nation's, which prices what cities compute, some written here.
  private func dossiers(_ shipped: ShippedRulebook) throws -> [Dossier] {
    if shipped.name != "National" { return try shipped.dossiers() }
    return ["new", "completion", "renewal"].flatMap { request in
      ["city", "village"].map { location in
        Dossier(
          id: "\(request) \(location)",
          [
            "request_date": "1400-01-01", "issue_date": "1400-01-01", "request": request, "location": location,
            "floor_area": "250", "fees_elsewhere": "1874412037", "levies_elsewhere": "1000000",
            "services_elsewhere": "2754513", "insured_month": "1400-01-01", "insured_months": "2",
          ])
      }
    }
  }

  private func dated(_ dossier: Dossier, _ day: Day, _ model: Model) -> Dossier {
    let dates = Set(model.inputs.filter { $0.domain == .date }.map(\.symbol.name))
    let given = dossier.facts.filter { dates.contains($0.name) && !$0.words.isEmpty }
    return dossier.with(Dictionary(given.map { ($0.name, day.description) }) { first, _ in first })
  }

  /// What stands on a day, with the names of the acts and the articles that made it so.
  private func standing(_ corpus: Corpus, _ acts: [Act], on day: Day, knownOn known: Day?) -> [String: String] {
    func name(_ act: ID<Act>) -> String { acts[act.index].symbol.name }
    var standing: [String: String] = [:]
    for history in corpus.histories(knownOn: known) {
      guard let entry = history.entry(on: day) else { continue }
      let words =
        switch entry.standing {
        case .holds: "holds"
        case .suspended(let act, let until): "suspended by \(name(act)) to \(until?.description ?? "…")"
        case .annulled, .repealed, .notYet: ""
        }
      if words.isEmpty { continue }
      let origin = entry.origin
      let amendments = origin.amendments.map { "\(name($0.act)) \($0.article ?? "")" }
      standing[history.symbol.name] =
        "\(words): \(name(origin.act)) \(origin.article ?? "") \(amendments) \(entry.text)"
    }
    return standing
  }

  @Test(arguments: ShippedRulebook.names)
  func theTextOfADayIsTheLawOfTheDay(_ name: String) throws {
    let shipped = try ShippedRulebook.named(name)
    let corpus = try #require(shipped.rulebook.report.corpus)
    let model = shipped.rulebook.model
    let all = try dossiers(shipped)
    var generator = SeededGenerator(seed: RandomCases.seed)
    for (day, known) in sample(Self.moments(of: corpus, model), atLeast: 4, &generator) {
      let place = "\(name) on \(day) known on \(known?.description ?? "…") (seed \(RandomCases.seed))"
      let edition = corpus.edition(on: day, knownOn: known)
      let law = try #require(shipped.rulebook.edition(knownOn: known))
      #expect(law.consolidatedText(on: day) == edition.text, "\(place)")
      let again = try read(edition)
      #expect(again.corpus.edition(on: day).digest == edition.digest, "\(place)")
      let stands = standing(corpus, model.acts, on: day, knownOn: known)
      let standsAgain = standing(again.corpus, again.rulebook.model.acts, on: day, knownOn: nil)
      #expect(standsAgain == stands, "\(place)")
      for dossier in sample(all, atLeast: 8, &generator) {
        let dossier = dated(dossier, day, model)
        let asked = dossier.asked(by: again.rulebook.model)
        let differences = try again.rulebook.answer(asked).differences(from: try law.answer(dossier))
        #expect(differences.isEmpty, "\(place): \(dossier.id ?? ""): \(differences)")
      }
    }
  }

  @Test(arguments: ShippedRulebook.names)
  func theDatedTextOfAKnownDayGivesTheSameBills(_ name: String) throws {
    let shipped = try ShippedRulebook.named(name)
    let corpus = try #require(shipped.rulebook.report.corpus)
    let known: [Day?] = Set(shipped.rulebook.model.acts.map { $0.published ?? $0.approved }).sorted().map { $0 } + [nil]
    let all = try dossiers(shipped)
    var generator = SeededGenerator(seed: RandomCases.seed)
    for known in [nil] + sample(known, atLeast: 2, &generator) {
      let place = "\(name) known on \(known?.description ?? "…") (seed \(RandomCases.seed))"
      let edition = corpus.edition(knownOn: known)
      let law = try #require(shipped.rulebook.edition(knownOn: known))
      #expect(law.identity.editionDigest == edition.digest, "\(place)")
      let again = try read(edition)
      #expect(again.corpus.edition().digest == edition.digest, "\(place)")
      for dossier in all {
        let asked = dossier.asked(by: again.rulebook.model)
        let differences = try again.rulebook.answer(asked).differences(from: try law.answer(dossier))
        #expect(differences.isEmpty, "\(place): \(dossier.id ?? ""): \(differences)")
      }
    }
  }
}
