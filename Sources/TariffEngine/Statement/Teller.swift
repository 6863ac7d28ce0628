import Exact
import TariffKernel

/// Puts a model's values and faults into words: which input, which row, which rate, which day.
struct Teller: Sendable {
  let model: Model
  /// Texts of the dossier that the tariff does not name.
  let texts: [String]
  let wording: Wording

  /// A value with its unit, option or date, as a person reads it.
  func value(_ value: Int128, scale: Int, kind: ValueKind) -> String {
    switch kind {
    case .number(let unit): wording.amount(value, scale: scale, unit: unit)
    case .choice: wording.name(model.options[Int(value)].symbol)
    case .truth: wording.language == .english ? (value == 0 ? "no" : "yes") : (value == 0 ? "خیر" : "بله")
    case .date: wording.day(Day(number: Int32(value)))
    case .text: quoted(wording.shown(text(Int(value)).shortened(to: 80)))
    }
  }

  /// A value as a cell of a CSV would hold it: the stable form for programs.
  func plain(_ value: Int128, of domain: Domain) -> String {
    switch domain {
    case .number: domain.cellText(value)
    case .choice: model.options[Int(value)].symbol.name
    case .truth: value == 0 ? "no" : "yes"
    case .date: Day(number: Int32(value)).description
    case .text: text(Int(value))
    }
  }

  /// A choice, truth, date or text in its stable form.
  func plainWord(_ value: Int128, kind: ValueKind) -> String {
    switch kind {
    case .choice: plain(value, of: .choice([]))
    case .truth: plain(value, of: .truth)
    case .date: plain(value, of: .date)
    case .text: plain(value, of: .text)
    case .number: String(value)
    }
  }

  private func quoted(_ text: String) -> String { wording.language == .english ? "\"\(text)\"" : "«\(text)»" }

  private func text(_ index: Int) -> String {
    index < model.texts.count ? model.texts[index] : texts[index - model.texts.count]
  }

  /// An input's value; percentages are read as the dossier writes them.
  func value(_ value: Int128, of input: Input) -> String {
    guard case .number(let unit, _, let isPercent, let scale, _, _, _) = input.domain else {
      return self.value(value, scale: 0, kind: input.domain.kind)
    }
    if isPercent { return wording.number(value, scale: scale - 2) + wording.percentSign }
    return wording.amount(value, scale: scale, unit: unit)
  }

  /// Why a fee is in error. The line says which day and version were at hand.
  func sentence(_ fault: Fault, fee: ID<Fee>, line: Line) -> String {
    wording(phrase(fault, fee: fee, line: line))
  }

  private func phrase(_ fault: Fault, fee: ID<Fee>, line: Line) -> Phrase {
    switch fault {
    case .missingInput(let input, let row):
      let name = wording.name(model.inputs[input.index].symbol)
      guard let row, let group = model.inputs[input.index].group else { return .missingInput(name) }
      return .missingInputInRow(
        name, group: wording.name(model.groups[group.index].symbol), row: wording.numerals(String(row + 1)))
    case .noVersion(let provision, let day):
      let (kind, name) = named(provision)
      return .noVersion(kind, name, day: wording.day(day))
    case .suspended(let provision, let act, let day):
      let (kind, name) = named(provision)
      return .suspendedProvision(
        kind, name, by: wording.name(model.acts[act.index].symbol), day: wording.day(day))
    case .textUnknown(let provision):
      let (kind, name) = named(provision)
      return .textUnknown(kind, name)
    case .noSuchDay(let year, let month, let day):
      return .noSuchDay(wording.turned(wording.numerals("\(year)-\(month)-\(day)")))
    case .noRow(let table, let arguments, let scales):
      let keys = model.tables[table.index].keys
      let told = zip(keys, zip(arguments, scales)).map { key, argument in
        // A key is mostly named after the input that it takes, and that has a title.
        let symbol = model.inputs.first { $0.symbol.name == key.name }?.symbol ?? Symbol(name: key.name)
        return "\(wording.name(symbol)) \(value(argument.0, scale: argument.1, kind: key.kind))"
      }
      return .noRow(table: wording.name(model.tables[table.index].symbol), arguments: told)
    case .noCell(let id, let version, let row, let column):
      let table = model.tables[id.index]
      return .noCell(
        table: wording.name(table.symbol), row: rowLabel(table.versions[version].rowLabels[row]),
        column: wording.name(table.columns[column].symbol))
    case .overflow: return .overflow
    case .divisionByZero: return .divisionByZero
    case .emptyGroup(let group): return .emptyGroup(wording.name(model.groups[group.index].symbol))
    case .blocked(let other): return .blocked(by: wording.name(model.fees[other.index].symbol))
    case .shareOutOfRange(let relief):
      let version = line.version.map { model.fees[fee.index].versions[$0] }
      return .shareOutOfRange(relief: version.map { wording.name($0.reliefs[relief].symbol) } ?? "")
    }
  }

  private func named(_ provision: Fault.Provision) -> (kind: Phrase.ProvisionKind, name: String) {
    let (kind, symbol): (Phrase.ProvisionKind, Symbol) =
      switch provision {
      case .fee(let id): (.fee, model.fees[id.index].symbol)
      case .rate(let id): (.rate, model.rates[id.index].symbol)
      case .table(let id): (.table, model.tables[id.index].symbol)
      case .value(let id): (.value, model.values[id.index].symbol)
      }
    return (kind, wording.name(symbol))
  }
}
