import Exact
import TariffKernel

/// Formulas as the checker lowers them.
extension ModelSketch {
  func scale(of node: ID<Node>) -> Int { model.nodes[node.index].scale }

  func node(_ operation: TariffKernel.Operation, scale: Int = 0, kind: ValueKind = .number(.rial)) -> ID<Node> {
    model.nodes.append(Node(operation, kind, scale: scale))
    return ID(model.nodes.count - 1)
  }

  func operands(_ nodes: [ID<Node>]) -> Operands {
    defer { model.operands += nodes }
    return Operands(start: model.operands.count, count: nodes.count)
  }

  func number(_ significand: Int128, scale: Int = 0) -> ID<Node> {
    node(.constant(significand), scale: scale)
  }

  func truth(_ isTrue: Bool) -> ID<Node> { node(.constant(isTrue ? 1 : 0), kind: .truth) }

  func read(_ input: ID<Input>) -> ID<Node> {
    let domain = model.inputs[input.index].domain
    if case .number(_, _, _, let scale, _, _, _) = domain { return node(.input(input), scale: scale) }
    return node(.input(input), kind: domain.kind)
  }

  func read(_ value: ID<Value>) -> ID<Node> {
    let value = (value, model.values[value.index])
    return node(.value(value.0), scale: value.1.scale, kind: value.1.kind)
  }

  func read(_ fee: ID<Fee>, _ state: LineState = .final) -> ID<Node> { node(.line(fee, state)) }

  func read(_ set: ID<FeeSet>, _ state: LineState = .final) -> ID<Node> { node(.set(set, state)) }

  func sum(_ terms: [ID<Node>]) -> ID<Node> {
    node(.sum(operands(terms)), scale: terms.first.map { scale(of: $0) } ?? 0)
  }

  func product(_ factors: [ID<Node>]) -> ID<Node> {
    node(
      .chain(dividends: operands(factors), divisors: operands([]), rounding: nil),
      scale: factors.reduce(0) { $0 + scale(of: $1) })
  }

  func quotient(_ dividends: [ID<Node>], over divisors: [ID<Node>], _ rule: RoundingRule) -> ID<Node> {
    node(
      .chain(dividends: operands(dividends), divisors: operands(divisors), rounding: rule), scale: rule.scale)
  }

  func rounded(_ inner: ID<Node>, _ rule: RoundingRule) -> ID<Node> {
    node(.rounded(inner, rule), scale: rule.scale)
  }

  func compare(_ left: ID<Node>, _ relation: Relation, _ right: ID<Node>) -> ID<Node> {
    node(.compare(relation, left, right), kind: .truth)
  }

  func all(_ parts: [ID<Node>]) -> ID<Node> { node(.all(operands(parts)), kind: .truth) }

  func any(_ parts: [ID<Node>]) -> ID<Node> { node(.any(operands(parts)), kind: .truth) }

  func choose(_ test: ID<Node>, then: ID<Node>, otherwise: ID<Node>) -> ID<Node> {
    let kind = model.nodes[then.index].kind
    return node(.conditional(test, then: then, otherwise: otherwise), scale: scale(of: then), kind: kind)
  }

  func lookup(_ search: ID<Search>, column: Int = 0, _ arguments: [ID<Node>], scale: Int = 0) -> ID<Node> {
    node(.lookup(search, column: column, arguments: operands(arguments)), scale: scale)
  }

  func aggregate(
    _ aggregation: Aggregation, over group: ID<Group>, where filter: ID<Node>? = nil, _ element: ID<Node>? = nil
  ) -> ID<Node> {
    node(
      .aggregate(aggregation, group, filter: filter, element: element), scale: element.map { scale(of: $0) } ?? 0)
  }

  func dayOf(_ year: ID<Node>, _ month: ID<Node>, _ day: ID<Node>) -> ID<Node> {
    node(.dayOf(year: year, month: month, day: day), kind: .date)
  }

  func asOf(_ inner: ID<Node>, _ date: ID<Node>) -> ID<Node> {
    node(.asOf(inner, date: date), scale: scale(of: inner), kind: model.nodes[inner.index].kind)
  }

  /// A literal day.
  func day(_ day: Day) -> ID<Node> { node(.constant(Int128(day.number)), kind: .date) }

  /// A formula that fails whenever it is read: 1 ÷ 0.
  func failing() -> ID<Node> {
    let (one, zero) = (number(1), number(0))
    return quotient([one], over: [zero], .halfUp(to: 1))
  }

  /// A condition that fails whenever it is read.
  func failingTruth() -> ID<Node> {
    let (left, right) = (failing(), number(0))
    return compare(left, .equal, right)
  }
}
