import Exact
import Installments

extension ScheduleFault {
  /// What is wrong and what would be allowed. Sums are whole rials, as every plan of a rulebook counts.
  func told(_ wording: Wording) -> ScheduleRefusal.Told {
    switch self {
    case .debtTooSmall, .debtTooLarge, .nothingOwed, .negativeLine, .cashBelowLeast, .cashBelowFixedLines,
      .cashAboveDebt, .tooSmall, .nothingLeft,
      .levelPaymentBelowMarkUp:
      return sums(wording)
    case .startBeforeBill, .firstDueNotAfterStart, .firstDueOffRule, .shiftedBeforeStart, .sharedDay,
      .beyondMostMonths, .beyondKnownDays, .calendarMissing, .calendarEnds:
      return dates(wording)
    case .plan(let faults):
      let list = faults.map(\.description).joined(separator: "; ")
      return .init(
        wording.either("the plan itself cannot stand: \(list)", "خود طرح ایراد دارد: \(list)"),
        wording.either("the act of the plan must be corrected", "مصوبهٔ طرح باید اصلاح شود"))
    case .conditionNotMet(let condition):
      let shown = wording.shown(condition)
      return .init(
        wording.either("a condition of the plan does not hold", "شرط طرح برقرار نیست"),
        wording.either("it is open when \(shown)", "شرط: \(shown)"))
    case .notOffered(let day, let span):
      return .init(
        wording.either(
          "the plan is not offered on \(wording.day(day))", "طرح در تاریخ \(wording.day(day)) برقرار نیست"),
        wording.either("it is offered \(wording.spans([span]))", "برقرار است \(wording.spans([span]))"))
    case .termNotOffered(let asked, let offered):
      let list = wording.runs(of: offered)
      let unit: String =
        switch asked {
        case .installments: wording.either("installments", "قسط")
        case .months: wording.either("months", "ماه")
        }
      let verb: String = asked == .installments(1) || asked == .months(1) ? "is" : "are"
      return .init(
        wording.either("\(wording.words(for: asked)) \(verb) not offered", "\(wording.words(for: asked)) عرضه نمی‌شود"),
        offered.isEmpty
          ? without(asked, wording)
          : wording.either("offered: \(list) \(unit)", "عرضه می‌شود: \(list) \(unit)"))
    case .arithmetic:
      return .init(
        wording.either("the sums are too large", "ارقام بیش از اندازه بزرگ است"),
        wording.either(
          "a debt is at most \(wording.rials(CoinLimit.largest))", "بدهی حداکثر \(wording.rials(CoinLimit.largest)) است"
        ))
    }
  }

  /// What a plan offers that has no term of the kind that was asked for.
  private func without(_ asked: TermChoice, _ wording: Wording) -> String {
    if case .months = asked {
      return wording.either(
        "the plan does not count in months: ask by number of installments",
        "طرح به ماه شمرده نمی‌شود: تعداد اقساط را بنویسید")
    }
    return wording.either("the plan has no installments: all in cash", "طرح قسطی ندارد: همه نقد")
  }

  private func sums(_ wording: Wording) -> ScheduleRefusal.Told {
    switch self {
    case .debtTooSmall(let debt, let least):
      .init(
        wording.either(
          "a debt of \(wording.rials(debt)) is too small for the plan",
          "بدهی \(wording.rials(debt)) برای این طرح کم است"),
        wording.either("at least \(wording.rials(least))", "دست‌کم \(wording.rials(least))"))
    case .debtTooLarge(let debt, let most):
      .init(
        wording.either(
          "a debt of \(wording.rials(debt)) is too large for the plan",
          "بدهی \(wording.rials(debt)) برای این طرح زیاد است"),
        wording.either("at most \(wording.rials(most))", "حداکثر \(wording.rials(most))"))
    case .nothingOwed:
      .init(
        wording.either("nothing is owed: the debt is 0", "بدهی وجود ندارد: مبلغ صفر است"),
        wording.either("at least \(wording.rials(1))", "دست‌کم \(wording.rials(1))"))
    // A bare amount is a debt of one line that has no name.
    case .negativeLine(""):
      .init(
        wording.either("a debt cannot be negative", "بدهی منفی نمی‌شود"),
        wording.either("at least \(wording.rials(1))", "دست‌کم \(wording.rials(1))"))
    case .negativeLine(let name):
      .init(
        wording.either(
          "the line \(wording.shown(name)) is negative: it cannot be paid in parts",
          "ردیف \(wording.shown(name)) منفی است و تقسیط نمی‌شود"),
        wording.either(
          "a bill is split only when no line of it is below 0", "فیشی تقسیط می‌شود که هیچ ردیف آن کمتر از صفر نباشد"))
    case .cashBelowLeast(let cash, let least):
      .init(
        wording.either(
          "a cash part of \(wording.rials(cash)) is too small", "پیش‌پرداخت \(wording.rials(cash)) کم است"),
        wording.either("at least \(wording.rials(least))", "دست‌کم \(wording.rials(least))"))
    case .cashBelowFixedLines(let cash, let least, let lines):
      .init(
        wording.either(
          "a cash part of \(wording.rials(cash)) does not hold the lines that may not be split: "
            + list(lines, wording),
          "پیش‌پرداخت \(wording.rials(cash)) ردیف‌های تقسیط‌ناپذیر را در بر ندارد: " + list(lines, wording)),
        wording.either("at least \(wording.rials(least))", "دست‌کم \(wording.rials(least))"))
    case .cashAboveDebt(let cash, let most):
      .init(
        wording.either(
          "a cash part of \(wording.rials(cash)) is more than the debt",
          "پیش‌پرداخت \(wording.rials(cash)) بیش از بدهی است"),
        wording.either("at most \(wording.rials(most))", "حداکثر \(wording.rials(most))"))
    case .tooSmall(let total, let step, let installments, let most):
      .init(
        wording.either(
          "\(wording.rials(total)) in \(wording.count(installments)) installments by steps of \(wording.rials(step)) "
            + "leaves one with nothing",
          "\(wording.rials(total)) در \(wording.count(installments)) قسط با گام \(wording.rials(step)) "
            + "قسطی بی‌مبلغ می‌گذارد"),
        wording.either(
          "at most \(wording.count(most)) installments", "حداکثر \(wording.count(most)) قسط"))
    case .nothingLeft(let cash, _):
      .init(
        wording.either(
          "the least cash part of this term, \(wording.rials(cash)), is the whole debt: nothing is left for installments",
          "کمینهٔ پیش‌پرداخت این مدت، \(wording.rials(cash))، همهٔ بدهی است و چیزی برای قسط نمی‌ماند"),
        wording.either("pay all in cash", "همه را نقد بپردازید"))
    case .levelPaymentBelowMarkUp(let payment, let markUp):
      .init(
        wording.either(
          "a level payment of \(wording.rials(payment)) does not cover the mark-up of its first period, "
            + wording.rials(markUp),
          "قسط برابر \(wording.rials(payment)) سود دورهٔ نخست را که \(wording.rials(markUp)) است نمی‌پوشاند"),
        wording.either("an earlier first date does", "تاریخ نخست زودتری برگزینید"))
    default: .init(description)
    }
  }

  private func dates(_ wording: Wording) -> ScheduleRefusal.Told {
    switch self {
    case .startBeforeBill(let start, let bill):
      .init(
        wording.either(
          "an agreement on \(wording.day(start)) comes before the bill",
          "توافق در \(wording.day(start)) پیش از صدور فیش است"),
        wording.either("not before \(wording.day(bill))", "نه پیش از \(wording.day(bill))"))
    case .firstDueNotAfterStart(let day, let start):
      .init(
        wording.either(
          "a first installment on \(wording.day(day)) does not come after the agreement",
          "سررسید نخست در \(wording.day(day)) پس از توافق نیست"),
        wording.either("after \(wording.day(start))", "پس از \(wording.day(start))"))
    case .firstDueOffRule(let day, let expected):
      .init(
        wording.either(
          "a first installment on \(wording.day(day)) is not on the day of the plan",
          "سررسید نخست در \(wording.day(day)) با روز مقرر طرح نمی‌خواند"),
        wording.either("the plan asks for \(wording.day(expected))", "طرح \(wording.day(expected)) را می‌خواهد"))
    case .shiftedBeforeStart(let day, let start):
      .init(
        wording.either(
          "days off move an installment to \(wording.day(day)), which is not after the agreement",
          "تعطیلات قسطی را به \(wording.day(day)) می‌برد که پس از توافق نیست"),
        wording.either("after \(wording.day(start))", "پس از \(wording.day(start))"))
    case .sharedDay(let day, let number):
      .init(
        wording.either(
          "installment \(wording.count(number)) falls on \(wording.day(day)), like the one before it",
          "قسط \(wording.count(number)) مانند قسط پیش در \(wording.day(day)) می‌افتد"),
        wording.either("the plan does not let installments share a day", "طرح دو قسط را در یک روز روا نمی‌دارد"))
    case .beyondMostMonths(let last, let most, let latest):
      .init(
        wording.either(
          "the last installment would fall on \(wording.day(last)), beyond \(wording.count(most)) months",
          "واپسین قسط در \(wording.day(last)) بیرون از \(wording.count(most)) ماه می‌افتد"),
        wording.either(
          "the last one not after \(wording.day(latest))", "واپسین قسط نه پس از \(wording.day(latest))"))
    case .beyondKnownDays(let last):
      .init(
        wording.either(
          "an installment would fall after \(wording.day(last)), where the calendar of the engine ends",
          "قسطی پس از \(wording.day(last)) می‌افتد که پایان تقویم سامانه است"),
        wording.either(
          "an earlier first date, or fewer installments: the last must be due by \(wording.day(last))",
          "تاریخ نخست زودتر یا اقساط کمتر: واپسین قسط تا \(wording.day(last))"))
    case .calendarMissing:
      .init(
        wording.either("the plan moves due dates off days off", "طرح سررسیدها را از روزهای تعطیل جابه‌جا می‌کند"),
        wording.either(
          "give the calendar of days off: --calendar FILE", "تقویم تعطیلات را بدهید: --calendar FILE"))
    case .calendarEnds(let needed, let covers):
      .init(
        wording.either(
          "the calendar of days off does not speak of \(wording.day(needed))",
          "تقویم تعطیلات دربارهٔ \(wording.day(needed)) چیزی نمی‌گوید"),
        wording.either("it covers \(wording.spans([covers]))", "بازهٔ آن: \(wording.spans([covers]))"))
    default: .init(description)
    }
  }

  private func list(_ names: [String], _ wording: Wording) -> String {
    names.map { wording.shown($0) }.joined(separator: wording.listSeparator)
  }
}
