import Exact

/// The terms of payment that an act lays down.
public struct Plan: Sendable, Hashable {
  /// Its name in the rulebook.
  public var name: String
  /// How many places behind the decimal mark a coin is: 0 for rial.
  public var places: Int
  /// The terms that are offered; any other is not. Without any, all must be paid in cash.
  public var terms: [Term]
  /// How mark-up is calculated.
  public var method: MarkUpMethod
  /// What the first installments do not ask.
  public var grace: Grace
  /// How installments are rounded.
  public var rounding: RowRounding
  /// When they are due.
  public var dueRule: DueRule
  /// The part paid at once.
  public var cash: CashRule
  /// To whom and when it is open.
  public var availability: Availability
  /// Whether each installment says which lines of the bill it pays.
  public var showsLines: Bool
  /// The charge on late installments; nil: none.
  public var lateCharge: LateCharge?
  /// In which order payments pay.
  public var allocation: AllocationRule
  /// Settling before the end.
  public var settlement: SettlementRule
  /// A bill that changes.
  public var recalculation: RecalculationRule
  /// The most months from agreement to last installment: 36 by Article 32 of the municipal financial by-law
  /// (آیین‌نامه مالی شهرداری‌ها).
  public var mostMonths: Int

  /// The limit of Article 32.
  public static let monthsOfArticle32 = 36

  /// A plan; what is left out is the plainest rule.
  public init(
    name: String, places: Int = 0, terms: [Term], method: MarkUpMethod, grace: Grace = Grace(),
    rounding: RowRounding = RowRounding(), dueRule: DueRule = DueRule(), cash: CashRule = CashRule(),
    availability: Availability = Availability(), showsLines: Bool = false, lateCharge: LateCharge? = nil,
    allocation: AllocationRule = AllocationRule(
      order: AllocationRule.chargesFirst, direction: .horizontal, surplus: .next),
    settlement: SettlementRule = SettlementRule(), recalculation: RecalculationRule = RecalculationRule(),
    mostMonths: Int = Plan.monthsOfArticle32
  ) {
    self.name = name
    self.places = places
    self.terms = terms
    self.method = method
    self.grace = grace
    self.rounding = rounding
    self.dueRule = dueRule
    self.cash = cash
    self.availability = availability
    self.showsLines = showsLines
    self.lateCharge = lateCharge
    self.allocation = allocation
    self.settlement = settlement
    self.recalculation = recalculation
    self.mostMonths = mostMonths
  }
}
