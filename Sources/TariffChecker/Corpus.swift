import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Everything that the acts of a rulebook say, before it is consolidated for any day: the body of law from which the
/// editions of all known days are made. Everybody who makes one holds it, so it is an object.
public final class Corpus: Sendable {
  /// The rulebook's name and horizon; its acts are ``acts``.
  let rulebook: WrittenRulebook
  /// Sorted by name; an ``ID`` of an act is a place in this list, in every edition.
  let acts: [WrittenAct]
  let order: ActOrder
  /// Names in the order of their first declaration.
  let names: [String]
  /// By name; versions of rates, tables, values and fees, and what is joined of everything else.
  let declared: [String: [Declared]]
  /// By name, in the order in which they are laid on.
  let amendments: [String: [Amendment]]
  /// The texts that the whole tariff names, in the order in which every edition knows them.
  let texts: [String]

  init(
    _ rulebook: WrittenRulebook, order: ActOrder, names: [String], declared: [String: [Declared]],
    amendments: [String: [Amendment]] = [:], texts: [String] = []
  ) {
    (self.rulebook, acts, self.order) = (rulebook, rulebook.acts, order)
    (self.names, self.declared, self.amendments, self.texts) = (names, declared, amendments, texts)
  }

  /// The same acts, with what their statements are about.
  func with(amendments: [String: [Amendment]]) -> Corpus {
    Corpus(rulebook, order: order, names: names, declared: declared, amendments: amendments, texts: texts)
  }

  /// The same acts, with the texts that their editions turned out to name.
  func naming(_ texts: [String]) -> Corpus {
    Corpus(rulebook, order: order, names: names, declared: declared, amendments: amendments, texts: texts)
  }

  /// The acts that everybody knows on a day; nil: all of them. Drafts that were asked for are among them unless they are
  /// left out.
  func members(knownOn day: Day?, drafts: Bool = true) -> Set<Int> {
    Set(
      acts.indices.filter { index in
        if acts[index].isDraft { return drafts }
        return day.map { acts[index].known <= $0 } ?? true
      })
  }

  /// All acts but the drafts.
  var settledMembers: Set<Int> { Set(acts.indices.filter { !acts[$0].isDraft }) }

  /// The days on which acts become known, in order.
  public var knownDays: [Day] { Set(acts.filter { !$0.isDraft }.map(\.known)).sorted() }

  /// The days of a statement, inside those of its act. What is for good (a repeal, a reinstatement) goes on when the
  /// act ends, and so does what waits for a decision.
  func span(of statement: AmendingStatement, in act: Int, isForGood: Bool = false) -> DaySpan {
    let whole = acts[act].span
    let first = max(statement.span?.first.value ?? whole.first, whole.first)
    if isForGood || statement.isUntilDecided { return DaySpan(first, Day.valid.upperBound) }
    return DaySpan(first, max(first, statement.span?.last?.value ?? whole.last))
  }

  /// What a suspension, reinstatement or annulment of an act is about.
  func targets(_ target: AmendmentTarget, of act: Int) -> [Removals.Target] {
    switch target {
    case .act(let name): return order.indices[name.value].map { [.act($0)] } ?? []
    case .provision(let name, in: let owner?): return order.indices[owner.value].map { [.part($0, name.value)] } ?? []
    case .provision(let name, in: nil): return [.provision(name.value)]
    }
  }

  /// What several acts say of an input, group, set or bill, as one; nil: none of the given acts speaks of it.
  func joined(_ name: String, members: Set<Int>, byTime: Bool = false) -> Declared? {
    var all = (declared[name] ?? []).filter { members.contains($0.act) }
    if byTime { all.sort { order.isBefore($0.act, $1.act) } }
    guard var whole = all.first else { return nil }
    for next in all.dropFirst() {
      whole.declaration = whole.declaration.joined(with: next.declaration) ?? whole.declaration
    }
    return whole
  }

  /// The acts as the model keeps them.
  var modelActs: [Act] {
    acts.enumerated().map { index, act in
      Act(
        symbol: act.heading.symbol, authority: act.tree.act.authority?.value ?? "", approved: act.approved,
        published: act.tree.act.published?.value, inForce: act.span,
        status: (act.tree.act.status?.value ?? .final).rawValue, source: act.heading.source?.value ?? "",
        rank: act.rank, settles: order.settles[index].map { ID($0) }, sample: act.heading.sample?.value)
    }
  }

  /// The examples of the rulebook's own acts, with whether they stand in a draft. Those of a rulebook that this one uses
  /// are run when that one is checked: sets that it leaves empty may be filled here.
  var examples: [(example: ExampleDeclaration, isDraft: Bool)] {
    acts.filter(\.folder.isEmpty).flatMap { act in
      act.declarations.compactMap { declaration in
        if case .example(let example) = declaration { (example, act.isDraft) } else { nil }
      }
    }
  }

  /// Every `accepted` clause, with the declaration or statement in which it stands.
  var acceptances: [Accepting] {
    acts.flatMap { act in
      let isOwn = act.folder.isEmpty
      return accepting(act.heading.accepted, act.heading.range, isOwn)
        + act.declarations.flatMap { declaration -> [Accepting] in
          guard let heading = declaration.heading else { return [] }
          var all = accepting(heading.accepted, heading.range, isOwn)
          if case .group(let group) = declaration {
            for input in group.inputs { all += accepting(input.heading.accepted, input.heading.range, isOwn) }
          }
          return all
        } + act.statements.flatMap { accepting($0.accepted, $0.range, isOwn) }
    }
  }

  private func accepting(_ acceptances: [Acceptance], _ range: SourceRange, _ isOwn: Bool) -> [Accepting] {
    acceptances.map { Accepting(acceptance: $0, range: range, isOwn: isOwn) }
  }

  /// The places of all declarations and statements.
  var ranges: [SourceRange] {
    acts.flatMap { act in
      act.tree.items.map { item in
        switch item {
        case .declaration(let declaration): declaration.range
        case .statement(let statement): statement.range
        }
      }
    }
  }
}

extension Corpus {
  /// The model of what was known on a day; nil: all that is known. Inputs, options and texts mean the same in all of
  /// them, so that one dossier, read once, is assessed under each.
  ///
  /// - Returns: nil where the acts of that day cannot be resolved together, which a checked rulebook rules out.
  public func model(knownOn day: Day? = nil, drafts: Bool = true) -> Model? {
    EditionModels(self, sink: DiagnosticSink()).model(members: members(knownOn: day, drafts: drafts))
  }
}
