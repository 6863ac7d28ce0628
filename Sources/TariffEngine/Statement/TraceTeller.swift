import Exact
import TariffKernel

/// Trace events → steps in words. Events name things by their place in the fee at hand, so the teller remembers it.
struct TraceTeller {
  let teller: Teller
  let lines: [Line]
  private(set) var fee: ID<Fee>?
  private var version: FeeVersion?
  /// The relief that comes next, once the amount is told; nil: what holds or not is whether the fee applies.
  var nextRelief: Int?
  /// Values, `let` parts and elements of rows whose formula was told in this fee.
  var explained: Set<Worked> = []
  /// By node; a formula belongs to one version of one fee or value.
  var formulas: [Int: String] = [:]

  enum Worked: Hashable {
    case value(ID<Value>, version: Int)
    case local(Int)
    case element(ID<Node>)
  }

  init(teller: Teller, lines: [Line]) {
    self.teller = teller
    self.lines = lines
  }

  var model: Model { teller.model }
  var wording: Wording { teller.wording }
  /// The version whose clauses are being told.
  var governing: FeeVersion {
    guard let version else { preconditionFailure("a fee's clauses follow the step that names its version") }
    return version
  }
  var formulaTeller: FormulaTeller { FormulaTeller(teller: teller, locals: version?.locals ?? []) }

  /// A step in words; `counts`: whether a row of a group that is looked at counts.
  mutating func step(_ step: Trace.Step, counts: Bool = true) -> TraceStep {
    switch step.event {
    case .line(let id, _, let number): begin(id, model.fees[id.index].versions[number])
    case .standstill(let id, _, _): begin(id, nil)
    // A fee without a date or a version ends before it has begun.
    case .outcome(let id, _) where id != fee: begin(id, nil)
    default: break
    }
    let told = tell(step.event, counts)
    return TraceStep(
      kind: told.kind, depth: step.depth, subject: told.subject, value: told.value, formula: told.formula,
      text: wording(told.phrase), fee: fee, origin: origin(of: step.event))
  }

  private func origin(of event: TraceEvent) -> Origin? {
    switch event {
    case .line(let id, _, let number): model.fees[id.index].versions[number].origin
    case .rate(let id, let version, _): model.rates[id.index].versions[version].origin
    case .value(let id, let version, _): model.values[id.index].versions[version].origin
    case .row(let id, let version, _, _, _), .slice(let id, let version, _, _, _, _):
      model.tables[id.index].versions[version].origin
    default: nil
    }
  }

  private mutating func begin(_ id: ID<Fee>, _ version: FeeVersion?) {
    (fee, self.version, nextRelief) = (id, version, nil)
    explained.removeAll()
  }

  private mutating func tell(_ event: TraceEvent, _ counts: Bool) -> Told {
    switch event {
    case .line(let id, let day, let number): return beginning(id, day, number)
    case .standstill(let id, let day, let entry):
      let fee = model.fees[id.index]
      let input = fee.pricedOn(fee.timeline.entries[entry]).map { wording.name(model.inputs[$0.index].symbol) }
      return Told(
        .line, fee.symbol.name, day.description,
        .standstill(wording.name(fee.symbol), day: wording.day(day), input: input ?? ""))
    case .asOf(let day): return Told(.asOf, nil, day.description, .asOf(wording.day(day)))
    case .condition(let node, let holds): return condition(node, holds)
    case .exemption(let index, let holds):
      let exemption = governing.exemptions[index]
      let formula = formula(exemption.condition)
      return Told(
        .exemption, exemption.symbol.name, holds ? "yes" : "no", by: formula,
        .exemption(
          wording.name(exemption.symbol), article: article(exemption.article), formula: formula, holds: holds))
    case .input(let id, _, let value):
      let input = model.inputs[id.index]
      return Told(
        .input, input.symbol.name, teller.plain(value, of: input.domain),
        .equals(wording.name(input.symbol), teller.value(value, of: input)))
    case .rate(let id, _, let value):
      let rate = model.rates[id.index]
      return equals(.rate, rate.symbol, value, rate.scale, .number(rate.unit))
    case .value(let id, let version, let value):
      let provision = model.values[id.index]
      return worked(
        .value, provision.symbol, .value(id, version: version), provision.versions[version].formula, value)
    case .local(_, let index, let value):
      let local = governing.locals[index]
      return worked(.local, local.symbol, .local(index), local.formula, value)
    case .groupRow(let id, let row):
      let group = model.groups[id.index]
      return Told(
        .groupRow, group.symbol.name, String(row + 1),
        .groupRow(group: wording.name(group.symbol), row: wording.numerals(String(row + 1)), counts: counts))
    case .counted: return Told(.counted, nil, "1", .counted)
    case .element(let node, let value):
      let (formula, plain, told) = come(node, value)
      let isNew = explained.insert(.element(node)).inserted
      return Told(.element, nil, plain, by: formula, .element(isNew ? formula : nil, told))
    case .gathered(let node, let value):
      let (formula, plain, told) = come(node, value)
      return Told(.gathered, nil, plain, by: formula, .equals(formula, told))
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
}

/// What a step tells.
struct Told {
  var kind: TraceStep.Kind
  var subject: String?
  var value: String?
  var formula: String?
  var phrase: Phrase

  init(
    _ kind: TraceStep.Kind, _ subject: String? = nil, _ value: String? = nil, by formula: String? = nil,
    _ phrase: Phrase
  ) {
    (self.kind, self.subject, self.value, self.formula, self.phrase) = (kind, subject, value, formula, phrase)
  }
}
