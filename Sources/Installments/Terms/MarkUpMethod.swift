import Exact

/// How the mark-up of a plan is calculated. No act that was found says which one it means by a rate, so every plan
/// names its method.
public enum MarkUpMethod: Sendable, Hashable {
  /// There is none, whatever the rate.
  case none
  /// On the whole remainder for the whole term: remainder × rate × years. Spread evenly over the installments.
  case flat
  /// The formula of Iranian banks, remainder × rate in percent × every-month × (n + 1) / 2400: what a declining balance
  /// with equal principal would bear, spread evenly over the installments.
  case bankFormula
  /// Equal principal, and mark-up on the balance before each installment.
  case equalPrincipal(RatePeriod)
  /// Equal installments (annuity): remainder × Π(1 + rᵢ) ÷ F, with F₁ = 1 and Fᵢ = 1 + Fᵢ₋₁ × (1 + rᵢ), brought to so
  /// many digits behind the coin (half away from zero) before it meets the rounding step. Mark-up on the balance, the
  /// rest of the installment is principal.
  case levelPayment(RatePeriod, guardDigits: Int)
  /// Equal principal, and mark-up for each day on which the balance stands, to the day of payment that a shift gives,
  /// over 365.
  case dailyInterest

  /// Whether each installment bears the mark-up of its own balance.
  var runsOnBalance: Bool {
    switch self {
    case .none, .flat, .bankFormula: false
    case .equalPrincipal, .levelPayment, .dailyInterest: true
    }
  }
}

/// The first installments that ask for less.
public struct Grace: Sendable, Hashable {
  /// How many of the first installments bear no principal.
  public var principal: Int
  /// How many of the first installments bear no mark-up.
  public var markUp: Int
  /// Whether the mark-up of those is never asked for; else the first installment after them bears it.
  public var forgivesMarkUp: Bool

  /// By default none.
  public init(principal: Int = 0, markUp: Int = 0, forgivesMarkUp: Bool = false) {
    self.principal = principal
    self.markUp = markUp
    self.forgivesMarkUp = forgivesMarkUp
  }
}
