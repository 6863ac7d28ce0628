import Exact
import Installments
import TariffKernel

extension LedgerStatement {
  /// The state for people: by which act, what is due, what settles everything, the installments as they stand, where
  /// every payment went, and whether a clearance can be given.
  ///
  /// - Parameter digits: nil: Persian digits in Persian, ASCII digits in English.
  public func text(in language: Language = .english, digits: Digits? = nil) -> String {
    var page = LedgerPage(self, wording: Wording(language, digits: digits, isolates: true))
    page.head()
    page.totals()
    page.clearance()
    page.lines()
    page.installments()
    page.payments()
    page.account()
    page.notes()
    return page.text
  }
}

/// A state on its way to paper.
private struct LedgerPage {
  let statement: LedgerStatement
  let wording: Wording
  private(set) var text = ""

  init(_ statement: LedgerStatement, wording: Wording) { (self.statement, self.wording) = (statement, wording) }

  private var state: LedgerState { statement.state }
  private var agreed: AgreedLedger { statement.agreed }

  private mutating func add(_ line: String) {
    let end = line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex
    text += line[..<end] + "\n"
  }

  private func number(_ coins: Coins) -> String { wording.number(coins, scale: 0) }

  mutating func head() {
    let (title, name) = wording.headings(agreed.terms.symbol)
    let day = wording.day(state.day)
    add(
      "\(wording.either("Ledger at the end of \(day)", "دفتر اقساط در پایان \(day)")) · \(title)"
        + (name.isEmpty ? "" : " · \(name)"))
    add(wording.words(for: agreed.terms))
    for line in wording.lines(of: agreed.terms.identity) { add(line) }
    var whose: [String] = []
    if let dossier = agreed.owed.dossier { whose.append("\(wording(.dossier)) \(wording.identifier(dossier))") }
    if let bill = agreed.owed.bill { whose.append(wording.name(bill)) }
    let (billDay, start) = (wording.day(agreed.ledger.billDay), wording.day(statement.schedule.start))
    whose.append(wording.either("bill of \(billDay)", "تاریخ فیش \(billDay)"))
    whose.append(wording.either("agreed on \(start)", "تاریخ توافق \(start)"))
    if let term = statement.schedule.term {
      whose.append(wording.words(for: .installments(term.installments)))
    } else {
      whose.append(wording.either("all in cash", "همه نقد"))
    }
    add(whose.joined(separator: " · "))
  }

  mutating func totals() {
    add("")
    var rows: [[String]] = []
    for (total, amount) in statement.totals {
      if [.discount, .refund, .owedBack].contains(total) && amount == 0 { continue }
      if [.received, .applied, .givenBack, .held].contains(total) { continue }  // they close the account below
      if total == .bill && amount == statement.totals.first?.1 { continue }
      rows.append([number(amount), words(for: total)])
    }
    for line in TextColumns.aligned(rows, right: [0]) { add(line) }
  }

  private func words(for total: LedgerTotal) -> String {
    switch total {
    case .debt: wording.either("debt at the agreement, rial", "بدهی هنگام توافق، ریال")
    case .bill: wording.either("the same as recalculated", "همان پس از بازمحاسبه")
    case .cash: wording.either("paid in cash at the agreement", "پرداخت نقدی هنگام توافق")
    case .discount: wording.either("discount on the cash part", "تخفیف بخش نقد")
    case .paid: wording.either("paid since", "پرداخت پس از آن")
    case .pastDue: wording.either("past due, late charges with it", "معوق، با جریمهٔ دیرکرد")
    case .dueNow: wording.either("due by this day, what is past due with it", "سررسیدشده تا این روز، با معوق")
    case .lateCharge: wording.either("late charges to this day, paid or not", "جریمهٔ دیرکرد تا این روز، پرداخته یا نه")
    case .outstanding: wording.either("outstanding in all", "همهٔ مانده")
    case .settlement: wording.either("settles everything on this day", "مبلغ تسویهٔ کامل در این روز")
    case .refund: wording.either("not owed, to be paid back", "مازاد بر بدهی، برگشتی به مؤدی")
    case .owedBack:
      wording.either("given back before a payment bounced, owed again", "بازپرداخت پیش از برگشت پرداخت، باز بدهی است")
    case .received: wording.either("received", "دریافتی")
    case .applied: wording.either("applied", "منظورشده")
    case .givenBack: wording.either("given back", "بازپرداخت‌شده")
    case .held: wording.either("held, to be given back", "نزد شهرداری، برگشتی")
    }
  }

  /// Article 32 of the municipal financial by-law: only after the whole debt is paid.
  mutating func clearance() {
    add("")
    if let day = state.clearedOn {
      add(
        wording.either(
          "nothing is outstanding since \(wording.day(day)): clearance may be given (Article 32)",
          "از \(wording.day(day)) مانده‌ای نیست: مفاصاحساب داده می‌شود (ماده ۳۲)"))
    } else {
      add(
        wording.either(
          "no clearance: it is given only when nothing is outstanding (Article 32)",
          "مفاصاحساب داده نمی‌شود: تنها پس از پرداخت همهٔ بدهی (ماده ۳۲)"))
    }
  }

  /// The bill as recalculations left it.
  mutating func lines() {
    guard agreed.owed.bill != nil else { return }
    add("")
    add(wording.either("The bill as it stands", "فیش چنان‌که هست"))
    let rows = state.lines.map { line in
      let symbol = agreed.symbols[line.name] ?? Symbol(name: line.name)
      let before = statement.schedule.lines.first { $0.name == line.name }?.amount ?? 0
      let change = wording.either("\(number(before)) when agreed", "هنگام توافق \(number(before))")
      return ["", number(line.amount), wording.name(symbol), before == line.amount ? "" : change]
    }
    for line in TextColumns.aligned(rows, right: [1]) { add(line) }
  }

  mutating func installments() {
    guard !state.installments.isEmpty else { return }
    add("")
    add(wording.either("Installments as they stand", "اقساط چنان‌که هست"))
    var table = [
      [
        wording.either("no.", "ردیف"), wording.either("due", "سررسید"), wording.either("principal", "اصل"),
        wording.either("mark-up", "سود"), wording.either("late charge", "دیرکرد"), wording.either("paid", "پرداخته"),
        wording.either("unpaid", "مانده"), "",
      ]
    ]
    for row in state.installments {
      let paid = row.paidPrincipal + row.paidMarkUp + row.paidLateCharge
      table.append(
        [wording.count(row.number), wording.day(row.date.due)]
          + [row.principal, row.markUp, row.lateCharge, paid, row.unpaid].map(number) + [standing(of: row)])
    }
    for line in TextColumns.aligned(table, right: [0, 2, 3, 4, 5, 6]) { add(line) }
  }

  private func standing(of row: InstallmentState) -> String {
    let standing: String =
      switch row.standing(on: state.day) {
      case .paid: wording.either("paid", "پرداخت شد")
      case .pastDue: wording.either("past due", "معوق")
      case .due: wording.either("due today", "سررسید امروز")
      case .toCome: ""
      }
    let kind: String =
      switch row.kind {
      case .installment: ""
      case .separateLine: wording.either("separate line", "ردیف جداگانه")
      case .supplement: wording.either("supplementary bill", "فیش متمم")
      }
    return [kind, standing].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  mutating func payments() {
    guard !state.payments.isEmpty else { return }
    add("")
    add(wording.either("Where the payments went", "پرداخت‌ها به کجا رفت"))
    for payment in state.payments {
      let head = "  \(wording.identifier(payment.id)) · \(wording.day(payment.day)) · \(wording.rials(payment.amount))"
      let bounced = wording.either("bounced: it paid nothing", "برگشت خورد و چیزی نپرداخت")
      add(payment.isReversed ? "\(head) · \(bounced)" : head)
      var rows = payment.uses.map { use in
        let number = wording.count(use.installment)
        let what = words(for: use.component)
        let back = self.number(use.returned)
        let note = wording.either(
          ", of which \(back) are no longer owed and to be paid back", "، که \(back) آن دیگر بدهی نیست و برگشتی است")
        return [
          "    " + self.number(use.amount),
          wording.either("\(what) of \(number)", "\(what) \(number)") + (use.returned > 0 ? note : ""),
        ]
      }
      if payment.madeGood > 0 {
        let words = wording.either("makes good what was given back too much", "جبران بازپرداخت اضافه")
        rows.append(["    " + number(payment.madeGood), words])
      }
      if payment.refund > 0 {
        let words = wording.either("not owed, to be paid back", "مازاد بر بدهی، برگشتی به مؤدی")
        rows.append(["    " + number(payment.refund), words])
      }
      for line in TextColumns.aligned(rows, right: [0]) { add(line) }
    }
  }

  /// All money: in every row, and in the sum, what was received is applied, given back or held.
  mutating func account() {
    let entries = state.account
    if entries.isEmpty { return }
    add("")
    add(
      wording.either(
        "Account of the money: received = applied + given back + held, to be given back",
        "حساب وجوه: دریافتی = منظورشده + بازپرداخت‌شده + برگشتیِ نزد شهرداری"))
    var table = [
      [
        "", "", wording.either("received", "دریافتی"), wording.either("principal", "اصل"),
        wording.either("mark-up", "سود"), wording.either("late charge", "دیرکرد"),
        wording.either("given back", "بازپرداخت‌شده"), wording.either("held", "برگشتی"), "",
      ]
    ]
    for entry in entries + [state.accountTotal] {
      let money = [
        entry.received, entry.principal, entry.markUp, entry.lateCharge, entry.givenBack, entry.held,
      ]
      table.append(
        ["", entry.day.map { wording.day($0) } ?? ""] + money.map(number)
          + [
            [words(for: entry.kind), entry.id.map { wording.identifier($0) } ?? ""].filter { !$0.isEmpty }
              .joined(separator: " ")
          ])
    }
    for line in TextColumns.aligned(table, right: [2, 3, 4, 5, 6, 7]) { add(line) }
  }

  private func words(for kind: AccountEntry.Kind) -> String {
    switch kind {
    case .cash: wording.either("cash part", "پیش‌پرداخت")
    case .payment: wording.either("payment", "پرداخت")
    case .settlement: wording.either("settlement", "تسویه")
    case .refund: wording.either("refund", "بازپرداخت")
    case .reversed: wording.either("bounced", "برگشت‌خورده")
    case .total: wording.either("in all", "جمع")
    }
  }

  private func words(for component: Component) -> String {
    switch component {
    case .lateCharge: wording.either("late charge", "دیرکرد قسط")
    case .markUp: wording.either("mark-up", "سود قسط")
    case .fee: wording.either("principal", "اصل قسط")
    }
  }

  mutating func notes() {
    if statement.laterEvents > 0 {
      add("")
      let count = wording.count(statement.laterEvents)
      add(
        wording.either(
          "events after this day, not in this state: \(count)", "رویدادهای پس از این روز که در این حساب نیست: \(count)")
      )
    }
    for line in wording.warning(of: statement.samples) { add(line) }
  }
}
