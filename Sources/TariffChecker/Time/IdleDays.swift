import Diagnostics
import Exact
import TariffSyntax

/// Acts that say to be in force on another day than that on which the first of what they lay down takes effect: a slip
/// of the pen in one of the two, since the one of them decides nothing.
struct IdleDays {
  let corpus: Corpus
  let sink: DiagnosticSink

  /// T0921, a warning.
  func report() {
    for index in corpus.acts.indices where !corpus.acts[index].isDraft {
      let act = corpus.acts[index]
      guard let inForce = act.tree.act.inForce, act.span.first == inForce.first.value else { continue }
      let firsts = firstDays(of: act)
      guard let first = firsts.days.min(), first != act.span.first else { continue }
      let reason =
        firsts.areKnownDays
        ? "what a court annuls never was, for everybody who knows the act: from \(first) on"
        : "the first of what it lays down holds from \(first)"
      sink.report(
        Diagnostic(
          .idleDays, at: inForce.first.range,
          "\(act.name) is in force from \(act.span.first), a day that decides nothing",
          reasons: [reason], remedy: "write the act in force from \(first), or correct the other day",
          article: act.heading.article?.value))
    }
  }

  /// When the provisions and statements of an act begin. Inputs, groups, sets and bills have no days; an annulment has
  /// none either, and an act of annulments alone begins when it becomes known.
  private func firstDays(of act: WrittenAct) -> (days: [Day], areKnownDays: Bool) {
    let begun = act.tree.act.inForce?.first.value ?? act.span.first
    let provisions = act.declarations.compactMap { declaration -> Day? in
      switch declaration {
      case .rate(let rate): rate.heading.inForce?.first.value ?? begun
      case .table(let table): table.heading.inForce?.first.value ?? begun
      case .value(let value): value.heading.inForce?.first.value ?? begun
      case .fee(let fee): fee.heading.inForce?.first.value ?? begun
      case .plan(let plan): plan.heading.inForce?.first.value ?? begun
      default: nil
      }
    }
    let laidOn = act.statements.compactMap { statement -> Day? in
      if case .annul = statement.action { nil } else { statement.span?.first.value ?? begun }
    }
    let days = provisions + laidOn
    if days.isEmpty, !act.statements.isEmpty { return ([act.known], true) }
    return (days, false)
  }
}
