import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

extension FormulaLowering {
  /// `wage on issue_date`: a rate, a lookup or a value as it stands on another date.
  mutating func lowerAsOf(_ inner: Expression, _ date: Expression) -> Typed? {
    let value = lower(inner)
    let day = lower(date)
    guard var value, let day, isDated(inner) else { return nil }
    guard day.type == .date else {
      report(
        .typeMismatch, date.range, "`on` takes a date, not \(day.type.words)",
        remedy: "write a date of the dossier, or first_day(year)")
      return nil
    }
    value.node = builder.node(.asOf(value.node, date: day.node), value.type, scale: value.scale)
    return value
  }

  /// Whether another day could change what is read: what the dossier brings and what was computed for it stay the same.
  private func isDated(_ inner: Expression) -> Bool {
    guard case .name(let name) = inner.withoutParentheses.kind, scope.locals[name] == nil else { return true }
    switch names.entities[name] {
    case .rate?, .value?: return true
    case let entity:
      report(
        .wrongKindOfName, inner.range, "\(name) is \(entity?.words ?? "an option"), and has no other day",
        reasons: ["only rates, tables and values are read as they stood on another day"],
        remedy: "write `on` behind the rate, table or value that is meant")
      return false
    }
  }

  /// `day_of(1403, 2, 1)`, `first_day(1403)`: whole pure numbers become a Solar Hijri date.
  mutating func lowerDay(_ name: Marked<String>, _ arguments: [Expression], parts: [String]) -> Typed? {
    guard arguments.count == parts.count else {
      report(
        .wrongArguments, name.range,
        "\(name.value) takes \(parts.joined(separator: ", ")), and was given \(arguments.count)",
        remedy: "write what it takes in the parentheses, with commas between")
      return nil
    }
    var nodes: [ID<Node>] = []
    for (argument, part) in zip(arguments, parts) {
      guard let value = lower(argument) else { continue }
      guard value.type == .number(.number), value.scale == 0 else {
        report(
          .typeMismatch, argument.range,
          "\(name.value) takes \(part) as a whole number, not \(value.type.words)\(value.scale > 0 ? " with places" : "")",
          remedy: "write an input in count, year_of(a date), or a number such as 1403")
        continue
      }
      nodes.append(value.node)
    }
    guard nodes.count == parts.count else { return nil }
    while nodes.count < 3 { nodes.append(numberConstant(ExactDecimal(1), unit: .number).node) }
    let operation = Operation.dayOf(year: nodes[0], month: nodes[1], day: nodes[2])
    return Typed(
      node: builder.node(operation, .date), type: .date, scale: 0, digits: NumericLimits.dayDigits)
  }
}
