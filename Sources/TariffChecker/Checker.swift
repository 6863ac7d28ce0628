import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// What a check is asked for.
public struct CheckOptions: Sendable {
  /// The model is that of what was known on this day; nil: of all acts.
  public var knownOn: Day?
  /// Drafts that take part as if they were law, by the names of their acts.
  public var drafts: [String]
  /// Seen from this day, a horizon that ends within a year is a warning; nil: nobody looks ahead.
  public var on: Day?

  /// Everything that is known, and no drafts, unless said otherwise.
  public init(knownOn: Day? = nil, drafts: [String] = [], on: Day? = nil) {
    self.knownOn = knownOn
    self.drafts = drafts
    self.on = on
  }
}

/// What the checker found: the model, if nothing forbids it, and everything it has to say.
public struct CheckResult: Sendable {
  /// The tariff, ready to be assessed; nil when there is an error.
  public var model: Model?
  /// The acts behind it, from which the editions of other known days are made; nil when there is an error.
  public var corpus: Corpus?
  /// Errors, warnings and notes, by file and place.
  public var diagnostics: [Diagnostic]
  /// Oddities that the acts accept with a reason.
  public var accepted: [Diagnostic]
  /// How many examples were run.
  public var examples: Int
}

/// Acts as written → a tariff that is proven consistent, or messages.
public enum Checker {
  /// Parses and checks the files of a rulebook and runs its examples. Reports every fault it can find in one run;
  /// examples run only when the acts themselves are without error.
  ///
  /// What is proven is the whole rulebook, whatever day of knowledge is asked for: an edition of earlier acts can be
  /// built wherever that of all acts is without error.
  public static func check(_ library: Library, options: CheckOptions = CheckOptions()) -> CheckResult {
    let sink = DiagnosticSink()
    let written = ActReader(library: library, sink: sink, wanted: Set(options.drafts)).read()
    let corpus = CorpusBuilder(library: library, sink: sink).build(written)
    let consequences = Consequences(sink.diagnostics, corpus)
    ActCheck(corpus: corpus, sink: sink).report()
    ConflictCheck(corpus: corpus, sink: sink).report()
    DiscountDays(corpus: corpus, sink: sink).report()
    let models = EditionModels(corpus, sink: sink)
    ExpectationCheck(corpus: corpus, pieces: models.pieces, store: models.store, sink: sink).report()
    let proven = models.proveAll()
    let texts = models.texts
    let proof = TimeProof(corpus: corpus, models: models, sink: sink)
    proof.reportDays(seenFrom: options.on)
    if proven != nil, !sink.hasErrors { proof.reportCoverage() }
    var examples = 0
    if proven != nil, !sink.hasErrors {
      examples = models.runExamples()
      proof.reportBoundaries()
    }
    let said = consequences.removed(from: sink.diagnostics)
    let settled = Accepted(corpus).settle(said)
    let failed = settled.diagnostics.contains { $0.severity == .error }
    let model = options.knownOn.map { models.model(members: corpus.members(knownOn: $0)) } ?? proven
    return CheckResult(
      model: failed ? nil : model, corpus: failed ? nil : corpus.naming(texts),
      diagnostics: MessageLimit(leftOut: sink.leftOut).limited(settled.diagnostics),
      accepted: settled.accepted.sorted(by: Diagnostic.order), examples: examples)
  }
}

extension DiagnosticSink {
  /// Whether something was said that forbids the tariff.
  var hasErrors: Bool { diagnostics.contains { $0.severity == .error && !$0.code.canBeAccepted } }
}
