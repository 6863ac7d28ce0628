import Diagnostics
import Exact
import Installments

extension Parser {
  /// plan → "plan" NAME tail, and below it its clauses
  mutating func plan(_ block: Block) -> PlanDeclaration? {
    guard var heading = heading(block) else { return nil }
    tail(&heading, .plan)
    var plan = PlanDeclaration(heading: heading)
    var seen = SeenClauses()
    for statement in block.clauses {
      guard let clause = clause(statement, of: .plan, &seen) else { continue }
      read(clause, of: &plan)
      leave()
    }
    // Who offers nothing but a discount for cash needs neither terms nor a method.
    if seen[.term] == nil, seen[.discount] == nil { missing(.term, of: .plan, plan.heading) }
    if seen[.method] == nil, seen[.term] != nil || seen[.discount] == nil {
      missing(.method, of: .plan, plan.heading)
    }
    return plan
  }

  private mutating func read(_ clause: Clause, of plan: inout PlanDeclaration) {
    switch clause {
    case .when: plan.condition = formula()
    case .debt: plan.debt = debt()
    case .term: if let term = term() { plan.terms.append(term) }
    case .method: plan.method = markUpMethod()
    case .discount: if let discount = discount() { plan.discounts.append(discount) }
    case .cash: plan.cashRounding = rounding()
    case .every: plan.due = due()
    case .grace: plan.grace = grace()
    case .rounded: plan.rounding = rowRounding()
    case .linesShown: plan.showsLines = Marked(true, lastPlace)
    case .unsplit: plan.unsplit = names("a fee")
    case .late: plan.lateCharge = lateCharge()
    case .payments: plan.allocation = allocation()
    case .settlement: plan.settlement = settlement()
    case .recalculation: plan.recalculation = recalculation()
    default: common(clause, &plan.heading)
    }
  }

  /// debt → ["from"] literal ["to" literal] | "up" "to" literal
  private mutating func debt() -> DebtBounds? {
    let start = cursor
    if eatWholly(.upTo) {
      guard let most = literal("the largest debt") else { return nil }
      return DebtBounds(least: nil, most: most, range: range(from: start))
    }
    let isOpen = eat(.from)
    guard let least = literal("the least debt, or `\(spelling(.upTo))`,") else { return nil }
    if !isOpen || at(.to) {
      guard expect(.to, "and the largest debt"), let most = literal("the largest debt") else { return nil }
      return DebtBounds(least: least, most: most, range: range(from: start))
    }
    return DebtBounds(least: least, most: nil, range: range(from: start))
  }

  /// term → COUNT ["to" COUNT] {"," term part}
  private mutating func term() -> TermClause? {
    let start = cursor
    guard let installments = installments(isRange: at(.to, 1)) else { return nil }
    var term = TermClause(installments: installments, cash: nil, markUp: nil, range: range(from: start))
    var said: [Int: SourceRange] = [:]
    while eat(.comma) { termPart(of: &term, &said) }
    term.range = range(from: start)
    return isFaulty ? nil : term
  }

  /// term part → "cash" literal | "mark" "up" mark up
  mutating func termPart(of term: inout TermClause, _ said: inout [Int: SourceRange]) {
    switch part([[.cash], [.markUp]], &said) {
    case .cash: term.cash = literal("the least share that is paid in cash")
    case .markUp: term.markUp = markUp("the mark-up of a year")
    default: break
    }
  }

  /// COUNT ["to" COUNT]
  mutating func installments(isRange: Bool) -> ClosedRange<Int>? {
    let start = cursor
    guard let first = wholeNumber("the number of installments") else { return nil }
    var last = first
    if isRange {
      guard eat(.to), let most = wholeNumber("the largest number of installments") else { return nil }
      last = most
    }
    guard first.value <= last.value else {
      fail(
        .unexpectedWord, at: range(from: start), "the terms from \(first.value) to \(last.value) are none",
        remedy: "write the smaller number first")
      return nil
    }
    return first.value...last.value
  }

  /// mark up → literal ["of" NAME] | NAME
  mutating func markUp(_ what: String) -> MarkUpClause? {
    if peek?.word != nil { return name("\(what), or the name of a rate,").map { .ofRate(share: nil, rate: $0) } }
    guard let number = literal(what) else { return nil }
    guard eat(.of) else { return .stated(number) }
    return name("the name of a rate").map { .ofRate(share: number, rate: $0) }
  }

  /// discount → literal [span] ["if" "all" "in" "cash"]
  private mutating func discount() -> DiscountClause? {
    let start = cursor
    guard let share = literal("the share that is let off") else { return nil }
    var span: SpanClause?
    if at(.from) {
      span = self.span(needsFrom: true)
      if span == nil { return nil }
    }
    let onlyIfAllCash = eatWholly(.ifAllInCash)
    return DiscountClause(share: share, span: span, onlyIfAllCash: onlyIfAllCash, range: range(from: start))
  }

  /// method → "none" | "flat" | "bank" "formula" | "equal" "principal" period
  ///          | "level" "payments" period "," COUNT "guard" "digits" | "daily" "interest"
  private mutating func markUpMethod() -> Marked<MarkUpMethod>? {
    let start = cursor
    let known: [Keyword] = [.noMarkUp, .flat, .bankFormula, .equalPrincipal, .levelPayments, .dailyInterest]
    guard let keyword = oneKeyword(known, "a method of mark-up") else { return nil }
    let method: MarkUpMethod
    switch keyword {
    case .flat: method = .flat
    case .bankFormula: method = .bankFormula
    case .dailyInterest: method = .dailyInterest
    case .equalPrincipal:
      guard let period = ratePeriod() else { return nil }
      method = .equalPrincipal(period)
    case .levelPayments:
      guard let period = ratePeriod(), expect(.comma, "and the number of guard digits") else { return nil }
      guard let digits = wholeNumber("the number of guard digits") else { return nil }
      guard expect(.guardDigits, "behind their number") else { return nil }
      method = .levelPayment(period, guardDigits: digits.value)
    default: method = .none
    }
    return Marked(method, range(from: start))
  }

  /// period → "by" "months" | "by" "days" ["of" "each" "year"]
  private mutating func ratePeriod() -> RatePeriod? {
    // The longer first.
    let periods: [RatePeriod] = [.month, .actualActual, .actual365]
    return oneOf(periods.map { ($0.keyword, $0) }, "how a period counts", reasons: known(periods.map(\.keyword)))?.value
  }
}
