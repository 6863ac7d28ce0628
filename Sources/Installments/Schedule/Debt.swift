/// One line of the bill that is to be paid.
public struct DebtLine: Sendable, Hashable {
  /// The fee.
  public var name: String
  /// In coins, not negative.
  public var amount: Coins
  /// Whether it may be paid in installments; else it stands wholly in the cash part.
  public var mayBeSplit: Bool
  /// Whether late charges are charged on it; fines bear none.
  public var bearsLateCharge: Bool

  /// A line; by default it may be split and bears late charges.
  public init(name: String, amount: Coins, mayBeSplit: Bool = true, bearsLateCharge: Bool = true) {
    self.name = name
    self.amount = amount
    self.mayBeSplit = mayBeSplit
    self.bearsLateCharge = bearsLateCharge
  }
}
