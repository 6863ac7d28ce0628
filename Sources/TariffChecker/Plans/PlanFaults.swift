import Diagnostics
import Exact
import Installments
import TariffSyntax

/// What is wrong with the terms of a plan, said at the clause that says them.
struct PlanFaults {
  let declaration: PlanDeclaration
  let plan: Plan
  let sink: DiagnosticSink

  /// The days of 36 Solar months: three years hold at most one leap day.
  private static let mostDays = 1_096

  /// T0605, T0606: each kind of fault once at each clause, since a range of terms has most of them many times.
  func report(_ faults: [PlanFault]) {
    var said: Set<String> = []
    for fault in faults {
      let range = place(of: fault)
      let isTooLong = if case .termTooLong = fault { true } else { false }
      let code = isTooLong ? DiagnosticCode.termTooLong : .planUnsound
      guard said.insert("\(code) \(range.start) \(fault.remedy)").inserted else { continue }
      sink.report(
        Diagnostic(
          code, at: range, "\(declaration.heading.name.value): \(fault)",
          reasons: isTooLong ? [Self.article32] : [], remedy: fault.remedy,
          article: declaration.heading.article?.value))
    }
  }

  /// T0605, where installments are so many days apart; whether some do not fit.
  func reportTooManyDays() -> Bool {
    guard case .days(let every) = plan.dueRule.frequency, every > 0 else { return false }
    let most = CoinLimit.installments
    let clause = declaration.terms.first { $0.installments.upperBound <= most && tooLong($0, every) }
    guard let clause else { return false }
    let count = clause.installments.upperBound
    sink.report(
      Diagnostic(
        .termTooLong, at: clause.range,
        "\(declaration.heading.name.value): a term of \(count) installments, \(count * every) days in all",
        reasons: [Self.article32], remedy: "offer shorter terms, or installments closer together",
        article: declaration.heading.article?.value))
    return true
  }

  private func tooLong(_ clause: TermClause, _ every: Int) -> Bool {
    every > Self.mostDays || clause.installments.upperBound * every > Self.mostDays
  }

  private static let article32 =
    "Article 32 of the financial by-law of municipalities (آیین‌نامه مالی شهرداری‌ها) allows at most 36 months"

  private func place(of fault: PlanFault) -> SourceRange {
    let whole = declaration.heading.name.range
    switch fault {
    case .placesOutOfRange, .noTerms: return whole
    case .installmentsOutOfRange(let count, _), .rateOutOfRange(let count), .leastCashOutOfRange(let count):
      return term(count)?.range ?? whole
    case .termTooLong(let months, _):
      guard case .months(let every) = plan.dueRule.frequency, every > 0 else { return whole }
      return term(months / every)?.range ?? whole
    case .termTwice(let count): return declaration.terms.last { $0.installments.contains(count) }?.range ?? whole
    case .frequencyNotPositive: return declaration.due?.range ?? whole
    case .discountOutOfRange:
      let one = ExactDecimal(1)
      let clause = declaration.discounts.first { $0.share.value.isNegative || $0.share.value > one }
      return (clause ?? declaration.discounts.first)?.range ?? whole
    case .discountsOverlap(_, let later):
      let clause = zip(declaration.discounts, plan.cash.discounts).first { $0.1.span == later }?.0
      return (clause ?? declaration.discounts.last)?.range ?? whole
    case .guardDigitsOutOfRange: return declaration.method?.range ?? whole
    case .stepOutOfRange(let step):
      if step == plan.rounding.step, let clause = declaration.rounding { return clause.range }
      return declaration.cashRounding?.step.range ?? whole
    case .levelPaymentRoundsAmounts: return declaration.rounding?.range ?? whole
    case .graceOutOfRange: return declaration.grace?.range ?? whole
    case .lateChargeOutOfRange: return declaration.lateCharge?.range ?? whole
    case .forgivenShareOutOfRange: return declaration.settlement?.range ?? whole
    case .supplementDaysOutOfRange: return declaration.recalculation?.range ?? whole
    case .bucketsIncomplete: return declaration.allocation?.range ?? whole
    case .debtBoundsOutOfOrder: return declaration.debt?.range ?? whole
    }
  }

  private func term(_ count: Int) -> TermClause? { declaration.terms.first { $0.installments.contains(count) } }
}

extension PlanFault {
  /// What to write instead.
  fileprivate var remedy: String {
    switch self {
    case .placesOutOfRange: "count in whole rials"
    case .noTerms: "add what it offers: term 12, cash 15%, or discount 20% if all in cash"
    case .installmentsOutOfRange, .termTooLong: "offer shorter terms"
    case .termTwice: "keep one of the two, or let their ranges end before one another"
    case .frequencyNotPositive: "write every 1 month, or every 30 days"
    case .rateOutOfRange: "correct the mark-up, its share or the rate that it is a share of"
    case .leastCashOutOfRange, .discountOutOfRange, .forgivenShareOutOfRange: "write a share between 0% and 100%"
    case .discountsOverlap: "end the one before the other begins, or give one of them only if all in cash"
    case .guardDigitsOutOfRange: "write a number of guard digits in this range"
    case .stepOutOfRange: "write 1_000 rial, or another step"
    case .levelPaymentRoundsAmounts: "leave out `of principal`"
    case .graceOutOfRange: "shorten the grace, or offer longer terms alone"
    case .lateChargeOutOfRange: "correct the late charge, its cap or the rate that it is a share of"
    case .supplementDaysOutOfRange: "write the days after which it is due, such as 30"
    case .bucketsIncomplete: "name each of the nine once, or the three components alone"
    case .debtBoundsOutOfOrder: "write the smaller debt first"
    }
  }
}
