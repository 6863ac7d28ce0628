import Exact

/// Where one installment stands on a day.
public struct InstallmentState: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case installment
    /// The separate line of a remainder.
    case separateLine
    /// A supplementary bill.
    case supplement
  }
  /// In the order of the agreement; extensions and supplements count on.
  public internal(set) var number: Int
  /// What it is.
  public internal(set) var kind: Kind
  /// When it is due.
  public internal(set) var date: DueDate
  /// From when its mark-up runs: the nominal date before it.
  public internal(set) var periodStart: Day
  /// The mark-up that it asks.
  public internal(set) var markUp: Coins
  /// The principal that it asks, by line of the bill.
  public internal(set) var parts: [Coins]
  /// The late charge as of the day, paid or not.
  public internal(set) var lateCharge: Coins = 0
  /// What was paid of it.
  public internal(set) var paidLateCharge: Coins = 0
  /// What was paid of the mark-up.
  public internal(set) var paidMarkUp: Coins = 0
  /// What was paid of each line.
  public internal(set) var paidParts: [Coins]
  /// What of that recalculations have given back, by line: the money is no longer the city's, and the line no longer
  /// owed.
  public internal(set) var returnedParts: [Coins]

  /// The late charge before rounding and cap, over the denominator of ``LateCharge``.
  var accrued: Int128 = 0
  /// Up to which day it is counted.
  var accruedTo: Day

  init(number: Int, kind: Kind, date: DueDate, periodStart: Day, markUp: Coins, parts: [Coins]) {
    self.number = number
    self.kind = kind
    self.date = date
    self.periodStart = periodStart
    self.markUp = markUp
    self.parts = parts
    self.paidParts = [Coins](repeating: 0, count: parts.count)
    self.returnedParts = self.paidParts
    self.accruedTo = date.due
  }

  /// The principal that it asks.
  public var principal: Coins { parts.reduce(0, +) }
  /// What was paid of the principal.
  public var paidPrincipal: Coins { paidParts.reduce(0, +) }
  /// What of that was given back.
  public var returned: Coins { returnedParts.reduce(0, +) }
  /// What it still asks of each line.
  public var unpaidParts: [Coins] { zip(parts, paidParts).map { $0 - $1 } }
  /// The principal that it still asks.
  public var unpaidPrincipal: Coins { principal - paidPrincipal }
  /// The mark-up that it still asks.
  public var unpaidMarkUp: Coins { markUp - paidMarkUp }
  /// The late charge that it still asks.
  public var unpaidLateCharge: Coins { lateCharge - paidLateCharge }
  /// All that it still asks.
  public var unpaid: Coins { unpaidPrincipal + unpaidMarkUp + unpaidLateCharge }

  /// When it is due, seen from a day.
  public func timing(on day: Day) -> Timing { date.due < day ? .pastDue : date.due == day ? .due : .inAdvance }

  /// What it still asks of one component.
  public func unpaid(_ component: Component) -> Coins {
    switch component {
    case .lateCharge: unpaidLateCharge
    case .markUp: unpaidMarkUp
    case .fee: unpaidPrincipal
    }
  }

  /// Pays as much of a component as the money allows, and says how much, of principal by line; nil: nothing.
  mutating func pay(_ component: Component, from money: Coins) -> PaymentRecord.Use? {
    let amount = min(money, unpaid(component))
    if amount == 0 { return nil }
    var shares: [Coins] = []
    switch component {
    case .lateCharge: paidLateCharge += amount
    case .markUp: paidMarkUp += amount
    case .fee:
      shares = Allocation.shares(of: amount, inProportionTo: unpaidParts)
      for (place, share) in shares.enumerated() { paidParts[place] += share }
    }
    return PaymentRecord.Use(installment: number, component: component, amount: amount, parts: shares)
  }

  /// Lets it have as many lines as the bill.
  mutating func widen(to lines: Int) {
    let missing = [Coins](repeating: 0, count: lines - parts.count)
    parts += missing
    paidParts += missing
    returnedParts += missing
  }
}
