import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Holds every statement's `was` against what stood just before its act: once, at load, for each day of its span, in the
/// edition of the acts known before it and of those of its own day that it amends.
struct ExpectationCheck {
  let corpus: Corpus
  let pieces: PieceStore
  let store: VersionStore
  let sink: DiagnosticSink

  /// What stands on some days, and who put it there.
  struct Finding {
    var span: DaySpan
    var text: StandingText
    var act: Int
    /// The place of the words that put it there.
    var range: SourceRange?
  }

  /// Reports statements that do not fit: T0412, T0906 to T0909.
  func report() {
    for act in corpus.order.sequence where !corpus.order.unsound.contains(act) {
      let own = corpus.names.compactMap { name -> (String, [Amendment])? in
        let amendments = (corpus.amendments[name] ?? []).filter { $0.act == act }
        return amendments.isEmpty ? nil : (name, amendments)
      }
      let undoing = corpus.acts[act].statements.filter { $0.action.target != nil }
      guard !own.isEmpty || !undoing.isEmpty else { continue }
      let before = Consolidation(pieces, members: corpus.membersBefore(act))
      for (name, amendments) in own {
        let pieces = before.pieces(of: name)
        for amendment in amendments { check(amendment, pieces, before) }
      }
      for statement in undoing { UndoCheck(corpus: corpus, sink: sink).check(statement, of: act, before) }
    }
  }

  private func check(_ amendment: Amendment, _ pieces: [Piece], _ before: Consolidation) {
    let standing = pieces.filter { piece in
      guard piece.hasGround, piece.isAlive, let span = piece.span.intersection(amendment.span) else { return false }
      _ = span
      let act = corpus.declared[amendment.name]?[piece.key.declared].act ?? amendment.act
      if amendment.isRepeal { return corpus.order.isBefore(act, amendment.act) }
      return corpus.order.amended[amendment.act].contains(act)
    }
    guard hasGround(amendment, standing, pieces, before), !amendment.isRepeal else { return }
    var findings: [Finding] = []
    var wanted: StandingText?
    for piece in standing {
      guard let span = piece.span.intersection(amendment.span) else { continue }
      let (act, range) = lastChange(of: amendment, piece)
      let action = amendment.statement.action
      let text = store.standing(amendment.name, piece.key, for: action, lastAct: corpus.acts[act].name)
      let declaration = store.declaration(amendment.name, piece.key)
      if text == .noColumn { return reportColumn(amendment, declaration) }
      wanted = wanted ?? action.expected(in: declaration)
      findings.append(Finding(span: span, text: text, act: act, range: range))
    }
    let messages = ExpectationMessages(corpus: corpus, amendment: amendment, sink: sink)
    if case .insertRow = amendment.statement.action {
      if let there = findings.first(where: { $0.text != .noRow }) { messages.reportRowThere(there) }
      return
    }
    guard let wanted, findings.contains(where: { $0.text != wanted }) else { return }
    messages.report(findings, wanted: wanted, rows: rows(of: amendment, standing.last))
  }

  /// Whether something stands on the days of the statement (T0908). An open end ends with what is amended.
  private func hasGround(
    _ amendment: Amendment, _ standing: [Piece], _ pieces: [Piece], _ before: Consolidation
  ) -> Bool {
    let covered = DaySet(standing.compactMap { $0.span.intersection(amendment.span) })
    var missing = DaySet(amendment.span).subtracting(covered)
    if amendment.isOpen || amendment.isRepeal, let first = covered.spans.first?.first {
      let after = DaySpan(min(first, amendment.span.last), amendment.span.last)
      missing = missing.subtracting(DaySet(after))
    }
    if amendment.isRepeal, !covered.isEmpty { return true }
    if missing.isEmpty { return true }
    ExpectationMessages(corpus: corpus, amendment: amendment, sink: sink)
      .reportNothingStands(missing, pieces, members: before.members)
    return false
  }

  /// Who last set what the amendment sets, in a version.
  private func lastChange(of amendment: Amendment, _ piece: Piece) -> (act: Int, range: SourceRange?) {
    let all = corpus.amendments[amendment.name] ?? []
    if let last = piece.key.amendments.last(where: { all[$0].facet.touches(amendment.facet) }) {
      return (all[last].act, all[last].statement.range)
    }
    let declared = corpus.declared[amendment.name]?[piece.key.declared]
    return (declared?.act ?? amendment.act, declared?.declaration.heading?.name.range)
  }

  private func rows(of amendment: Amendment, _ piece: Piece?) -> [String] {
    guard let piece, case .table(let table) = store.declaration(amendment.name, piece.key) else { return [] }
    return table.rows.map { $0.patterns.map(\.label).joined(separator: ", ") }
  }

  private func reportColumn(_ amendment: Amendment, _ declaration: Declaration) {
    guard case .changeCell(_, let change) = amendment.statement.action, case .table(let table) = declaration else {
      return
    }
    let columns = table.across.map { $0.options.map(\.value) } ?? table.columns.map(\.name.value)
    sink.report(
      Diagnostic(
        .unknownColumn, at: change.column.range, "\(amendment.name) has no column \(change.column.value)",
        reasons: ["the columns are \(columns.joined(separator: ", "))"],
        remedy: NearestName.find(change.column.value, among: columns).map { "did you mean \($0)?" },
        article: amendment.statement.article?.value))
  }
}

extension Piece {
  /// Whether there is a version that statements can still change: suspended it may be, repealed or struck not.
  var isAlive: Bool {
    switch standing {
    case .holds, .suspended: true
    case .annulled, .repealed, .notYet: false
    }
  }
}

extension Corpus {
  /// The acts on which an act builds: those known before it, and those of its own day that it amends. A draft builds on
  /// everything that is law.
  func membersBefore(_ act: Int) -> Set<Int> {
    Set(
      acts.indices.filter { other in
        guard other != act, !acts[other].isDraft || order.amended[act].contains(other) else { return false }
        return acts[act].isDraft || acts[other].known < acts[act].known
          || (acts[other].known == acts[act].known && order.amended[act].contains(other))
      })
  }
}
