import Diagnostics
import Exact
import Installments

extension TreePrinter {
  /// The clauses in one order, whatever the author's. Rules that a clause takes as said are written out.
  mutating func print(_ plan: PlanDeclaration) {
    heading(plan.heading)
    if let condition = plan.condition { line("when " + Self.formula(condition)) }
    if let debt = plan.debt { line("debt " + Self.debt(debt)) }
    for term in plan.terms { line("term " + Self.term(term)) }
    if let method = plan.method { line("method " + Self.method(method.value)) }
    for discount in plan.discounts { line("discount " + Self.discount(discount)) }
    if let rounding = plan.cashRounding { line("cash " + Self.rounding(rounding)) }
    if let due = plan.due { line("every " + Self.due(due.rule)) }
    if let grace = plan.grace { line("grace " + Self.grace(grace.grace)) }
    if let rounding = plan.rounding { line("rounded " + Self.rounding(rounding)) }
    if plan.showsLines?.value ?? false { line("lines shown") }
    if !plan.unsplit.isEmpty { line("unsplit " + Self.list(plan.unsplit)) }
    if let late = plan.lateCharge { line("late " + Self.lateCharge(late)) }
    if let allocation = plan.allocation { line("payments " + Self.allocation(allocation.rule)) }
    if let settlement = plan.settlement {
      let forgives = settlement.forgives.map { ", forgives " + Self.literal($0) } ?? ""
      line("settlement begun month \(Self.word(settlement.begunPeriod.keyword))\(forgives)")
    }
    if let recalculation = plan.recalculation { line("recalculation " + Self.recalculation(recalculation.rule)) }
  }

  private static func word(_ keyword: Keyword) -> String { keyword.spelling.english }

  /// `1 month`, `3 installments`.
  private static func counted(_ count: Int, _ singular: Keyword, _ plural: Keyword) -> String {
    "\(count) \(word(count == 1 ? singular : plural))"
  }

  private static func debt(_ debt: DebtBounds) -> String {
    guard let least = debt.least else { return "up to " + (debt.most.map(literal) ?? "") }
    return debt.most.map { "\(literal(least)) to \(literal($0))" } ?? "from " + literal(least)
  }

  private static func term(_ term: TermClause) -> String {
    let terms = terms(term)
    return installments(term.installments) + (terms.isEmpty ? "" : ", " + terms)
  }

  static func installments(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
  }

  static func terms(_ term: TermClause) -> String {
    [term.cash.map { "cash " + literal($0) }, term.markUp.map { "mark up " + markUp($0) }].compactMap { $0 }
      .joined(separator: ", ")
  }

  private static func markUp(_ markUp: MarkUpClause) -> String {
    switch markUp {
    case .stated(let number): literal(number)
    case .ofRate(let share?, let rate): "\(literal(share)) of \(rate.value)"
    case .ofRate(nil, let rate): rate.value
    }
  }

  private static func method(_ method: MarkUpMethod) -> String {
    switch method {
    case .none: word(.noMarkUp)
    case .flat: word(.flat)
    case .bankFormula: word(.bankFormula)
    case .equalPrincipal(let period): "\(word(.equalPrincipal)) \(word(period.keyword))"
    case .levelPayment(let period, let digits):
      "\(word(.levelPayments)) \(word(period.keyword)), \(digits) \(word(.guardDigits))"
    case .dailyInterest: word(.dailyInterest)
    }
  }

  private static func discount(_ discount: DiscountClause) -> String {
    literal(discount.share) + (discount.span.map { " " + span($0) } ?? "")
      + (discount.onlyIfAllCash ? " if all in cash" : "")
  }

  private static func due(_ rule: DueRule) -> String {
    var parts: [String] = []
    switch rule.frequency {
    case .months(let count):
      parts.append(counted(count, .month, .months))
      parts.append(word(rule.dayOfMonth.keyword))
      parts.append("begun month " + word(rule.begunMonth.keyword))
    case .days(let count): parts.append(counted(count, .day, .days))
    }
    if let shift = rule.shift.keyword { parts.append("moved " + word(shift)) }
    if rule.mayLeaveFiscalYear { parts.append(word(.acrossYears)) }
    if rule.mayShareDay { parts.append(word(.daysShared)) }
    return joined(parts)
  }

  private static func grace(_ grace: Grace) -> String {
    func part(_ count: Int, _ keyword: Keyword) -> String {
      "\(counted(count, .installment, .installments)) of \(word(keyword))"
    }
    let forgiven = grace.forgivesMarkUp ? [word(.forgiven)] : []
    return joined([part(grace.principal, .principal), part(grace.markUp, .markUp)] + forgiven)
  }

  private static func rounding(_ clause: RowRoundingClause) -> String {
    var parts = [rounding(clause.rounding)]
    if let taker = clause.taker { parts.append("remainder " + word(taker.keyword)) }
    if let part = clause.part { parts.append("of " + word(part.keyword)) }
    if let tooSmall = clause.tooSmall { parts.append("small debts " + word(tooSmall.keyword)) }
    if let mode = clause.coinMode { parts.append("coins " + word(mode.value.keyword)) }
    return joined(parts)
  }

  private static func lateCharge(_ late: LateChargeClause) -> String {
    var parts: [String] = []
    switch late.period {
    case .month(let begun): parts = ["\(markUp(late.rate)) a month", "begun month " + word(begun.keyword)]
    case .day: parts = ["\(markUp(late.rate)) a day"]
    }
    parts.append(word(late.base.keyword))
    if let cap = late.cap { parts.append("up to " + literal(cap)) }
    if !late.except.isEmpty { parts.append("except " + list(late.except)) }
    return joined(parts)
  }

  private static func allocation(_ rule: AllocationRule) -> String {
    let components = rule.order.prefix(Component.allCases.count).map(\.component)
    let isAlike = rule.order == Timing.allCases.flatMap { timing in components.map { Bucket(timing, $0) } }
    let order =
      isAlike
      ? components.map { word($0.keyword) }
      : rule.order.map { "\(word($0.timing.keyword)) \(word($0.component.keyword))" }
    return joined(
      [word(rule.direction.keyword), "in order " + joined(order), "surplus " + word(rule.surplus.keyword)])
  }

  private static func recalculation(_ rule: RecalculationRule) -> String {
    var parts = [word(rule.target.keyword)]
    if rule.markUpFollows { parts.append(word(.markUpFollows)) }
    if rule.target == .supplementary { parts.append("due after " + counted(rule.supplementDays, .day, .days)) }
    return joined(parts)
  }

  static func expectation(_ expectation: PlanExpectation) -> String {
    let choice =
      switch expectation.choice {
      case .term(let count): "term \(count.value)"
      case .allCash: word(.allCash)
      }
    let outcome =
      switch expectation.outcome {
      case .paid(let paid): "= " + literal(paid)
      case .refused: word(.refused)
      }
    return "plan \(expectation.plan.value) for \(literal(expectation.debt)) on \(expectation.agreement.value), "
      + "\(breakable)\(choice) \(outcome)"
  }
}
