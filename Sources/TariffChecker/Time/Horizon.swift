import Diagnostics
import Exact
import TariffSyntax

/// How long the rulebook still answers, seen from a day.
struct Horizon {
  let corpus: Corpus
  let sink: DiagnosticSink

  /// T0918: within a year of the day, the rulebook's last day will have come.
  func report(on day: Day) {
    guard let horizon = corpus.rulebook.horizon, let clause = corpus.rulebook.declaration?.horizon else { return }
    guard horizon.last < Self.yearAfter(day) else { return }
    let isOver = horizon.last < day
    let left = horizon.last.days(since: day)
    sink.report(
      Diagnostic(
        .horizonEndsSoon, at: clause.range,
        isOver
          ? "the rulebook's horizon ended on \(horizon.last), before \(day)"
          : "the rulebook's horizon ends on \(horizon.last), \(left == 1 ? "a day" : "\(left) days") after \(day)",
        reasons: ["a dossier of a later day gets an error, never last year's amount"],
        remedy: "add the acts of the next year, and then extend the horizon"))
  }

  /// The same day of the next Solar year; of the last day of a leap year, the last of the next.
  static func yearAfter(_ day: Day) -> Day {
    let date = day.solar
    return Day(solarYear: date.year + 1, month: date.month, day: date.day)
      ?? Day(solarYear: date.year + 1, month: date.month, day: date.day - 1) ?? Day.valid.upperBound
  }
}
