import Exact

/// The part to be paid in cash.
public enum CashChoice: Sendable, Hashable {
  /// As little as the term allows.
  case least
  /// So many coins.
  case amount(Coins)
  /// Everything; no term is needed.
  case all
}

/// What a citizen asks for: a bill to be paid under a plan.
public struct ScheduleRequest: Sendable, Hashable {
  /// The day of the bill.
  public var billDay: Day
  /// Its lines.
  public var lines: [DebtLine]
  /// The term.
  public var term: TermChoice
  /// The cash part.
  public var cash: CashChoice
  /// The day of the agreement, on which the cash part is paid and from which mark-up runs.
  public var start: Day
  /// The nominal day of the first installment; nil: one period after the start.
  public var firstDue: Day?
  /// Conditions of the plan that do not hold for this dossier, in words; each is a reason to refuse.
  public var unmetConditions: [String]

  /// A request.
  public init(
    billDay: Day, lines: [DebtLine], term: TermChoice, cash: CashChoice = .least, start: Day, firstDue: Day? = nil,
    unmetConditions: [String] = []
  ) {
    self.billDay = billDay
    self.lines = lines
    self.term = term
    self.cash = cash
    self.start = start
    self.firstDue = firstDue
    self.unmetConditions = unmetConditions
  }

  /// The term that is asked for; nil: of 0 installments, that is none.
  var asked: TermChoice? { term == .installments(0) ? nil : term }

  /// A request for an amount without lines.
  public init(
    amount: Coins, on billDay: Day, term: TermChoice, cash: CashChoice = .least, start: Day, firstDue: Day? = nil
  ) {
    self.init(
      billDay: billDay, lines: [DebtLine(name: "", amount: amount)], term: term, cash: cash, start: start,
      firstDue: firstDue)
  }
}
