import Exact
import TariffKernel

/// Clauses that make or change the amount.
extension TraceTeller {
  mutating func tellMoney(_ event: TraceEvent) -> Told {
    switch event {
    case .rounding(let rule, let after, let dropped): return rounding(rule, after, dropped)
    case .amount(let node, let amount):
      nextRelief = 0
      let scale = model.nodes[node.index].scale
      let formula = formula(node)
      return Told(
        .amount, nil, decimal(amount, scale), by: formula,
        .amount(isPlain(node) ? nil : formula, rial(amount, scale)))
    case .raised(let amount, let scale):
      let formula = governing.atLeast.map { self.formula($0.bound) }
      return Told(.atLeast, nil, decimal(amount, scale), by: formula, .raised(formula ?? "", to: rial(amount, scale)))
    case .capped(let amount, let scale):
      let formula = governing.atMost.map { self.formula($0.bound) }
      return Told(.atMost, nil, decimal(amount, scale), by: formula, .capped(formula ?? "", to: rial(amount, scale)))
    case .relief(let index, let taken, let scale, let limit):
      let relief = governing.reliefs[index]
      nextRelief = index + 1
      let formula = formulaTeller.relief(relief)
      return Told(
        .relief, relief.symbol.name, decimal(taken, scale), by: formula,
        .relief(
          wording.name(relief.symbol), article: article(relief.article), formula: formula, taken: rial(taken, scale),
          limit: limit.map { $0 == .ceiling ? .ceiling : $0 == .balance ? .balance : .amount }))
    case .outcome(let id, let outcome):
      var value: String?
      if case .charged(let amount) = outcome { value = String(amount) }
      return Told(.outcome, model.fees[id.index].symbol.name, value, phrase(outcome, of: id))
    default: preconditionFailure("every event has its words")
    }
  }

  func rounding(_ rule: RoundingRule, _ after: Int128, _ dropped: Residue) -> Told {
    let unit = rule.unit == .number ? "" : " " + wording.words(for: rule.unit)
    let part = wording.residue(dropped, scale: rule.scale) + unit
    let step = wording.amount(rule.step, scale: rule.scale, unit: rule.unit)
    return Told(
      .rounding, nil, decimal(after, rule.scale),
      .rounded(
        wording.words(for: rule, step: step), to: wording.amount(after, scale: rule.scale, unit: rule.unit),
        dropped.numerator == 0 ? .none : dropped.numerator > 0 ? .dropped(part) : .added(part)))
  }

  /// Whether the fee applies; once its amount is known, whether its next relief does.
  mutating func condition(_ node: ID<Node>, _ holds: Bool) -> Told {
    let formula = formula(node)
    let reliefs = governing.reliefs
    guard let next = nextRelief, let place = reliefs[next...].firstIndex(where: { $0.condition == node }) else {
      return Told(.condition, nil, holds ? "yes" : "no", by: formula, .condition(formula, holds))
    }
    nextRelief = place + 1
    return Told(
      .condition, reliefs[place].symbol.name, holds ? "yes" : "no", by: formula,
      .reliefCondition(wording.name(reliefs[place].symbol), formula, holds))
  }
}
