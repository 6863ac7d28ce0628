import Exact

/// The state of a ledger as its events go by.
struct Replay {
  let plan: Plan
  let firstDue: Day?
  let workingDays: WorkingCalendar?
  /// The payments that are left out.
  let reversed: Set<String>
  var ledger: LedgerState
  /// The payments that came by now, still stand and will bounce: by them the events of now are smaller than they were
  /// when they were entered.
  var bounceLater: Set<String> = []

  init(plan: Plan, schedule: Schedule, firstDue: Day?, workingDays: WorkingCalendar?, reversed: Set<String>) {
    self.plan = plan
    self.firstDue = firstDue
    self.workingDays = workingDays
    self.reversed = reversed
    var left = zip(schedule.lines, schedule.cash.parts).map { $0.amount - $1 }
    let parts = LineParts.fill(schedule.rows.map(\.principal), from: &left)
    var previous = schedule.start
    var rows: [InstallmentState] = []
    for (row, parts) in zip(schedule.rows, parts) {
      let isApart = row.number > schedule.installments.count
      rows.append(
        InstallmentState(
          number: row.number, kind: isApart ? .separateLine : .installment, date: row.date, periodStart: previous,
          markUp: row.markUp, parts: parts))
      previous = row.date.nominal
    }
    ledger = LedgerState(schedule: schedule, installments: rows)
    if ledger.outstanding == 0 { ledger.clearedOn = schedule.start }
  }

  /// The state at the end of a day that no later event has touched.
  mutating func state(on day: Day) throws(LedgerFault) -> LedgerState {
    try accrue(to: day)
    ledger.settlementFigure = try settlement(on: day).figure
    return ledger
  }

  mutating func apply(_ event: LedgerEvent) throws(LedgerFault) {
    try accrue(to: event.day)
    switch event.kind {
    case .agreement: break
    case .payment(let id, let amount):
      try pay(PaymentRecord(id: id, day: event.day, amount: amount, isSettlement: false))
    case .settlement(let id, let amount):
      try settle(PaymentRecord(id: id, day: event.day, amount: amount, isSettlement: true))
    case .refund(let id, let amount):
      try giveOut(RefundRecord(id: id, day: event.day, amount: amount))
    case .reversal(let id): bounceLater.remove(id)
    case .recalculation(let lines): try recalculate(lines, on: event.day)
    case .prolongation(let count, let rate):
      try requireDebt(on: event.day)
      try extend(by: count, rate: rate, on: event.day)
    }
    let isOpen = ledger.outstanding > 0
    if isOpen { ledger.clearedOn = nil } else if ledger.clearedOn == nil { ledger.clearedOn = event.day }
  }

  /// Whether a payment counts; one that bounced is listed and pays nothing.
  mutating func takes(_ payment: PaymentRecord) throws(LedgerFault) -> Bool {
    if reversed.contains(payment.id) {
      var record = payment
      record.isReversed = true
      ledger.payments.append(record)
      bounceLater.insert(payment.id)
      return false
    }
    try requireDebt(on: payment.day)
    return true
  }

  /// After a clearance nothing is paid and nothing prolonged; unless a payment bounced later, without which the debt
  /// went another way: what came when something was owed is taken, and what it does not need to pay is paid back.
  func requireDebt(on day: Day) throws(LedgerFault) {
    if let cleared = ledger.clearedOn, bounceLater.isEmpty { throw .afterClearance(day, cleared: cleared) }
  }
}
