import Exact
import Installments
import Testing

/// Where every rial is: applied, given back or held.
@Suite struct LedgerAccountTests {
  private struct Line: Hashable {
    var id: String?
    var received, principal, markUp, lateCharge, givenBack, held: Coins
    init(
      _ id: String?, _ received: Coins, _ principal: Coins, _ markUp: Coins, _ lateCharge: Coins, _ givenBack: Coins,
      _ held: Coins
    ) {
      (self.id, self.received, self.principal) = (id, received, principal)
      (self.markUp, self.lateCharge, self.givenBack, self.held) = (markUp, lateCharge, givenBack, held)
    }
    init(_ entry: AccountEntry) {
      self.init(
        entry.id, entry.received, entry.principal, entry.markUp, entry.lateCharge, entry.givenBack, entry.held)
    }
  }

  private func lines(_ state: LedgerState) -> [Line] { state.account.map(Line.init) }

  /// On 15 Khordad the first installment bears 3,000 of late charge and 13,000 of mark-up, the second 1,500 and 13,000.
  @Test func whatAPaymentWasAppliedTo() throws {
    var ledger = try SampleLedger(.bankFormula)
    try ledger.pay(130_500, on: 1403_03_15)
    let state = try ledger.state(on: 1403_03_15)
    #expect(lines(state) == [Line("p", 130_500, 100_000, 26_000, 4_500, 0, 0)])
    #expect(Line(state.accountTotal) == Line(nil, 130_500, 100_000, 26_000, 4_500, 0, 0))
  }

  /// 100,000 are due and 250,000 over, which the plan does not take: held, given back in two parts, a bounced one aside.
  @Test func aSurplusIsHeldUntilItIsGivenBack() throws {
    var ledger = try SampleLedger { $0.allocation.surplus = .refund }
    try ledger.pay(350_000, on: 1403_02_10)
    #expect(try lines(ledger.state(on: 1403_02_10)) == [Line("p", 350_000, 100_000, 0, 0, 0, 250_000)])
    try ledger.add(1403_02_12, .refund(id: "r1", amount: 150_000))
    try ledger.add(1403_02_13, .refund(id: "r2", amount: 100_000))
    try ledger.add(1403_02_20, .reversal(of: "r1"))
    #expect(try ledger.state(on: 1403_02_13).toBePaidBack == 0)
    let state = try ledger.state(on: 1403_02_20)
    #expect(state.toBePaidBack == 150_000 && state.givenBack == 100_000 && state.refund == 250_000)
    #expect(
      lines(state) == [
        Line("p", 350_000, 100_000, 0, 0, 0, 250_000), Line("r1", 0, 0, 0, 0, 0, 0),
        Line("r2", 0, 0, 0, 0, 100_000, -100_000),
      ])
    #expect(Line(state.accountTotal) == Line(nil, 350_000, 100_000, 0, 0, 100_000, 150_000))
    try ledger.add(1403_02_21, .refund(id: "r3", amount: 150_001))
    #expect(throws: LedgerFault.refundTooLarge(150_001, most: 150_000)) { try ledger.state(on: 1403_02_21) }
  }

  /// The fee falls by 80,000. Each of four payments has paid 75,000 of it: the last gives back 75,000, the one before
  /// 5,000.
  @Test func aFallOfTheBillIsTakenFromTheLastPayments() throws {
    var ledger = try SampleLedger { $0.recalculation.target = .supplementary }
    try ledger.payFour()
    try ledger.add(
      1403_05_20, .recalculation([DebtLine(name: "fee", amount: 820_000), DebtLine(name: "fine", amount: 300_000)]))
    let state = try ledger.state(on: 1403_05_20)
    #expect(
      lines(state) == [
        Line("p2", 100_000, 100_000, 0, 0, 0, 0), Line("p3", 100_000, 100_000, 0, 0, 0, 0),
        Line("p4", 100_000, 95_000, 0, 0, 0, 5_000), Line("p5", 100_000, 25_000, 0, 0, 0, 75_000),
      ])
    #expect(state.installments.prefix(4).map(\.returned) == [0, 0, 5_000, 75_000])
    #expect(state.installments[3].returnedParts == [75_000, 0] && state.installments[3].unpaid == 0)
    #expect(state.paid == 320_000 && state.refund == 80_000)
  }

  /// 150,000,000 were settled with 117,000,000; 120,000,000 cost 93,600,000.
  @Test func theCashPartIsInTheAccount() throws {
    let span = DaySpan(try solar(1403_01_01), try solar(1403_12_29))
    let plan = Plan(
      name: "summer", terms: [Term(installments: 6, leastCash: try decimal("0.15"))], method: .none,
      cash: CashRule(discounts: [CashDiscount(span: span, share: try decimal("0.22"), onlyIfAllCash: false)]))
    let start = try solar(1403_05_01)
    let ledger = Ledger(
      plan: plan, billDay: start, lines: [DebtLine(name: "fee", amount: 1_000_000_000)],
      events: [
        LedgerEvent(on: start, .agreement(term: .installments(6), cash: .least, firstDue: nil)),
        LedgerEvent(on: start, .recalculation([DebtLine(name: "fee", amount: 120_000_000)])),
      ])
    let state = try ledger.state(on: start)
    #expect(accountFaults(state).isEmpty, "\(accountFaults(state))")
    #expect(lines(state) == [Line(nil, 117_000_000, 93_600_000, 0, 0, 0, 23_400_000)])
    #expect(state.account[0].kind == .cash && state.account[0].day == start)
  }

  /// 250,000 were given back of a payment that bounced after that: they are owed again, at once, and the next payment
  /// replaces them before it pays the 100,000 that are due. Nothing is cleared before.
  @Test func whatWasGivenBackOfABouncedPaymentIsOwedAgain() throws {
    var ledger = try SampleLedger { $0.allocation.surplus = .refund }
    try ledger.pay(350_000, on: 1403_02_10)
    try ledger.add(1403_02_10, .refund(id: "r", amount: 250_000))
    try ledger.add(1403_02_10, .reversal(of: "p"))
    let bounced = try ledger.state(on: 1403_02_10)
    #expect(bounced.owedBack == 250_000 && bounced.outstanding == 1_450_000 && bounced.dueNow == 350_000)
    #expect(bounced.settlementFigure == 1_450_000 && bounced.toBePaidBack == 0)
    #expect(Line(bounced.accountTotal) == Line(nil, 0, 0, 0, 0, 250_000, -250_000))
    var paid = ledger
    try paid.pay(300_000, on: 1403_02_10, id: "q")
    let state = try paid.state(on: 1403_02_10)
    #expect(state.owedBack == 0 && state.outstanding == 1_150_000 && state.payments[1].madeGood == 250_000)
    #expect(Line(state.accountTotal) == Line(nil, 300_000, 50_000, 0, 0, 250_000, 0))
    try ledger.add(1403_02_10, .settlement(id: "s", amount: 1_450_000))
    #expect(try ledger.state(on: 1403_02_10).clearedOn == solar(1403_02_10))
    // Without the bounce so much was never there to be given back.
    var early = try SampleLedger()
    try early.add(1403_02_10, .refund(id: "r", amount: 1))
    #expect(throws: LedgerFault.refundTooLarge(1, most: 0)) { try early.state(on: 1403_02_10) }
  }
}
