import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

extension FormulaLowering {
  /// What may be called besides tables.
  private static let functions = ["max", "min", "year_of", "first_day", "day_of", "to_rial"]

  /// Functions and tables.
  mutating func lowerCall(
    _ name: Marked<String>, _ arguments: [Expression], column: Marked<String>?, at range: SourceRange
  ) -> Typed? {
    if case .table(let table)? = names.entities[name.value] {
      return lowerLookup(table, name, arguments, column: column, at: range)
    }
    if let column {
      report(.wrongKindOfName, column.range, "\(name.value)(…) has no columns", remedy: "only a table has columns")
      return nil
    }
    switch name.value {
    case "max": return lowerExtreme(name, arguments) { .most($0) }
    case "min": return lowerExtreme(name, arguments) { .least($0) }
    case "year_of": return lowerYear(name, arguments)
    case "to_rial": return lowerToRial(name, arguments)
    case "first_day": return lowerDay(name, arguments, parts: ["a year"])
    case "day_of": return lowerDay(name, arguments, parts: ["a year", "a month", "a day"])
    default:
      if let entity = names.entities[name.value] {
        report(
          .wrongKindOfName, name.range, "\(name.value) is \(entity.words), not a table or a function",
          remedy: "write it without parentheses")
      } else {
        guard sink.rejected[name.value] == nil, !sink.leavesOut(.unknownName, name.range) else { return nil }
        let nearest = sink.nearest(to: name.value, among: tableNames + Self.functions)
        report(
          .unknownName, name.range, "\(name.value) is neither a table nor a function",
          remedy: nearest.map { "did you mean \($0)?" }
            ?? "the functions are \(Self.functions.joined(separator: ", "))")
      }
      return nil
    }
  }

  private var tableNames: [String] {
    names.entities.filter { if case .table = $0.value { true } else { false } }.map(\.key)
  }

  private mutating func lowerExtreme(
    _ name: Marked<String>, _ arguments: [Expression], _ operation: (Operands) -> Operation
  ) -> Typed? {
    guard arguments.count >= 2 else { return wrongArguments(name, "at least two numbers", arguments.count) }
    var lowered: [Typed] = []
    for argument in arguments {
      guard let value = lower(argument), value.type == .date || requireNumber(value, argument) != nil else { continue }
      lowered.append(value)
    }
    guard lowered.count == arguments.count, sameUnits(Array(zip(lowered, arguments)), of: "weighed") else { return nil }
    guard lowered.allSatisfy({ $0.type == lowered[0].type }) else {
      report(.typeMismatch, name.range, "\(name.value) weighs numbers or dates, not a mixture")
      return nil
    }
    let scale = lowered.map(\.scale).max() ?? 0
    let digits = lowered.map { $0.digits + scale - $0.scale }.max() ?? 0
    let operands = builder.operands(lowered.map { builder.rescaled($0, to: scale) })
    let type = lowered[0].type
    return Typed(node: builder.node(operation(operands), type, scale: scale), type: type, scale: scale, digits: digits)
  }

  private mutating func lowerYear(_ name: Marked<String>, _ arguments: [Expression]) -> Typed? {
    guard arguments.count == 1 else { return wrongArguments(name, "one date", arguments.count) }
    guard let date = lower(arguments[0]) else { return nil }
    guard date.type == .date else {
      report(
        .typeMismatch, arguments[0].range, "year_of takes a date, not \(date.type.words)",
        remedy: "write the name of an input that is a date")
      return nil
    }
    return number(.yearOf(date.node), unit: .number, scale: 0, digits: 4)
  }

  /// 1 toman = 10 rial; the only way from the one to the other.
  private mutating func lowerToRial(_ name: Marked<String>, _ arguments: [Expression]) -> Typed? {
    guard arguments.count == 1 else { return wrongArguments(name, "one amount in toman", arguments.count) }
    guard let amount = lower(arguments[0]), var unit = requireNumber(amount, arguments[0]) else { return nil }
    guard unit.toman == 1, unit.rial == 0 else {
      report(
        .unitMismatch, arguments[0].range, "to_rial converts toman, not \(amount.type.words)",
        reasons: ["1 toman is 10 rial; nothing else is converted"])
      return nil
    }
    (unit.toman, unit.rial) = (0, 1)
    let ten = numberConstant(ExactDecimal(10), unit: .number)
    let operation = Operation.chain(
      dividends: builder.operands([amount.node, ten.node]), divisors: builder.operands([]), rounding: nil)
    return number(operation, unit: unit, scale: amount.scale, digits: amount.digits + 1)
  }

  private func wrongArguments(_ name: Marked<String>, _ wanted: String, _ got: Int) -> Typed? {
    report(
      .wrongArguments, name.range, "\(name.value) takes \(wanted), and was given \(got == 1 ? "one" : "\(got)")",
      remedy: "write what it takes in the parentheses, with commas between")
    return nil
  }

  /// `single_unit(chargeable).share`: the arguments pick a row, the column names the cell.
  private mutating func lowerLookup(
    _ id: ID<Table>, _ name: Marked<String>, _ arguments: [Expression], column: Marked<String>?, at range: SourceRange
  ) -> Typed? {
    used.insert(.table(id))
    guard let resolved = tables[id.index] else { return nil }
    let table = resolved.table
    guard arguments.count == table.keys.count else {
      let keys = table.keys.map(\.name).joined(separator: ", ")
      report(
        .wrongArguments, name.range, "\(name.value) is asked by \(keys), and was given \(arguments.count)",
        remedy: "write \(name.value)(\(keys))")
      return nil
    }
    guard let place = columnPlace(column, of: table, name) else { return nil }
    var lowered: [Typed] = []
    for (index, argument) in arguments.enumerated() {
      guard let value = lowerArgument(argument, index, of: resolved) else { continue }
      lowered.append(value)
    }
    guard lowered.count == arguments.count, covers(resolved, arguments, lowered, at: range) else { return nil }
    let scales = lowered.indices.map { max(lowered[$0].scale, resolved.boundScale($0)) }
    let search = builder.search(id, scales: scales) { resolved.search(keyScales: scales) }
    let operands = zip(lowered, scales).map { builder.rescaled($0, to: $1) }
    let cell = table.columns[place]
    guard resolved.isProgressive else {
      return number(
        .lookup(search, column: place, arguments: builder.operands(operands)), unit: cell.unit, scale: cell.scale,
        digits: resolved.digits(column: place))
    }
    guard let key = lowered[0].unit, let unit = try? key.multiplied(by: cell.unit) else { return nil }
    let scale = scales[0] + cell.scale
    guard scale <= NumericLimits.places else {
      report(
        .tooManyPlaces, range, "the sum of the slices has \(scale) digits behind the decimal mark",
        reasons: ["a value keeps at most 16"], remedy: "round the argument, or write the cells with fewer digits")
      return nil
    }
    return number(
      .progressive(search, column: place, argument: operands[0]), unit: unit, scale: scale,
      digits: lowered[0].digits + scales[0] - lowered[0].scale + resolved.digits(column: place) + 1)
  }

  private func columnPlace(_ column: Marked<String>?, of table: Table, _ name: Marked<String>) -> Int? {
    let columns = table.columns.map(\.symbol.name)
    guard let column else {
      if columns.count == 1 { return 0 }
      report(
        .unknownColumn, name.range, "\(name.value) has \(columns.count) columns",
        reasons: [columns.joined(separator: ", ")],
        remedy: "say which: \(name.value)(…).\(columns.first ?? "column")")
      return nil
    }
    if let place = columns.firstIndex(of: column.value) { return place }
    report(
      .unknownColumn, column.range, "\(name.value) has no column \(column.value)",
      reasons: ["the columns are \(columns.listed)"],
      remedy: sink.nearest(to: column.value, among: columns).map { "did you mean \($0)?" })
    return nil
  }

  private mutating func lowerArgument(_ argument: Expression, _ index: Int, of resolved: ResolvedTable) -> Typed? {
    let key = resolved.table.keys[index]
    let wanted: ValueType? =
      if case .choice = key.kind { resolved.keys[index].type } else { nil }
    guard let value = lower(argument, expecting: wanted) else { return nil }
    switch (key.kind, value.type) {
    case (.number(let unit), .number(let other)) where unit != other:
      let literal =
        if case .number(let literal) = argument.withoutParentheses.kind { literal.unit == nil } else { false }
      report(
        literal ? .unitMissing : .unitMismatch, argument.range,
        "\(resolved.table.symbol.name) is asked by \(key.name) in \(unit), not \(value.type.words)",
        remedy: "ask it with \(ValueType.number(unit).words)")
      return nil
    case (let kind, let type) where kind == type.kind:
      return keepsToSteps(argument, value, index, of: resolved) ? value : nil
    default:
      report(
        .typeMismatch, argument.range,
        "\(resolved.table.symbol.name) is asked by \(key.name), which is not \(value.type.words)",
        remedy: "ask it with \(resolved.keys[index].type.words)")
      return nil
    }
  }

  /// T0501: a table whose rows leave out what lies between two steps of a key is asked with nothing that may lie there.
  private func keepsToSteps(_ argument: Expression, _ value: Typed, _ index: Int, of resolved: ResolvedTable) -> Bool {
    let key = resolved.keys[index]
    guard let gap = resolved.leftOut[index], let step = key.step?.reduced else { return true }
    // Sums, differences and products of whole numbers are whole, and so are those of whole hundredths, rounded to them.
    if step.significand == 1, value.scale <= step.scale { return true }
    if let id = inputNamed(by: argument),
      case .number(_, _, _, let scale, _, _, let own) = builder.model.inputs[id.index].domain,
      let width = try? step.rescaled(to: max(scale, step.scale)).significand,
      let steps = try? ExactDecimal(significand: own, scale: scale).rescaled(to: max(scale, step.scale)).significand,
      steps % width == 0
    {
      return true
    }
    report(
      .bracketGap, argument.range,
      "the brackets of \(resolved.table.symbol.name) leave a gap that this may ask for: \(gap)",
      reasons: ["its rows hold for \(key.name) in steps of \(key.words(step))"],
      remedy: "round what is asked, or let each row begin where the one before it ends")
    return false
  }
}
