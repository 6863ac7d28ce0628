import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

extension FormulaLowering {
  /// The clauses of a fee that make its amount, and how many digits behind the decimal mark it has along the way.
  struct Money {
    var amount: Typed
    var atLeast: Limit?
    var atMost: Limit?
    var reliefs: [Relief] = []
    var rounding: RoundingRule?
    var scale: Int
  }

  /// Amount, limits, reliefs, rounding: everything in rial, and whole rials at the end.
  mutating func lowerMoney(of fee: FeeDeclaration) -> Money? {
    guard let expression = fee.amount else { return nil }
    var rounding: RoundingRule?
    if let clause = fee.rounding {
      guard let rule = lineRounding(clause) else { return nil }
      rounding = rule
    }
    guard let amount = lowerAmount(expression, of: fee, rounding: rounding) else { return nil }
    guard amount.type == .number(.rial) else {
      report(
        .feeNotInRial, expression.range, "\(fee.heading.name.value) gives \(amount.type.words), and a fee is in rial",
        reasons: ["a line of a bill is an amount of money"],
        remedy: amount.unit.flatMap { remedy(for: $0) })
      return nil
    }
    var money = Money(amount: amount, rounding: rounding, scale: amount.scale)
    if let clause = fee.atLeast {
      guard let limit = lowerLimit(clause, "at least", &money) else { return nil }
      money.atLeast = limit
    }
    if let clause = fee.atMost {
      guard let limit = lowerLimit(clause, "at most", &money) else { return nil }
      money.atMost = limit
      guard limitsAgree(fee, money) else { return nil }
    }
    for clause in fee.reliefs {
      guard let relief = lowerRelief(clause, &money) else { return nil }
      money.reliefs.append(relief)
    }
    guard money.scale <= NumericLimits.places else {
      report(
        .tooManyPlaces, expression.range,
        "the clauses of \(fee.heading.name.value) lead to \(money.scale.counted("digit")) behind the decimal mark",
        reasons: ["a value keeps at most 16"], remedy: "round the amount itself: amount (… rounded half up to 1 rial)")
      return nil
    }
    if rounding == nil, money.scale > 0 {
      report(
        .lineNotWholeRial, expression.range,
        "\(fee.heading.name.value) can have parts of a rial: \(money.scale.counted("digit")) behind the decimal mark",
        reasons: ["a line of a bill is whole rials, and no rounding is made that the tariff does not state"],
        remedy: "add a clause: rounded half up to 1 rial")
      return nil
    }
    return money
  }

  /// A chain that ends with the fee's own rounding is one division and one rounding, unless reliefs come between.
  private mutating func lowerAmount(_ expression: Expression, of fee: FeeDeclaration, rounding: RoundingRule?) -> Typed?
  {
    guard let rounding, fee.reliefs.isEmpty, case .chain(let factors) = expression.withoutParentheses.kind else {
      return lower(expression)
    }
    // Whether the amount is in rial, as its rounding is, is the fee's question and asked afterwards.
    return lowerChain(factors, at: expression.range) { _, _ in rounding }.flatMap { held($0, at: expression.range) }
  }

  private func lineRounding(_ clause: RoundingClause) -> RoundingRule? {
    guard let rule = roundingRule(clause, unit: .rial) else { return nil }
    guard rule.scale == 0 else {
      report(
        .badRoundingStep, clause.step.range, "a line is whole rials, and \(clause.step.text) is a part of one",
        remedy: "round to 1 rial, 10 rial, 1_000 rial …")
      return nil
    }
    return rule
  }

  private func remedy(for unit: Unit) -> String? {
    if unit == .number { return "multiply by an amount in rial" }
    if unit.toman == 1 { return "convert it: to_rial(…)" }
    return nil
  }

  private mutating func lowerRial(_ expression: Expression, _ what: String) -> Typed? {
    guard let value = lower(expression) else { return nil }
    if value.type == .number(.rial) { return value }
    let isBare = expression.bareNumber.map { $0.unit == nil } ?? false
    var advice: String?
    if isBare {
      advice = "write the number with its unit, as in 1_000 rial"
    } else if let unit = value.unit {
      advice = remedy(for: unit)
    }
    report(
      isBare ? .unitMissing : .unitMismatch, expression.range,
      "`\(what)` needs an amount in rial, not \(value.type.words)",
      reasons: ["amounts of a line are in rial"], remedy: advice)
    return nil
  }

  private mutating func lowerLimit(_ clause: LimitClause, _ what: String, _ money: inout Money) -> Limit? {
    guard let bound = lowerRial(clause.bound, what) else { return nil }
    money.scale = max(money.scale, bound.scale)
    return Limit(bound: bound.node, afterReliefs: clause.afterReliefs)
  }

  /// T0414: the least amount is not always more than the most.
  private mutating func limitsAgree(_ fee: FeeDeclaration, _ money: Money) -> Bool {
    guard let low = fee.atLeast, let high = fee.atMost, low.afterReliefs == high.afterReliefs,
      let least = money.atLeast.flatMap({ decimals(of: $0.bound) })?.least,
      let most = money.atMost.flatMap({ decimals(of: $0.bound) })?.most, least > most
    else { return true }
    report(
      .badRange, low.bound.range, "the least amount of \(fee.heading.name.value) is more than the most",
      reasons: ["at least \(least.grouped) rial, and at most \(most.grouped) rial"], remedy: "correct one of them",
      related: [Diagnostic.Related(high.bound.range, "the most")])
    return false
  }

  private mutating func decimals(of node: ID<Node>) -> (least: ExactDecimal, most: ExactDecimal)? {
    let scale = builder.model.nodes[node.index].scale
    return bounds(of: node).map {
      (ExactDecimal(significand: $0.least, scale: scale), ExactDecimal(significand: $0.most, scale: scale))
    }
  }

  /// T0414: a share between nothing and all, for some dossier at least.
  private mutating func isShare(_ share: Typed, at range: SourceRange) -> Bool {
    guard let ends = decimals(of: share.node), ends.most.isNegative || ends.least > ExactDecimal(1) else { return true }
    let constant = ends.least == ends.most ? "\(ends.least.percentText)%" : "what is always out of 0 to 100 %"
    report(
      .badRange, range, "\(constant) is no share of a relief", reasons: ["a relief lets off between 0 and 100 %"],
      remedy: "write a share between them, as in 50%")
    return false
  }

  private mutating func lowerRelief(_ clause: ReliefClause, _ money: inout Money) -> Relief? {
    var condition: Typed?
    if let test = clause.condition {
      guard let lowered = lowerTruth(test) else { return nil }
      condition = lowered
    }
    guard var relief = assuming(clause.condition, { $0.lowerConditionedRelief(clause, &money) }) else { return nil }
    relief.condition = condition?.node
    return relief
  }

  /// The parts of a relief that are read only where its condition holds.
  private mutating func lowerConditionedRelief(_ clause: ReliefClause, _ money: inout Money) -> Relief? {
    guard let share = lower(clause.share) else { return nil }
    guard share.type == .number(.number) else {
      report(
        .unitMismatch, clause.share.range, "the share of a relief is a percentage, not \(share.type.words)",
        remedy: "write it as 50%")
      return nil
    }
    guard isShare(share, at: clause.share.range) else { return nil }
    var relief = Relief(
      symbol: Symbol(name: clause.name.value, titles: clause.titles), article: clause.article?.value, share: share.node)
    var partScale = money.scale
    if let part = clause.part {
      guard let lowered = lowerRial(part, "of") else { return nil }
      (relief.part, partScale) = (lowered.node, lowered.scale)
    }
    if let ceiling = clause.ceiling {
      guard let lowered = lowerRial(ceiling, "up to") else { return nil }
      relief.ceiling = lowered.node
      money.scale = max(money.scale, lowered.scale)
    }
    if let balance = clause.balance {
      guard let (input, scale) = lowerBalance(balance) else { return nil }
      relief.balance = input
      money.scale = max(money.scale, scale)
    }
    if let person = clause.person {
      guard let input = lowerPerson(person) else { return nil }
      relief.person = input
    }
    money.scale = max(money.scale, partScale + share.scale)
    return relief
  }

  private mutating func lowerPerson(_ name: Marked<String>) -> ID<Input>? {
    guard case .input(let id)? = names.entities[name.value], case .text = builder.model.inputs[id.index].domain else {
      report(
        names.entities[name.value] == nil ? .unknownName : .wrongKindOfName, name.range,
        "\(name.value) is not an input whose text says whose balance it is",
        reasons: ["`of` after `balance NAME` names the person, by whom the dossiers of one file are compared"],
        remedy: "declare it: input \(name.value) text; or write `of PART` before `balance`")
      return nil
    }
    used.insert(.input(id))
    return id
  }

  private mutating func lowerBalance(_ name: Marked<String>) -> (ID<Input>, Int)? {
    guard case .input(let id)? = names.entities[name.value],
      case .number(.rial, _, false, let scale, let least, _, _) = builder.model.inputs[id.index].domain, least >= 0
    else {
      report(
        names.entities[name.value] == nil ? .unknownName : .wrongKindOfName, name.range,
        "\(name.value) is not an input that holds a balance in rial",
        remedy: "declare it: input \(name.value) rial 0 to 1_000_000_000_000")
      return nil
    }
    used.insert(.input(id))
    return (id, scale)
  }
}
