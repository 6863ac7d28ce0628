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
    /// What of the amount recalculations have made money to be paid back.
    public internal(set) var returned: Coins = 0
    /// Of principal how much of each line, less what is to be paid back.
    var parts: [Coins]

    init(installment: Int, component: Component, amount: Coins, parts: [Coins]) {
      (self.installment, self.component, self.amount, self.parts) = (installment, component, amount, parts)
    }
  }
  /// The number of the payment.
  public let id: String
  /// When it came.
  public let day: Day
  /// How much it was.
  public let amount: Coins
  /// Whether it was to settle everything.
  public let isSettlement: Bool
  /// What it paid, in the order of the plan.
  public internal(set) var uses: [Use] = []
  /// What of it paid nothing, and is to be paid back.
  public internal(set) var refund: Coins = 0
  /// What of it replaced money that was given back before an earlier payment bounced.
  public internal(set) var madeGood: Coins = 0
  /// Whether it bounced; it paid nothing then.
  public internal(set) var isReversed = false

  init(id: String, day: Day, amount: Coins, isSettlement: Bool) {
    (self.id, self.day, self.amount, self.isSettlement) = (id, day, amount, isSettlement)
  }

  /// What of the things that it paid is no longer owed, and is to be paid back.
  public var returned: Coins { uses.reduce(0) { $0 + $1.returned } }
  /// What stands of what it paid.
  public func applied(to component: Component) -> Coins {
    uses.reduce(0) { $1.component == component ? $0 + $1.amount - $1.returned : $0 }
  }
}

/// Money that was given back.
public struct RefundRecord: Sendable, Hashable {
  /// Its number.
  public let id: String
  /// When it went.
  public let day: Day
  /// How much it was.
  public let amount: Coins
  /// Whether it bounced: it was not given back then.
  public internal(set) var isReversed = false

  init(id: String, day: Day, amount: Coins) { (self.id, self.day, self.amount) = (id, day, amount) }
}
