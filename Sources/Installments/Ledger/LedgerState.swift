import Exact

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
  /// The money that was given back, in the order in which it went.
  public internal(set) var refunds: [RefundRecord] = []
  /// What is not owed and is to be paid back in all, whether it was given back or not: what payments did not need to
  /// pay, and what recalculations have made of what was paid.
  public internal(set) var refund: Coins = 0
  /// What of that is of the cash part.
  public internal(set) var returnedCash: Coins = 0
  /// What payments have replaced of money that was given back and, since a payment bounced, was not there to be given.
  public internal(set) var madeGood: Coins = 0
  /// What was given back in all.
  public internal(set) var givenBack: Coins = 0
  /// Since when nothing is outstanding; only then is a clearance (مفاصاحساب) given, by Article 32. nil: something is.
  public internal(set) var clearedOn: Day?
  /// What settles everything on this day.
  public internal(set) var settlementFigure: Coins = 0

  /// How much of each line the cash part settles, its discount with it; less what recalculations have given back.
  var cashParts: [Coins]
  /// On how many dates of the plan the agreement is paid; an extension makes them more.
  var periods: Int

  init(schedule: Schedule, installments: [InstallmentState]) {
    self.schedule = schedule
    self.installments = installments
    day = schedule.start
    lines = schedule.lines
    cashParts = schedule.cash.parts
    periods = schedule.installments.count
  }

  /// All that is still asked, late charges to this day with it.
  public var outstanding: Coins { owedBack + sum(\.unpaid) }
  /// What should have been paid before this day and was not.
  public var pastDue: Coins { owedBack + sum { $0.timing(on: day) == .pastDue ? $0.unpaid : 0 } }
  /// What must be paid on this day or before.
  public var dueNow: Coins { owedBack + sum { $0.timing(on: day) == .inAdvance ? 0 : $0.unpaid } }
  /// The late charges to this day, paid or not.
  public var lateCharge: Coins { sum(\.lateCharge) }
  /// What payments have settled of principal, mark-up and late charges and what was not given back of it; without the
  /// cash part.
  public var paid: Coins { sum { $0.paidPrincipal - $0.returned + $0.paidMarkUp + $0.paidLateCharge } }
  /// What the debt has fallen by since the agreement: the cash part, its discount with it, and the principal paid.
  var settledDebt: Coins { cashParts.reduce(0, +) + sum { $0.paidPrincipal - $0.returned } }

  private func sum(_ part: (InstallmentState) -> Coins) -> Coins { installments.reduce(0) { $0 + part($1) } }
}
