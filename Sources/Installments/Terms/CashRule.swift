import Exact

/// A discount for those who pay on some days.
public struct CashDiscount: Sendable, Hashable {
  /// The days of payment on which it is given.
  public var span: DaySpan
  /// The share of the cash part, 0 to 1.
  public var share: ExactDecimal
  /// Whether only they get it who pay all in cash; else it is given on the cash part of a plan too.
  public var onlyIfAllCash: Bool

  /// A discount.
  public init(span: DaySpan, share: ExactDecimal, onlyIfAllCash: Bool) {
    self.span = span
    self.share = share
    self.onlyIfAllCash = onlyIfAllCash
  }
}

/// What a plan says of the part that is paid at once.
public struct CashRule: Sendable, Hashable {
  /// How the least share of a term becomes a sum: `ceiling` to a coin unless the act says otherwise.
  public var leastRounding: RoundingMode
  /// The step of that sum, in coins.
  public var leastStep: Coins
  /// The discounts; the spans of those for the same case must not overlap.
  public var discounts: [CashDiscount]

  /// By default no discount.
  public init(leastRounding: RoundingMode = .ceiling, leastStep: Coins = 1, discounts: [CashDiscount] = []) {
    self.leastRounding = leastRounding
    self.leastStep = leastStep
    self.discounts = discounts
  }
}

/// To whom and when a plan is open. Conditions on the dossier (its kind, zone, person) are the caller's to decide; a
/// request names those that do not hold.
public struct Availability: Sendable, Hashable {
  /// The days of agreement; nil: always.
  public var span: DaySpan?
  /// The least debt, in coins.
  public var leastDebt: Coins
  /// The largest debt; nil: any.
  public var mostDebt: Coins?

  /// By default open to all.
  public init(span: DaySpan? = nil, leastDebt: Coins = 0, mostDebt: Coins? = nil) {
    self.span = span
    self.leastDebt = leastDebt
    self.mostDebt = mostDebt
  }
}
