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
    plan = Plan(
      name: "sample", terms: [Term(installments: 12, rate: .yearly(try decimal("0.24")))], method: method,
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
  let received = state.payments.reduce(0) { $1.isReversed ? $0 : $0 + $1.amount }
  let kept = state.payments.reduce(0) { $0 + $1.refund }
  if received != state.paid + kept { faults.append("received \(received), used \(state.paid), over \(kept)") }
  for payment in state.payments {
    let used = payment.uses.reduce(0) { $0 + $1.amount }
    if !payment.isReversed, used + payment.refund != payment.amount { faults.append("payment \(payment.id)") }
  }
  if (state.clearedOn != nil) != (state.outstanding == 0) { faults.append("cleared while something is outstanding") }
  return faults
}
