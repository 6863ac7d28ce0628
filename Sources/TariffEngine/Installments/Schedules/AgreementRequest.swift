import Exact
import Installments

/// What somebody who is to pay asks for.
public struct AgreementRequest: Sendable, Hashable {
  /// What is to be paid.
  public enum Debt: Sendable, Hashable {
    /// A bare amount in whole rials.
    case amount(Coins)
    /// A bill of the dossier; nil: the only one.
    case bill(String?)
  }
  /// The plan by its name.
  public var plan: String
  /// What is to be paid.
  public var debt: Debt
  /// Whose bill it is, and whom the conditions of the plan are about.
  public var dossier: Dossier?
  /// The term; nil only where all is paid in cash.
  public var term: TermChoice?
  /// The cash part.
  public var cash: CashChoice
  /// The day of the agreement.
  public var start: Day
  /// The day of the bill; nil: the latest by which a line of it was priced, else the day of the agreement.
  public var billDay: Day?
  /// The nominal day of the first installment; nil: one period after the agreement.
  public var firstDue: Day?

  /// A request; by default all in cash.
  public init(
    plan: String, debt: Debt, dossier: Dossier? = nil, term: TermChoice? = nil, cash: CashChoice? = nil, start: Day,
    billDay: Day? = nil, firstDue: Day? = nil
  ) {
    (self.plan, self.debt, self.dossier, self.term) = (plan, debt, dossier, term)
    self.cash = cash ?? (term == nil ? .all : .least)
    (self.start, self.billDay, self.firstDue) = (start, billDay, firstDue)
  }
}

extension AgreementRequest {
  /// The request as a plan takes it.
  func request(_ owed: OwedBill, under terms: AgreedTerms) -> ScheduleRequest {
    ScheduleRequest(
      billDay: billDay ?? owed.pricedOn ?? start, lines: owed.debtLines(under: terms), term: term ?? .installments(0),
      cash: term == nil && cash == .least ? .all : cash, start: start, firstDue: firstDue)
  }
}
