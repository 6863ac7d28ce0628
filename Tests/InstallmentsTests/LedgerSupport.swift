import Exact
import Installments
import Testing

/// The agreement of the ledger tests: 1,200,000 rial on 1403-01-10 in twelve installments on the tenth of each month,
/// the first on 1403-02-10. Three quarters of every installment are a fee, one quarter a fine that bears no late charge.
struct SampleLedger {
  var plan: Plan
  var lines = [
    DebtLine(name: "fee", amount: 900_000), DebtLine(name: "fine", amount: 300_000, bearsLateCharge: false),
  ]
  var events: [LedgerEvent]

  init(_ method: MarkUpMethod = .none, _ change: (inout Plan) throws -> Void = { _ in }) throws {
    // 1,200,000 × 24 × 13 ÷ 2400 = 156,000 by the bank formula: 13,000 an installment.
    let rate = MarkUpRate.yearly(try decimal("0.24"))
    plan = Plan(
      name: "sample", terms: [12, 24, 36].map { Term(installments: $0, rate: rate) }, method: method,
      lateCharge: LateCharge(
        rate: try decimal("0.02"), period: .month(begun: .whole), base: .principal, cap: try decimal("0.24")))
    try change(&plan)
    events = [
      LedgerEvent(
        on: try solar(1403_01_10), .agreement(term: .installments(12), cash: .amount(0), firstDue: nil))
    ]
  }

  mutating func add(_ day: Int, _ kind: LedgerEvent.Kind) throws {
    events.append(LedgerEvent(on: try solar(day), kind))
  }

  mutating func pay(_ amount: Coins, on day: Int, id: String = "p") throws {
    try add(day, .payment(id: id, amount: amount))
  }

  /// The first four installments, each on its day.
  mutating func payFour(_ amount: Coins = 100_000) throws {
    for month in 2...5 { try pay(amount, on: 1403_00_10 + month * 100, id: "p\(month)") }
  }

  func state(on day: Int) throws -> LedgerState {
    let ledger = Ledger(plan: plan, billDay: try solar(1403_01_01), lines: lines, events: events)
    let state = try ledger.state(on: solar(day))
    let found = ledgerFaults(state)
    #expect(found.isEmpty, "\(found)")
    return state
  }
}

/// What must hold for any state.
func ledgerFaults(_ state: LedgerState) -> [String] {
  var faults: [String] = []
  for row in state.installments {
    if row.unpaidMarkUp < 0 || row.unpaidParts.contains(where: { $0 < 0 }) { faults.append("\(row.number) overpaid") }
  }
  faults += accountFaults(state)
  // What is asked of the bill and not given back, and what the cash part still settles, is the bill.
  let asked = state.installments.reduce(0) { $0 + $1.principal - $1.returned }
  let bill = state.lines.reduce(0) { $0 + $1.amount }
  let cash = state.schedule.cash
  let settled = bill - asked
  if settled < 0 || settled > cash.amount { faults.append("of a bill of \(bill) \(asked) are asked") }
  if cash.discount == 0, settled != cash.payable - state.returnedCash { faults.append("the cash part") }
  for row in state.installments where row.lateCharge < row.paidLateCharge { faults.append("\(row.number) late") }
  let dates = state.installments.filter { $0.kind == .installment && $0.unpaidPrincipal > 0 }.map(\.date.due)
  if Set(dates).count != dates.count { faults.append("two installments on one day") }
  if (state.clearedOn != nil) != (state.outstanding == 0) { faults.append("cleared while something is outstanding") }
  return faults
}

/// Money that came is applied, given back or held: by payment, in all, and by what it was applied to.
func accountFaults(_ state: LedgerState) -> [String] {
  var faults: [String] = []
  for payment in state.payments {
    let used = payment.uses.reduce(0) { $0 + $1.amount }
    let whole = payment.isReversed ? 0 : payment.amount
    if used + payment.madeGood + payment.refund != whole { faults.append("payment \(payment.id)") }
    if payment.uses.contains(where: { $0.returned < 0 || $0.returned > $0.amount }) {
      faults.append("\(payment.id) gives back more than it paid")
    }
  }
  let cash = state.schedule.cash.payable
  let received = cash + state.payments.reduce(0) { $1.isReversed ? $0 : $0 + $1.amount }
  let givenBack = state.refunds.reduce(0) { $1.isReversed ? $0 : $0 + $1.amount }
  // What recalculations freed, what payments did not need, and what they replaced; each from its own place.
  let freed = state.returnedCash + state.installments.reduce(0) { $0 + $1.returned }
  let over = state.payments.reduce(0) { $0 + $1.refund }
  let replaced = state.payments.reduce(0) { $0 + $1.madeGood }
  let held = freed + over + replaced - givenBack
  let applied = cash - state.returnedCash + state.paid
  if received != applied + givenBack + held {
    faults.append("received \(received), applied \(applied), given back \(givenBack), held \(held)")
  }
  if state.refund != freed + over { faults.append("to be paid back \(state.refund)") }
  if state.toBePaidBack != max(0, held) || state.owedBack != max(0, -held) { faults.append("held \(held)") }
  let total = state.accountTotal
  if total.received != received || total.applied != applied || total.givenBack != givenBack || total.held != held {
    faults.append("the sum of the account: \(total)")
  }
  for entry in state.account where entry.received != entry.applied + entry.givenBack + entry.held {
    faults.append("the account of \(entry.id ?? "cash")")
  }
  let kinds: [(Coins, Coins)] = [
    (total.principal, cash - state.returnedCash + state.installments.reduce(0) { $0 + $1.paidPrincipal - $1.returned }),
    (total.markUp, state.installments.reduce(0) { $0 + $1.paidMarkUp }),
    (total.lateCharge, state.installments.reduce(0) { $0 + $1.paidLateCharge }),
  ]
  if kinds.contains(where: { $0.0 != $0.1 }) { faults.append("what the account was applied to") }
  return faults
}
