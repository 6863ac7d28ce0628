import Diagnostics
import Exact
import TariffSyntax

/// Acts that reach back before their own approval: allowed, and worth knowing, since bills of those days were made
/// without them.
struct Retroactive {
  let corpus: Corpus
  let sink: DiagnosticSink

  /// T0920, a note.
  func report() {
    for act in corpus.acts where !act.isDraft {
      guard let approved = act.tree.act.approved, let inForce = act.tree.act.inForce,
        act.span.first == inForce.first.value, act.span.first < approved.value
      else { continue }
      let days = approved.value.days(since: act.span.first)
      sink.report(
        Diagnostic(
          .retroactive, at: inForce.range,
          "\(act.name) is in force from \(act.span.first), \(days == 1 ? "a day" : "\(days) days") before it was approved",
          reasons: ["bills of those days were made without it; `recalculate` says what it makes of them"],
          related: [Diagnostic.Related(approved.range, "approved here")], article: act.heading.article?.value))
    }
  }
}
