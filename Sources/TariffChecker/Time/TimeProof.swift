import Diagnostics
import Exact
import TariffKernel

/// What can be proven of the days of a rulebook: that none is without law, and that every day on which the law changes
/// is shown by examples. Proven of the acts that are law; drafts have no days yet.
struct TimeProof {
  let corpus: Corpus
  let models: EditionModels
  let sink: DiagnosticSink

  /// T0920, T0921; T0918 seen from a day.
  func reportDays(seenFrom day: Day?) {
    Retroactive(corpus: corpus, sink: sink).report()
    // What does not fit may be the very day that is wrong: one message is enough.
    if !sink.hasErrors { IdleDays(corpus: corpus, sink: sink).report() }
    if let day { Horizon(corpus: corpus, sink: sink).report(on: day) }
  }

  /// T0916, T0917; a rulebook that claims no days has none to cover.
  func reportCoverage() {
    guard let horizon = corpus.rulebook.horizon, let model = models.model(members: corpus.settledMembers) else {
      return
    }
    Coverage(corpus, Readings(model), horizon: horizon, sink: sink).report()
  }

  /// T0919.
  func reportBoundaries() {
    guard let horizon = corpus.rulebook.horizon else { return }
    BoundaryProof(editions: EditionPieces(corpus, models.pieces), models: models, horizon: horizon, sink: sink).report()
  }
}
