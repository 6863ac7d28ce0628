import Exact

/// Where a payment went.
public struct PaymentRecord: Sendable, Hashable {
  /// One thing that it paid.
  public struct Use: Sendable, Hashable {
    /// The installment.
    public let installment: Int
    /// What of it.
    public let component: Component
    /// How much.
    public let amount: Coins
  }
  /// The number of the payment.
  public let id: String
  /// When it came.
  public let day: Day
  /// How much it was.
  public let amount: Coins
  /// What it paid, in the order of the plan.
  public internal(set) var uses: [Use] = []
  /// What is to be paid back of it.
  public internal(set) var refund: Coins = 0
  /// Whether it bounced; it paid nothing then.
  public internal(set) var isReversed = false
}

/// Where an agreement stands on a day.
public struct LedgerState: Sendable, Hashable {
  /// The day.
  public internal(set) var day: Day
  /// What was agreed; recalculations and extensions change ``installments``, never this.
  public let schedule: Schedule
  /// The lines of the bill as it stands.
  public internal(set) var lines: [DebtLine]
  /// The installments as they stand, in the order of their due dates.
  public internal(set) var installments: [InstallmentState]
  /// The payments in the order in which they came.
  public internal(set) var payments: [PaymentRecord] = []
  /// What is to be paid back in all.
  public internal(set) var refund: Coins = 0
  /// Since when nothing is outstanding; only then is a clearance (مفاصاحساب) given, by Article 32. nil: something is.
  public internal(set) var clearedOn: Day?
  /// What settles everything on this day.
  public internal(set) var settlementFigure: Coins = 0

  /// All that is still asked, late charges to this day with it.
  public var outstanding: Coins { installments.reduce(0) { $0 + $1.unpaid } }
  /// What should have been paid before this day and was not.
  public var pastDue: Coins { sum { $0.timing(on: day) == .pastDue ? $0.unpaid : 0 } }
  /// What must be paid on this day or before.
  public var dueNow: Coins { sum { $0.timing(on: day) == .inAdvance ? 0 : $0.unpaid } }
  /// The late charges to this day, paid or not.
  public var lateCharge: Coins { sum(\.lateCharge) }
  /// What payments have settled of principal, mark-up and late charges; without the cash part.
  public var paid: Coins { sum { $0.paidPrincipal + $0.paidMarkUp + $0.paidLateCharge } }

  private func sum(_ part: (InstallmentState) -> Coins) -> Coins { installments.reduce(0) { $0 + part($1) } }
}
