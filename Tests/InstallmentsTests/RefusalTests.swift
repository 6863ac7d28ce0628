import Exact
import Installments
import Testing

/// Requests that are refused, each with what would be allowed.
@Suite struct RefusalTests {
  private func plan() throws -> Plan {
    let span = DaySpan(try solar(1403_01_01), try solar(1403_12_30))
    return Plan(
      name: "plan",
      terms: [
        Term(installments: 6, leastCash: try decimal("0.1")), Term(installments: 12, leastCash: try decimal("0.15")),
      ], method: .none, availability: Availability(span: span, leastDebt: 1_000, mostDebt: 1_000_000_000))
  }

  private func request(_ change: (inout ScheduleRequest) throws -> Void) throws -> ScheduleRequest {
    var request = ScheduleRequest(
      amount: 1_000_000, on: try solar(1403_02_01), term: .months(12), start: try solar(1403_02_05))
    try change(&request)
    return request
  }

  private func expect(
    _ fault: ScheduleFault, says words: String, plan: Plan? = nil, _ change: (inout ScheduleRequest) throws -> Void
  ) throws {
    let (plan, request) = (try plan ?? self.plan(), try request(change))
    #expect(throws: fault) { try plan.schedule(for: request) }
    #expect(fault.description.contains(words), "\(fault.description)")
  }

  @Test(arguments: [0, 37, -1, 7]) func terms(_ months: Int) throws {
    try expect(.termNotOffered(.months(months), offered: [6, 12]), says: "6, 12 are") { $0.term = .months(months) }
    try expect(.termNotOffered(.installments(months), offered: [6, 12]), says: "6, 12 are") {
      $0.term = .installments(months)
    }
  }

  @Test func cash() throws {
    try expect(.cashBelowLeast(149_999, least: 150_000), says: "at least 150000") { $0.cash = .amount(149_999) }
    try expect(.cashAboveDebt(1_000_001, most: 1_000_000), says: "at most the debt, 1000000") {
      $0.cash = .amount(1_000_001)
    }
    #expect(try plan().schedule(for: request { $0.cash = .amount(150_000) }).principal == 850_000)
    #expect(try plan().schedule(for: request { $0.cash = .amount(1_000_000) }).installments.isEmpty)
  }

  @Test func days() throws {
    let (bill, before) = (try solar(1403_02_01), try solar(1403_01_31))
    try expect(.startBeforeBill(before, bill: bill), says: "not before the bill") { $0.start = before }
    let start = try solar(1403_02_05)
    try expect(.firstDueNotAfterStart(start, start: start), says: "after the agreement") { $0.firstDue = start }
    let late = try solar(1404_01_01)
    let span = DaySpan(try solar(1403_01_01), try solar(1403_12_30))
    try expect(.notOffered(on: late, span: span), says: "1403-01-01 to 1403-12-30") { $0.start = late }
    let (last, latest) = (try solar(1406_02_06), try solar(1406_02_05))
    try expect(.beyondMostMonths(last: last, most: 36, latest: latest), says: "not after 1406-02-05") {
      $0.firstDue = try solar(1405_03_06)
    }
  }

  @Test func debts() throws {
    func lines(_ amounts: Coins...) -> [DebtLine] { amounts.map { DebtLine(name: "a", amount: $0) } }
    try expect(.debtTooSmall(999, least: 1_000), says: "at least 1000") { $0.lines = lines(999) }
    try expect(.debtTooLarge(1_000_000_001, most: 1_000_000_000), says: "at most 1000000000") {
      $0.lines = lines(1_000_000_000, 1)
    }
    try expect(.negativeLine("a"), says: "negative") { $0.lines = lines(5_000, -1) }
    try expect(.nothingOwed, says: "nothing") { $0.lines = lines(0) }
    try expect(.debtTooLarge(.max, most: CoinLimit.largest), says: "at most") { $0.lines = lines(.max, .max) }
  }

  @Test func linesThatMayNotBeSplit() throws {
    let lines = [DebtLine(name: "fee", amount: 700_000), DebtLine(name: "fine", amount: 300_000, mayBeSplit: false)]
    try expect(.cashBelowFixedLines(200_000, least: 300_000, lines: ["fine"]), says: "fine may not be split") {
      $0.lines = lines
      $0.cash = .amount(200_000)
    }
    var plan = try plan()
    plan.showsLines = true
    let schedule = try plan.schedule(for: request { $0.lines = lines })
    #expect(schedule.cash.amount == 300_000 && schedule.cash.parts == [0, 300_000])
    #expect(schedule.installments.allSatisfy { $0.parts[1] == 0 && $0.parts[0] == $0.principal })
  }

  @Test func plansThatCannotStand() throws {
    func faults(_ change: (inout Plan) throws -> Void) throws -> [PlanFault] {
      var plan = try plan()
      try change(&plan)
      return plan.faults()
    }
    #expect(try faults { _ in }.isEmpty)
    #expect(try faults { $0.terms = [Term(installments: 36)] }.isEmpty)
    #expect(try faults { $0.terms = [Term(installments: 37)] } == [.termTooLong(months: 37, most: 36)])
    #expect(try faults { $0.terms = [Term(installments: 0)] } == [.installmentsOutOfRange(0, most: 600)])
    #expect(try faults { $0.terms = [] } == [.noTerms])
    #expect(try faults { $0.terms = [Term(installments: 6), Term(installments: 6)] } == [.termTwice(6)])
    #expect(
      try faults { $0.terms = [Term(installments: 6, rate: .yearly(try decimal("-0.01")))] }
        == [.rateOutOfRange(term: 6)])
    #expect(
      try faults { $0.terms = [Term(installments: 6, leastCash: try decimal("1.01"))] }
        == [.leastCashOutOfRange(term: 6)])
    #expect(try faults { $0.dueRule.frequency = .months(4) } == [.termTooLong(months: 48, most: 36)])
    #expect(try faults { $0.dueRule.frequency = .days(0) } == [.frequencyNotPositive(0)])
    #expect(try faults { $0.rounding.step = 0 } == [.stepOutOfRange(0)])
    #expect(try faults { $0.grace.principal = 6 } == [.graceOutOfRange(6, installments: 6)])
    #expect(
      try faults {
        $0.method = .levelPayment(.month, guardDigits: 13)
        $0.rounding.part = .principal
      } == [.guardDigitsOutOfRange(13, most: 12), .levelPaymentRoundsAmounts])
    #expect(try faults { $0.allocation.order.removeLast() } == [.bucketsIncomplete])
    #expect(try faults { $0.settlement.forgives = ExactDecimal(2) } == [.forgivenShareOutOfRange])
    #expect(try faults { $0.recalculation.supplementDays = -1 } == [.supplementDaysOutOfRange(-1)])
    let spans = [
      DaySpan(try solar(1403_01_01), try solar(1403_06_31)), DaySpan(try solar(1403_06_31), try solar(1403_07_01)),
    ]
    #expect(
      try faults {
        $0.cash.discounts = spans.map { CashDiscount(span: $0, share: .zero, onlyIfAllCash: true) }
      } == [.discountsOverlap(spans[0], spans[1])])
    var broken = try plan()
    broken.terms = [Term(installments: 37)]
    #expect(throws: ScheduleFault.plan([.termTooLong(months: 37, most: 36)])) {
      try broken.schedule(for: request { _ in })
    }
  }

  /// 18,500 rial over 36 months with a step of 1,000: eighteen rows of 1,000 and one of 500, or nothing.
  @Test func tooSmall() throws {
    var plan = Plan(name: "small", terms: [Term(installments: 36)], method: .none)
    let request = ScheduleRequest(
      amount: 18_500, on: try solar(1403_02_01), term: .months(36), start: try solar(1403_02_01))
    for mode in RoundingMode.allCases {
      for taker in RemainderTaker.allCases {
        plan.rounding = RowRounding(mode: mode, step: 1_000, taker: taker)
        #expect(throws: ScheduleFault.tooSmall(total: 18_500, step: 1_000, installments: 36, most: 18)) {
          try plan.schedule(for: request)
        }
        plan.rounding.tooSmall = .endsEarly
        let schedule = try plan.schedule(for: request)
        #expect(schedule.installments.map(\.amount) == [Coins](repeating: 1_000, count: 18) + [500])
        #expect(faults(of: schedule).isEmpty)
      }
    }
  }
}
