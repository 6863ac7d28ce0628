extension FormulaTable {
  /// The operands of a shape, left to right.
  func parts(of shape: Shape) -> [Int] {
    switch shape {
    case .constant, .input, .isGiven, .rate, .value, .line, .set: return []
    case .negated(let inner), .not(let inner), .oneOf(let inner, _), .yearOf(let inner),
      .progressive(_, _, let inner):
      return [inner]
    case .sum(let list), .least(let list), .most(let list), .all(let list), .any(let list), .lookup(_, _, let list):
      return list
    case .chain(let dividends, let divisors, _): return dividends + divisors
    case .compare(_, let left, let right): return [left, right]
    case .conditional(let test, let then, let otherwise): return [test, then, otherwise]
    case .aggregate(_, _, let filter, let element): return [filter, element].compactMap { $0 }
    case .dayOf(let year, let month, let day): return [year, month, day]
    case .asOf(let inner, let date): return [inner, date]
    }
  }

  func trait(of shape: Shape) -> Trait {
    let parts = parts(of: shape).map { traits[$0] }
    var trait = Trait()
    trait.readsRow = parts.contains { $0.readsRow }
    trait.readsDay = parts.contains { $0.readsDay }
    trait.depth = 1 + (parts.map(\.depth).max() ?? 0)
    trait.cost = min(1_000, ownCost(of: shape) + parts.reduce(0) { $0 + $1.cost })
    switch shape {
    case .input(let input), .isGiven(let input): trait.readsRow = model.inputs[input].group != nil
    case .rate, .value: trait.readsDay = true
    case .lookup(let search, _, _), .progressive(let search, _, _):
      let table = model.tables[model.searches[search].table.index]
      if !isTimeless(table.timeline) { trait.readsDay = true }
    // The rows gone through are the aggregate's own; rows of an outer group are not read inside.
    case .aggregate: trait.readsRow = false
    case .asOf(_, let date): trait.readsDay = traits[date].readsDay
    default: break
    }
    return trait
  }

  private func ownCost(of shape: Shape) -> Int {
    switch shape {
    case .constant, .input, .line: 0
    case .isGiven, .negated, .not, .compare, .oneOf: 1
    case .sum(let list), .least(let list), .most(let list), .all(let list), .any(let list): list.count
    case .chain(let dividends, let divisors, let rule): dividends.count + 3 * divisors.count + (rule == nil ? 0 : 4)
    case .rate, .conditional: 3
    case .set, .value, .lookup, .progressive, .aggregate, .yearOf, .dayOf, .asOf: 8
    }
  }
}
