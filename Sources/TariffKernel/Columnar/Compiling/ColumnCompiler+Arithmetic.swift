import Exact

/// Sums, products and quotients, two columns at a time. Only the last step is held to the bound of the formula: what
/// happens inside has none.
extension ColumnCompiler {
  mutating func emitBinary(
    _ step: ColumnInstruction.Code, _ a: Int32, _ b: Int32, bound: UInt8 = ColumnInstruction.noBound,
    into target: Int32?
  ) -> Int32 {
    let dst = emitValue(step, a: a, b: b, bound: bound, into: target)
    release(a)
    release(b)
    return dst
  }

  mutating func emitSum(_ parts: [Int], day: Int, _ bound: UInt8, into target: Int32?) -> Int32 {
    if parts.isEmpty { return settle(constant(0), into: target) }
    // A term that is taken off comes second where it can.
    var order = parts
    if let first = parts.firstIndex(where: { negated($0, day: day) == nil }) {
      order.remove(at: first)
      order.insert(parts[first], at: 0)
    }
    var total = emitFormula(order[0], day: day)
    if order.count == 1 { return settle(total, into: target) }
    for (place, part) in order.enumerated().dropFirst() {
      let isLast = place == order.count - 1
      let taken = negated(part, day: day)
      let term = emitFormula(taken ?? part, day: day)
      total = emitBinary(
        taken == nil ? .add : .subtract, total, term, bound: isLast ? bound : ColumnInstruction.noBound,
        into: isLast ? target : nil)
    }
    return total
  }

  /// What a term takes off, if it is a negation that nobody else reads.
  private func negated(_ part: Int, day: Int) -> Int? {
    guard case .negated(let inner) = uses.table.formulas[part].shape else { return nil }
    return uses.isKept(uses.use(part, day: day, lane: lane)) ? nil : inner
  }

  mutating func emitFold(
    _ step: ColumnInstruction.Code, _ parts: [Int], day: Int, into target: Int32?
  ) -> Int32 {
    var best = emitFormula(parts[0], day: day)
    if parts.count == 1 { return settle(best, into: target) }
    for (place, part) in parts.enumerated().dropFirst() {
      let next = emitFormula(part, day: day)
      best = emitBinary(step, best, next, into: place == parts.count - 1 ? target : nil)
    }
    return best
  }

  /// All dividends over all divisors, rounded once; or the exact product.
  mutating func emitChain(
    _ dividends: [Int], _ divisors: [Int], _ rule: StepRule?, day: Int, _ bound: UInt8, into target: Int32?
  ) -> Int32 {
    let formulas = uses.table.formulas
    for part in dividends + divisors {
      if let value = formulas[part].constant, !uses.table.isWithinBound(value, formulas[part]) {
        emitHandOver(.overflow)
      }
    }
    guard let rule else {
      guard let factor = product(of: dividends.compactMap { formulas[$0].constant }) else {
        return emitNotCompiled(into: target)
      }
      let columns = dividends.filter { formulas[$0].constant == nil }.map { emitFormula($0, day: day) }
      return emitProduct(columns, factor, bound, into: target)
    }
    let places = { (parts: [Int]) in parts.reduce(0) { $0 + formulas[$1].scale } }
    guard
      let ratio = Ratio(
        product(of: dividends.compactMap { formulas[$0].constant }),
        over: product(of: divisors.compactMap { formulas[$0].constant }), rule,
        shift: places(divisors) + rule.scale - places(dividends),
        isReduced: divisors.allSatisfy { formulas[$0].constant != nil })
    else { return emitNotCompiled(into: target) }
    let upper = dividends.filter { formulas[$0].constant == nil }.map { emitFormula($0, day: day) }
    let lower = divisors.filter { formulas[$0].constant == nil }.map { emitFormula($0, day: day) }
    if ratio.lower == 0 {
      emitHandOver(.divisionByZero)
      for column in upper + lower { release(column) }
      return settle(constant(0), into: target)
    }
    return emitQuotient(upper, lower, ratio, rule.mode, bound, into: target)
  }

  /// Constants of a quotient: ±upper ÷ lower, in whole steps.
  struct Ratio {
    var upper: Int128
    var lower: Int128
    var step: Int64

    /// Times 10^shift, over the rule's step. nil: 128 bits do not hold it. `isReduced`: to lowest terms, as long as no
    /// column divides: a divisor that does not fit 128 bits is an error, and must not fit here either.
    init?(_ dividend: Int128?, over divisor: Int128?, _ rule: StepRule, shift: Int, isReduced: Bool = true) {
      guard let dividend, let divisor, let step = Int64(exactly: rule.step),
        let raising = PowersOfTen.int128(max(0, shift)), let lowering = PowersOfTen.int128(max(0, -shift))
      else { return nil }
      let raised = dividend.multipliedReportingOverflow(by: raising)
      let stepped = divisor.multipliedReportingOverflow(by: rule.step)
      let lowered = stepped.partialValue.multipliedReportingOverflow(by: lowering)
      if raised.overflow || stepped.overflow || lowered.overflow || raised.partialValue == .min
        || lowered.partialValue == .min
      {
        return nil
      }
      (upper, lower, self.step) = (raised.partialValue, lowered.partialValue, step)
      if lower < 0 { (upper, lower) = (-upper, -lower) }
      if lower == 0 || upper == 0 || !isReduced { return }
      // The quotient and its rounding stay what they are.
      var (a, b) = (upper.magnitude, lower.magnitude)
      while b != 0 { (a, b) = (b, a % b) }
      let common = Int128(truncatingIfNeeded: a)
      (upper, lower) = (upper / common, lower / common)
    }
  }

  /// Whole steps of columns multiplied and divided.
  mutating func emitQuotient(
    _ upper: [Int32], _ lower: [Int32], _ ratio: Ratio, _ mode: RoundingMode, _ bound: UInt8, into target: Int32?
  ) -> Int32 {
    let none = ColumnInstruction.noBound
    if lower.isEmpty, ratio.lower == 1 {
      let step = ratio.upper.multipliedReportingOverflow(by: Int128(ratio.step))
      if !step.overflow { return emitProduct(upper, step.partialValue, bound, into: target) }
    }
    if lower.isEmpty, upper.count > (ratio.upper == 1 ? 1 : 0) {
      // The last factor goes into the step that divides.
      let factors = ratio.upper == 1 ? upper : upper + [constant(ratio.upper)]
      let first = emitProduct(Array(factors.dropLast()), 1, none, into: nil)
      divisions.append(DivisionPlan(divisor: ratio.lower, mode: mode, step: ratio.step))
      let (last, plan) = (factors[factors.count - 1], Int32(divisions.count - 1))
      let dst = emitValue(.multiplyDivide, a: first, b: last, c: plan, bound: bound, into: target)
      release(first)
      release(last)
      return dst
    }
    let dividend = emitProduct(upper, ratio.upper, none, into: nil)
    if lower.isEmpty {
      divisions.append(DivisionPlan(divisor: ratio.lower, mode: mode, step: ratio.step))
      let dst = emitValue(.divide, a: dividend, c: Int32(divisions.count - 1), bound: bound, into: target)
      release(dividend)
      return dst
    }
    let divisor = emitProduct(lower, ratio.lower, none, into: nil)
    divisions.append(DivisionPlan(divisor: nil, mode: mode, step: ratio.step))
    let dst = emitValue(
      .divide, a: dividend, b: divisor, c: Int32(divisions.count - 1), bound: bound, into: target)
    release(dividend)
    release(divisor)
    return dst
  }

  /// Columns and a constant, multiplied.
  mutating func emitProduct(
    _ columns: [Int32], _ factor: Int128, _ bound: UInt8, into target: Int32?
  ) -> Int32 {
    if columns.isEmpty {
      // What constants come to is held to the bound as any other result.
      return emitBinary(.multiply, constant(factor), constant(1), bound: bound, into: target)
    }
    let factors = factor == 1 ? columns : columns + [constant(factor)]
    // A lone column keeps the bound already: it stands at the same scale.
    if factors.count == 1 { return settle(columns[0], into: target) }
    var product = factors[0]
    for (place, next) in factors.enumerated().dropFirst() {
      let isLast = place == factors.count - 1
      product = emitBinary(
        .multiply, product, next, bound: isLast ? bound : ColumnInstruction.noBound, into: isLast ? target : nil)
    }
    return product
  }

  private func product(of constants: [Int128]) -> Int128? {
    var product: Int128 = 1
    for constant in constants {
      let next = product.multipliedReportingOverflow(by: constant)
      if next.overflow { return nil }
      product = next.partialValue
    }
    return product
  }

  mutating func emitNotCompiled(into target: Int32?) -> Int32 {
    emitHandOver(.notCompiled)
    return settle(constant(0), into: target)
  }
}
