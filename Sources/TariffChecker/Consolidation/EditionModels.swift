import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// The models of a corpus, one for each set of acts that are known together, each resolved once.
final class EditionModels {
  let corpus: Corpus
  let pieces: PieceStore
  let store: VersionStore
  private let gatherer: Gatherer
  private let sink: DiagnosticSink
  /// The texts that the editions name, in one order for all: a dossier's own texts come behind them.
  private(set) var texts: [String]
  private let cache = TableCache()
  private var models: [Set<Int>: Model?] = [:]
  /// What came of the examples of ``corpus``, in their order; nil where one could not be run.
  private(set) var runs: [ExampleRun?] = []

  init(_ corpus: Corpus, sink: DiagnosticSink) {
    self.corpus = corpus
    self.sink = sink
    pieces = PieceStore(corpus)
    store = VersionStore(corpus)
    gatherer = Gatherer(corpus, pieces: pieces, store: store)
    texts = corpus.texts
  }

  /// Resolves the edition of all acts, and those that were known before: every answer of the past must be reproducible.
  /// nil: there is an error, which was reported.
  func proveAll() -> Model? {
    let all = corpus.members(knownOn: nil)
    let collected = gatherer.collected(members: all)
    let whole = resolve(collected, sink)
    reportMisfits()
    models[all] = whole.model
    // After an error much was never reached, and would only seem unused.
    guard !sink.hasErrors else { return nil }
    var used = whole.used
    for members in earlierEditions() where models[members] == nil {
      let earlier = DiagnosticSink()
      let result = resolve(gatherer.collected(members: members), earlier)
      used.formUnion(result.used)
      models[members] = result.model
      for diagnostic in earlier.diagnostics where diagnostic.severity == .error { sink.report(diagnostic) }
    }
    for members in models.keys { models[members]??.texts = texts }
    Unused(used: used, sink: sink).report(collected, names: whole.names)
    return sink.hasErrors ? nil : models[all] ?? nil
  }

  /// The acts that were known together on some day, with and without the drafts that were asked for.
  private func earlierEditions() -> [Set<Int>] {
    let days: [Day?] = corpus.knownDays.map { $0 } + [nil]
    let hasDrafts = corpus.acts.contains(where: \.isDraft)
    return days.flatMap { day in
      [corpus.members(knownOn: day)] + (hasDrafts ? [corpus.members(knownOn: day, drafts: false)] : [])
    }
  }

  /// The model of some acts; nil: they cannot be resolved together.
  func model(members: Set<Int>) -> Model? {
    if let known = models[members] { return known }
    let model = resolve(gatherer.collected(members: members), DiagnosticSink()).model
    models[members] = model
    return model
  }

  /// Runs every example against the edition that it asks for; what stands in an act that is law, without the drafts.
  func runExamples() -> Int {
    var runners: [Set<Int>: ExampleRunner] = [:]
    runs = corpus.examples.map { example, isDraft in
      let members = corpus.members(knownOn: example.known?.value, drafts: isDraft)
      guard let model = model(members: members) else { return nil }
      let runner = runners[members] ?? ExampleRunner(model: model, sink: sink, unborn: unborn(members))
      runners[members] = runner
      return runner.run(example)
    }
    return runs.count
  }

  /// Fees and bills that the given acts do not know yet, and what an example that expects one of them gets.
  private func unborn(_ members: Set<Int>) -> [String: ExampleRunner.Result] {
    var unborn: [String: ExampleRunner.Result] = [:]
    for (name, declared) in corpus.declared where !declared.contains(where: { members.contains($0.act) }) {
      guard let first = declared.first?.declaration else { continue }
      switch first {
      case .fee(let fee):
        unborn[name] = fee.heading.isNew == nil ? .error("D0202", "no act known then speaks of it") : .notApplicable
      case .bill: unborn[name] = .error("D0207", "no act known then speaks of it")
      default: break
      }
    }
    return unborn
  }

  private func resolve(_ collected: Collected, _ sink: DiagnosticSink) -> Resolution.Result {
    let none = Library(files: [], rulebook: nil, acts: [], attachments: [:])
    let result = Resolution(collected, library: none, sink: sink, cache: cache).resolve(texts: texts)
    texts = result.model?.texts ?? texts
    return result
  }

  /// T0909: a statement that fitted when it was made, and has nothing left to be laid on since an annulment.
  private func reportMisfits() {
    guard !sink.hasErrors else { return }
    for (name, places) in store.misfits.sorted(by: { $0.key < $1.key }) {
      for place in places.sorted() {
        guard let amendment = corpus.amendments[name]?[place] else { continue }
        let undoing = corpus.acts.indices.lazy.flatMap { act in
          self.corpus.acts[act].statements.filter { if case .annul = $0.action { true } else { false } }
            .map { (act, $0) }
        }.first
        let act = corpus.acts[amendment.act]
        let other = undoing.map { corpus.acts[$0.0] }
        sink.report(
          Diagnostic(
            .rowDoesNotFit, at: amendment.statement.range,
            "\(act.name) changes \(name), and \(other?.name ?? "a later act") takes away what it changes",
            reasons: ["it fitted when \(act.name) was made; what it speaks of was struck from the beginning since"],
            remedy: "annul this statement as well, or say in the annulling act what holds instead",
            related: undoing.map { [Diagnostic.Related($0.1.range, "annulled here")] } ?? [],
            article: amendment.statement.article?.value))
      }
    }
  }
}
