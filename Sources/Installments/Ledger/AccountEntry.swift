import Exact

/// One movement of money between citizen and city. In each of them, and in their sum, what was received is what it was
/// applied to, what was given back, and what is held.
public struct AccountEntry: Sendable, Hashable {
  /// What moved.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The cash part, less its discount, on the day of the agreement.
    case cash
    case payment
    case settlement
    /// Money that was given back.
    case refund
    /// A payment, a settlement or a refund that bounced.
    case reversed
    /// The sum of all.
    case total
  }
  /// What moved.
  public let kind: Kind
  /// Its number; nil: the cash part, and the sum.
  public var id: String?
  /// When; nil: the sum.
  public var day: Day?
  /// What came from the citizen.
  public var received: Coins = 0
  /// What of it has paid principal that is still owed, the cash part with it.
  public var principal: Coins = 0
  /// What of it has paid mark-up.
  public var markUp: Coins = 0
  /// What of it has paid late charges.
  public var lateCharge: Coins = 0
  /// What went back to the citizen.
  public var givenBack: Coins = 0
  /// What is not owed and was not given back; below 0: taken out of what other payments left.
  public var held: Coins = 0

  init(_ kind: Kind, id: String? = nil, on day: Day? = nil) { (self.kind, self.id, self.day) = (kind, id, day) }

  /// What it was applied to.
  public var applied: Coins { principal + markUp + lateCharge }
}

extension LedgerState {
  /// Every movement of money in the order in which it came: the cash part, payments and what was given back. A day's
  /// payments stand before its refunds.
  public var account: [AccountEntry] {
    var cash = AccountEntry(.cash, on: schedule.start)
    cash.received = schedule.cash.payable
    cash.held = returnedCash
    cash.principal = cash.received - returnedCash
    var entries = payments.map(Self.entry) + refunds.map(Self.entry)
    // A stable order: both lists are in the order of days.
    entries = entries.enumerated().sorted {
      ($0.element.day?.number ?? 0, $0.offset) < ($1.element.day?.number ?? 0, $1.offset)
    }
    .map(\.element)
    return schedule.cash.payable == 0 ? entries : [cash] + entries
  }

  /// The sum of the account.
  public var accountTotal: AccountEntry {
    var total = AccountEntry(.total)
    for entry in account {
      total.received += entry.received
      total.principal += entry.principal
      total.markUp += entry.markUp
      total.lateCharge += entry.lateCharge
      total.givenBack += entry.givenBack
      total.held += entry.held
    }
    return total
  }

  private static func entry(_ payment: PaymentRecord) -> AccountEntry {
    if payment.isReversed { return AccountEntry(.reversed, id: payment.id, on: payment.day) }
    var entry = AccountEntry(payment.isSettlement ? .settlement : .payment, id: payment.id, on: payment.day)
    entry.received = payment.amount
    entry.principal = payment.applied(to: .fee)
    entry.markUp = payment.applied(to: .markUp)
    entry.lateCharge = payment.applied(to: .lateCharge)
    entry.held = payment.refund + payment.returned + payment.madeGood
    return entry
  }

  private static func entry(_ refund: RefundRecord) -> AccountEntry {
    if refund.isReversed { return AccountEntry(.reversed, id: refund.id, on: refund.day) }
    var entry = AccountEntry(.refund, id: refund.id, on: refund.day)
    entry.givenBack = refund.amount
    entry.held = -refund.amount
    return entry
  }

  /// What is not owed, was not given back and is there to be given.
  public var toBePaidBack: Coins { max(0, refund + madeGood - givenBack) }
  /// What was given back and, since an earlier payment bounced, was not there to be given: it is owed at once.
  public var owedBack: Coins { max(0, givenBack - refund - madeGood) }
}
