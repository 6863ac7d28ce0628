import Exact

/// Why a request gets no schedule, with what would be allowed.
public enum ScheduleFault: Error, Sendable, Hashable {
  /// The plan itself cannot stand.
  case plan([PlanFault])
  case conditionNotMet(String)
  case notOffered(on: Day, span: DaySpan)
  case debtTooSmall(Coins, least: Coins)
  case debtTooLarge(Coins, most: Coins)
  case nothingOwed
  case negativeLine(String)
  /// The terms that are offered, counted as the one that was asked for.
  case termNotOffered(TermChoice, offered: [Int])
  case cashBelowLeast(Coins, least: Coins)
  /// Lines that may not be split stand wholly in the cash part.
  case cashBelowFixedLines(Coins, least: Coins, lines: [String])
  case cashAboveDebt(Coins, most: Coins)
  case startBeforeBill(Day, bill: Day)
  case firstDueNotAfterStart(Day, start: Day)
  case firstDueOffRule(Day, expected: Day)
  case shiftedBeforeStart(Day, start: Day)
  case sharedDay(Day, installment: Int)
  case beyondMostMonths(last: Day, most: Int, latest: Day)
  case beyondKnownDays(last: Day)
  case calendarMissing
  case calendarEnds(needed: Day, covers: DaySpan)
  /// Some installment would be nothing or less; so many installments of a step each would do.
  case tooSmall(total: Coins, step: Coins, installments: Int, most: Int)
  /// The least cash part of so many installments is the whole debt, and the plan refuses small debts.
  case nothingLeft(cash: Coins, installments: Int)
  /// The first period is so long that its mark-up exceeds the level payment: the debt would grow.
  case levelPaymentBelowMarkUp(Coins, markUp: Coins)
  case arithmetic(ArithmeticFault)
}

extension ScheduleFault {
  /// The fault of a total that its installments are too many for, with a number of them below the one asked for.
  static func tooSmall(_ total: Coins, of plan: Plan, in installments: Int) -> ScheduleFault {
    let most = min(Int(clamping: total / plan.rounding.step), installments - 1)
    return .tooSmall(total: total, step: plan.rounding.step, installments: installments, most: max(1, most))
  }
}

extension ScheduleFault: CustomStringConvertible {
  /// What is wrong and what would be allowed; sums are in coins.
  public var description: String {
    switch self {
    case .plan(let faults): faults.map(\.description).joined(separator: "; ")
    case .conditionNotMet(let condition): "a condition of the plan does not hold: \(condition)"
    case .notOffered(let day, let span): "the plan is not offered on \(day): from \(span.first) to \(span.last)"
    case .debtTooSmall(let debt, let least): "a debt of \(debt): the plan is for at least \(least)"
    case .debtTooLarge(let debt, let most): "a debt of \(debt): the plan is for at most \(most)"
    case .nothingOwed: "nothing is owed"
    case .negativeLine(let name): "the line \(name) is negative"
    case .termNotOffered(let asked, let offered):
      "\(asked.words) are not offered: \(offered.map(String.init).joined(separator: ", ")) are"
    case .cashBelowLeast(let cash, let least): "a cash part of \(cash): at least \(least)"
    case .cashBelowFixedLines(let cash, let least, let lines):
      "a cash part of \(cash): at least \(least), because \(lines.joined(separator: ", ")) may not be split"
    case .cashAboveDebt(let cash, let most): "a cash part of \(cash): at most the debt, \(most)"
    case .startBeforeBill(let start, let bill): "an agreement on \(start): not before the bill of \(bill)"
    case .firstDueNotAfterStart(let day, let start): "a first installment on \(day): after the agreement of \(start)"
    case .firstDueOffRule(let day, let expected): "a first installment on \(day): the plan asks for \(expected)"
    case .shiftedBeforeStart(let day, let start):
      "days off move an installment to \(day), not after the agreement of \(start)"
    case .sharedDay(let day, let number): "installment \(number) falls on \(day) like the one before it"
    case .beyondMostMonths(let last, let most, let latest):
      "the last installment on \(last): within \(most) months, not after \(latest)"
    case .beyondKnownDays(let last): "an installment after \(last), where the calendar of the engine ends"
    case .calendarMissing: "the plan moves due dates off days off: a calendar is needed"
    case .calendarEnds(let needed, let covers):
      "the calendar of days off covers \(covers.first) to \(covers.last): \(needed) is needed"
    case .tooSmall(let total, let step, let installments, let most):
      "\(total) in \(installments) installments by steps of \(step) leaves one with nothing: at most \(most) installments"
    case .nothingLeft(let cash, let installments):
      "the least cash part of \(installments) installments, \(cash), is the whole debt: all in cash"
    case .levelPaymentBelowMarkUp(let payment, let markUp):
      "a level payment of \(payment) does not cover the mark-up of its first period, \(markUp): an earlier first date does"
    case .arithmetic(let fault): "the sums are too large: \(fault)"
    }
  }
}

extension TermChoice {
  fileprivate var words: String {
    switch self {
    case .installments(let count): "\(count) installments"
    case .months(let count): "\(count) months"
    }
  }
}
