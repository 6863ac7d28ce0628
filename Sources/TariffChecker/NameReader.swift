import Diagnostics
import TariffKernel
import TariffSyntax

/// Which names a formula reads, told apart as ``FormulaLowering`` tells them: `renewal` in `request = renewal` is an
/// option even when a fee is named so, and `area` over the rows of a group is the group's.
final class NameReader {
  let names: Names
  let collected: Collected
  /// In the order of ``Names``.
  let inputs: [Input]
  /// The `let` clauses of the fee at hand.
  var locals: [String: Expression] = [:]

  init(names: Names, collected: Collected, inputs: [Input]) {
    (self.names, self.collected, self.inputs) = (names, collected, inputs)
  }

  /// Calls the closure for every declared name that the formula reads, in order.
  func read(_ formula: Expression, _ body: (String, SourceRange) -> Void) {
    read(formula, group: nil, wantsOption: false, body)
  }

  private func read(
    _ formula: Expression, group: ID<Group>?, wantsOption: Bool, _ body: (String, SourceRange) -> Void
  ) {
    func plain(_ inner: Expression) { read(inner, group: group, wantsOption: false, body) }
    switch formula.kind {
    case .name(let name):
      if wantsOption, names.options[name] != nil { return }
      if locals[name] != nil || group.flatMap({ names.groupInputs[$0]?[name] }) != nil { return }
      body(name, formula.range)
    case .call(let name, let arguments):
      body(name.value, name.range)
      for (place, argument) in arguments.enumerated() {
        read(argument, group: group, wantsOption: isChoiceKey(place, of: name.value), body)
      }
    case .aggregate(_, let element, let name, let filter):
      let rows: ID<Group>? = if case .group(let id)? = names.entities[name.value] { id } else { nil }
      if let element { read(element, group: rows, wantsOption: false, body) }
      if let filter { read(filter, group: rows, wantsOption: false, body) }
    case .sum(let terms): for term in terms { plain(term.expression) }
    case .chain(let factors): for factor in factors { plain(factor.expression) }
    case .comparison(_, let left, let right):
      read(left, group: group, wantsOption: isChoice(right, group: group), body)
      read(right, group: group, wantsOption: isChoice(left, group: group), body)
    case .all(let parts), .any(let parts): for part in parts { plain(part) }
    case .conditional(let condition, let then, let otherwise):
      plain(condition)
      read(then, group: group, wantsOption: wantsOption, body)
      read(otherwise, group: group, wantsOption: wantsOption || isChoice(then, group: group), body)
    case .parenthesised(let inner): read(inner, group: group, wantsOption: wantsOption, body)
    case .member(let inner, _), .negated(let inner), .isGiven(let inner), .oneOf(let inner, _), .not(let inner),
      .rounded(let inner, _), .beforeReliefs(let inner):
      plain(inner)
    case .asOf(let inner, let date):
      plain(inner)
      plain(date)
    case .number, .date, .text, .truth, .missing: break
    }
  }

  /// Whether an expression gives a choice, read without anything that it is compared with.
  private func isChoice(_ formula: Expression, group: ID<Group>?, depth: Int = 0) -> Bool {
    // Values that read one another in a circle are reported elsewhere.
    guard depth < 16 else { return false }
    switch formula.kind {
    case .parenthesised(let inner): return isChoice(inner, group: group, depth: depth + 1)
    case .conditional(_, let then, _): return isChoice(then, group: group, depth: depth + 1)
    case .member(let owner, let member):
      guard case .name(let name) = owner.kind, case .group(let id)? = names.entities[name] else { return false }
      return names.groupInputs[id]?[member.value].map { isChoice($0) } ?? false
    case .name(let name):
      if let local = locals[name] { return isChoice(local, group: nil, depth: depth + 1) }
      if let id = group.flatMap({ names.groupInputs[$0]?[name] }) { return isChoice(id) }
      switch names.entities[name] {
      case .input(let id)?: return isChoice(id)
      case .value(let id)?:
        return isChoice(collected.values[id.index][0].declaration.formula, group: nil, depth: depth + 1)
      case nil: return names.options[name] != nil
      default: return false
      }
    default: return false
    }
  }

  private func isChoice(_ input: ID<Input>) -> Bool { inputs[input.index].domain.kind == .choice }

  private func isChoiceKey(_ place: Int, of name: String) -> Bool {
    guard case .table(let id)? = names.entities[name] else { return false }
    let table = collected.tables[id.index][0].declaration
    let keys = table.keys.map { $0.unit == nil ? $0.name.value : "" } + [table.across?.name.value].compactMap { $0 }
    guard place < keys.count else { return false }
    return inputs.contains { $0.symbol.name == keys[place] && $0.domain.kind == .choice }
  }
}
