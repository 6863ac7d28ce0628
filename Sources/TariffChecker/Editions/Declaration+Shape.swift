import Diagnostics
import Exact
import TariffSyntax

extension Declaration {
  /// What readers of the declaration must know of it, without its numbers; nil: a fee, bill or plan, which readers do without.
  var shape: Declaration? {
    var declaration = self
    declaration.changeHeading { heading in
      (heading.inForce, heading.amendedBy, heading.isNew, heading.accepted) = (nil, [], nil, [])
      (heading.article, heading.source, heading.sample) = (nil, nil, nil)
    }
    switch declaration {
    case .rate(var rate):
      rate.value.value = ExactDecimal(significand: 0, scale: rate.value.isPercent ? 2 : 0)
      return .rate(rate)
    case .table(var table):
      table.totals = []
      table.rows = [table.emptyRow]
      return .table(table)
    case .input, .group, .set, .value: return declaration
    case .fee, .bill, .plan, .example: return nil
    }
  }

  /// The names of other provisions that it reads, and some that stand for parts of its own.
  var namesRead: [String] {
    var names: [String] = []
    for formula in formulas { formula.eachName { names.append($0) } }
    formulas.forEach { formula in
      formula.eachPart { part in
        if case .aggregate(_, _, let group, _) = part.kind { names.append(group.value) }
      }
    }
    switch self {
    case .fee(let fee):
      names += fee.sets.map(\.value) + [fee.pricedOn?.value].compactMap { $0 }
      names += fee.reliefs.flatMap { [$0.balance?.value, $0.person?.value].compactMap { $0 } }
    case .table(let table):
      names += table.keys.filter { $0.unit == nil }.map(\.name.value) + [table.across?.name.value].compactMap { $0 }
    case .plan(let plan): names += plan.ratesRead.map(\.value) + plan.feesNamed.map(\.value)
    default: break
    }
    return names
  }

  /// The declaration with every formula of a value, fee or plan replaced.
  func mappingFormulas(_ body: (Expression) -> Expression) -> Declaration {
    switch self {
    case .value(var value):
      value.formula = body(value.formula)
      return .value(value)
    case .fee(var fee):
      fee.condition = fee.condition.map(body)
      for place in fee.exemptions.indices { fee.exemptions[place].condition = body(fee.exemptions[place].condition) }
      for place in fee.locals.indices { fee.locals[place].formula = body(fee.locals[place].formula) }
      fee.amount = fee.amount.map(body)
      if let limit = fee.atLeast { fee.atLeast?.bound = body(limit.bound) }
      if let limit = fee.atMost { fee.atMost?.bound = body(limit.bound) }
      for place in fee.reliefs.indices {
        let relief = fee.reliefs[place]
        fee.reliefs[place].share = body(relief.share)
        fee.reliefs[place].part = relief.part.map(body)
        fee.reliefs[place].condition = relief.condition.map(body)
        fee.reliefs[place].ceiling = relief.ceiling.map(body)
      }
      return .fee(fee)
    case .plan(var plan):
      plan.condition = plan.condition.map(body)
      return .plan(plan)
    default: return self
    }
  }
}

extension PlanDeclaration {
  /// The rates that mark-ups and the late charge are made of, in the order of the clauses.
  var ratesRead: [Marked<String>] {
    (terms.map(\.markUp) + [lateCharge?.rate]).compactMap { clause in
      if case .ofRate(_, let rate)? = clause { rate } else { nil }
    }
  }

  /// The fees that are not split, and those that bear no late charge.
  var feesNamed: [Marked<String>] { unsplit + (lateCharge?.except ?? []) }
}

extension TableDeclaration {
  /// A row that takes everything and prints nothing.
  fileprivate var emptyRow: TableRow {
    let patterns = keys.indices.map { key in
      let isBracketed =
        method?.value != .exact && rows.contains { key < $0.patterns.count && $0.patterns[key].isBracket }
      return RowPattern(isBracketed ? .rest : .other, heading.range)
    }
    let width = across?.options.count ?? columns.count
    return TableRow(patterns: patterns, cells: Array(repeating: nil, count: width), range: heading.range)
  }
}

extension RowPattern {
  /// Whether it asks for a number.
  fileprivate var isBracket: Bool {
    switch kind {
    case .range, .rest, .number: true
    case .words, .other: false
    }
  }
}

extension Expression {
  /// `0 rial`.
  static func nothing(_ range: SourceRange) -> Expression {
    let unit = UnitExpression(unit: .rial, isPercent: false, text: "rial", range: range)
    let zero = ExactDecimal(significand: 0, scale: 0)
    return Expression(
      .number(NumberLiteral(value: zero, isPercent: false, unit: unit, text: "0 rial", range: range)), range)
  }
}
