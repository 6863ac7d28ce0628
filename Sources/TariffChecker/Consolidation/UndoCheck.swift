import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// What is reinstated must be suspended, and what is suspended must hold on some day.
struct UndoCheck {
  let corpus: Corpus
  let sink: DiagnosticSink

  /// T0912, in the edition known just before the act.
  func check(_ statement: AmendingStatement, of act: Int, _ before: Consolidation) {
    let written = corpus.acts[act]
    switch statement.action {
    case .reinstate(let target):
      let span = corpus.span(of: statement, in: act, isForGood: true)
      for found in corpus.targets(target, of: act) {
        let days = DaySet((before.removals.suspended[found] ?? []).flatMap(\.days.spans))
        guard days.intersection(DaySet(span)).isEmpty else { continue }
        let name = target.words
        let other = suspending(found, besides: act)
        sink.report(
          Diagnostic(
            .nothingToUndo, at: target.range, "\(written.name) would reinstate \(name), which is not suspended then",
            reasons: other.map { ["\(corpus.acts[$0.act].words), suspends it; \(written.words)"] }
              ?? ["nothing suspends it on \(span.first) or later"],
            remedy: "reinstate what is suspended, in the words of the suspension, from a day on which it is",
            related: other.map { [Diagnostic.Related(corpus.statement($0).range, "suspended here")] } ?? [],
            article: statement.article?.value))
      }
    case .suspend(.provision(let name, in: nil)):
      let span = corpus.span(of: statement, in: act)
      let stands = before.pieces(of: name.value).contains { $0.isAlive && $0.span.intersection(span) != nil }
      guard !stands, corpus.declared[name.value] != nil else { return }
      sink.report(
        .saysNothing(of: name, name.value, written, statement, "nothing of it stands on \(span.words)"))
    default: break
    }
  }

  private func suspending(_ target: Removals.Target, besides act: Int) -> Removals.Source? {
    for (index, written) in corpus.acts.enumerated() where index != act {
      for (place, statement) in written.statements.enumerated() {
        guard case .suspend(let other) = statement.action, corpus.targets(other, of: index).contains(target) else {
          continue
        }
        return Removals.Source(act: index, place: place)
      }
    }
    return nil
  }
}

extension AmendmentTarget {
  /// The name that is written.
  fileprivate var words: String {
    switch self {
    case .act(let name): "the act \(name.value)"
    case .provision(let name, let owner): name.value + (owner.map { " in \($0.value)" } ?? "")
    }
  }

  fileprivate var range: SourceRange {
    switch self {
    case .act(let name), .provision(let name, _): name.range
    }
  }
}
