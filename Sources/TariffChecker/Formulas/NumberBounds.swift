import Exact
import TariffKernel

/// Between which significands a number lies wherever it is computed without an error, as far as literals, rates, cells
/// and the ranges of inputs tell.
struct NumberBounds: Hashable {
  var least: Int128
  var most: Int128

  /// The one number that it can be; nil: there are several.
  var constant: Int128? { least == most ? least : nil }

  init(_ least: Int128, _ most: Int128) { (self.least, self.most) = (least, most) }

  /// The bounds of some numbers; nil: there are none.
  init?(of numbers: some Collection<Int128>) {
    guard let first = numbers.first else { return nil }
    self = numbers.reduce(into: NumberBounds(first, first)) { bounds, number in
      (bounds.least, bounds.most) = (min(bounds.least, number), max(bounds.most, number))
    }
  }

  static prefix func - (bounds: NumberBounds) -> NumberBounds { NumberBounds(0 &- bounds.most, 0 &- bounds.least) }

  /// Between what a sum lies; nil: beyond 128 bits.
  func adding(_ other: NumberBounds) -> NumberBounds? {
    let (least, isBelow) = least.addingReportingOverflow(other.least)
    let (most, isAbove) = most.addingReportingOverflow(other.most)
    return isBelow || isAbove ? nil : NumberBounds(least, most)
  }

  /// An end beyond 128 bits becomes the last number within, which is too large for a value of any scale.
  static func * (left: NumberBounds, right: NumberBounds) -> NumberBounds {
    let corners = [
      left.least.times(right.least), left.least.times(right.most), left.most.times(right.least),
      left.most.times(right.most),
    ]
    return NumberBounds(of: corners) ?? left
  }

  /// The smallest bounds that hold both.
  func union(_ other: NumberBounds) -> NumberBounds { NumberBounds(min(least, other.least), max(most, other.most)) }

  /// Whether every number within the bounds is too large for a value of the scale.
  func isTooLarge(scale: Int) -> Bool {
    guard let limit = PowersOfTen.int128(NumericLimits.wholeDigits + scale) else { return false }
    return least >= limit || most <= -limit
  }

  /// The bounds of those numbers that are no overflow.
  func clamped(scale: Int) -> NumberBounds {
    guard let limit = PowersOfTen.int128(NumericLimits.wholeDigits + scale) else { return self }
    return NumberBounds(max(least, 1 - limit), min(most, limit - 1))
  }
}

extension Int128 {
  fileprivate func times(_ other: Int128) -> Int128 {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? ((self < 0) == (other < 0) ? .max : -.max) : product
  }
}

/// The bounds of nodes, worked out in the order in which nodes are made: operands come first.
struct BoundsOfNodes {
  /// By rate.
  var rates: [NumberBounds?] = []
  /// By value, as far as they are lowered.
  var values: [ID<Value>: NumberBounds] = [:]
  private var known: [NumberBounds?] = []
  private var columns: [Column: NumberBounds?] = [:]

  private struct Column: Hashable {
    var table: ID<Table>
    var place: Int
  }

  /// The bounds of a node; nil: nothing is known. `local` gives the node of a `let` by its place, in the fee at hand.
  mutating func of(
    _ node: ID<Node>, in model: Model, tables: [ResolvedTable?], local: (Int) -> ID<Node>?
  ) -> NumberBounds? {
    while known.count <= node.index {
      let next = model.nodes[known.count]
      var bounds: NumberBounds?
      if case .number = next.kind { bounds = worked(next, model, tables, local) }
      known.append(bounds.flatMap { $0.isTooLarge(scale: next.scale) ? $0 : $0.clamped(scale: next.scale) })
    }
    return known[node.index]
  }

  private mutating func worked(
    _ node: Node, _ model: Model, _ tables: [ResolvedTable?], _ local: (Int) -> ID<Node>?
  ) -> NumberBounds? {
    func all(_ operands: Operands) -> [NumberBounds]? {
      let bounds = model.operands[operands.start..<operands.start + operands.count].map { known[$0.index] }
      return bounds.contains { $0 == nil } ? nil : bounds.compactMap { $0 }
    }
    switch node.operation {
    case .constant(let value): return NumberBounds(value, value)
    case .input(let id):
      guard case .number(_, _, _, _, let least, let most, _) = model.inputs[id.index].domain else { return nil }
      return NumberBounds(least, most)
    case .rate(let id): return rates[id.index]
    case .value(let id): return values[id]
    case .local(let place): return local(place).flatMap { $0.index < known.count ? known[$0.index] : nil }
    case .rescale(let inner, let growth):
      guard let power = PowersOfTen.int128(growth) else { return nil }
      return known[inner.index].map { $0 * NumberBounds(power, power) }
    case .negated(let inner): return known[inner.index].map { -$0 }
    case .sum(let operands):
      return all(operands)?.reduce(NumberBounds(0, 0)) { sum, next in sum.flatMap { $0.adding(next) } }
    case .chain(let dividends, let divisors, let rule):
      guard divisors.count == 0, let product = all(dividends)?.reduce(NumberBounds(1, 1), *) else { return nil }
      guard let rule else { return product }
      let list = model.operands[dividends.start..<dividends.start + dividends.count]
      return rounded(product, scale: list.reduce(0) { $0 + model.nodes[$1.index].scale }, rule)
    case .rounded(let inner, let rule):
      return known[inner.index].flatMap { rounded($0, scale: model.nodes[inner.index].scale, rule) }
    case .least(let operands):
      guard let bounds = all(operands), let least = bounds.map(\.least).min(), let most = bounds.map(\.most).min()
      else {
        return nil
      }
      return NumberBounds(least, most)
    case .most(let operands):
      guard let bounds = all(operands), let least = bounds.map(\.least).max(), let most = bounds.map(\.most).max()
      else {
        return nil
      }
      return NumberBounds(least, most)
    case .conditional(_, let then, let otherwise):
      guard let first = known[then.index], let second = known[otherwise.index] else { return nil }
      return first.union(second)
    case .lookup(let search, let column, _):
      return cells(Column(table: model.searches[search.index].table, place: column), tables)
    case .aggregate(let kind, _, _, let element):
      return kind == .least || kind == .most ? element.flatMap { known[$0.index] } : nil
    case .asOf(let inner, _): return known[inner.index]
    default: return nil
    }
  }

  /// Rounding keeps the order of numbers, so that the ends go where everything between them goes.
  private func rounded(_ bounds: NumberBounds, scale: Int, _ rule: RoundingRule) -> NumberBounds? {
    func end(_ value: Int128) -> Int128? {
      guard scale <= ExactDecimal.maximumScale, value.magnitude < Int128.max.magnitude else { return nil }
      let rounding = Rounding(rule.mode, to: ExactDecimal(significand: rule.step, scale: rule.scale))
      return try? ExactDecimal(significand: value, scale: scale).rounded(rounding).rescaled(to: rule.scale).significand
    }
    guard let least = end(bounds.least), let most = end(bounds.most) else { return nil }
    return NumberBounds(least, most)
  }

  private mutating func cells(_ column: Column, _ tables: [ResolvedTable?]) -> NumberBounds? {
    if let found = columns[column] { return found }
    var bounds: NumberBounds?
    for version in tables[column.table.index]?.table.versions ?? [] {
      for case let cell? in version.cells[column.place] {
        let number = NumberBounds(cell, cell)
        bounds = bounds?.union(number) ?? number
      }
    }
    columns[column] = .some(bounds)
    return bounds
  }
}

extension FormulaLowering {
  /// Between what a lowered number lies; nil: that cannot be told.
  mutating func bounds(of typed: Typed) -> NumberBounds? { bounds(of: typed.node) }

  /// The same of a node.
  mutating func bounds(of node: ID<Node>) -> NumberBounds? {
    let locals = scope.locals.values
    return known.of(node, in: builder.model, tables: tables) { place in
      locals.first { $0.place == place }?.typed.node
    }
  }
}
