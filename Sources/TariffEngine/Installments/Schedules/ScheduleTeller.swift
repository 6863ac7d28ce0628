import Exact
import Installments
import TariffKernel

/// One number of a schedule with its reason, in words and as data.
public struct ScheduleReason: Sendable, Hashable {
  /// What the number is.
  public enum Subject: String, Sendable, CaseIterable {
    case leastCash = "least_cash"
    case discount
    case totalMarkUp = "total_mark_up"
    case levelPayment = "level_payment"
    case due, principal
    case markUp = "mark_up"
    case amount, remainder
  }
  /// What the number is.
  public var subject: Subject
  /// Of which installment; nil: of the whole.
  public var installment: Int?
  /// Whole rials, or a day.
  public var value: String
  /// What its rounding dropped, exactly; negative where it added. nil: nothing.
  public var dropped: String?
  /// One line.
  public var text: String
}

/// Puts the reasons of a schedule into words.
struct ScheduleTeller {
  let agreed: AgreedSchedule
  let wording: Wording

  /// Every reason: cash part and mark-up, then installment by installment.
  var reasons: [ScheduleReason] {
    let told = agreed.schedule.steps.map(reason) + moves
    let order = ScheduleReason.Subject.allCases
    return told.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      let ranks = (order.firstIndex(of: first.subject) ?? 0, order.firstIndex(of: second.subject) ?? 0)
      return (first.installment ?? 0, ranks.0, left.offset) < (second.installment ?? 0, ranks.1, right.offset)
    }
    .map(\.element)
  }

  /// Installments that days off moved.
  private var moves: [ScheduleReason] {
    agreed.schedule.rows.filter { $0.date.due != $0.date.nominal }.map { row in
      let (nominal, due) = (wording.day(row.date.nominal), wording.day(row.date.due))
      let title = agreed.daysOff?.titles[row.date.nominal]
      let cause = title.map { wording.shown($0.shortened(to: 80)) } ?? wording.words(for: Weekday(of: row.date.nominal))
      return ScheduleReason(
        subject: .due, installment: row.number, value: row.date.due.description,
        text: wording.either(
          "\(name(row.number)) due \(nominal), a day off (\(cause)): moved to \(due)",
          "\(name(row.number)): سررسید \(nominal) تعطیل است (\(cause))؛ به \(due) می‌رود"))
    }
  }

  private func reason(_ step: ScheduleStep) -> ScheduleReason {
    let (subject, number) = subject(step.place)
    let sign = subject == .remainder ? ": " : " = "
    let text = "\(heading(subject, number))\(sign)\(formula(step))\(rounding(step))"
    return ScheduleReason(
      subject: subject, installment: number, value: String(step.value),
      dropped: step.dropped == .zero ? nil : step.dropped.description, text: text)
  }

  private func subject(_ place: ScheduleStep.Place) -> (ScheduleReason.Subject, Int?) {
    switch place {
    case .leastCash: (.leastCash, nil)
    case .discount: (.discount, nil)
    case .totalMarkUp: (.totalMarkUp, nil)
    case .levelPayment: (.levelPayment, nil)
    case .principal(let number): (.principal, number)
    case .markUp(let number): (.markUp, number)
    case .amount(let number): (.amount, number)
    case .remainder(let number): (.remainder, number)
    }
  }

  private func name(_ number: Int) -> String {
    if number == agreed.schedule.separateLine?.number { return wording.either("separate line", "ردیف جداگانه") }
    return wording.either("installment \(wording.count(number))", "قسط \(wording.count(number))")
  }

  private func heading(_ subject: ScheduleReason.Subject, _ number: Int?) -> String {
    let row = number.map(name) ?? ""
    return switch subject {
    case .leastCash: wording.either("least cash part", "کمینهٔ پیش‌پرداخت")
    case .discount: wording.either("cash discount", "تخفیف پرداخت نقدی")
    case .totalMarkUp: wording.either("mark-up of the whole term", "سود همهٔ دوره")
    case .levelPayment: wording.either("level payment", "قسط برابر")
    case .due: row
    case .principal: wording.either("\(row), principal", "\(row)، اصل")
    case .markUp: wording.either("\(row), mark-up", "\(row)، سود")
    case .amount: wording.either("\(row), amount", "\(row)، مبلغ")
    case .remainder: wording.either("\(row) takes the remainder", "\(row) مانده را می‌گیرد")
    }
  }

  private func formula(_ step: ScheduleStep) -> String {
    let value = wording.number(step.value, scale: 0)
    let told = sum(step.formula)
    // Where a number was rounded, its exact value is told first, and the rounding says what became of it.
    guard let told else { return value }
    return isRounded(step) ? told : "\(told) = \(value)"
  }

  private func sum(_ formula: ScheduleStep.Formula) -> String? {
    func number(_ coins: Coins) -> String { wording.number(coins, scale: 0) }
    switch formula {
    case .share(let share, let whole): return "\(wording.percent(share)) × \(number(whole))"
    case .flat(let remainder, let rate, let years), .bank(let remainder, let rate, _, let years):
      return "\(number(remainder)) × \(wording.percent(rate)) × \(wording.words(for: years))"
    case .level(let remainder, let rate, let installments, let guarded):
      let exact = wording.number(guarded.significand, scale: guarded.scale)
      return wording.either(
        "annuity of \(wording.count(installments)) on \(number(remainder)) at \(wording.percent(rate)): \(exact)",
        "قسط \(wording.count(installments)) گانهٔ \(number(remainder)) با نرخ \(wording.percent(rate)): \(exact)")
    case .onBalance(let balance, let rate, let years):
      return "\(wording.exact(balance)) × \(wording.percent(rate)) × \(wording.words(for: years))"
    case .equalShare(let total, let installments):
      return "\(number(total)) ÷ \(wording.count(installments))"
    case .unrounded(let fraction): return wording.exact(fraction)
    case .moved(let own):
      return wording.either("its own would be \(number(own)); asked here", "سود خودش \(number(own))؛ در این قسط")
    case .amountLessMarkUp(let amount, let markUp): return "\(number(amount)) − \(number(markUp))"
    case .restOf(let total):
      return wording.either("what the others leave of \(number(total))", "باقی‌ماندهٔ دیگران از \(number(total))")
    }
  }

  private func isRounded(_ step: ScheduleStep) -> Bool {
    guard let rounding = step.rounding else { return false }
    // What the remainder takes was moved, not rounded.
    if case .restOf = step.formula { return false }
    return step.dropped != .zero || rounding.step.significand > 1
  }

  private func rounding(_ step: ScheduleStep) -> String {
    guard isRounded(step), let rounding = step.rounding else { return "" }
    let rule = RoundingRule(mode: rounding.mode, step: rounding.step.significand, scale: 0, unit: .rial)
    let size = Fraction(abs(step.dropped.numerator), over: step.dropped.denominator)
    let part = wording.exact(size) + " " + wording.words(for: .rial)
    let drift: Phrase.Drift =
      step.dropped == .zero ? .none : step.dropped.numerator > 0 ? .dropped(part) : .added(part)
    let told = wording(
      Phrase.rounded(
        wording.words(for: rule, step: wording.rials(rounding.step.significand)), to: wording.rials(step.value), drift))
    return wording.either("; \(told)", "؛ \(told)")
  }
}

extension Wording {
  /// A share of a year: `13/24 year`.
  func words(for years: YearShare) -> String {
    let share = Fraction(Int128(years.numerator), over: UInt128(years.denominator))
    return either("\(plain(share)) year", "\(plain(share)) سال")
  }

  private func plain(_ share: Fraction) -> String { turned(numerals(share.description)) }

  /// A weekday by its name.
  func words(for weekday: Weekday) -> String {
    switch weekday {
    case .saturday: either("Saturday", "شنبه")
    case .sunday: either("Sunday", "یکشنبه")
    case .monday: either("Monday", "دوشنبه")
    case .tuesday: either("Tuesday", "سه‌شنبه")
    case .wednesday: either("Wednesday", "چهارشنبه")
    case .thursday: either("Thursday", "پنجشنبه")
    case .friday: either("Friday", "جمعه")
    }
  }
}
