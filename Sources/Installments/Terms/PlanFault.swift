import Exact

/// Why the text of a plan cannot stand: an error of the act, found before any citizen asks.
public enum PlanFault: Error, Sendable, Hashable {
  case placesOutOfRange(Int)
  /// Neither a term nor a discount: nothing that a citizen does not have without it.
  case noTerms
  case installmentsOutOfRange(Int, most: Int)
  /// Longer than the law allows.
  case termTooLong(months: Int, most: Int)
  case termTwice(Int)
  case frequencyNotPositive(Int)
  case rateOutOfRange(term: Int)
  case leastCashOutOfRange(term: Int)
  case discountOutOfRange
  case discountsOverlap(DaySpan, DaySpan)
  case guardDigitsOutOfRange(Int, most: Int)
  case stepOutOfRange(Coins)
  /// Equal installments have no principal of their own that could be rounded.
  case levelPaymentRoundsAmounts
  case graceOutOfRange(Int, installments: Int)
  case lateChargeOutOfRange
  case forgivenShareOutOfRange
  case supplementDaysOutOfRange(Int)
  /// Each of the nine buckets stands once.
  case bucketsIncomplete
  case debtBoundsOutOfOrder(least: Coins, most: Coins)
}

extension PlanFault: CustomStringConvertible {
  /// What is wrong and what would be right.
  public var description: String {
    switch self {
    case .placesOutOfRange(let places): "\(places) places: a coin has 0 to \(CoinLimit.places.upperBound)"
    case .noTerms: "the plan offers neither a term nor a discount"
    case .installmentsOutOfRange(let count, let most): "\(count) installments: a term has 1 to \(most)"
    case .termTooLong(let months, let most): "a term of \(months) months: at most \(most) are allowed"
    case .termTwice(let count): "the term of \(count) installments is offered twice"
    case .frequencyNotPositive(let count): "installments every \(count): at least every 1"
    case .rateOutOfRange(let term): "the mark-up of the term of \(term): a rate is 0 to 1000 %, with at most 10 places"
    case .leastCashOutOfRange(let term): "the least cash part of the term of \(term): a share is 0 to 100 %"
    case .discountOutOfRange: "a cash discount is 0 to 100 %"
    case .discountsOverlap(let left, let right):
      "two cash discounts hold on \(max(left.first, right.first)): their spans must not overlap"
    case .guardDigitsOutOfRange(let digits, let most): "\(digits) guard digits: 0 to \(most)"
    case .stepOutOfRange(let step): "a step of \(step) coins: 1 to 10^15"
    case .levelPaymentRoundsAmounts: "level payments are rounded as amounts, not as principal"
    case .graceOutOfRange(let grace, let installments):
      "grace of \(grace) installments of \(installments): at most \(max(0, installments - 1))"
    case .lateChargeOutOfRange: "a late charge is a rate of 0 to 1000 % with at most 8 places, and so is its cap"
    case .forgivenShareOutOfRange: "the share of mark-up that a settlement forgives is 0 to 100 %"
    case .supplementDaysOutOfRange(let days): "a supplementary bill due after \(days) days: 0 to 3660"
    case .bucketsIncomplete:
      "the order of allocation names each of past due, due, in advance × late charge, mark-up, fee once"
    case .debtBoundsOutOfOrder(let least, let most): "debts of at least \(least) and at most \(most): no debt is both"
    }
  }
}
