import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Statements of amending acts → amendments at the names they are about; what cannot be about anything is reported and
/// left out.
struct StatementReader {
  let corpus: Corpus
  let sink: DiagnosticSink

  /// By name, in the order in which they are laid on.
  func amendments() -> [String: [Amendment]] {
    var amendments: [String: [Amendment]] = [:]
    for act in corpus.order.sequence {
      for (place, statement) in corpus.acts[act].statements.enumerated() {
        guard hasDays(statement, act) else { continue }
        if let target = statement.action.target {
          check(target, of: statement, act)
        } else if let amendment = amendment(statement, act, place) {
          amendments[amendment.name, default: []].append(amendment)
        }
      }
    }
    return amendments
  }

  private func amendment(_ statement: AmendingStatement, _ act: Int, _ place: Int) -> Amendment? {
    guard let name = statement.action.changed, let declared = declared(name, statement, act) else { return nil }
    guard isOfKind(statement, name, declared[0].declaration, act) else { return nil }
    var keys: [TableKey] = []
    if case .table(let table) = declared[0].declaration { keys = table.keys }
    let facet = statement.action.facet(keys: keys)
    guard facet == .existence || isAmended(name, declared, act) else { return nil }
    return Amendment(
      act: act, place: place, statement: statement, name: name.value,
      span: corpus.span(of: statement, in: act, isForGood: facet == .existence),
      isOpen: statement.span?.last == nil && corpus.acts[act].isOpen, facet: facet)
  }

  /// What is declared under a name; nil: nothing (T0301).
  private func declared(_ name: Marked<String>, _ statement: AmendingStatement, _ act: Int) -> [Declared]? {
    if let declared = corpus.declared[name.value] { return declared }
    sink.report(
      Diagnostic(
        .unknownName, at: name.range,
        "\(corpus.acts[act].name) would \(statement.action.verb) \(name.value), and no act declares it",
        remedy: sink.nearest(to: name.value, among: corpus.names).map { "did you mean \($0)?" }
          ?? "write the name as it is declared",
        article: statement.article?.value))
    return nil
  }

  /// T0306, T0412: a rate has one number, a fee clauses, a table rows and columns.
  private func isOfKind(
    _ statement: AmendingStatement, _ name: Marked<String>, _ declaration: Declaration, _ act: Int
  ) -> Bool {
    var remedy = "only rates, tables, values, fees and plans change with days"
    switch (statement.action, declaration) {
    case (.changeDefinition(_, let new, let was), .rate):
      guard Meaning.literal(new) != nil, Meaning.literal(was) != nil else {
        return wrong(statement, name, declaration, "a rate is one number", "write: change \(name.value) to 5% was 4%")
      }
      return true
    case (.changeDefinition, .value), (.changeClause, .fee), (.insertRow, .table), (.removeRow, .table),
      (.replaceTable, .table), (.changeCell, .table), (.repeal, .rate), (.repeal, .table), (.repeal, .value),
      (.repeal, .fee), (.repeal, .plan), (.changeTerm, .plan):
      return true
    case (_, .table): remedy = "write: change \(name.value), row PATTERN, COLUMN to CELL was CELL"
    case (_, .fee): remedy = "write: change \(name.value), CLAUSE to FORMULA was FORMULA"
    case (_, .rate), (_, .value): remedy = "write: change \(name.value) to … was …"
    case (_, .plan):
      remedy =
        "write: change \(name.value), term 12 to cash 20% was cash 15%; for anything else repeal it from a day, and "
        + "declare it anew from there: plan \(name.value)"
    default: break
    }
    return wrong(statement, name, declaration, "this is no statement about \(article(declaration.kind))", remedy)
  }

  private func wrong(
    _ statement: AmendingStatement, _ name: Marked<String>, _ declaration: Declaration, _ reason: String,
    _ remedy: String
  ) -> Bool {
    sink.report(
      Diagnostic(
        .wrongKindOfName, at: name.range, "\(name.value) is \(article(declaration.kind)): \(reason)", remedy: remedy,
        related: declaration.heading.map { [Diagnostic.Related($0.name.range, "\(name.value) is declared here")] }
          ?? [],
        article: statement.article?.value))
    return false
  }

  private func article(_ kind: String) -> String { kind == "input" ? "an input" : "a \(kind)" }

  /// T0905: a statement reaches what its act says that it amends, and nothing else.
  private func isAmended(_ name: Marked<String>, _ declared: [Declared], _ act: Int) -> Bool {
    let amended = corpus.order.amended[act]
    guard !declared.contains(where: { amended.contains($0.act) }), let first = declared.first else { return true }
    // An act that is amended and not there was reported.
    if corpus.order.unsound.contains(act) { return false }
    let (own, other) = (corpus.acts[act], corpus.acts[first.act])
    if first.act != act, other.known > own.known {
      sink.report(.later(other, than: own, at: name.range))
      return false
    }
    sink.report(
      Diagnostic(
        .notAmended, at: name.range,
        first.act == act
          ? "\(own.name) changes \(name.value), which it lays down itself"
          : "\(own.name) changes \(name.value) of \(other.name), and does not say that it amends that act",
        reasons: ["an act changes what it names after `amends`, and what that has changed"],
        remedy: first.act == act ? "lay it down as it should be" : "add a clause to the act: amends \(other.name)",
        related: first.declaration.heading.map {
          [Diagnostic.Related($0.name.range, "\(name.value) is laid down here")]
        } ?? [], article: own.heading.article?.value))
    return false
  }

  /// T0208, T0911.
  private func hasDays(_ statement: AmendingStatement, _ act: Int) -> Bool {
    guard let clause = statement.span else { return true }
    let written = corpus.acts[act]
    let what = "this \(statement.action.verb)"
    if let last = clause.last?.value, last < clause.first.value {
      sink.report(.backwards(clause, of: what, article: statement.article?.value))
      return false
    }
    // A stay may outlast the act that orders it.
    let isStay = if case .suspend = statement.action { true } else { false }
    guard written.span.contains(clause.first.value),
      isStay || clause.last.map({ written.span.contains($0.value) }) ?? true
    else {
      sink.report(.outside(clause, written, what: what, article: statement.article?.value))
      return false
    }
    return true
  }

  /// T0901, T0902, T0301, T0306, T0912: what is suspended, reinstated or annulled must be there, and be known.
  private func check(_ target: AmendmentTarget, of statement: AmendingStatement, _ act: Int) {
    let links = ActLinks(acts: corpus.acts, indices: corpus.order.indices, sink: sink)
    let written = corpus.acts[act]
    func find(_ name: Marked<String>) -> Int? {
      guard let other = links.find(name, in: written, "\(written.name) would \(statement.action.verb)") else {
        return nil
      }
      guard other == act || corpus.acts[other].known > written.known else { return other }
      if other == act {
        sink.report(.saysNothing(of: name, name.value, written, statement, "an act cannot undo itself"))
      } else {
        sink.report(.later(corpus.acts[other], than: written, at: name.range))
      }
      return nil
    }
    switch target {
    case .act(let name): _ = find(name)
    case .provision(let name, let owner):
      let other = owner.flatMap { find($0) }
      guard let declared = declared(name, statement, act) else { return }
      guard declared[0].declaration.isVersioned else {
        _ = wrong(
          statement, name, declared[0].declaration, "it is asked of every dossier, whatever the day",
          "only rates, tables, values, fees and plans hold on some days and not on others")
        return
      }
      if let other, !corpus.speaks(other, of: name.value) {
        sink.report(
          .saysNothing(
            of: name, corpus.acts[other].name, written, statement,
            "it neither lays \(name.value) down nor changes it"))
      }
      if case .suspend = statement.action, owner == nil,
        !declared.contains(where: { corpus.order.isBefore($0.act, act) }), let first = declared.first
      {
        sink.report(.later(corpus.acts[first.act], than: written, at: name.range))
      }
    }
  }
}

extension Corpus {
  /// Whether an act lays a provision down or changes it.
  func speaks(_ act: Int, of name: String) -> Bool {
    (declared[name] ?? []).contains { $0.act == act }
      || acts[act].statements.contains { statement in
        if statement.action.changed?.value == name { return true }
        if case .provision(let target, _)? = statement.action.target { return target.value == name }
        return false
      }
  }
}

extension Diagnostic {
  /// T0912.
  static func saysNothing(
    of name: Marked<String>, _ other: String, _ act: WrittenAct, _ statement: AmendingStatement, _ reason: String
  ) -> Diagnostic {
    Diagnostic(
      .nothingToUndo, at: name.range,
      "\(act.name) would \(statement.action.verb) \(name.value), and there is nothing to \(statement.action.verb)",
      reasons: ["\(other): \(reason)"],
      remedy: "name the act that lays it down, and the provision as it is declared there",
      article: statement.article?.value)
  }
}
