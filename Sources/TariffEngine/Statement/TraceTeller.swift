import Diagnostics
import Exact
import TariffKernel

/// Trace events → steps in words. Events name things by their place in the fee at hand, so the teller remembers it.
struct TraceTeller {
  let teller: Teller
  let lines: [Line]
  private var fee: ID<Fee>?
  private var version: FeeVersion?

  init(teller: Teller, lines: [Line]) {
    self.teller = teller
    self.lines = lines
  }

  private var model: Model { teller.model }
  private var wording: Wording { teller.wording }

  mutating func step(_ step: Trace.Step) -> TraceStep {
    switch step.event {
    case .line(let id, _, let number): (fee, version) = (id, model.fees[id.index].versions[number])
    case .standstill(let id, _, _): (fee, version) = (id, nil)
    // A fee without a date or a version ends before it has begun.
    case .outcome(let id, _) where id != fee: (fee, version) = (id, nil)
    default: break
    }
    let told = tell(step.event)
    return TraceStep(
      kind: told.kind, depth: step.depth, subject: told.subject, value: told.value, text: wording(told.phrase), fee: fee
    )
  }

  private struct Told {
    var kind: TraceStep.Kind
    var subject: String?
    var value: String?
    var phrase: Phrase

    init(_ kind: TraceStep.Kind, _ subject: String? = nil, _ value: String? = nil, _ phrase: Phrase) {
      (self.kind, self.subject, self.value, self.phrase) = (kind, subject, value, phrase)
    }
  }

  private func tell(_ event: TraceEvent) -> Told {
    switch event {
    case .line(let id, let day, let number): return begin(id, day, number)
    case .standstill(let id, let day, let entry):
      let fee = model.fees[id.index]
      let input = fee.pricedOn(fee.timeline.entries[entry]).map { wording.name(model.inputs[$0.index].symbol) }
      return Told(
        .line, fee.symbol.name, day.description,
        .standstill(wording.name(fee.symbol), day: wording.day(day), input: input ?? ""))
    case .asOf(let day): return Told(.asOf, nil, day.description, .asOf(wording.day(day)))
    case .condition(_, let holds): return Told(.condition, nil, holds ? "yes" : "no", .condition(holds))
    case .exemption(let index, let holds):
      let exemption = version?.exemptions[index]
      let name = exemption.map { wording.name($0.symbol) } ?? ""
      return Told(
        .exemption, exemption?.symbol.name, holds ? "yes" : "no",
        .exemption(name, article: article(exemption?.article), holds: holds))
    case .input(let id, _, let value):
      let input = model.inputs[id.index]
      return Told(
        .input, input.symbol.name, teller.plain(value, of: input.domain),
        .equals(wording.name(input.symbol), teller.value(value, of: input)))
    case .rate(let id, _, let value):
      let rate = model.rates[id.index]
      return equals(.rate, rate.symbol, value, rate.scale, .number(rate.unit))
    case .value(let id, _, let value):
      let provision = model.values[id.index]
      return equals(.value, provision.symbol, value, provision.scale, provision.kind)
    case .local(_, let index, let value):
      guard let local = version?.locals[index] else { return Told(.local, nil, nil, .equals("", "")) }
      let node = model.nodes[local.formula.index]
      return equals(.local, local.symbol, value, node.scale, node.kind)
    case .groupRow(let id, let row):
      let group = model.groups[id.index]
      return Told(
        .groupRow, group.symbol.name, String(row + 1),
        .groupRow(group: wording.name(group.symbol), row: wording.numerals(String(row + 1))))
    case .lineRead(let id, let state, let amount):
      let symbol = model.fees[id.index].symbol
      return Told(
        .lineRead, symbol.name, String(amount),
        .lineRead(wording.name(symbol), rial(amount), beforeReliefs: state == .beforeReliefs))
    case .setRead(let id, let state, let amount):
      let symbol = model.sets[id.index].symbol
      return Told(
        .setRead, symbol.name, String(amount),
        .setRead(wording.name(symbol), rial(amount), beforeReliefs: state == .beforeReliefs))
    case .row(let id, let number, let row, let column, let cell): return pick(id, number, row, column, cell)
    case .slice(let id, let number, let row, let column, let width, let scale):
      return slice(id, number, row, column, width, scale)
    default: return tellMoney(event)
    }
  }

  private func tellMoney(_ event: TraceEvent) -> Told {
    switch event {
    case .rounding(let rule, let after, let dropped):
      let part = wording.residue(dropped, scale: rule.scale)
      return Told(
        .rounding, nil, decimal(after, rule.scale),
        .rounded(
          mode: wording.words(for: rule.mode), step: wording.number(rule.step, scale: rule.scale),
          to: wording.number(after, scale: rule.scale),
          dropped.numerator == 0 ? .none : dropped.numerator > 0 ? .dropped(part) : .added(part)))
    case .amount(let node, let amount):
      let scale = model.nodes[node.index].scale
      return Told(.amount, nil, decimal(amount, scale), .formulaGives(rial(amount, scale)))
    case .raised(let amount, let scale):
      return Told(.atLeast, nil, decimal(amount, scale), .raised(rial(amount, scale)))
    case .capped(let amount, let scale):
      return Told(.atMost, nil, decimal(amount, scale), .capped(rial(amount, scale)))
    case .relief(let index, let taken, let scale, let limit):
      let relief = version?.reliefs[index]
      return Told(
        .relief, relief?.symbol.name, decimal(taken, scale),
        .relief(
          relief.map { wording.name($0.symbol) } ?? "", article: article(relief?.article), taken: rial(taken, scale),
          limit: limit.map { $0 == .ceiling ? .ceiling : $0 == .balance ? .balance : .amount }))
    case .outcome(let id, let outcome):
      var value: String?
      if case .charged(let amount) = outcome { value = String(amount) }
      return Told(.outcome, model.fees[id.index].symbol.name, value, phrase(outcome, of: id))
    default: preconditionFailure("every event has its words")
    }
  }

  /// An outcome in words.
  func phrase(_ outcome: Outcome, of id: ID<Fee>) -> Phrase {
    let timeline = model.fees[id.index].timeline
    switch outcome {
    case .charged(let amount): return .charged(rial(amount))
    case .exempt(let index):
      let fee = model.fees[id.index]
      let exemption = lines[id.index].version.map { fee.versions[$0].exemptions[index] }
      return .exempt(by: exemption.map { wording.name($0.symbol) } ?? "", article: article(exemption?.article))
    case .notApplicable:
      guard let entry = lines[id.index].entry, case .absent(let act) = timeline.entries[entry].state else {
        return .notApplicable
      }
      guard let act else { return .notYetThere }
      return .repealed(
        by: wording.name(model.acts[act.index].symbol), from: wording.day(timeline.beginning(of: entry)))
    case .suspended(let act):
      let name = wording.name(model.acts[act.index].symbol)
      guard let entry = lines[id.index].entry, case .suspended(_, let until) = timeline.entries[entry].state else {
        return .suspended(by: name)
      }
      return .suspended(
        by: name, from: wording.day(timeline.beginning(of: entry)), to: until.map { wording.day($0) })
    case .error(let fault):
      return .error(code: fault.code, teller.sentence(fault, fee: id, line: lines[id.index]))
    }
  }

  private func begin(_ id: ID<Fee>, _ day: Day, _ number: Int) -> Told {
    let (fee, version) = (model.fees[id.index], model.fees[id.index].versions[number])
    return Told(
      .line, fee.symbol.name, day.description,
      .lineBegins(
        wording.name(fee.symbol), article: article(version.origin.article),
        act: wording.name(model.acts[version.origin.act.index].symbol), day: wording.day(day),
        input: wording.name(model.inputs[version.pricedOn.index].symbol)))
  }

  private func equals(
    _ kind: TraceStep.Kind, _ symbol: Symbol, _ value: Int128, _ scale: Int, _ valueKind: ValueKind
  ) -> Told {
    let plain: String =
      if case .number = valueKind { decimal(value, scale) } else {
        teller.plainWord(value, kind: valueKind)
      }
    return Told(
      kind, symbol.name, plain, .equals(wording.name(symbol), teller.value(value, scale: scale, kind: valueKind)))
  }

  private func pick(_ id: ID<Table>, _ number: Int, _ row: Int, _ column: Int, _ cell: Int128) -> Told {
    let table = model.tables[id.index]
    let (heading, label) = (table.columns[column], table.versions[number].rowLabels[row])
    return Told(
      .row, table.symbol.name, decimal(cell, heading.scale),
      .rowOfTable(
        table: wording.name(table.symbol), row: VisibleText.escaped(label), column: wording.name(heading.symbol),
        cell: wording.amount(cell, scale: heading.scale, unit: heading.unit)))
  }

  private func slice(
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
        table: wording.name(table.symbol), row: VisibleText.escaped(version.rowLabels[row]),
        width: wording.amount(width, scale: keyScale, unit: unit),
        rate: wording.amount(cell, scale: heading.scale, unit: heading.unit), product: told))
  }

  private func article(_ article: String?) -> String? { article.map { wording.numerals(VisibleText.escaped($0)) } }
  private func rial(_ amount: Int128, _ scale: Int = 0) -> String { wording.amount(amount, scale: scale, unit: .rial) }
  private func decimal(_ significand: Int128, _ scale: Int) -> String {
    ExactDecimal(significand: significand, scale: scale).reduced.description
  }
}
