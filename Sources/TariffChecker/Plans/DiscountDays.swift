import Diagnostics
import Exact
import TariffSyntax

/// A discount for cash is given on the day of the agreement, so that one on other days than the plan's is given to
/// nobody: a slip of the pen that a citizen would pay for.
struct DiscountDays {
  let corpus: Corpus
  let sink: DiagnosticSink

  /// T0607.
  func report() {
    for name in corpus.names {
      for declared in corpus.declared[name] ?? [] {
        guard case .plan(let plan) = declared.declaration else { break }
        for clause in plan.discounts { report(clause, plan, declared) }
      }
    }
  }

  private func report(_ clause: DiscountClause, _ plan: PlanDeclaration, _ declared: Declared) {
    guard let span = clause.span else { return }
    let days = declared.span
    let last = span.last?.value ?? max(days.last, span.first.value)
    // One that runs backwards is reported where it is read.
    guard span.first.value <= last, !days.contains(span.first.value) || !days.contains(last) else { return }
    sink.report(
      Diagnostic(
        .discountOutsidePlan, at: span.range,
        "\(plan.heading.name.value): a discount from \(span.first.value) to \(last), beyond the days of the plan",
        reasons: ["the plan is offered from \(days.words), and a discount is given on the day of the agreement"],
        remedy: "keep it inside the days of the plan, or correct those",
        article: plan.heading.article?.value))
  }
}
