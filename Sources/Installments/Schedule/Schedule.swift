import Exact

/// The part of the debt that is paid at once.
public struct CashPart: Sendable, Hashable {
  /// How much of the debt it settles.
  public let amount: Coins
  /// What is taken off for paying now.
  public let discount: Coins
  /// How much of each line of the bill it settles; adds up to `amount`.
  public let parts: [Coins]

  /// What is paid.
  public var payable: Coins { amount - discount }
}

/// One installment.
public struct Installment: Sendable, Hashable {
  /// From 1; the separate line of a remainder comes after the last.
  public let number: Int
  /// When it is due.
  public let date: DueDate
  /// Of the debt.
  public let principal: Coins
  /// Of the mark-up.
  public let markUp: Coins
  /// The debt that is left after it.
  public let balance: Coins
  /// The principal by line of the bill; adds up to `principal`, and over all installments to the line. Empty where the
  /// bill has no lines to tell apart.
  public internal(set) var parts: [Coins]

  /// What is paid.
  public var amount: Coins { principal + markUp }
}

/// Why a schedule has fewer installments than were asked for.
public enum Shortening: String, Sendable, Hashable, CaseIterable {
  /// The cash part is the whole debt.
  case cashIsAll = "cash_is_all"
  /// The debt is small, and the plan lets small debts end early.
  case endsEarly = "ends_early"
}

/// A debt paid in parts: the cash part now, the rest in installments.
///
/// Cash part and principals add up to the debt, mark-ups to the total mark-up, parts to principals and to lines.
public struct Schedule: Sendable, Hashable {
  /// The name of the plan.
  public let plan: String
  /// How many places behind the decimal mark a coin is.
  public let places: Int
  /// The term; nil: all is paid in cash.
  public let term: Term?
  /// The term that was asked for; nil: all in cash was.
  public let asked: TermChoice?
  /// The day of the agreement.
  public let start: Day
  /// The lines of the bill.
  public let lines: [DebtLine]
  /// The part paid now.
  public let cash: CashPart
  /// In order of their dates.
  public let installments: [Installment]
  /// What the installments did not take, on a line of its own; due with the last of them.
  public let separateLine: Installment?
  /// What the installments come to before any rounding to coin or step, where the method gives a total: rounded to
  /// the guard digits of the plan (6 places behind the coin where it states none). nil: mark-up is the sum of what
  /// single installments bear.
  public let totalBeforeRounding: ExactDecimal?
  /// Why every amount is what it is; empty where no trace was asked for.
  public let steps: [ScheduleStep]

  /// Installments and the separate line.
  public var rows: [Installment] { installments + (separateLine.map { [$0] } ?? []) }
  /// The debt that is paid in installments.
  public var principal: Coins { rows.reduce(0) { $0 + $1.principal } }
  /// The mark-up of all installments.
  public var markUp: Coins { rows.reduce(0) { $0 + $1.markUp } }
  /// What all installments come to.
  public var total: Coins { principal + markUp }
  /// What is paid in all, the cash part with its discount.
  public var paidInAll: Coins { cash.payable + total }

  /// Why there are fewer installments than were asked for; nil: there are as many.
  public var shortening: Shortening? {
    guard let term else { return asked == nil ? nil : .cashIsAll }
    return installments.count < term.installments ? .endsEarly : nil
  }

  /// A sum of this schedule as a decimal number.
  public func decimal(_ coins: Coins) -> ExactDecimal { ExactDecimal(coins: coins, places: places) }
}
