import Exact

/// Which part of each rounded installment is mark-up.
enum MarkUpSpread {
  /// Mark-ups of whole coins that add up to the total, none larger than its amount and none below 0.
  ///
  /// Each follows the nominal mark-up, summed from the first installment and rounded; where an amount is too small to
  /// bear its own, the rest comes later, and where the later ones are too small, earlier.
  ///
  /// - Parameters:
  ///   - amounts: The installments, the separate line last; nil: mark-up is added to what they are.
  static func markUps(_ rows: Nominal, within amounts: [Coins]?, count: Int, mode: RoundingMode)
    throws(ArithmeticFault) -> [Coins]
  {
    let total = rows.markUpTotal
    var later = amounts?.reduce(0, +) ?? 0
    var (sum, exact): (Coins, Coins) = (0, 0)
    var markUps: [Coins] = []
    markUps.reserveCapacity(count)
    for place in 0..<count {
      exact += place < rows.markUp.count ? rows.markUp[place] : 0
      var next =
        place == count - 1
        ? total
        : try Quotient.rounded(UInt256(exact.magnitude), over: rows.denominator.magnitude, mode).value
      if let amounts {
        later -= amounts[place]
        next = min(sum + amounts[place], max(next, total - later))
      }
      next = max(next, sum)
      markUps.append(next - sum)
      sum = next
    }
    return markUps
  }
}
