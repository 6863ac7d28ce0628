import TariffKernel

/// Something that a formula reads.
struct Reading: Hashable {
  /// A rate, table, value, fee or plan.
  var subject: Entity
  /// The date of `on DATE`; nil: it is read on the day at hand.
  var date: ID<Node>?
}

/// What the versions of fees, values and plans read, whatever a dossier brings: every branch counts.
final class Readings {
  let model: Model
  private var known: [Version: [Reading]] = [:]

  private struct Version: Hashable {
    var owner: Entity
    var index: Int
  }

  private struct Step: Hashable {
    var node: ID<Node>
    var date: ID<Node>?
  }

  init(_ model: Model) { self.model = model }

  /// What one version of a fee, value or plan reads itself; what the values among it read is not followed.
  func readings(of owner: Entity, version: Int) -> [Reading] {
    let key = Version(owner: owner, index: version)
    if let found = known[key] { return found }
    var found = read(formulas(of: owner, version: version), locals: locals(of: owner, version: version))
    if case .plan(let id) = owner {
      let version = model.plans[id.index].versions[version]
      for share in version.ceilings.values + [version.lateRate].compactMap({ $0 }) {
        found.insert(Reading(subject: .rate(share.rate), date: nil))
      }
    }
    let all = Array(found)
    known[key] = all
    return all
  }

  /// The `let` parts of a version.
  func locals(of owner: Entity, version: Int) -> [Local] {
    if case .fee(let id) = owner { model.fees[id.index].versions[version].locals } else { [] }
  }

  private func formulas(of owner: Entity, version: Int) -> [ID<Node>] {
    switch owner {
    case .value(let id): [model.values[id.index].versions[version].formula]
    case .fee(let id): model.fees[id.index].versions[version].formulas
    case .plan(let id): [model.plans[id.index].versions[version].condition].compactMap { $0 }
    default: []
    }
  }

  private func read(_ formulas: [ID<Node>], locals: [Local]) -> Set<Reading> {
    var found: Set<Reading> = []
    var seen: Set<Step> = []
    var open = formulas.map { Step(node: $0, date: nil) }
    while let step = open.popLast() {
      guard seen.insert(step).inserted else { continue }
      func note(_ subject: Entity) { found.insert(Reading(subject: subject, date: step.date)) }
      let operation = model.nodes[step.node.index].operation
      switch operation {
      case .rate(let id): note(.rate(id))
      case .value(let id): note(.value(id))
      case .lookup(let search, _, _), .progressive(let search, _, _): note(.table(model.searches[search.index].table))
      case .line(let id, _): found.insert(Reading(subject: .fee(id), date: nil))
      case .set(let id, _):
        for member in model.sets[id.index].members { found.insert(Reading(subject: .fee(member), date: nil)) }
      case .local(let place): open.append(Step(node: locals[place].formula, date: step.date))
      default: break
      }
      if case .asOf(let inner, let date) = operation {
        open += [Step(node: inner, date: date), Step(node: date, date: step.date)]
      } else {
        open += model.operands(of: operation).map { Step(node: $0, date: step.date) }
      }
    }
    return found
  }
}

extension FeeVersion {
  /// The formulas of all clauses.
  fileprivate var formulas: [ID<Node>] {
    var all = exemptions.map(\.condition) + locals.map(\.formula)
    all += [condition, amount, atLeast?.bound, atMost?.bound].compactMap { $0 }
    for relief in reliefs { all += [relief.share, relief.condition, relief.part, relief.ceiling].compactMap { $0 } }
    return all
  }
}

extension Model {
  /// The nodes that a node stands on, in the order written; those of ``Operation/asOf(_:date:)`` are its formula and its
  /// date.
  func operands(of operation: TariffKernel.Operation) -> [ID<Node>] {
    func list(_ stretch: Operands) -> [ID<Node>] { Array(operands[stretch.start..<(stretch.start + stretch.count)]) }
    switch operation {
    case .constant, .input, .isGiven, .rate, .value, .local, .line, .set: return []
    case .rescale(let inner, _), .negated(let inner), .rounded(let inner, _), .not(let inner), .oneOf(let inner, _),
      .yearOf(let inner), .progressive(_, _, let inner):
      return [inner]
    case .sum(let all), .least(let all), .most(let all), .all(let all), .any(let all), .lookup(_, _, let all):
      return list(all)
    case .chain(let dividends, let divisors, _): return list(dividends) + list(divisors)
    case .compare(_, let left, let right): return [left, right]
    case .conditional(let condition, let then, let otherwise): return [condition, then, otherwise]
    case .aggregate(_, _, let filter, let element): return [filter, element].compactMap { $0 }
    case .dayOf(let year, let month, let day): return [year, month, day]
    case .asOf(let inner, let date): return [inner, date]
    }
  }

  /// What holds of a rate, table, value, fee or plan when.
  func timeline(of subject: Entity) -> Timeline {
    switch subject {
    case .rate(let id): rates[id.index].timeline
    case .table(let id): tables[id.index].timeline
    case .value(let id): values[id.index].timeline
    case .fee(let id): fees[id.index].timeline
    case .plan(let id): plans[id.index].timeline
    default: Timeline([])
    }
  }

  /// The name of a rate, table, value, fee or plan.
  func name(of subject: Entity) -> String {
    switch subject {
    case .rate(let id): rates[id.index].symbol.name
    case .table(let id): tables[id.index].symbol.name
    case .value(let id): values[id.index].symbol.name
    case .fee(let id): fees[id.index].symbol.name
    case .plan(let id): plans[id.index].symbol.name
    default: ""
    }
  }
}
