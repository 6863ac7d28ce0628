import Exact

/// What was paid of the principal, less what recalculations have given back: nothing is paid back twice, and no discount
/// is, which nobody has paid.
struct KeptPayments {
  /// The cash part as it was agreed.
  private let cash: CashPart
  /// How much of each line the cash part still settles, its discount with it.
  private var cashParts: [Coins]
  /// How much of each line was given back of what installments have paid.
  private var paidBack: [Coins]

  init(cash: CashPart) {
    self.cash = cash
    cashParts = cash.parts
    paidBack = cash.parts.map { _ in 0 }
  }

  /// Gives back what lines fell by, as far as it was paid: first what installments have paid, then the cash part, whose
  /// discount shrinks in proportion.
  ///
  /// - Parameters:
  ///   - falls: By line; what was paid is taken off.
  ///   - paid: What installments have paid of each line.
  /// - Returns: The money.
  mutating func giveBack(_ falls: inout [Coins], paid: [Coins], _ mode: RoundingMode) throws(ArithmeticFault) -> Coins {
    let missing = falls.count - cashParts.count
    cashParts += [Coins](repeating: 0, count: missing)
    paidBack += [Coins](repeating: 0, count: missing)
    let before = try payable(mode)
    var money: Coins = 0
    for line in falls.indices {
      let ofRows = min(falls[line], max(0, paid[line] - paidBack[line]))
      paidBack[line] += ofRows
      money += ofRows
      let ofCash = min(falls[line] - ofRows, cashParts[line])
      cashParts[line] -= ofCash
      falls[line] -= ofRows + ofCash
    }
    return try money + before - payable(mode)
  }

  /// What the cash part has cost, as far as it is kept.
  private func payable(_ mode: RoundingMode) throws(ArithmeticFault) -> Coins {
    let left = cashParts.reduce(0, +)
    guard cash.discount > 0, left < cash.amount else { return left - (left > 0 ? cash.discount : 0) }
    let product = UInt256(cash.discount.magnitude, times: left.magnitude)
    return try left - Quotient.rounded(product, over: cash.amount.magnitude, mode).value
  }
}
