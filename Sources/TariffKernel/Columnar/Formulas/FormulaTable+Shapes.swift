extension FormulaTable {
  /// The operands of an operation, left to right.
  func operands(of operation: Operation) -> [ID<Node>] {
    switch operation {
    case .constant, .input, .isGiven, .rate, .value, .local, .line, .set: return []
    case .rescale(let inner, _), .negated(let inner), .rounded(let inner, _), .not(let inner), .oneOf(let inner, _),
      .progressive(_, _, let inner), .yearOf(let inner):
      return [inner]
    case .sum(let list), .least(let list), .most(let list), .all(let list), .any(let list), .lookup(_, _, let list):
      return self.list(list)
    case .chain(let dividends, let divisors, _): return list(dividends) + list(divisors)
    case .compare(_, let left, let right): return [left, right]
    case .conditional(let test, let then, let otherwise): return [test, then, otherwise]
    case .aggregate(_, _, let filter, let element):
      var parts: [ID<Node>] = []
      if let filter { parts.append(filter) }
      if let element { parts.append(element) }
      return parts
    case .dayOf(let year, let month, let day): return [year, month, day]
    case .asOf(let inner, let date): return [inner, date]
    }
  }

  private func list(_ operands: Operands) -> [ID<Node>] {
    Array(model.operands[operands.start..<(operands.start + operands.count)])
  }

  /// The shape of an operation over operands in the order of ``operands(of:)``.
  func shape(of operation: Operation, _ parts: [Int]) -> Shape {
    switch operation {
    case .constant(let value): return .constant(value)
    case .input(let input): return .input(input.index)
    case .isGiven(let input): return .isGiven(input.index)
    case .rate(let rate): return .rate(rate.index)
    case .value(let value): return .value(value.index)
    case .local: preconditionFailure("a let stands for its formula")
    case .line(let fee, let state): return .line(fee.index, state)
    case .set(let set, let state): return .set(set.index, state)
    case .rescale: return .chain(parts, [], nil)
    case .negated: return .negated(parts[0])
    case .sum: return .sum(parts)
    case .chain(let dividends, _, let rule):
      return .chain(
        Array(parts[..<dividends.count]), Array(parts[dividends.count...]), rule.map { StepRule($0) })
    case .rounded(_, let rule): return .chain(parts, [], StepRule(rule))
    case .least: return .least(parts)
    case .most: return .most(parts)
    case .compare(let relation, _, _): return .compare(relation, parts[0], parts[1])
    case .all: return .all(parts)
    case .any: return .any(parts)
    case .not: return .not(parts[0])
    case .conditional: return .conditional(parts[0], then: parts[1], otherwise: parts[2])
    case .oneOf(_, let options): return .oneOf(parts[0], options.map(\.index))
    case .lookup(let search, let column, _): return .lookup(search.index, column: column, parts)
    case .progressive(let search, let column, _): return .progressive(search.index, column: column, parts[0])
    case .aggregate(let aggregation, let group, let filter, let element):
      return .aggregate(
        aggregation, group: group.index, filter: filter == nil ? nil : parts[0],
        element: element == nil ? nil : parts[parts.count - 1])
    case .yearOf: return .yearOf(parts[0])
    case .dayOf: return .dayOf(parts[0], parts[1], parts[2])
    case .asOf: return .asOf(parts[0], date: parts[1])
    }
  }
}
