import Exact

/// One thing that happened to an agreement. Events are the only memory: the state of a day is made from them anew.
public struct LedgerEvent: Sendable, Hashable {
  /// What happened.
  public enum Kind: Sendable, Hashable {
    /// The citizen takes a plan and pays its cash part; the first event of every ledger.
    case agreement(term: TermChoice, cash: CashChoice, firstDue: Day?)
    /// Money came in, under a number of its own.
    case payment(id: String, amount: Coins)
    /// A payment, settlement or refund bounced: from this day on it never was.
    case reversal(of: String)
    /// The bill was recalculated; all of its lines.
    case recalculation([DebtLine])
    /// The installments not yet due become so many, so that the agreement is one of a longer term of its plan; at the
    /// rate of that term, or at a lower one that is stated.
    case prolongation(installments: Int, rate: MarkUpRate?)
    /// The plan is settled before its end, with the settlement figure of the day or more.
    case settlement(id: String, amount: Coins)
    /// Money was given back, of what is held and not owed.
    case refund(id: String, amount: Coins)
  }
  /// When.
  public var day: Day
  /// What.
  public var kind: Kind

  /// An event.
  public init(on day: Day, _ kind: Kind) {
    self.day = day
    self.kind = kind
  }
}
