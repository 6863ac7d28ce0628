import Exact
import Installments
import Testing

/// What later events do to an agreement of which four installments are paid.
@Suite struct LedgerChangeTests {
  /// By the bank formula each installment bears 13,000; 800,000 of principal are left. On 25 Mordad 15 of the 31 days to
  /// 10 Shahrivar have passed: of its 13,000 the 16/31 to come, 6,709.68, need not be paid.
  @Test func settlementFigure() throws {
    for (rule, expected) in [
      (SettlementRule(begunPeriod: .whole), 813_000), (SettlementRule(begunPeriod: .notAtAll), 800_000),
      (SettlementRule(begunPeriod: .byDays), 806_290),
      // Half of the 91,000 of the seven later installments is asked for.
      (SettlementRule(begunPeriod: .whole, forgives: try decimal("0.5")), 858_500),
      (SettlementRule(begunPeriod: .notAtAll, forgives: .zero), 904_000),
    ] as [(SettlementRule, Coins)] {
      var ledger = try SampleLedger(.bankFormula) { $0.settlement = rule }
      try ledger.payFour(113_000)
      #expect(try ledger.state(on: 1403_05_25).settlementFigure == expected, "\(rule)")
      // On the fourth due day no new period has begun.
      if rule.forgives == ExactDecimal(1) {
        #expect(try ledger.state(on: 1403_05_10).settlementFigure == 800_000, "\(rule)")
      }
    }
  }

  /// Two installments late, 1,500 of charge on the older: the figure holds them. 12 × 100,000 − 3 paid.
  @Test func settlementPaysWhatIsLate() throws {
    var ledger = try SampleLedger()
    for month in 2...4 { try ledger.pay(100_000, on: 1403_00_10 + month * 100, id: "p\(month)") }
    #expect(try ledger.state(on: 1403_05_25).settlementFigure == 901_500)
  }

  @Test func settlementClears() throws {
    var ledger = try SampleLedger(.bankFormula)
    try ledger.payFour(113_000)
    var short = ledger
    try short.add(1403_05_25, .settlement(id: "s", amount: 812_999))
    #expect(throws: LedgerFault.settlementTooSmall(812_999, figure: 813_000)) { try short.state(on: 1403_05_25) }
    try ledger.add(1403_05_25, .settlement(id: "s", amount: 813_500))
    let state = try ledger.state(on: 1404_06_01)
    #expect(try state.clearedOn == solar(1403_05_25) && state.refund == 500 && state.outstanding == 0)
    #expect(state.paid == 4 * 113_000 + 813_000)
    // The settlement bounced: the mark-up is asked for again.
    try ledger.add(1403_05_30, .reversal(of: "s"))
    #expect(try ledger.state(on: 1403_05_30).outstanding == 8 * 113_000)
  }

  private func recalculated(
    _ fee: Coins, _ target: RecalculationRule.Target, step: Coins = 1, follows: Bool = false,
    _ method: MarkUpMethod = .none
  ) throws -> LedgerState {
    var ledger = try SampleLedger(method) { plan in
      plan.rounding.step = step
      plan.recalculation = RecalculationRule(target: target, markUpFollows: follows)
    }
    try ledger.payFour(method == .none ? 100_000 : 113_000)
    let lines = [DebtLine(name: "fee", amount: fee), DebtLine(name: "fine", amount: 300_000, bearsLateCharge: false)]
    try ledger.add(1403_05_20, .recalculation(lines))
    let state = try ledger.state(on: 1403_05_20)
    for (line, debt) in lines.enumerated() {
      // What is asked of each line, less what is to be paid back, is the new bill.
      let asked = state.installments.reduce(0) { $0 + $1.parts[line] }
      #expect(asked - (line == 0 ? state.refund : 0) == debt.amount)
    }
    return state
  }

  private func principals(_ state: LedgerState) -> [Coins] { state.installments.map(\.principal) }
  private let paid: [Coins] = [100_000, 100_000, 100_000, 100_000]

  /// 800,000 are left in eight installments; the fee rises by 80,000, 10,000 for each.
  @Test func billRises() throws {
    let spread = try recalculated(980_000, .spread)
    #expect(principals(spread) == paid + [Coins](repeating: 110_000, count: 8))
    #expect(spread.installments.dropFirst(4).allSatisfy { $0.parts == [85_000, 25_000] })
    let last = try recalculated(980_000, .lastInstallment)
    #expect(principals(last) == paid + [Coins](repeating: 100_000, count: 7) + [180_000])
    let apart = try recalculated(980_000, .supplementary)
    #expect(principals(apart) == paid + [80_000] + [Coins](repeating: 100_000, count: 8))
    let supplement = apart.installments[4]
    #expect(supplement.kind == .supplement && supplement.number == 13 && apart.dueNow == 80_000)
    #expect(try supplement.date.due == solar(1403_05_20))
  }

  /// 885,000 over eight with a step of 1,000: 110,625 each, 111,000 but for the last, 885,000 − 777,000.
  @Test func theStepIsKept() throws {
    let state = try recalculated(985_000, .spread, step: 1_000)
    #expect(principals(state) == paid + [Coins](repeating: 111_000, count: 7) + [108_000])
  }

  /// The fee falls by 80,000. From the last installment backwards only its fee can go: 75,000 and then 5,000.
  @Test func billFalls() throws {
    let spread = try recalculated(820_000, .spread)
    #expect(principals(spread) == paid + [Coins](repeating: 90_000, count: 8))
    #expect(spread.installments.dropFirst(4).allSatisfy { $0.parts == [65_000, 25_000] })
    let last = try recalculated(820_000, .lastInstallment)
    #expect(principals(last) == paid + [Coins](repeating: 100_000, count: 6) + [95_000, 25_000])
    let apart = try recalculated(820_000, .supplementary)
    #expect(principals(apart) == paid + [Coins](repeating: 100_000, count: 8) && apart.refund == 80_000)
  }

  /// The fee falls to 20,000: the 600,000 still asked go, and of the 300,000 paid 280,000 are to be paid back.
  @Test func billFallsBelowWhatIsPaid() throws {
    for target in [RecalculationRule.Target.spread, .lastInstallment] {
      let state = try recalculated(20_000, target)
      #expect(principals(state) == paid + [Coins](repeating: 25_000, count: 8), "\(target)")
      #expect(state.refund == 280_000, "\(target)")
    }
  }

  /// 13,000 of mark-up stay, or rise by a tenth with the principal.
  @Test func markUpStaysOrFollows() throws {
    let stays = try recalculated(980_000, .spread, .bankFormula)
    #expect(stays.installments.dropFirst(4).allSatisfy { $0.principal == 110_000 && $0.markUp == 13_000 })
    let follows = try recalculated(980_000, .spread, follows: true, .bankFormula)
    #expect(follows.installments.dropFirst(4).allSatisfy { $0.principal == 110_000 && $0.markUp == 14_300 })
  }

  /// Before any installment is paid, and with a line that the bill did not have.
  @Test func aNewLineBeforeAnyPayment() throws {
    var ledger = try SampleLedger()
    let lines = ledger.lines + [DebtLine(name: "service", amount: 120_000)]
    try ledger.add(1403_01_20, .recalculation(lines))
    let state = try ledger.state(on: 1403_01_20)
    #expect(state.installments.allSatisfy { $0.parts == [75_000, 25_000, 10_000] })
  }

  /// After clearance a higher bill opens the ledger again, on a supplementary bill that is due in ten days.
  @Test func aHigherBillAfterClearance() throws {
    var ledger = try SampleLedger { $0.recalculation.supplementDays = 10 }
    try ledger.pay(1_200_000, on: 1403_02_01)
    try ledger.add(
      1403_03_01,
      .recalculation([DebtLine(name: "fee", amount: 950_000), ledger.lines[1]]))
    #expect(try ledger.state(on: 1403_02_20).clearedOn != nil)
    let state = try ledger.state(on: 1403_03_11)
    #expect(state.clearedOn == nil && state.outstanding == 50_000 && state.dueNow == 50_000)
    // A day late: 2 % of 50,000.
    #expect(try ledger.state(on: 1403_03_12).outstanding == 51_000)
    try ledger.pay(50_000, on: 1403_03_02, id: "q")
    #expect(try ledger.state(on: 1403_03_02).clearedOn == solar(1403_03_02))
  }
}
