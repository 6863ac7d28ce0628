import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// What two acts say of the same thing for the same days, without saying which of them prevails.
struct ConflictCheck {
  let corpus: Corpus
  let sink: DiagnosticSink

  /// T0302 and T0910.
  func report() {
    for name in corpus.names {
      reportDeclarations(corpus.declared[name] ?? [], name)
      reportStatements(corpus.amendments[name] ?? [])
    }
    reportUndoing()
  }

  /// T0302: two acts lay one thing down for one day, and neither settles the other. A repeal ends the older of them.
  private func reportDeclarations(_ declared: [Declared], _ name: String) {
    guard let first = declared.first, first.declaration.isVersioned, declared.count > 1 else { return }
    let repeals = (corpus.amendments[name] ?? []).filter(\.isRepeal)
    let sorted = declared.sorted { $0.span.first < $1.span.first }
    for (place, later) in sorted.enumerated() {
      for other in sorted[..<place] where other.span.intersection(later.span) != nil {
        report(later, other, repeals, name)
      }
    }
  }

  private func report(_ later: Declared, _ other: Declared, _ repeals: [Amendment], _ name: String) {
    guard let both = later.span.intersection(other.span) else { return }
    if corpus.order.settles[later.act] == other.act || corpus.order.settles[other.act] == later.act { return }
    let (older, newer) = corpus.order.isBefore(other.act, later.act) ? (other, later) : (later, other)
    let ended = repeals.filter {
      corpus.order.isBefore(older.act, $0.act) && !corpus.order.isBefore(newer.act, $0.act)
    }
    let days = DaySet(both).subtracting(DaySet(ended.map(\.span)))
    guard let day = days.spans.first?.first, let heading = newer.declaration.heading else { return }
    let isOne = older.act == newer.act
    let reported = isOne ? later.declaration.heading ?? heading : heading
    let related = (isOne ? other : older).declaration.heading.map {
      [Diagnostic.Related($0.name.range, "first declared here")]
    }
    sink.report(
      Diagnostic(
        .declaredTwice, at: reported.name.range, "\(name) is declared twice for the same days",
        reasons: [
          isOne
            ? "both hold on \(day)"
            : "\(corpus.acts[older.act].name) and \(corpus.acts[newer.act].name) both hold on \(day)"
        ],
        remedy: isOne
          ? "remove one, or rename it"
          : "end the older act before the newer one begins, or repeal its \(name) from there",
        related: related ?? [], article: reported.article?.value))
  }

  /// T0910: statements of one act, or of two acts of one rank and day.
  private func reportStatements(_ amendments: [Amendment]) {
    // Statements about different rows or clauses cannot clash: a city's price list may be changed row by row.
    var (wide, narrow): ([Amendment], [String: [Amendment]]) = ([], [:])
    for later in amendments {
      let others = later.facet.part.map { wide + (narrow[$0] ?? []) } ?? wide + narrow.values.joined()
      if let (other, both) = clash(later, others) {
        report(later.statement, later.act, other.statement, other.act, "change \(later.name)", both)
      }
      if let part = later.facet.part { narrow[part, default: []].append(later) } else { wide.append(later) }
    }
  }

  private func clash(_ later: Amendment, _ others: [Amendment]) -> (Amendment, DaySpan)? {
    for other in others where other.facet.touches(later.facet) && clash(other.act, later.act) {
      if let both = other.span.intersection(later.span) { return (other, both) }
    }
    return nil
  }

  private func reportUndoing() {
    var seen: [Removals.Target: [(act: Int, statement: AmendingStatement)]] = [:]
    for act in corpus.order.sequence {
      for statement in corpus.acts[act].statements {
        guard let target = statement.action.target else { continue }
        let span = corpus.span(of: statement, in: act)
        for found in corpus.targets(target, of: act) {
          for other in seen[found] ?? [] where clash(other.act, act) && other.act != act {
            guard let both = corpus.span(of: other.statement, in: other.act).intersection(span) else { continue }
            report(statement, act, other.statement, other.act, "speak of the same thing", both)
          }
          seen[found, default: []].append((act, statement))
        }
      }
    }
  }

  /// Whether nobody can say which of two acts prevails.
  private func clash(_ first: Int, _ second: Int) -> Bool {
    if first == second { return true }
    let (a, b) = (corpus.acts[first], corpus.acts[second])
    return a.known == b.known && a.rank == b.rank && !corpus.order.areOrdered(first, second)
  }

  private func report(
    _ later: AmendingStatement, _ act: Int, _ other: AmendingStatement, _ otherAct: Int, _ what: String,
    _ days: DaySpan
  ) {
    let (a, b) = (corpus.acts[act], corpus.acts[otherAct])
    let isOne = act == otherAct
    sink.report(
      Diagnostic(
        .conflictingActs, at: later.range,
        isOne
          ? "\(a.name) says twice what becomes of one thing on \(days.words)"
          : "\(b.name) and \(a.name) both \(what) on \(days.words)",
        reasons: isOne ? ["only one of them can hold"] : ["both are known on \(a.known) and are of one rank"],
        remedy: isOne
          ? "keep one, or part their days" : "say which holds: prevails over \(b.name), or amends \(b.name)",
        related: [Diagnostic.Related(other.range, isOne ? "first said here" : "\(b.name) says so here")],
        article: later.article?.value))
  }
}

extension Facet {
  /// The row or clause that is set; nil: the whole.
  fileprivate var part: String? {
    switch self {
    case .clause(let part), .row(let part), .cell(row: let part, _): part
    case .definition, .table, .existence: nil
    }
  }
}
