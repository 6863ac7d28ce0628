import Exact

/// The mark-up of a year for those who pay later.
public enum MarkUpRate: Sendable, Hashable {
  /// A rate as the act states it: 23 % is 0.23.
  case yearly(ExactDecimal)
  /// A share of a ceiling rate that another act lays down: half of 23 %. The caller picks the ceiling of the day.
  case ofCeiling(share: ExactDecimal, ceiling: ExactDecimal)

  /// No mark-up.
  public static var zero: MarkUpRate { .yearly(.zero) }

  /// The rate of a year; nil: it is negative, above 1,000 %, or has more than ten places.
  public var ofYear: ExactDecimal? {
    let rate: ExactDecimal?
    switch self {
    case .yearly(let stated): rate = stated
    case .ofCeiling(let share, let ceiling):
      rate = share.isPlainRate && ceiling.isPlainRate ? try? share.multiplied(by: ceiling) : nil
    }
    guard let rate, rate.isPlainRate else { return nil }
    return rate.reduced
  }
}

/// One of the terms that a plan offers.
public struct Term: Sendable, Hashable {
  /// How many installments, 1 or more.
  public var installments: Int
  /// Its mark-up.
  public var rate: MarkUpRate
  /// The least share of the debt to be paid in cash, 0 to 1.
  public var leastCash: ExactDecimal

  /// A term.
  public init(installments: Int, rate: MarkUpRate = .zero, leastCash: ExactDecimal = .zero) {
    self.installments = installments
    self.rate = rate
    self.leastCash = leastCash
  }
}

/// A term as a citizen asks for it.
public enum TermChoice: Sendable, Hashable {
  /// So many installments.
  case installments(Int)
  /// So many months, from the agreement to the last installment; only where the frequency counts months.
  case months(Int)
}
