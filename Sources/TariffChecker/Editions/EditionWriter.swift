import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Consolidated pieces → the tree of an edition: every version in the act that laid it down, with its days and what
/// changed it; every suspension, repeal and annulment that still shows, in the act that said it.
struct EditionWriter {
  let corpus: Corpus
  let day: Day?
  let consolidation: Consolidation
  let store: VersionStore

  /// What one act says in the edition.
  private struct Saying {
    var declarations: [(place: Int, first: Day, declaration: Declaration)] = []
    var statements: [(name: String, first: Day, statement: AmendingStatement)] = []

    /// Declarations in the order of the act, then statements by name and day.
    var items: [ActItem] {
      declarations.sorted { ($0.place, $0.first) < ($1.place, $1.first) }.map { .declaration($0.declaration) }
        + statements.sorted { ($0.name, $0.first) < ($1.name, $1.first) }.map { .statement($0.statement) }
    }
  }

  init(_ corpus: Corpus, on day: Day?, members: Set<Int>) {
    self.corpus = corpus
    self.day = day
    consolidation = Consolidation(PieceStore(corpus), members: members)
    store = VersionStore(corpus)
  }

  /// The acts of the edition, sorted by name, and what comes later as far as they read it.
  func tree() -> SyntaxTree {
    var sayings: [Int: Saying] = [:]
    for (name, pieces) in selected() {
      for piece in Self.grounds(pieces) { declare(piece, name, &sayings) }
      for statement in undoing(name, pieces) {
        sayings[statement.act, default: Saying()].statements.append((name, statement.first, statement.statement))
      }
    }
    for name in corpus.names {
      guard let joined = corpus.joined(name, members: consolidation.members, byTime: true),
        let declaration = known(joined.declaration)
      else { continue }
      let first = corpus.acts[joined.act].span.first
      sayings[joined.act, default: Saying()].declarations.append((joined.place, first, declaration))
    }
    var acts = acts(of: sayings)
    if let later = actToCome(below: acts) {
      acts.insert(later, at: acts.firstIndex { $0.act.heading.name.value > later.act.heading.name.value } ?? acts.count)
    }
    return SyntaxTree(language: Marked(1, SourceRange(file: 0, start: 0, end: 0)), acts: acts)
  }

  private func acts(of sayings: [Int: Saying]) -> [ActTree] {
    var named = Set(sayings.keys)
    for saying in sayings.values {
      for amendment in saying.declarations.flatMap({ $0.declaration.heading?.amendedBy ?? [] }) {
        if let act = corpus.order.indices[amendment.act.value] { named.insert(act) }
      }
    }
    for act in named.sorted() { if let settled = corpus.order.settles[act] { named.insert(settled) } }
    return named.sorted().map { act in
      ActTree(act: heading(of: corpus.acts[act]), items: sayings[act]?.items ?? [])
    }
  }

  /// An act without what was consolidated away.
  private func heading(of act: WrittenAct) -> ActDeclaration {
    var heading = act.tree.act
    (heading.amends, heading.prevailsOver) = ([], [])
    heading.inForce = clause(act.span, heading.inForce?.range ?? heading.heading.range)
    return heading
  }

  private func clause(_ span: DaySpan, _ range: SourceRange) -> SpanClause {
    SpanClause(
      first: Marked(span.first, range), last: span.last == Day.valid.upperBound ? nil : Marked(span.last, range),
      range: range)
  }

  private func declare(_ piece: Piece, _ name: String, _ sayings: inout [Int: Saying]) {
    guard let declared = corpus.declared[name]?[piece.key.declared] else { return }
    var declaration = withoutFeesToCome(store.declaration(name, piece.key))
    let act = corpus.acts[declared.act]
    if case .plan(let plan) = declaration {
      guard let plan = plan.agreed(on: piece.span) else { return }
      declaration = .plan(plan)
    }
    declaration.changeHeading { heading in
      heading.inForce = piece.span == act.span ? nil : clause(piece.span, heading.range)
    }
    sayings[declared.act, default: Saying()].declarations.append((declared.place, piece.span.first, declaration))
  }

  /// The stretches for which one version is laid down, whether it holds or not.
  private static func grounds(_ pieces: [Piece]) -> [Piece] {
    var grounds: [Piece] = []
    for piece in pieces where piece.hasGround {
      if let last = grounds.last, last.key == piece.key, last.span.last.after == piece.span.first {
        grounds[grounds.count - 1].span = DaySpan(last.span.first, piece.span.last)
      } else {
        grounds.append(piece)
      }
    }
    return grounds
  }
}

extension PlanDeclaration {
  /// What the plan says of agreements on some of its days: a discount on other days is not given on any of these. nil:
  /// nothing is left.
  fileprivate func agreed(on span: DaySpan) -> PlanDeclaration? {
    var plan = self
    plan.discounts = discounts.compactMap { discount in
      guard var days = discount.span else { return discount }
      let first = max(days.first.value, span.first)
      let last = days.last.map { min($0.value, span.last) }
      guard first <= last ?? span.last else { return nil }
      days.first.value = first
      if let last { days.last?.value = last }
      var discount = discount
      discount.span = days
      return discount
    }
    return plan.terms.isEmpty && plan.discounts.isEmpty ? nil : plan
  }
}

extension EditionWriter {
  /// The statements that keep versions from holding, each in the act that said it.
  private func undoing(
    _ name: String, _ pieces: [Piece]
  ) -> [(act: Int, first: Day, statement: AmendingStatement)] {
    var statements: [(act: Int, first: Day, statement: AmendingStatement)] = []
    var seen: Set<[Int]> = []
    for (place, piece) in pieces.enumerated() {
      switch piece.standing {
      case .holds, .notYet: continue
      case .annulled(let source):
        let base = self.base(piece, name) ?? source.act
        guard seen.insert([source.act, source.place, base]).inserted else { continue }
        var statement = corpus.statement(source)
        statement.action = .annul(target(name, in: base, statement.range))
        statements.append((source.act, piece.span.first, statement))
      case .repealed(let source):
        guard seen.insert([source.act, source.place]).inserted else { continue }
        var statement = corpus.statement(source)
        let span = corpus.span(of: statement, in: source.act, isForGood: true)
        statement.span = clause(span, statement.range)
        statements.append((source.act, span.first, statement))
      case .suspended(let suspension):
        if place > 0, continues(pieces[place - 1], piece, name) { continue }
        statements.append(
          (suspension.by, piece.span.first, statement(suspension, from: place, in: pieces, name)))
      }
    }
    return statements
  }

  private func target(_ name: String, in act: Int, _ range: SourceRange) -> AmendmentTarget {
    .provision(Marked(name, range), in: Marked(corpus.acts[act].name, range))
  }

  private func base(_ piece: Piece, _ name: String) -> Int? { corpus.declared[name]?[piece.key.declared].act }

  /// Whether two pieces are one suspension of what one act lays down.
  private func continues(_ first: Piece, _ second: Piece, _ name: String) -> Bool {
    first.standing == second.standing && first.span.last.after == second.span.first
      && base(first, name) == base(second, name)
  }

  private func statement(
    _ suspension: Removals.Suspension, from place: Int, in pieces: [Piece], _ name: String
  ) -> AmendingStatement {
    var last = place
    while last + 1 < pieces.count, continues(pieces[last], pieces[last + 1], name) { last += 1 }
    var statement = corpus.statement(Removals.Source(act: suspension.by, place: suspension.place))
    let act = base(pieces[place], name)
    statement.action = .suspend(target(name, in: act ?? suspension.by, statement.range))
    // Later days of what the act lays down that are not suspended must stay so.
    let end = suspension.until ?? Day.valid.upperBound
    let isExact = pieces[(last + 1)...].contains { base($0, name) == act && $0.hasGround && $0.span.first <= end }
    let to = isExact ? pieces[last].span.last : suspension.until
    statement.isUntilDecided = to == nil
    statement.span = SpanClause(
      first: Marked(pieces[place].span.first, statement.range), last: to.map { Marked($0, statement.range) },
      range: statement.range)
    return statement
  }
}
