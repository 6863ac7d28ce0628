import Exact
import Installments
import Testing

/// An agreement of twelve installments, of which four are paid: 800,000 of principal are left on 1403-05-20. The plan
/// offers 12, 24 and 36.
@Suite struct LedgerProlongationTests {
  private func paid(_ method: MarkUpMethod = .none, _ change: (inout Plan) throws -> Void = { _ in }) throws
    -> SampleLedger
  {
    var ledger = try SampleLedger(method, change)
    try ledger.payFour(method == .none ? 100_000 : 113_000)
    return ledger
  }

  private func prolonged(
    _ ledger: SampleLedger, to count: Int, rate: MarkUpRate? = nil
  ) throws -> LedgerState {
    var ledger = ledger
    try ledger.add(1403_05_20, .prolongation(installments: count, rate: rate))
    return try ledger.state(on: 1403_05_20)
  }

  private func refuses(_ ledger: SampleLedger, to count: Int, rate: MarkUpRate? = nil, _ fault: LedgerFault) {
    #expect(throws: fault) { try prolonged(ledger, to: count, rate: rate) }
  }

  /// Twenty of 40,000 make 24 in all, 32 of 25,000 make 36; dates are counted on from the first, 1403-02-10.
  @Test func toALongerTermOfThePlan() throws {
    let state = try prolonged(paid(), to: 20)
    #expect(
      state.installments.map(\.principal) == [100_000, 100_000, 100_000, 100_000] + .init(repeating: 40_000, count: 20))
    #expect(try state.installments.last?.date.due == solar(1405_01_10))
    #expect(state.installments.map(\.number) == Array(1...24))
    let longest = try prolonged(paid(), to: 32)
    #expect(longest.installments.dropFirst(4).map(\.principal) == [Coins](repeating: 25_000, count: 32))
    #expect(try longest.installments.last?.date.due == solar(1406_01_10))
  }

  @Test func toNoOther() throws {
    let offered = [Prolonged(toCome: 20, inAll: 24), Prolonged(toCome: 32, inAll: 36)]
    for count in [0, 8, 16, 19, 21, 24, 33, 36] {
      try refuses(paid(), to: count, .extensionNotOffered(count, offered: offered))
    }
    // 24 in all already: only 36 are longer.
    var twice = try paid()
    try twice.add(1403_05_20, .prolongation(installments: 20, rate: nil))
    refuses(twice, to: 20, .extensionNotOffered(20, offered: [Prolonged(toCome: 32, inAll: 36)]))
    let single = try paid { $0.terms.removeLast(2) }
    refuses(single, to: 20, .extensionNotOffered(20, offered: []))
  }

  /// Prolonged twice, with 130,000 in advance between: on 1403-08-15 seven dates have passed, so 29 are to come of 36.
  @Test func twice() throws {
    var ledger = try paid()
    try ledger.add(1403_05_20, .prolongation(installments: 20, rate: nil))
    try ledger.pay(130_000, on: 1403_05_25, id: "advance")
    try ledger.add(1403_08_15, .prolongation(installments: 29, rate: nil))
    // Three of 40,000 and 10,000 of the fourth, due on 1403-09-10, are paid; 670,000 are left for its date and the 28
    // after it: 23,103.45 each, and the last takes 670,000 − 28 × 23,103.
    let state = try ledger.state(on: 1403_08_15)
    let fresh = state.installments.filter { $0.unpaidPrincipal > 0 }
    #expect(fresh.map(\.principal) == [Coins](repeating: 23_103, count: 28) + [23_116])
    #expect(try fresh.first?.date.due == solar(1403_09_10))
    #expect(try fresh.last?.date.due == solar(1406_01_10))
  }

  /// 200,000 in advance pay the fifth and the sixth. The other 600,000 go on the dates from the seventh to the 24th:
  /// 33,333.33 each, the last 600,000 − 17 × 33,333.
  @Test func whatWasPaidInAdvanceStaysPaid() throws {
    var ledger = try paid()
    try ledger.pay(200_000, on: 1403_05_15, id: "advance")
    let state = try prolonged(ledger, to: 20)
    let principals = state.installments.map(\.principal)
    #expect(principals == [Coins](repeating: 100_000, count: 6) + .init(repeating: 33_333, count: 17) + [33_339])
    #expect(try state.installments[6].date.due == solar(1403_08_10))
    #expect(try state.installments.last?.date.due == solar(1405_01_10))
    // It bounced: the prolongation stands as it was asked for.
    try ledger.add(1403_05_20, .prolongation(installments: 20, rate: nil))
    try ledger.add(1403_05_25, .reversal(of: "advance"))
    #expect(
      try ledger.state(on: 1403_05_25).installments.dropFirst(4).map(\.principal) == .init(repeating: 40_000, count: 20)
    )
  }

  /// By the bank formula 800,000 at 24 % in twenty months bear 800,000 × 24 × 21 ÷ 2400 = 168,000, at 12 % half of it.
  @Test func theRateIsThatOfTheLongerTermOrLower() throws {
    let state = try prolonged(paid(.bankFormula), to: 20)
    #expect(state.outstanding == 968_000)
    #expect(state.installments.dropFirst(4).allSatisfy { $0.markUp == 8_400 && $0.principal == 40_000 })
    let lower = try prolonged(paid(.bankFormula), to: 20, rate: .yearly(decimal("0.12")))
    #expect(lower.outstanding == 884_000)
    let half = MarkUpRate.ofCeiling(share: try decimal("0.5"), ceiling: try decimal("0.24"))
    #expect(try prolonged(paid(.bankFormula), to: 20, rate: half).outstanding == 884_000)
    #expect(try prolonged(paid(.bankFormula), to: 20, rate: .zero).outstanding == 800_000)
    let longer = try paid(.bankFormula) { $0.terms[1].rate = .yearly(try decimal("0.36")) }
    // 800,000 × 36 × 21 ÷ 2400.
    #expect(try prolonged(longer, to: 20).outstanding == 1_052_000)
  }

  @Test func noHigherRate() throws {
    let most = try decimal("0.24")
    for text in ["0.2401", "10", "-0.01", "0.12345678901"] {
      let rate = MarkUpRate.yearly(try decimal(text))
      try refuses(paid(.bankFormula), to: 20, rate: rate, .extensionRateTooHigh(rate, most: most, term: 24))
    }
    let ceiling = MarkUpRate.ofCeiling(share: try decimal("0.9"), ceiling: try decimal("0.3"))
    try refuses(paid(.bankFormula), to: 20, rate: ceiling, .extensionRateTooHigh(ceiling, most: most, term: 24))
    // A plan without mark-up has none for those who prolong.
    let some = MarkUpRate.yearly(try decimal("0.01"))
    try refuses(paid(), to: 20, rate: some, .extensionRateTooHigh(some, most: .zero, term: 24))
    #expect(try prolonged(paid(), to: 20, rate: .zero).outstanding == 800_000)
  }

  /// 6,500 of the 13,000 of mark-up of the fifth are paid before; the new ones bear 168,000 for the same time, so 6,500
  /// less. Nothing of the principal of the fifth is paid.
  @Test func markUpInAdvanceIsNotAskedForTwice() throws {
    var ledger = try paid(.bankFormula)
    try ledger.pay(6_500, on: 1403_05_15, id: "advance")
    let state = try prolonged(ledger, to: 20)
    #expect(state.outstanding == 968_000 - 6_500)
    #expect(state.installments.reduce(0) { $0 + $1.markUp } == 4 * 13_000 + 168_000)
    // On the tenth of Khordad: the fifth with what was paid of it, and the first of the new ones.
    let both = try state.installments.filter { try $0.date.due == solar(1403_06_10) }
    #expect(both.map(\.markUp) == [6_500, 1_900] && both.map(\.principal) == [0, 40_000])
  }

  /// Who asks for 24 pays half in cash: 600,000 of the debt. 400,000 are paid, and after a fifth and a sixth
  /// installment 600,000.
  @Test func whatTheLongerTermAsksForInCash() throws {
    var ledger = try paid { $0.terms[1].leastCash = try decimal("0.5") }
    refuses(ledger, to: 20, .extensionBelowLeastCash(400_000, least: 600_000, term: 24))
    try ledger.pay(199_999, on: 1403_05_15, id: "a")
    refuses(ledger, to: 20, .extensionBelowLeastCash(599_999, least: 600_000, term: 24))
    try ledger.pay(1, on: 1403_05_15, id: "b")
    #expect(try prolonged(ledger, to: 20).outstanding == 600_000)
    // It was in order then; that a payment bounced since does not undo it.
    try ledger.add(1403_05_20, .prolongation(installments: 20, rate: nil))
    try ledger.add(1403_05_21, .reversal(of: "a"))
    #expect(try ledger.state(on: 1403_05_21).outstanding == 799_999)
  }

  /// The first date may be late: a month and a half after the agreement, so that 36 would end after 36 months.
  @Test func withinArticle32() throws {
    var ledger = try paid { $0.dueRule.dayOfMonth = .first }
    ledger.events.removeLast(4)
    ledger.events[0].kind = .agreement(term: .installments(12), cash: .amount(0), firstDue: try solar(1403_03_01))
    try ledger.add(1403_01_20, .prolongation(installments: 36, rate: nil))
    let fault = ScheduleFault.beyondMostMonths(last: try solar(1406_02_01), most: 36, latest: try solar(1406_01_10))
    #expect(throws: LedgerFault.schedule(fault)) { try ledger.state(on: 1403_01_20) }
  }

  @Test func nothingToExtend() throws {
    var ledger = try paid()
    try ledger.add(1404_01_10, .prolongation(installments: 12, rate: nil))
    #expect(throws: LedgerFault.nothingToExtend) { try ledger.state(on: 1404_01_10) }
    var cleared = try SampleLedger()
    try cleared.pay(1_200_000, on: 1403_02_01)
    try cleared.add(1403_02_05, .prolongation(installments: 24, rate: nil))
    let fault = LedgerFault.afterClearance(try solar(1403_02_05), cleared: try solar(1403_02_01))
    #expect(throws: fault) { try cleared.state(on: 1403_02_05) }
  }
}
