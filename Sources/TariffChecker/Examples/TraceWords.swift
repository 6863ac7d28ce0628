import Exact
import TariffKernel

/// The steps of a trace that tell why an example came out as it did, in a few words each.
struct TraceWords {
  let model: Model

  /// Inputs, rates, values and rows that a line read, and what its clauses did, in order and once each.
  func steps(of fee: ID<Fee>, in trace: Trace) -> [String] {
    var lines: [String] = []
    var (isInside, isSliced) = (false, false)
    for step in trace.steps {
      defer { isSliced = if case .slice = step.event { true } else { false } }
      switch step.event {
      case .line(fee, _, _): isInside = true
      case .standstill(fee, _, _):
        isInside = true
        if let words = words(step.event, isSliced: false) { lines.append(words) }
      case .outcome(fee, _): isInside = false
      default:
        guard isInside, let words = words(step.event, isSliced: isSliced), !lines.contains(words) else { continue }
        lines.append(words)
      }
    }
    return lines
  }

  private func words(_ event: TraceEvent, isSliced: Bool) -> String? {
    switch event {
    case .input(let id, let row, let value):
      let input = model.inputs[id.index]
      let place = row.map { " in row \($0 + 1)" } ?? ""
      return "\(input.symbol.name)\(place) is \(value.words(in: input.domain, model))"
    case .rate(let id, _, let value):
      let rate = model.rates[id.index]
      return "\(rate.symbol.name) is \(number(value, rate.scale, rate.unit))"
    case .value(let id, _, let value):
      let named = model.values[id.index]
      guard case .number(let unit) = named.kind else { return nil }
      return "\(named.symbol.name) is \(number(value, named.scale, unit))"
    case .row(let id, let version, let row, let column, let value):
      let table = model.tables[id.index]
      let cell = table.columns[column]
      let label = table.versions[version].rowLabels[row]
      if isSliced { return "\(table.symbol.name) is sliced up to the row `\(label)`" }
      return "\(table.symbol.name) takes the row `\(label)`: \(cell.symbol.name) "
        + number(value, cell.scale, cell.unit)
    case .lineRead(let id, _, let value): return "\(model.fees[id.index].symbol.name) is \(value.grouped) rial"
    case .setRead(let id, _, let value): return "\(model.sets[id.index].symbol.name) is \(value.grouped) rial"
    case .asOf(let day): return "what follows is as it stood on \(day)"
    case .standstill(let id, _, let entry): return words(model.fees[id.index].timeline, entry)
    case .raised(let amount, let scale): return "it is raised to \(number(amount, scale, .rial))"
    case .capped(let amount, let scale): return "it is capped at \(number(amount, scale, .rial))"
    case .relief(_, let taken, let scale, _): return "a relief takes \(number(taken, scale, .rial))"
    default: return nil
    }
  }

  /// Why no version holds.
  private func words(_ timeline: Timeline, _ entry: Int) -> String? {
    switch timeline.entries[entry].state {
    case .version: nil
    case .suspended(let act, let until):
      "it is suspended by \(model.acts[act.index].symbol.name) from \(timeline.beginning(of: entry)) "
        + (until.map { "to \($0)" } ?? "until decided")
    case .absent(let act?):
      "it is repealed by \(model.acts[act.index].symbol.name) from \(timeline.beginning(of: entry)) on"
    case .absent(nil): "it is not yet there"
    }
  }

  private func number(_ significand: Int128, _ scale: Int, _ unit: Unit) -> String {
    let value = ExactDecimal(significand: significand, scale: scale).grouped
    return unit == .number ? value : "\(value) \(unit)"
  }

  /// A fault in a few words.
  func words(_ fault: Fault) -> String {
    switch fault {
    case .missingInput(let input, let row):
      "\(model.inputs[input.index].symbol.name) is not given" + (row.map { " in row \($0 + 1)" } ?? "")
    case .noVersion(let provision, let day): "\(name(of: provision)) does not hold on \(day)"
    case .suspended(let provision, let act, let day):
      "\(name(of: provision)) is suspended by \(model.acts[act.index].symbol.name) on \(day)"
    case .textUnknown(let provision): "the text of \(name(of: provision)) is not known"
    case .noSuchDay(let year, let month, let day): "there is no day \(year)-\(month)-\(day)"
    case .noRow(let table, _, _): "\(model.tables[table.index].symbol.name) has no row for it"
    case .noCell(let table, _, let row, _):
      "\(model.tables[table.index].symbol.name) prints no number in row \(row + 1)"
    case .overflow: "a value of 10^22 or more"
    case .divisionByZero: "a division by zero"
    case .emptyGroup(let group): "\(model.groups[group.index].symbol.name) has no rows"
    case .blocked(let fee): "\(model.fees[fee.index].symbol.name) is in error"
    case .shareOutOfRange: "a share outside 0 to 100 %"
    }
  }

  private func name(of provision: Fault.Provision) -> String {
    switch provision {
    case .fee(let id): model.fees[id.index].symbol.name
    case .rate(let id): model.rates[id.index].symbol.name
    case .table(let id): model.tables[id.index].symbol.name
    case .value(let id): model.values[id.index].symbol.name
    }
  }
}

extension Int128 {
  fileprivate func words(in domain: Domain, _ model: Model) -> String {
    switch domain {
    case .number(_, let unit, let isPercent, let scale, _, _, _):
      let value = ExactDecimal(significand: self, scale: scale)
      return isPercent ? "\(value.percentText)%" : "\(value.grouped) \(unit)"
    case .choice: return model.options[Int(self)].symbol.name
    case .truth: return self == 1 ? "yes" : "no"
    case .date: return Day(number: Int32(self)).description
    case .text: return self < model.texts.count ? "\"\(model.texts[Int(self)])\"" : "a text"
    }
  }
}
