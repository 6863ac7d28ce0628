import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Why a statement does not fit, in words that name both acts.
struct ExpectationMessages {
  let corpus: Corpus
  let amendment: Amendment
  let sink: DiagnosticSink

  private var act: WrittenAct { corpus.acts[amendment.act] }
  private var range: SourceRange { amendment.statement.range }
  private var article: String? { amendment.statement.article?.value }

  /// What the statement sets, in words: `share of the row above in single_unit`.
  private var subject: String {
    switch amendment.statement.action {
    case .changeCell(_, let change):
      "\(change.column.value) of the row `\(label(change.patterns))` of \(amendment.name)"
    case .removeRow(_, let row), .insertRow(_, let row): "the row `\(label(row.patterns))` of \(amendment.name)"
    case .changeClause(_, let change): "\(change.words) of \(amendment.name)"
    case .changeTerm(_, let change): "\(change.words) of \(amendment.name)"
    case .replaceTable: "the act behind the table \(amendment.name)"
    default: amendment.name
    }
  }

  private func label(_ patterns: [RowPattern]) -> String { patterns.map(\.label).joined(separator: ", ") }

  /// T0906, T0907, T0909: not everywhere does what was expected stand.
  func report(_ findings: [ExpectationCheck.Finding], wanted: StandingText, rows: [String]) {
    let runs = runs(findings)
    if runs.allSatisfy({ $0.text == .noRow }) { return reportNoRow(rows) }
    let expected = words(wanted)
    let related = self.related(runs)
    guard runs.count > 1 else {
      let found = corpus.acts[runs[0].act]
      let message =
        "\(act.name) expects \(subject) to be \(expected), and by \(found.name) it is \(words(runs[0].text))"
      sink.report(
        Diagnostic(
          .expectationFails, at: range, message,
          reasons: ["what stands just before \(act.words), on \(runs[0].span.words)", "\(found.words)"],
          remedy: "correct `was`, or the order in which the two acts are known", related: related, article: article))
      return
    }
    sink.report(
      Diagnostic(
        .expectationVaries, at: range,
        "\(act.name) expects \(subject) to be \(expected), which is not so on all of the days that it changes",
        reasons: runs.prefix(8).map { "\($0.span.words): \(words($0.text)), by \(corpus.acts[$0.act].name)" },
        remedy: "write one statement for each of these spans: from … to …", related: related, article: article))
  }

  /// Neighbours with one text become one.
  private func runs(_ findings: [ExpectationCheck.Finding]) -> [ExpectationCheck.Finding] {
    var runs: [ExpectationCheck.Finding] = []
    for finding in findings.sorted(by: { $0.span.first < $1.span.first }) {
      if let last = runs.last, last.text == finding.text {
        runs[runs.count - 1].span = DaySpan(last.span.first, finding.span.last)
      } else {
        runs.append(finding)
      }
    }
    return runs
  }

  private func words(_ text: StandingText) -> String {
    switch text {
    case .value(_, let words): words
    case .noRow: "not there"
    case .noColumn: "no column"
    }
  }

  private func related(_ findings: [ExpectationCheck.Finding]) -> [Diagnostic.Related] {
    var seen: Set<Int> = []
    return findings.filter { seen.insert($0.act).inserted }.prefix(4).map { finding in
      let other = corpus.acts[finding.act]
      return Diagnostic.Related(finding.range ?? other.heading.name.range, "so says \(other.words)")
    }
  }

  /// T0909. The row is there already: the statement was made before.
  func reportRowThere(_ finding: ExpectationCheck.Finding) {
    let other = corpus.acts[finding.act]
    sink.report(
      Diagnostic(
        .rowDoesNotFit, at: range, "\(act.name) inserts \(subject), which is there already by \(other.name)",
        reasons: ["on \(finding.span.words) it holds \(words(finding.text))"],
        remedy: "change the row, or remove this statement", related: related([finding]), article: article))
  }

  /// T0909.
  private func reportNoRow(_ rows: [String]) {
    var wanted = ""
    switch amendment.statement.action {
    case .changeCell(_, let change): wanted = label(change.patterns)
    case .removeRow(_, let row): wanted = label(row.patterns)
    default: break
    }
    let inserting = (corpus.amendments[amendment.name] ?? []).first {
      guard $0.act != amendment.act, case .insertRow = $0.statement.action else { return false }
      return $0.facet.touches(amendment.facet)
    }
    var related: [Diagnostic.Related] = []
    var reasons = ["its rows are \(rows.prefix(8).joined(separator: " · "))\(rows.count > 8 ? " …" : "")"]
    if let inserting {
      let other = corpus.acts[inserting.act]
      reasons = ["\(other.words), inserts it, and \(act.words)"]
      related = [Diagnostic.Related(inserting.statement.range, "inserted here by \(other.name)")]
    } else if let base = corpus.declared[amendment.name]?.first, let heading = base.declaration.heading {
      related = [Diagnostic.Related(heading.name.range, "the table of \(corpus.acts[base.act].name)")]
    }
    sink.report(
      Diagnostic(
        .rowDoesNotFit, at: range, "\(act.name) speaks of \(subject), and there is no such row", reasons: reasons,
        remedy: NearestName.find(wanted, among: rows).map { "did you mean `\($0)`?" }
          ?? "write the row as the table does", related: related, article: article))
  }

  /// T0908. On some days there is nothing to change.
  func reportNothingStands(_ missing: DaySet, _ pieces: [Piece], members: Set<Int>) {
    let days = missing.spans.prefix(4).map(\.words).joined(separator: ", ")
    var reasons: [String] = []
    var related: [Diagnostic.Related] = []
    for piece in pieces where missing.spans.contains(where: { $0.intersection(piece.span) != nil }) {
      guard case .repealed(let source) = piece.standing else { continue }
      reasons.append("\(corpus.acts[source.act].name) repeals it from \(piece.span.first) on")
      related.append(Diagnostic.Related(corpus.statement(source).range, "repealed here"))
      break
    }
    for declared in corpus.declared[amendment.name] ?? [] {
      guard related.count < 4, let heading = declared.declaration.heading,
        reasons.isEmpty || !members.contains(declared.act)
      else { continue }
      let other = corpus.acts[declared.act]
      let overlaps = missing.spans.contains { $0.intersection(declared.span) != nil }
      if overlaps, !members.contains(declared.act) {
        reasons.append("\(other.words), lays it down, and must come before \(act.words)")
        related.append(Diagnostic.Related(heading.name.range, "laid down here"))
      } else if !overlaps {
        reasons.append("\(other.name) lays it down for \(declared.span.words)")
        related.append(Diagnostic.Related(heading.name.range, "laid down here"))
      }
    }
    sink.report(
      Diagnostic(
        .nothingStands, at: range,
        "\(act.name) would \(amendment.statement.action.verb) \(amendment.name) on days on which nothing of it stands: \(days)",
        reasons: Array(reasons.prefix(4)),
        remedy: "write the days on the statement: from … to …, or correct those of the acts",
        related: related, article: article))
  }
}

extension Corpus {
  /// The statement that a removal or repeal goes back to.
  func statement(_ source: Removals.Source) -> AmendingStatement { acts[source.act].statements[source.place] }
}
