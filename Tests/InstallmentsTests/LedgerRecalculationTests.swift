import Exact
import Installments
import Testing

/// Bills that change when the plan's first choice of where the difference goes is not there.
@Suite struct LedgerRecalculationTests {
  private func bill(_ fee: Coins, _ fine: Coins = 300_000) -> LedgerEvent.Kind {
    .recalculation([
      DebtLine(name: "fee", amount: fee), DebtLine(name: "fine", amount: fine, bearsLateCharge: false),
    ])
  }

  /// Four of twelve are paid, and all are due: what the fee falls by comes off what is still asked, and nothing is paid
  /// back while 800,000 are past due. A supplementary plan pays back first.
  @Test(arguments: [
    (RecalculationRule.Target.spread, 0, 720_000), (.lastInstallment, 0, 720_000), (.supplementary, 80_000, 800_000),
  ])
  func aFallWhenAllIsPastDue(_ target: RecalculationRule.Target, _ refund: Int, _ asked: Int) throws {
    var ledger = try SampleLedger { plan in
      plan.recalculation.target = target
      plan.lateCharge = nil
    }
    try ledger.payFour()
    try ledger.add(1404_02_20, bill(820_000))
    let state = try ledger.state(on: 1404_02_20)
    #expect(state.refund == Coins(refund) && state.outstanding == Coins(asked))
    // A rise then stands on a bill of its own.
    try ledger.add(1404_02_20, bill(850_000))
    let risen = try ledger.state(on: 1404_02_20)
    #expect(risen.installments.last?.kind == .supplement && risen.outstanding == Coins(asked) + 30_000)
  }

  /// A line that may not be paid in installments is asked for at once, whatever the plan does with the others: 30,000 of
  /// it, and 80,000 more of the fee over the eight installments to come. A fall takes it off that bill again.
  @Test(arguments: [RecalculationRule.Target.spread, .lastInstallment, .supplementary])
  func aLineThatMayNotBeSplit(_ target: RecalculationRule.Target) throws {
    var ledger = try SampleLedger { $0.recalculation = RecalculationRule(target: target, supplementDays: 9) }
    try ledger.payFour()
    func visit(_ fee: Coins, _ amount: Coins) -> LedgerEvent.Kind {
      .recalculation(
        [DebtLine(name: "fee", amount: fee), ledger.lines[1]]
          + [DebtLine(name: "visit", amount: amount, mayBeSplit: false)])
    }
    try ledger.add(1403_05_20, visit(900_000, 30_000))
    try ledger.add(1403_05_20, visit(980_000, 30_000))
    let state = try ledger.state(on: 1403_05_20)
    let apart = state.installments.filter { $0.parts[2] > 0 }
    #expect(apart.map(\.parts) == [[0, 0, 30_000]] && apart[0].kind == .supplement)
    #expect(try apart[0].date.due == solar(1403_05_29))
    if target == .spread {
      #expect(state.installments.filter { $0.kind == .installment }.suffix(8).allSatisfy { $0.principal == 110_000 })
    }
    // Nor does a longer term take it.
    var longer = ledger
    try longer.add(1403_05_20, .prolongation(installments: 20, rate: nil))
    let prolonged = try longer.state(on: 1403_05_20)
    #expect(prolonged.installments.filter { $0.parts[2] > 0 }.map(\.parts) == [[0, 0, 30_000]])
    try ledger.add(1403_05_20, visit(980_000, 10_000))
    let fallen = try ledger.state(on: 1403_05_20)
    #expect(fallen.installments.filter { $0.parts[2] > 0 }.map(\.parts) == [[0, 0, 10_000]])
    #expect(fallen.refund == 0)
  }

  /// On 11 Farvardin 1404 the charge of the first has come to its cap, 24 % of 75,000, and is paid. Then both lines are
  /// struck: every cap is 0, and so is all that is asked; what was paid was asked for.
  @Test func aStruckBillClearsWhatIsLate() throws {
    var ledger = try SampleLedger()
    try ledger.pay(18_000, on: 1404_01_11)
    try ledger.add(1404_01_20, bill(0, 0))
    let state = try ledger.state(on: 1404_01_20)
    #expect(try state.outstanding == 0 && state.clearedOn == solar(1404_01_20))
    let first = state.installments[0]
    #expect(first.lateCharge == 18_000 && first.paidLateCharge == 18_000 && first.unpaidLateCharge == 0)
    #expect(state.refund == 0 && state.lateCharge == 18_000)
  }

  /// A settlement that is too small is no settlement, though some other payment bounced before it came. Only where that
  /// bounced later it was enough when it came.
  @Test func aShortSettlementAfterABounce() throws {
    var ledger = try SampleLedger()
    try ledger.pay(100_000, on: 1403_02_10)
    var later = ledger
    try ledger.add(1403_02_10, .reversal(of: "p"))
    try ledger.add(1403_02_10, .settlement(id: "s", amount: 1_100_000))
    #expect(throws: LedgerFault.settlementTooSmall(1_100_000, figure: 1_200_000)) { try ledger.state(on: 1403_02_10) }
    try later.add(1403_02_10, .settlement(id: "s", amount: 1_100_000))
    #expect(try later.state(on: 1403_02_10).clearedOn == solar(1403_02_10))
    try later.add(1403_02_10, .reversal(of: "p"))
    let state = try later.state(on: 1403_02_10)
    #expect(state.outstanding == 100_000 && state.clearedOn == nil)
  }

  /// Each event that is refused is told, as if the refused ones had not come.
  @Test func everyRefusedEventIsTold() throws {
    var ledger = try SampleLedger()
    try ledger.add(1403_02_10, .settlement(id: "s", amount: 1))
    try ledger.add(1403_02_11, .refund(id: "r", amount: 5))
    try ledger.pay(1_300_000, on: 1403_02_12)
    try ledger.add(1403_02_13, .prolongation(installments: 23, rate: nil))
    let whole = Ledger(plan: ledger.plan, billDay: try solar(1403_01_01), lines: ledger.lines, events: ledger.events)
    do throws(LedgerRefusals) {
      _ = try whole.replay(to: ledger.events[4].day)
      Issue.record("a state")
    } catch {
      #expect(error.list.map(\.event) == [1, 2, 4])
      #expect(
        try error.list.map(\.fault) == [
          .settlementTooSmall(1, figure: 1_200_000), .refundTooLarge(5, most: 0),
          .afterClearance(solar(1403_02_13), cleared: solar(1403_02_12)),
        ])
    }
  }

  /// 75,000 and 25,000 of the first were paid before its charge of 1,500 and its mark-up of 13,000. Both lines are struck:
  /// the 100,000 are paid back, and neither mark-up nor a charge is asked on what was never owed.
  @Test func whatWasPaidAndStruckBearsNothing() throws {
    var ledger = try SampleLedger(.bankFormula) { plan in
      plan.allocation.order = Timing.allCases.flatMap { timing in
        [Component.fee, .markUp, .lateCharge].map { Bucket(timing, $0) }
      }
    }
    try ledger.pay(100_000, on: 1403_02_11)
    #expect(try ledger.state(on: 1403_02_11).pastDue == 14_500)
    try ledger.add(1403_02_12, bill(0, 0))
    let state = try ledger.state(on: 1403_02_12)
    #expect(try state.outstanding == 0 && state.refund == 100_000 && state.clearedOn == solar(1403_02_12))
  }

  /// 100 paid of the first installment are given back before the fee falls on the others, so that 75 of the second are
  /// still asked and with them its mark-up: on 11 Tir 74,925 + 13,000 and charges of 1,500 + 2 × 1,498.50, then 75 + 13,000
  /// and 1,500 + 1.50, are 106,999. Without those 100 only the first is left: 75,000 + 13,000 + 3 × 1,500, and 1,500 of
  /// the second, are 94,000. So the 100,000 clear, and the rial that came after them is paid back, not refused.
  @Test func aPaymentAfterWhatIsAClearanceOnlySinceABounce() throws {
    var ledger = try SampleLedger(.bankFormula) { plan in
      plan.allocation.order = Timing.allCases.flatMap { timing in
        [Component.fee, .markUp, .lateCharge].map { Bucket(timing, $0) }
      }
      plan.recalculation.target = .supplementary
      plan.lateCharge?.cap = nil
    }
    try ledger.pay(100, on: 1403_03_10, id: "a")
    try ledger.add(1403_04_10, bill(75_000, 0))
    #expect(try ledger.state(on: 1403_04_11).outstanding == 106_999)
    try ledger.pay(100_000, on: 1403_04_11, id: "b")
    try ledger.pay(1, on: 1403_04_11, id: "c")
    #expect(try ledger.state(on: 1403_04_11).outstanding == 6_998)
    try ledger.add(1403_04_12, .reversal(of: "a"))
    let state = try ledger.state(on: 1403_04_12)
    #expect(try state.outstanding == 0 && state.refund == 6_001 && state.clearedOn == solar(1403_04_11))
    // Whoever pays after a clearance that no bounce has made is refused.
    try ledger.pay(1, on: 1403_04_13, id: "d")
    let fault = LedgerFault.afterClearance(try solar(1403_04_13), cleared: try solar(1403_04_11))
    #expect(throws: fault) { try ledger.state(on: 1403_04_13) }
  }
}
