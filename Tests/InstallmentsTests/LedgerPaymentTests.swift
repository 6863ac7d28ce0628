import Exact
import Installments
import Testing

@Suite struct LedgerPaymentTests {
  /// On 15 Khordad the first installment is in its second month late and the second in its first: 2 % of 75,000 for
  /// each month begun, the fine left out.
  @Test func lateChargesByMonthsBegun() throws {
    let state = try SampleLedger().state(on: 1403_03_15)
    #expect(state.installments.map(\.lateCharge).prefix(3) == [3_000, 1_500, 0])
    #expect(state.pastDue == 204_500 && state.dueNow == 204_500)
    #expect(state.outstanding == 1_204_500)
    // On the due day itself nothing is late; the day after the first month has begun.
    #expect(try SampleLedger().state(on: 1403_02_10).lateCharge == 0)
    #expect(try SampleLedger().state(on: 1403_02_11).lateCharge == 1_500)
    #expect(try SampleLedger().state(on: 1403_03_10).lateCharge == 1_500)
    #expect(try SampleLedger().state(on: 1403_03_11).installments[0].lateCharge == 3_000)
  }

  /// By days: the month from 10 Ordibehesht has 31 days, and 5 of the 31 of the next have passed: 1,500 + 241.94. Not
  /// at all: 1,500. A day at 0.05 %: 36 days of 37.50.
  @Test func lateChargesByDays() throws {
    for (period, rate, expected) in [
      (LateCharge.Period.month(begun: .byDays), "0.02", 1_742), (.month(begun: .notAtAll), "0.02", 1_500),
      (.day, "0.0005", 1_350),
    ] as [(LateCharge.Period, String, Coins)] {
      let ledger = try SampleLedger { plan in
        plan.lateCharge = LateCharge(rate: try decimal(rate), period: period, base: .principal, cap: nil)
      }
      #expect(try ledger.state(on: 1403_03_15).installments[0].lateCharge == expected, "\(period)")
    }
  }

  /// 24 % of 75,000 is 18,000, reached after twelve months begun, on 11 Farvardin 1404.
  @Test func lateChargesStopAtTheirCap() throws {
    let ledger = try SampleLedger()
    #expect(try ledger.state(on: 1403_12_30).installments[0].lateCharge == 16_500)
    #expect(try ledger.state(on: 1404_01_11).installments[0].lateCharge == 18_000)
    #expect(try ledger.state(on: 1404_02_11).installments[0].lateCharge == 18_000)
    #expect(try ledger.state(on: 1406_01_01).installments.map(\.lateCharge) == [Coins](repeating: 18_000, count: 12))
  }

  /// With mark-up in the base: 2 % of 75,000 + 13,000.
  @Test func theBaseMayHoldMarkUp() throws {
    let ledger = try SampleLedger(.bankFormula) { $0.lateCharge?.base = .amount }
    #expect(try ledger.state(on: 1403_02_11).lateCharge == 1_760)
  }

  private func uses(_ direction: AllocationRule.Direction, _ amount: Coins) throws -> [PaymentRecord.Use] {
    var ledger = try SampleLedger { $0.allocation.direction = direction }
    try ledger.pay(amount, on: 1403_03_15)
    return try ledger.state(on: 1403_03_15).payments[0].uses
  }

  /// Late charges of 3,000 and 1,500 stand; 4,000 come in. Oldest first: the first installment's charge, then its fee.
  /// Bucket by bucket: both charges before any fee.
  @Test func horizontalAndVertical() throws {
    let horizontal = try uses(.horizontal, 4_000)
    #expect(horizontal.map(\.installment) == [1, 1] && horizontal.map(\.amount) == [3_000, 1_000])
    #expect(horizontal.map(\.component) == [.lateCharge, .fee])
    let vertical = try uses(.vertical, 4_000)
    #expect(vertical.map(\.installment) == [1, 2] && vertical.map(\.amount) == [3_000, 1_000])
    #expect(vertical.map(\.component) == [.lateCharge, .lateCharge])
  }

  /// The fee before the charge, where the plan says so.
  @Test func theOrderIsThePlans() throws {
    var ledger = try SampleLedger { plan in
      plan.allocation.order = Timing.allCases.flatMap { timing in
        [Component.fee, .markUp, .lateCharge].map { Bucket(timing, $0) }
      }
    }
    try ledger.pay(101_000, on: 1403_03_15)
    let uses = try ledger.state(on: 1403_03_15).payments[0].uses
    #expect(uses.map(\.component) == [.fee, .lateCharge] && uses.map(\.amount) == [100_000, 1_000])
  }

  /// 150,000 pay the first installment with its 3,000 and of the second 1,500 and 45,500 of its principal: 34,125 of the
  /// fee, 11,375 of the fine. From 11 Tir 2 % of the 40,875 of fee left come on top of 1,500: 2,317.50.
  @Test func partialPayment() throws {
    var ledger = try SampleLedger()
    try ledger.pay(150_000, on: 1403_03_15)
    let state = try ledger.state(on: 1403_04_12)
    #expect(state.installments[0].unpaid == 0 && state.installments[0].lateCharge == 3_000)
    let second = state.installments[1]
    #expect(second.paidParts == [34_125, 11_375] && second.unpaidPrincipal == 54_500)
    #expect(second.lateCharge == 2_318 && second.unpaidLateCharge == 818)
    #expect(state.installments[2].lateCharge == 1_500)
  }

  /// 350,000 on the first due day: 100,000 are due, 250,000 are over.
  @Test func surplus() throws {
    func unpaid(_ rule: SurplusRule) throws -> ([Coins], Coins) {
      var ledger = try SampleLedger { $0.allocation.surplus = rule }
      try ledger.pay(350_000, on: 1403_02_10)
      let state = try ledger.state(on: 1403_02_10)
      return (state.installments.map(\.unpaid), state.refund)
    }
    let whole: Coins = 100_000
    let next = try unpaid(.next)
    #expect(next.0 == [0, 0, 0, 50_000] + [Coins](repeating: whole, count: 8) && next.1 == 0)
    let last = try unpaid(.last)
    #expect(last.0 == [0] + [Coins](repeating: whole, count: 8) + [50_000, 0, 0] && last.1 == 0)
    // 250,000 over eleven: 22,727 each, and a rial more for the first three.
    let spread = try unpaid(.spread)
    #expect(spread.0 == [0] + [Coins](repeating: 77_272, count: 3) + [Coins](repeating: 77_273, count: 8))
    let refund = try unpaid(.refund)
    #expect(refund.0 == [0] + [Coins](repeating: whole, count: 11) && refund.1 == 250_000)
  }

  @Test func clearanceOnlyWhenNothingIsOutstanding() throws {
    var ledger = try SampleLedger()
    try ledger.pay(1_199_999, on: 1403_02_01, id: "a")
    #expect(try ledger.state(on: 1403_02_01).clearedOn == nil)
    try ledger.pay(101, on: 1403_02_05, id: "b")
    let state = try ledger.state(on: 1403_06_01)
    #expect(try state.clearedOn == solar(1403_02_05) && state.refund == 100 && state.outstanding == 0)
    try ledger.pay(1, on: 1403_02_06, id: "c")
    #expect(throws: LedgerFault.afterClearance(try solar(1403_02_06), cleared: try solar(1403_02_05))) {
      try ledger.state(on: 1403_06_01)
    }
    // A state of a day before the event does not know it.
    #expect(try ledger.state(on: 1403_02_05).outstanding == 0)
  }

  /// Paid on its day, bounced ten days later: from then on it never was, and the first month late has begun.
  @Test func reversal() throws {
    var ledger = try SampleLedger()
    try ledger.pay(100_000, on: 1403_02_10)
    try ledger.add(1403_02_20, .reversal(of: "p"))
    #expect(try ledger.state(on: 1403_02_19).pastDue == 0)
    let state = try ledger.state(on: 1403_02_20)
    #expect(state.pastDue == 101_500 && state.payments[0].isReversed && state.payments[0].uses.isEmpty)
  }

  @Test func faults() throws {
    func fault(_ expected: LedgerFault, _ change: (inout SampleLedger) throws -> Void) throws {
      var ledger = try SampleLedger()
      try change(&ledger)
      #expect(throws: expected) { try ledger.state(on: 1404_06_01) }
    }
    let start = try solar(1403_01_10)
    try fault(.beforeAgreement(try solar(1403_01_09), agreement: start)) { try $0.pay(1, on: 1403_01_09) }
    try fault(.outOfOrder(try solar(1403_02_01), after: try solar(1403_02_02))) {
      try $0.pay(1, on: 1403_02_02, id: "a")
      try $0.pay(1, on: 1403_02_01, id: "b")
    }
    try fault(.numberTwice("p")) {
      try $0.pay(1, on: 1403_02_02)
      try $0.pay(1, on: 1403_02_02)
    }
    try fault(.amountNotPositive("p")) { try $0.pay(0, on: 1403_02_02) }
    try fault(.amountTooLarge("p", most: CoinLimit.largest)) { try $0.pay(.max, on: 1403_02_02) }
    try fault(.unknownPayment("q", known: ["p"])) {
      try $0.pay(1, on: 1403_02_02)
      try $0.add(1403_02_03, .reversal(of: "q"))
    }
    try fault(.reversedTwice("p")) {
      try $0.pay(1, on: 1403_02_02)
      try $0.add(1403_02_03, .reversal(of: "p"))
      try $0.add(1403_02_03, .reversal(of: "p"))
    }
    try fault(.secondAgreement(try solar(1403_02_02), first: start)) {
      try $0.add(1403_02_02, .agreement(term: .installments(12), cash: .least, firstDue: nil))
    }
    try fault(.noAgreement) { $0.events = [] }
    try fault(.beforeAgreement(try solar(1403_01_09), agreement: start)) {
      $0.events.insert(LedgerEvent(on: try solar(1403_01_09), .payment(id: "p", amount: 1)), at: 0)
    }
    try fault(.schedule(.termNotOffered(.installments(37), offered: [12, 24, 36]))) {
      $0.events[0].kind = .agreement(term: .installments(37), cash: .least, firstDue: nil)
    }
    #expect(throws: LedgerFault.beforeAgreement(try solar(1403_01_09), agreement: start)) {
      try SampleLedger().state(on: 1403_01_09)
    }
    #expect(LedgerFault.unknownPayment("q", known: ["a", "b"]).description == "no payment q: a, b")
  }
}
