import Diagnostics
import Exact
import Installments
import TariffKernel

extension AgreedSchedule {
  /// The schedule for people: by which act and when, what is paid now, the installments as a table, what is paid in all.
  ///
  /// - Parameters:
  ///   - digits: nil: Persian digits in Persian, ASCII digits in English.
  ///   - explain: whether the reason of every number is printed beneath.
  public func text(in language: Language = .english, digits: Digits? = nil, explain: Bool = false) -> String {
    var page = SchedulePage(self, wording: Wording(language, digits: digits, isolates: true))
    page.head()
    page.cash()
    page.rows()
    page.totals()
    if explain { page.reasons() }
    page.samples()
    return page.text
  }

  /// Why every number is what it is.
  public func reasons(in language: Language = .english, digits: Digits? = nil) -> [ScheduleReason] {
    ScheduleTeller(agreed: self, wording: Wording(language, digits: digits)).reasons
  }
}

/// A schedule on its way to paper.
private struct SchedulePage {
  let agreed: AgreedSchedule
  let wording: Wording
  private(set) var text = ""

  init(_ agreed: AgreedSchedule, wording: Wording) { (self.agreed, self.wording) = (agreed, wording) }

  private var schedule: Schedule { agreed.schedule }

  private mutating func add(_ line: String) {
    let end = line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex
    text += line[..<end] + "\n"
  }

  mutating func head() {
    let (title, name) = wording.headings(agreed.terms.symbol)
    add("\(wording.either("Schedule", "جدول اقساط")) · \(title)" + (name.isEmpty ? "" : " · \(name)"))
    add(wording.words(for: agreed.terms))
    for line in wording.lines(of: agreed.terms.identity) { add(line) }
    var whose: [String] = []
    if let dossier = agreed.owed.dossier { whose.append("\(wording(.dossier)) \(wording.identifier(dossier))") }
    if let bill = agreed.owed.bill { whose.append(wording.name(bill)) }
    whose.append(
      wording.either("bill of \(wording.day(agreed.billDay))", "تاریخ فیش \(wording.day(agreed.billDay))"))
    whose.append(
      wording.either("agreed on \(wording.day(schedule.start))", "تاریخ توافق \(wording.day(schedule.start))"))
    add(whose.joined(separator: " · "))
    if let term = schedule.term {
      let rate = term.rate.ofYear.map { wording.percent($0) } ?? ""
      let method = agreed.terms.plan.method
      var words = [wording.words(for: .installments(schedule.installments.count)), wording.words(for: method)]
      if method != .none { words.append(wording.either("mark-up \(rate) a year", "سود سالانه \(rate)")) }
      add(words.joined(separator: " · "))
    } else {
      add(wording.either("all in cash", "همه نقد"))
    }
    if let told = wording.shortening(of: schedule) { add(told) }
    if let calendar = agreed.daysOff?.calendar {
      let (name, version) = (wording.shown(calendar.name), wording.shown(calendar.version))
      add(wording.either("days off: \(name), version \(version)", "تعطیلات: \(name)، نسخهٔ \(version)"))
    }
  }

  mutating func cash() {
    add("")
    var rows: [[String]] = [[wording.either("debt", "بدهی"), number(agreed.debt)]]
    rows.append([wording.either("cash part", "بخش نقد"), number(schedule.cash.amount)])
    if schedule.cash.discount > 0 {
      rows.append([wording.either("discount on it", "تخفیف آن"), number(schedule.cash.discount)])
    }
    rows.append([wording.either("paid now, rial", "پرداخت امروز، ریال"), number(schedule.cash.payable)])
    for line in TextColumns.aligned(rows, right: [1]) { add(line) }
    lines(schedule.cash.parts, of: wording.either("the cash part pays", "بخش نقد بابت"))
  }

  mutating func rows() {
    guard !schedule.rows.isEmpty else { return }
    add("")
    var table = [
      [
        wording.either("no.", "ردیف"), wording.either("nominal", "سررسید اسمی"), wording.either("due", "سررسید"),
        wording.either("principal", "اصل"), wording.either("mark-up", "سود"), wording.either("amount", "مبلغ"),
        wording.either("balance", "مانده"),
      ]
    ]
    for row in schedule.rows {
      let isApart = row.number == schedule.separateLine?.number
      table.append(
        [
          isApart ? wording.either("apart", "جدا") : wording.count(row.number), wording.day(row.date.nominal),
          wording.day(row.date.due),
        ] + [row.principal, row.markUp, row.amount, row.balance].map(number))
    }
    table.append(
      [wording.either("total", "جمع"), "", ""] + [schedule.principal, schedule.markUp, schedule.total].map(number) + [
        ""
      ])
    for line in TextColumns.aligned(table, right: [0, 3, 4, 5, 6]) { add(line) }
    guard agreed.owed.bill != nil, schedule.rows.contains(where: { !$0.parts.isEmpty }) else { return }
    add("")
    add(wording.either("Lines that each installment pays", "ردیف‌هایی که هر قسط می‌پردازد"))
    for row in schedule.rows { lines(row.parts, of: wording.count(row.number)) }
  }

  /// What is paid of each line of the bill.
  private mutating func lines(_ parts: [Coins], of heading: String) {
    guard agreed.owed.bill != nil, parts.count == agreed.owed.lines.count else { return }
    let told = zip(agreed.owed.lines, parts).filter { $0.1 != 0 }
      .map { "\(wording.name($0.0.symbol)) \(self.number($0.1))" }
    if told.isEmpty { return }
    add("  \(heading): " + told.joined(separator: wording.listSeparator))
  }

  mutating func totals() {
    add("")
    let paid = wording.rials(schedule.paidInAll)
    add(wording.either("paid in all: \(paid)", "جمع پرداخت: \(paid)"))
    if let exact = schedule.totalBeforeRounding, !schedule.rows.isEmpty {
      let told = wording.number(exact.significand, scale: exact.scale)
      add(wording.either("installments before rounding: \(told)", "جمع اقساط پیش از گرد کردن: \(told)"))
    }
  }

  mutating func reasons() {
    add("")
    add(wording(.why))
    for reason in ScheduleTeller(agreed: agreed, wording: wording).reasons { add("  " + reason.text) }
  }

  mutating func samples() {
    for line in wording.warning(of: agreed.samples) { add(line) }
  }

  private func number(_ coins: Coins) -> String { wording.number(coins, scale: 0) }
}
