import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// The acts of an edition, consolidated → what resolution works on.
///
/// Every name of the whole corpus is there in every edition, in the same order: inputs, options and units mean the same
/// whatever is known, so that one dossier, read once, can be assessed under several editions.
struct Gatherer {
  let corpus: Corpus
  let store: VersionStore
  let pieces: PieceStore
  /// The edition in which everything is known: what another does not know has its units from here.
  private let whole: Consolidation
  /// What every edition begins with: the acts, and what is asked of dossiers whatever their day.
  private var common: Collected

  init(_ corpus: Corpus, pieces: PieceStore, store: VersionStore) {
    self.corpus = corpus
    self.pieces = pieces
    self.store = store
    whole = Consolidation(pieces, members: corpus.members(knownOn: nil))
    common = Collected(rulebookName: corpus.rulebook.name)
    common = dateless()
  }

  private func dateless() -> Collected {
    var collected = common
    collected.acts = corpus.modelActs
    collected.pricedOn = corpus.acts.map(\.tree.act.pricedOn)
    collected.folders = corpus.acts.map(\.folder)
    for name in corpus.names {
      switch corpus.declared[name]?.first?.declaration {
      case .input, .group, .set: add(corpus.joined(name, members: whole.members), to: &collected)
      default: break
      }
    }
    return collected
  }

  /// What the acts lay down together.
  func collected(members: Set<Int>) -> Collected {
    let edition = Consolidation(pieces, members: members)
    var collected = common
    for name in corpus.names {
      guard let first = corpus.declared[name]?.first else { continue }
      switch first.declaration {
      case .bill: addBill(name, members, to: &collected)
      case .rate, .table, .value, .fee, .plan: add(name, edition, to: &collected)
      case .input, .group, .set, .example: break
      }
    }
    return collected
  }

  private func dated<Declared>(
    _ declaration: Declared, _ heading: Heading, act: Int, id: Int = 0
  ) -> Dated<Declared> {
    Dated(
      declaration: declaration, act: ID(act), origin: heading.origin(act: act, indices: corpus.order.indices), id: id)
  }

  private func add(_ joined: Declared?, to collected: inout Collected) {
    guard let joined else { return }
    switch joined.declaration {
    case .input(let input): collected.inputs.append(dated(input, input.heading, act: joined.act))
    case .group(let group): collected.groups.append(dated(group, group.heading, act: joined.act))
    case .set(let set): collected.sets.append(dated(set, set.heading, act: joined.act))
    case .bill(let bill): collected.bills.append(dated(bill, bill.heading, act: joined.act))
    default: break
    }
  }

  /// A bill as the edition knows it; one that it does not know is there without a place in the model.
  private func addBill(_ name: String, _ members: Set<Int>, to collected: inout Collected) {
    let known = corpus.joined(name, members: members, byTime: true)
    if known == nil { collected.unborn.insert(name) }
    add(known ?? corpus.joined(name, members: whole.members, byTime: true), to: &collected)
  }

  private func add(_ name: String, _ edition: Consolidation, to collected: inout Collected) {
    let pieces = edition.pieces(of: name)
    if pieces.isEmpty { collected.unborn.insert(name) }
    var (keys, entries): ([Piece.Key], [DatedEntry]) = ([], [])
    for piece in pieces.isEmpty ? whole.pieces(of: name) : pieces {
      let version = keys.firstIndex(of: piece.key) ?? keys.count
      if version == keys.count { keys.append(piece.key) }
      entries.append(DatedEntry(span: piece.span, state: piece.standing.state(version: version), version: version))
    }
    collected.entries[name] = pieces.isEmpty ? [] : entries
    file(keys.map { store.version(name, $0) }, in: &collected)
  }

  private func file(_ versions: [VersionStore.Version], in collected: inout Collected) {
    var (rates, tables): ([Dated<RateDeclaration>], [Dated<TableDeclaration>]) = ([], [])
    var (values, fees): ([Dated<ValueDeclaration>], [Dated<FeeDeclaration>]) = ([], [])
    var plans: [Dated<PlanDeclaration>] = []
    for version in versions {
      let act = version.act
      switch version.declaration {
      case .rate(let rate): rates.append(dated(rate, rate.heading, act: act))
      case .table(let table): tables.append(dated(table, table.heading, act: act, id: version.id))
      case .value(let value): values.append(dated(value, value.heading, act: act))
      case .fee(let fee): fees.append(dated(fee, fee.heading, act: act))
      case .plan(let plan): plans.append(dated(plan, plan.heading, act: act))
      default: break
      }
    }
    if !rates.isEmpty { collected.rates.append(rates) }
    if !tables.isEmpty { collected.tables.append(tables) }
    if !values.isEmpty { collected.values.append(values) }
    if !fees.isEmpty { collected.fees.append(fees) }
    if !plans.isEmpty { collected.plans.append(plans) }
  }
}

extension Piece.Standing {
  /// What the model keeps of it.
  fileprivate func state(version: Int) -> Timeline.Entry.State {
    switch self {
    case .holds: .version(version)
    case .suspended(let suspension): .suspended(by: ID(suspension.by), until: suspension.until)
    case .annulled(let source), .repealed(let source): .absent(ID(source.act))
    case .notYet: .absent(nil)
    }
  }
}
