import Diagnostics
import Exact
import TariffChecker
import TariffKernel

/// What a check of a rulebook came to.
public struct CheckReport: Sendable {
  /// Every file that was read; a message's range names its file by the index in this list.
  public var files: [SourceFile]
  /// Errors, warnings and notes, by file and place.
  public var diagnostics: [Diagnostic]
  /// Oddities that the acts accept with a reason.
  public var accepted: [Diagnostic]
  /// How many examples were run.
  public var examples: Int
  /// The tariff of everything that is known; nil when there is an error.
  public var model: Model?
  /// The acts, from which editions are made; nil when there is an error.
  var corpus: Corpus?

  /// Whether a file or folder could not be read at all.
  public var isUnreadable: Bool { diagnostics.contains { $0.code == .fileUnreadable } }
  /// How many messages forbid the tariff.
  public var errors: Int { diagnostics.count { $0.severity == .error } }
  /// How many messages do not.
  public var warnings: Int { diagnostics.count { $0.severity == .warning } }
  /// How many messages say what is worth knowing, and nothing wrong.
  public var notes: Int { diagnostics.count { $0.severity == .note } }

  init(of library: Library, options: CheckOptions = CheckOptions()) {
    let result = Checker.check(library, options: options)
    files = library.files
    diagnostics = result.diagnostics
    accepted = result.accepted
    examples = result.examples
    model = result.model
    corpus = result.corpus
  }

  /// The edition that was known on a day (nil: everything), by its digests; nil when there is an error.
  public func identity(knownOn day: Day? = nil) -> EditionIdentity? {
    guard let model, let corpus else { return nil }
    return EditionIdentity(
      rulebook: model.name, rulebookDigest: corpus.digest, editionDigest: corpus.edition(knownOn: day).digest,
      knowledge: Knowledge(day: day, drafts: corpus.draftNames))
  }

  /// Files that could not all be read: nothing was checked, since half a tariff would only seem to lack names.
  init(files: [SourceFile], unread diagnostics: [Diagnostic]) {
    self.files = files
    self.diagnostics = diagnostics.sorted(by: Diagnostic.order)
    accepted = []
    examples = 0
  }
}

/// A rulebook that cannot be used; the report says why.
///
/// The report is boxed, so that the fault travels as one word: Swift 6.3.1 miscompiles (-O) a typed throw whose error
/// and result are both too large for registers.
public struct RulebookFault: Error, Sendable, CustomStringConvertible {
  private indirect enum Box { case holding(CheckReport) }
  private let box: Box

  init(report: CheckReport) { box = .holding(report) }

  /// Every message, and the files that they speak of.
  public var report: CheckReport {
    switch box {
    case .holding(let report): report
    }
  }

  /// The errors as text, without colour.
  public var description: String {
    let renderer = TextRenderer(files: report.files, colour: false)
    return report.diagnostics.filter { $0.severity == .error }.map { renderer.render($0) }.joined(separator: "\n")
  }
}
