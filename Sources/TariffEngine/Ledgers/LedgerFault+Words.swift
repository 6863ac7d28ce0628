import Diagnostics
import Exact
import Installments

extension LedgerFault {
  /// The stable code: D0401 …, and those of schedules.
  var code: DossierFault.Code {
    switch self {
    case .noAgreement: .agreementMissing
    case .secondAgreement: .secondAgreement
    case .outOfOrder: .eventOutOfOrder
    case .beforeAgreement: .beforeAgreement
    case .afterClearance: .afterClearance
    case .amountNotPositive, .amountTooLarge, .arithmetic: .outOfRange
    case .numberTwice: .paymentNumberTwice
    case .unknownPayment: .paymentUnknown
    case .reversedTwice: .reversedTwice
    case .settlementTooSmall: .settlementTooSmall
    case .refundTooLarge: .refundTooLarge
    case .nothingToExtend, .extensionNotOffered, .extensionBelowLeastCash, .extensionRateTooHigh: .prolongationRefused
    case .schedule(let fault): fault.code
    }
  }

  /// The column that is to be put right of the event that it is of.
  func column(of event: LedgerEvent?) -> String {
    switch self {
    case .noAgreement, .secondAgreement: "event"
    case .outOfOrder, .beforeAgreement, .afterClearance: "day"
    case .amountNotPositive, .amountTooLarge, .settlementTooSmall, .refundTooLarge: "amount"
    case .numberTwice, .unknownPayment, .reversedTwice: "id"
    case .nothingToExtend, .extensionNotOffered, .extensionBelowLeastCash: "installments"
    case .extensionRateTooHigh: "rate"
    case .schedule(let fault): Self.column(ScheduleRefusal.schedule(fault).column, of: event)
    case .arithmetic: Self.column("amount", of: event)
    }
  }

  /// What a schedule asks for, by the name that the event has for it.
  private static func column(_ asked: String, of event: LedgerEvent?) -> String {
    switch event?.kind {
    case _ where asked == "calendar": asked
    case .prolongation: "installments"
    case .recalculation(let lines): lines.allSatisfy(\.name.isEmpty) ? "amount" : "lines"
    case .reversal: "id"
    default: asked == "start" ? "day" : asked
    }
  }

  /// What is wrong and what would be allowed. Sums are whole rials.
  func told(_ wording: Wording) -> ScheduleRefusal.Told {
    switch self {
    case .noAgreement, .secondAgreement, .outOfOrder, .beforeAgreement, .afterClearance: return order(wording)
    case .amountNotPositive, .amountTooLarge, .numberTwice, .unknownPayment, .reversedTwice: return numbers(wording)
    case .settlementTooSmall(let amount, let figure):
      return .init(
        wording.either(
          "a settlement with \(wording.rials(amount)) does not pay everything",
          "تسویه با \(wording.rials(amount)) همهٔ بدهی را نمی‌پوشاند"),
        wording.either(
          "at least \(wording.rials(figure)) on this day, or enter a payment",
          "دست‌کم \(wording.rials(figure)) در این روز، یا پرداخت ثبت کنید"))
    case .refundTooLarge(let amount, let most):
      return .init(
        wording.either(
          "a refund of \(wording.rials(amount)) is more than is to be paid back",
          "بازپرداخت \(wording.rials(amount)) بیش از مبلغ برگشتی است"),
        most == 0
          ? wording.either("nothing is to be paid back on this day", "در این روز مبلغی برای برگشت نیست")
          : wording.either(
            "at most \(wording.rials(most)) on this day", "حداکثر \(wording.rials(most)) در این روز"))
    case .nothingToExtend, .extensionNotOffered, .extensionBelowLeastCash, .extensionRateTooHigh:
      return prolongation(wording)
    case .schedule(let fault):
      let told = fault.told(wording)
      let check = wording.either("check the terms of the agreement and the bill", "مفاد توافق و فیش را بررسی کنید")
      return .init(told.reason, told.remedy ?? check)
    case .arithmetic:
      return .init(
        wording.either("the sums are too large", "ارقام بیش از اندازه بزرگ است"),
        wording.either("check the amounts", "مبلغ‌ها را بررسی کنید"))
    }
  }

  private func prolongation(_ wording: Wording) -> ScheduleRefusal.Told {
    switch self {
    case .extensionNotOffered(let asked, let offered):
      let list = offered.map { term in
        wording.either(
          "\(wording.count(term.toCome)) (\(wording.count(term.inAll)) in all)",
          "\(wording.count(term.toCome)) (در مجموع \(wording.count(term.inAll)))")
      }
      .joined(separator: wording.listSeparator)
      return .init(
        wording.either(
          "with \(wording.count(asked)) installments to come the agreement is of no longer term that the plan offers",
          "با \(wording.count(asked)) قسط آینده، توافق به هیچ مدت بلندتری که طرح عرضه می‌کند نمی‌رسد"),
        offered.isEmpty
          ? wording.either(
            "the plan offers no longer term: leave the prolongation out", "طرح مدت بلندتری ندارد؛ تمدید را بردارید")
          : wording.either("allowed to come: \(list)", "شمار مجاز اقساط آینده: \(list)"))
    case .extensionBelowLeastCash(let paid, let least, let term):
      return .init(
        wording.either(
          "of the debt \(wording.rials(paid)) are paid, and a term of \(wording.count(term)) installments asks for "
            + "\(wording.rials(least)) in cash",
          "از بدهی \(wording.rials(paid)) پرداخت شده و مدت \(wording.count(term)) قسطی "
            + "\(wording.rials(least)) نقد می‌خواهد"),
        wording.either(
          "pay \(wording.rials(least - paid)) of the principal before, or choose a shorter term",
          "پیش از آن \(wording.rials(least - paid)) از اصل را بپردازید، یا مدت کوتاه‌تری برگزینید"))
    case .extensionRateTooHigh(let rate, let most, let term):
      let (words, top) = (rate.ofYear.map { wording.percent($0) } ?? rate.words, wording.percent(most))
      return .init(
        wording.either(
          "a mark-up of \(words) is not one of a term of \(wording.count(term)) installments",
          "سود \(words) برای مدت \(wording.count(term)) قسطی مجاز نیست"),
        wording.either(
          "from \(wording.percent(.zero)) to \(top), with at most 8 places; empty: \(top)",
          "از \(wording.percent(.zero)) تا \(top)، با حداکثر ۸ رقم اعشار؛ خالی یعنی \(top)"))
    default:
      return .init(
        wording.either(
          "no installment is to come that could be extended", "قسط سررسیدنشده‌ای برای تمدید نمانده است"),
        wording.either("extend before the last due date", "پیش از واپسین سررسید تمدید کنید"))
    }
  }

  private func order(_ wording: Wording) -> ScheduleRefusal.Told {
    switch self {
    case .secondAgreement(let day, let first):
      .init(
        wording.either(
          "a second agreement on \(wording.day(day)), after that of \(wording.day(first))",
          "توافق دومی در \(wording.day(day)) پس از توافق \(wording.day(first))"),
        wording.either(
          "a ledger has one agreement; extend it with a prolongation", "هر دفتر یک توافق دارد؛ با «تمدید» ادامه دهید"))
    case .outOfOrder(let day, let after):
      .init(
        wording.either(
          "an event of \(wording.day(day)) stands after one of \(wording.day(after))",
          "رویداد \(wording.day(day)) پس از رویداد \(wording.day(after)) آمده است"),
        wording.either("put the events in the order of their days", "رویدادها را به ترتیب روز بیاورید"))
    case .beforeAgreement(let day, let agreement):
      .init(
        wording.either(
          "\(wording.day(day)) is before the agreement", "\(wording.day(day)) پیش از توافق است"),
        wording.either("not before \(wording.day(agreement))", "نه پیش از \(wording.day(agreement))"))
    case .afterClearance(let day, let cleared):
      .init(
        wording.either(
          "on \(wording.day(day)) nothing is owed: everything was paid on \(wording.day(cleared))",
          "در \(wording.day(day)) بدهی نیست؛ همه در \(wording.day(cleared)) پرداخت شده است"),
        wording.either(
          "pay it back; only a recalculation can follow a clearance",
          "مبلغ را برگردانید؛ پس از مفاصا تنها بازمحاسبه می‌آید"))
    default:
      .init(
        wording.either("there is no agreement", "توافقی نیست"),
        wording.either("the first event is the agreement", "نخستین رویداد توافق است"))
    }
  }

  private func numbers(_ wording: Wording) -> ScheduleRefusal.Told {
    func shown(_ id: String) -> String { wording.identifier(id.shortened(to: 80)) }
    switch self {
    case .amountNotPositive(let id):
      return .init(
        wording.either("payment \(shown(id)) is not greater than 0", "پرداخت \(shown(id)) بیش از صفر نیست"),
        wording.either("at least \(wording.rials(1))", "دست‌کم \(wording.rials(1))"))
    case .amountTooLarge(let id, let most):
      return .init(
        wording.either("payment \(shown(id)) is too large", "پرداخت \(shown(id)) بیش از اندازه است"),
        wording.either("at most \(wording.rials(most))", "حداکثر \(wording.rials(most))"))
    case .numberTwice(let id):
      return .init(
        wording.either("the payment number \(shown(id)) stands twice", "شمارهٔ پرداخت \(shown(id)) دو بار آمده است"),
        wording.either(
          "every payment and settlement has a number of its own", "هر پرداخت و تسویه شمارهٔ خود را دارد"))
    case .unknownPayment(let id, let known):
      let near = NearestName.find(id, among: Array(known.suffix(1_000)))
      let last = known.suffix(5).map(shown).joined(separator: wording.listSeparator)
      return .init(
        wording.either(
          "no payment \(shown(id)) came before this day", "پرداختی به شمارهٔ \(shown(id)) پیش از این روز نیامده است"),
        near.map { wording.either("did you mean \(shown($0))?", "آیا \(shown($0)) منظور است؟") }
          ?? (known.isEmpty
            ? wording.either("there is no payment yet", "هنوز پرداختی نیست")
            : wording.either("the last ones are \(last)", "واپسین پرداخت‌ها: \(last)")))
    case .reversedTwice(let id):
      return .init(
        wording.either("payment \(shown(id)) is reversed twice", "پرداخت \(shown(id)) دو بار برگشت خورده است"),
        wording.either("a payment bounces once", "هر پرداخت یک بار برگشت می‌خورد"))
    default: return order(wording)
    }
  }
}
