import Exact
import TariffKernel

/// The days that a date in a formula can come to for one dossier, as far as dates, years and sums of them tell; in rows
/// of a group, those of all rows.
struct FactDays {
  let model: Model
  let facts: Facts
  /// The `let` parts of the fee at hand.
  var locals: [Local] = []
  /// More than a dossier of thirty years of arrears needs.
  private static let most = 400
  private static let deepest = 24

  /// The days; empty: they cannot be told.
  func days(of node: ID<Node>) -> [Day] {
    Set(numbers(node, 0)).sorted().compactMap { Int32(exactly: $0) }.map { Day(number: $0) }
      .filter { Day.valid.contains($0) }
  }

  private func numbers(_ id: ID<Node>, _ depth: Int) -> [Int128] {
    let node = model.nodes[id.index]
    guard depth < Self.deepest, node.scale == 0 else { return [] }
    func inner(_ id: ID<Node>) -> [Int128] { numbers(id, depth + 1) }
    switch node.operation {
    case .constant(let number): return [number]
    case .input(let input): return given(model.inputs[input.index])
    case .local(let place): return inner(locals[place].formula)
    case .value(let value):
      return Array(Set(model.values[value.index].versions.flatMap { version in inner(version.formula) }))
    case .negated(let operand): return inner(operand).map { -$0 }
    case .sum(let all):
      return model.operands(of: .sum(all)).reduce([0]) { sums, operand in
        combined(sums, inner(operand)) { $0.addingReportingOverflow($1).partialValue }
      }
    case .conditional(_, let then, let otherwise): return inner(then) + inner(otherwise)
    case .least(let all), .most(let all): return model.operands(of: .sum(all)).flatMap { inner($0) }
    case .asOf(let operand, _): return inner(operand)
    case .yearOf(let date):
      return inner(date).compactMap { Int32(exactly: $0) }.map { Int128(Day(number: $0).solar.year) }
    case .dayOf(let year, let month, let day):
      let months = combined(inner(year), inner(month)) { $0 * 100 + $1 }
      return combined(months, inner(day)) { $0 * 100 + $1 }.compactMap { number in
        guard (0...9_999_99_99).contains(number) else { return nil }
        let parts = Int(number)
        return Day(solarYear: parts / 10_000, month: parts / 100 % 100, day: parts % 100).map { Int128($0.number) }
      }
    default: return []
    }
  }

  private func given(_ input: Input) -> [Int128] {
    guard let group = input.group else { return [facts.values[input.column]].compactMap { $0 } }
    return facts.groups[group.index].compactMap { $0[input.column] }
  }

  private func combined(_ left: [Int128], _ right: [Int128], _ body: (Int128, Int128) -> Int128) -> [Int128] {
    guard left.count * right.count <= Self.most else { return [] }
    return left.flatMap { a in right.map { body(a, $0) } }
  }
}
