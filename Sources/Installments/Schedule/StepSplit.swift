import Exact

/// Brings installments to the step of their plan so that they still add up.
struct StepSplit {
  var rounding: RowRounding

  init(_ rounding: RowRounding) { self.rounding = rounding }

  /// Installments at the step, and what stands apart.
  struct Result {
    /// As many as were given, or fewer where the plan ends early.
    var rows: [Coins]
    /// For the separate line.
    var apart: Coins = 0
    /// Which installment took the remainder; nil: the separate line did, or nobody had to.
    var taker: Int?
  }

  /// The rows by the rule; nil: some would be nothing or less, and the plan refuses that.
  ///
  /// - Parameters:
  ///   - numerators: The exact rows over `denominator`; one of 0 stays 0.
  ///   - principals: Their principals; a row without any, in grace, may come to nothing.
  ///   - total: What they add up to, in whole coins.
  func split(
    _ numerators: [Coins], principals: [Coins], over denominator: Coins, total: Coins
  ) throws(ArithmeticFault) -> Result? {
    let result: Result =
      switch rounding.taker {
      case .first: try others(numerators, denominator, total, taker: principals.firstIndex { $0 > 0 })
      case .last: try others(numerators, denominator, total, taker: numerators.lastIndex { $0 > 0 })
      case .largestRemainder: largestRemainder(numerators, denominator, total)
      case .separateLine: cut(numerators, denominator, total)
      }
    if zip(result.rows, principals).allSatisfy({ $0 > 0 || ($0 == 0 && $1 == 0) }) { return result }
    return rounding.tooSmall == .refused ? nil : try early(numerators, denominator, total)
  }

  private func others(
    _ numerators: [Coins], _ denominator: Coins, _ total: Coins, taker: Int?
  ) throws(ArithmeticFault) -> Result {
    var rows: [Coins] = []
    rows.reserveCapacity(numerators.count)
    var left = total
    for (place, numerator) in numerators.enumerated() {
      let row = place == taker ? 0 : try rounded(numerator, denominator)
      rows.append(row)
      left -= row
    }
    if let taker { rows[taker] = left }
    return Result(rows: rows, taker: taker)
  }

  private func rounded(_ numerator: Coins, _ denominator: Coins) throws(ArithmeticFault) -> Coins {
    if numerator == 0 { return 0 }
    return try Quotient.rounded(
      UInt256(numerator.magnitude), over: denominator.magnitude, rounding.mode, step: rounding.step
    ).value
  }

  private func cut(_ numerators: [Coins], _ denominator: Coins, _ total: Coins) -> Result {
    let unit = denominator * rounding.step
    let rows = numerators.map { $0 / unit * rounding.step }
    return Result(rows: rows, apart: total - rows.reduce(0, +))
  }

  private func largestRemainder(_ numerators: [Coins], _ denominator: Coins, _ total: Coins) -> Result {
    let unit = denominator * rounding.step
    var result = cut(numerators, denominator, total)
    var left = result.apart
    result.apart = 0
    let losers = numerators.indices.filter { numerators[$0] % unit > 0 }
      .sorted { (numerators[$0] % unit, $1) > (numerators[$1] % unit, $0) }
    for place in losers {
      let share = min(left, rounding.step)
      if share == 0 { break }
      if share < rounding.step { result.taker = place }
      result.rows[place] += share
      left -= share
    }
    return result
  }

  /// Each row at least a step, until the total is reached; the last one takes what is left.
  private func early(
    _ numerators: [Coins], _ denominator: Coins, _ total: Coins
  ) throws(ArithmeticFault) -> Result {
    var rows: [Coins] = []
    var left = total
    let end = numerators.lastIndex { $0 > 0 } ?? 0
    for (place, numerator) in numerators.enumerated() where left > 0 {
      let wanted = numerator == 0 ? 0 : max(try rounded(numerator, denominator), rounding.step)
      let row = place == end ? left : min(wanted, left)
      rows.append(row)
      left -= row
    }
    return Result(rows: rows, taker: rows.count - 1)
  }
}
