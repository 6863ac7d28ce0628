import Exact

extension FormulaTable {
  /// The formula, or the constant that it always is. Only what keeps the bound of its place is folded: what leaves it is
  /// an error of the row, and only if it is read.
  func folded(_ formula: Formula) -> Formula {
    guard let value = folded(formula.shape), isWithinBound(value, formula) else { return formula }
    return Formula(shape: .constant(value), range: formula.range, scale: formula.scale)
  }

  /// Whether a value keeps the bound of a formula.
  func isWithinBound(_ value: Int128, _ formula: Formula) -> Bool {
    switch formula.range {
    case .number:
      let bound = ProgramBuilder.bounds[formula.scale]
      return bound.least <= value && value <= bound.most
    case .date:
      let bound = ProgramBuilder.bounds[ProgramBuilder.mostPlaces + 1]
      return bound.least <= value && value <= bound.most
    case .free: return true
    }
  }

  private func folded(_ shape: Shape) -> Int128? {
    switch shape {
    case .rate(let index):
      let rate = model.rates[index]
      guard isTimeless(rate.timeline), let version = rate.timeline.entries[0].version else { return nil }
      return rate.versions[version].significand
    case .negated(let inner): return formulas[inner].constant.map { -$0 }
    case .sum(let list): return folded(list, from: 0) { $0.addingReportingOverflow($1) }
    case .chain(let dividends, _, nil): return folded(dividends, from: 1) { $0.multipliedReportingOverflow(by: $1) }
    default: return nil
    }
  }

  private func folded(
    _ parts: [Int], from start: Int128, _ combine: (Int128, Int128) -> (partialValue: Int128, overflow: Bool)
  ) -> Int128? {
    var result = start
    for part in parts {
      guard let value = formulas[part].constant, isWithinBound(value, formulas[part]) else { return nil }
      let next = combine(result, value)
      if next.overflow { return nil }
      result = next.partialValue
    }
    return result
  }
}
