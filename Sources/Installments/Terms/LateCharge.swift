import Exact

/// What is charged on an installment that is paid late, from the day after it was due.
public struct LateCharge: Sendable, Hashable {
  /// What the rate is a rate of.
  public enum Period: Sendable, Hashable {
    /// A month from the due date, in the months of the plan's calendar; the month begun as said. A month that counts as
    /// a whole is charged on its first day, one that does not count until it is over on its last.
    case month(begun: BegunMonth)
    /// A day.
    case day
  }
  /// What it is charged on.
  public enum Base: String, Sendable, Hashable, CaseIterable {
    /// The principal that is unpaid, without the lines that bear no late charge.
    case principal
    /// That, and the mark-up that is unpaid.
    case amount
  }
  /// The share of the base: 2 % is 0.02.
  public var rate: ExactDecimal
  /// Of each month or day.
  public var period: Period
  /// What it is charged on.
  public var base: Base
  /// The most that an installment bears, as a share of its base before anything was paid; nil: no cap.
  public var cap: ExactDecimal?

  /// A late charge.
  public init(rate: ExactDecimal, period: Period, base: Base, cap: ExactDecimal?) {
    self.rate = rate
    self.period = period
    self.base = base
    self.cap = cap
  }
}
