import Exact
import Installments
import TestSupport
import Testing

/// Nobody is given back what nobody has paid.
@Suite struct LedgerRefundTests {
  /// 1,000,000,000 rial, 15 % in cash with 22 % off: 117,000,000 paid for 150,000,000.
  private func discounted(recalculatedTo amounts: [Coins]) throws -> LedgerState {
    let span = DaySpan(try solar(1403_01_01), try solar(1403_12_29))
    let plan = Plan(
      name: "summer", terms: [Term(installments: 6, leastCash: try decimal("0.15"))], method: .none,
      cash: CashRule(discounts: [CashDiscount(span: span, share: try decimal("0.22"), onlyIfAllCash: false)]))
    var events = [
      LedgerEvent(on: try solar(1403_05_01), .agreement(term: .installments(6), cash: .least, firstDue: nil))
    ]
    for (place, amount) in amounts.enumerated() {
      let lines = [DebtLine(name: "fee", amount: amount)]
      events.append(LedgerEvent(on: try solar(1403_05_02 + place), .recalculation(lines)))
    }
    let lines = [DebtLine(name: "fee", amount: 1_000_000_000)]
    return try Ledger(plan: plan, billDay: try solar(1403_05_01), lines: lines, events: events)
      .state(on: try solar(1403_05_20))
  }

  /// Of 120,000,000 the discount is 26,400,000, so 93,600,000 of the 117,000,000 are kept.
  @Test func aDiscountIsNotPaidBack() throws {
    #expect(try discounted(recalculatedTo: [0]).refund == 117_000_000)
    #expect(try discounted(recalculatedTo: [0]).outstanding == 0)
    #expect(try discounted(recalculatedTo: [120_000_000]).refund == 23_400_000)
    #expect(try discounted(recalculatedTo: [120_000_000, 0]).refund == 117_000_000)
    #expect(try discounted(recalculatedTo: [150_000_000]).refund == 0)
    #expect(try discounted(recalculatedTo: [500_000_000]).outstanding == 350_000_000)
  }

  private func supplementary(_ fees: [(fee: Coins, fine: Coins)]) throws -> LedgerState {
    var ledger = try SampleLedger(.bankFormula) { $0.recalculation = RecalculationRule(target: .supplementary) }
    try ledger.payFour(113_000)
    for (place, bill) in fees.enumerated() {
      try ledger.add(
        1403_05_20 + place,
        .recalculation([
          DebtLine(name: "fee", amount: bill.fee), DebtLine(name: "fine", amount: bill.fine, bearsLateCharge: false),
        ]))
    }
    return try ledger.state(on: 1403_05_25)
  }

  /// 400,000 of principal were paid, 800,000 are still asked: nothing is left to pay, and no mark-up on nothing.
  @Test func aBillThatIsStruckLeavesNoDebt() throws {
    let state = try supplementary([(0, 0)])
    #expect(state.refund == 400_000 && state.outstanding == 0 && state.settlementFigure == 0)
    #expect(state.clearedOn != nil)
  }

  /// Of a fall of 350,000 of the fee 300,000 were paid, 50,000 come off the last installment.
  @Test func onlyWhatWasPaidIsPaidBack() throws {
    let state = try supplementary([(550_000, 300_000)])
    #expect(state.refund == 300_000)
    #expect(state.installments.last?.parts == [25_000, 25_000])
  }

  @Test func upAndDownAgainIsNothing() throws {
    let state = try supplementary([(980_000, 300_000), (900_000, 300_000)])
    #expect(state.refund == 0 && state.outstanding == 8 * 113_000 && state.dueNow == 0)
    // And nothing is paid back twice.
    #expect(try supplementary([(820_000, 300_000), (820_000, 300_000)]).refund == 80_000)
    #expect(try supplementary([(820_000, 300_000), (0, 0)]).refund == 400_000)
  }
}
