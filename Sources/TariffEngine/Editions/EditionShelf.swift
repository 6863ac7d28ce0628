import Exact
import Synchronization
import TariffChecker
import TariffKernel

/// One body of law, and those of its editions that were asked for, each prepared once.
final class EditionShelf: Sendable {
  let corpus: Corpus
  private let made: Mutex<[Knowledge: PreparedEdition]>
  private let digest = Mutex<String?>(nil)

  /// `whole`: the edition of everything that is known.
  init(_ corpus: Corpus, whole: PreparedEdition) {
    self.corpus = corpus
    made = Mutex([whole.knowledge: whole])
  }

  /// SHA-256 over all acts.
  var rulebookDigest: String {
    digest.withLock { known in
      let text = known ?? corpus.digest
      known = text
      return text
    }
  }

  /// The edition that was known on a day, with or without the drafts that take part; nil: its acts cannot be resolved
  /// together, which the check of the whole rules out.
  func edition(knownOn day: Day?, drafts: Bool) -> PreparedEdition? {
    let knowledge = Knowledge(day: day, drafts: drafts ? corpus.draftNames : [])
    return made.withLock { editions in
      if let edition = editions[knowledge] { return edition }
      guard let model = corpus.model(knownOn: day, drafts: drafts) else { return nil }
      let edition = PreparedEdition(model, knowledge, corpus)
      editions[knowledge] = edition
      return edition
    }
  }
}

/// An edition, ready to assess dossiers.
final class PreparedEdition: Sendable {
  let model: Model
  let machine: ScalarMachine
  let knowledge: Knowledge
  private let corpus: Corpus
  private let known = Mutex<String?>(nil)

  init(_ model: Model, _ knowledge: Knowledge, _ corpus: Corpus) {
    (self.model, self.knowledge, self.corpus) = (model, knowledge, corpus)
    machine = ScalarMachine(model)
  }

  /// SHA-256 over the consolidated text of all days; printing it takes time, so that it is done when it is asked for.
  var digest: String {
    known.withLock { known in
      let text = known ?? corpus.edition(knownOn: knowledge.day, drafts: !knowledge.drafts.isEmpty).digest
      known = text
      return text
    }
  }
}
