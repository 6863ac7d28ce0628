import Exact
import Installments
import Testing

/// The largest debts at the largest rates come out or are refused with a fault; nothing stops the process.
@Suite struct LimitTests {
  private static let methods: [MarkUpMethod] = [
    .none, .flat, .bankFormula, .equalPrincipal(.actualActual), .levelPayment(.actualActual, guardDigits: 12),
    .dailyInterest,
  ]

  @Test(arguments: methods) func largestDebt(_ method: MarkUpMethod) throws {
    let rate = try decimal("9.9999999999")
    let start = try solar(1403_01_31)
    for taker in RemainderTaker.allCases {
      let plan = Plan(
        name: "large", terms: [Term(installments: 600, rate: .yearly(rate))], method: method,
        rounding: RowRounding(step: 1_000_000_000_000_000, taker: taker, tooSmall: .endsEarly), mostMonths: 600)
      var request = ScheduleRequest(
        amount: CoinLimit.largest, on: start, term: .installments(600), cash: .amount(0), start: start)
      do throws(ScheduleFault) {
        #expect(faults(of: try plan.schedule(for: request)).isEmpty, "\(taker)")
      } catch {
        // Over 50 years at 1,000 % a level payment is the mark-up of its period to the coin and pays off nothing.
        guard case .levelPayment = method else { throw error }
        if case .arithmetic = error { throw error }
      }
      request.lines[0].amount += 1
      #expect(throws: ScheduleFault.debtTooLarge(CoinLimit.largest + 1, most: CoinLimit.largest)) {
        try plan.schedule(for: request)
      }
    }
  }

  @Test func largestLedger() throws {
    var ledger = try SampleLedger(.bankFormula) { plan in
      for term in plan.terms.indices { plan.terms[term].rate = .yearly(ExactDecimal(10)) }
      plan.recalculation.target = .spread
    }
    ledger.lines = [DebtLine(name: "fee", amount: CoinLimit.largest)]
    try ledger.pay(CoinLimit.largest, on: 1403_05_01)
    try ledger.add(1403_05_02, .recalculation([DebtLine(name: "fee", amount: CoinLimit.largest - 1)]))
    try ledger.add(1403_05_03, .prolongation(installments: 33, rate: nil))
    #expect(try ledger.state(on: 1405_01_01).outstanding > CoinLimit.largest)
  }

  /// One installment, one rial.
  @Test func smallestDebt() throws {
    let start = try solar(1403_01_31)
    for method in Self.methods {
      let plan = Plan(name: "small", terms: [Term(installments: 1)], method: method)
      let schedule = try plan.schedule(
        for: ScheduleRequest(amount: 1, on: start, term: .installments(1), start: start))
      #expect(schedule.installments.map(\.amount) == [1])
    }
  }
}
