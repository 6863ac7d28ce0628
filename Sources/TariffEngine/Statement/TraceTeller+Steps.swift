import Exact
import TariffKernel

/// Things that are read, and what came of them.
extension TraceTeller {
  /// A value or a `let` part: how it came about is said once in a fee.
  mutating func worked(
    _ kind: TraceStep.Kind, _ symbol: Symbol, _ part: Worked, _ node: ID<Node>, _ value: Int128
  ) -> Told {
    let (formula, plain, told) = come(node, value)
    let isNew = explained.insert(part).inserted && !isPlain(node)
    let name = wording.name(symbol)
    return Told(kind, symbol.name, plain, by: formula, isNew ? .worked(name, formula, told) : .equals(name, told))
  }

  /// A formula, and what it came to for programs and for people.
  mutating func come(_ node: ID<Node>, _ value: Int128) -> (formula: String, plain: String, told: String) {
    let (kind, scale) = (model.nodes[node.index].kind, model.nodes[node.index].scale)
    return (formula(node), plain(value, scale, kind), teller.value(value, scale: scale, kind: kind))
  }

  mutating func formula(_ node: ID<Node>) -> String {
    if let known = formulas[node.index] { return known }
    let isTruth = model.nodes[node.index].kind == .truth
    let text = isTruth ? formulaTeller.condition(node) : formulaTeller.text(node)
    formulas[node.index] = text
    return text
  }

  /// A number by itself, or rows of a group, of which the step before has told everything.
  func isPlain(_ node: ID<Node>) -> Bool {
    switch model.nodes[node.index].operation {
    case .constant, .aggregate: true
    case .rescale(let inner, _): isPlain(inner)
    default: false
    }
  }

  func beginning(_ id: ID<Fee>, _ day: Day, _ number: Int) -> Told {
    let (fee, version) = (model.fees[id.index], model.fees[id.index].versions[number])
    return Told(
      .line, fee.symbol.name, day.description,
      .lineBegins(
        wording.name(fee.symbol), article: article(version.origin.article),
        act: wording.name(model.acts[version.origin.act.index].symbol), day: wording.day(day),
        input: wording.name(model.inputs[version.pricedOn.index].symbol)))
  }

  func equals(
    _ kind: TraceStep.Kind, _ symbol: Symbol, _ value: Int128, _ scale: Int, _ valueKind: ValueKind
  ) -> Told {
    Told(
      kind, symbol.name, plain(value, scale, valueKind),
      .equals(wording.name(symbol), teller.value(value, scale: scale, kind: valueKind)))
  }

  func plain(_ value: Int128, _ scale: Int, _ kind: ValueKind) -> String {
    if case .number = kind { decimal(value, scale) } else { teller.plainWord(value, kind: kind) }
  }

  func pick(_ id: ID<Table>, _ number: Int, _ row: Int, _ column: Int, _ cell: Int128) -> Told {
    let table = model.tables[id.index]
    let (heading, label) = (table.columns[column], table.versions[number].rowLabels[row])
    return Told(
      .row, table.symbol.name, decimal(cell, heading.scale),
      .rowOfTable(
        table: wording.name(table.symbol), row: teller.rowLabel(label), column: columnName(of: table, column),
        cell: wording.amount(cell, scale: heading.scale, unit: heading.unit)))
  }

  /// The column's name; nil: the table has one alone, which the act does not name.
  private func columnName(of table: Table, _ column: Int) -> String? {
    let symbol = table.columns[column].symbol
    return table.columns.count == 1 && symbol.name == "value" ? nil : wording.name(symbol)
  }

  func slice(
    _ id: ID<Table>, _ number: Int, _ row: Int, _ column: Int, _ width: Int128, _ keyScale: Int
  ) -> Told {
    let (table, heading) = (model.tables[id.index], model.tables[id.index].columns[column])
    let version = table.versions[number]
    let cell = version.cells[column][row] ?? 0
    var unit = Unit.number
    if case .number(let keyUnit) = table.keys[0].kind { unit = keyUnit }
    let product = try? ExactDecimal(significand: width, scale: keyScale)
      .multiplied(by: ExactDecimal(significand: cell, scale: heading.scale))
    let productUnit = try? unit.multiplied(by: heading.unit)
    let told = product.flatMap { product in
      productUnit.map { wording.amount(product.significand, scale: product.scale, unit: $0) }
    }
    return Told(
      .slice, table.symbol.name, product?.reduced.description,
      .slice(
        table: wording.name(table.symbol), row: teller.rowLabel(version.rowLabels[row]),
        width: wording.amount(width, scale: keyScale, unit: unit),
        rate: wording.amount(cell, scale: heading.scale, unit: heading.unit), product: told))
  }

  func article(_ article: String?) -> String? { article.map(wording.designation) }
  func rial(_ amount: Int128, _ scale: Int = 0) -> String { wording.amount(amount, scale: scale, unit: .rial) }
  func decimal(_ significand: Int128, _ scale: Int) -> String {
    ExactDecimal(significand: significand, scale: scale).reduced.description
  }
}
