import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

extension FormulaLowering {
  /// `sum(area * k over floor where level > 0)`, `count(floor where …)`: one value made of the rows of a group.
  mutating func lowerAggregate(
    _ kind: Marked<Aggregate>, element: Expression?, group: Marked<String>, filter: Expression?, at range: SourceRange
  ) -> Typed? {
    guard case .group(let id)? = names.entities[group.value] else {
      report(
        names.entities[group.value] == nil ? .unknownName : .wrongKindOfName, group.range,
        "\(group.value) is not a group",
        remedy: sink.nearest(to: group.value, among: builder.model.groups.map(\.symbol.name)).map {
          "did you mean \($0)?"
        }
          ?? "declare it: group \(group.value), with its inputs indented below")
      return nil
    }
    guard scope.group == nil else {
      report(
        .wrongKindOfName, range, "rows of \(group.value) cannot be gathered inside the rows of another group",
        remedy: "give the inner part a name with `value` or `let` outside")
      return nil
    }
    used.insert(.group(id))
    scope.group = id
    let facts = scope.facts
    defer { (scope.group, scope.facts) = (nil, facts) }
    var test: Typed?
    if let filter {
      guard let lowered = lowerTruth(filter) else { return nil }
      test = lowered
      scope.facts.add(self.facts(of: filter, holds: true))
    }
    guard let element else {
      return number(.aggregate(.count, id, filter: test?.node, element: nil), unit: .number, scale: 0, digits: 9)
    }
    guard let value = lower(element), let unit = requireNumber(value, element) else { return nil }
    let isSum = kind.value == .sum
    return number(
      .aggregate(kind.value.aggregation, id, filter: test?.node, element: value.node), unit: unit, scale: value.scale,
      digits: value.digits + (isSum ? 9 : 0))
  }
}

extension Aggregate {
  fileprivate var aggregation: Aggregation {
    switch self {
    case .sum: .sum
    case .count: .count
    case .min: .least
    case .max: .most
    }
  }
}
