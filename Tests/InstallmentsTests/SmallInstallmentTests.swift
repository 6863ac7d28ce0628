import Exact
import Installments
import Testing

/// Installments that rounding could bring below nothing.
@Suite struct SmallInstallmentTests {
  private func schedule(_ plan: Plan, _ amount: Coins) throws(ScheduleFault) -> Schedule {
    let start = Day(number: 738_905)
    return try plan.schedule(
      for: ScheduleRequest(
        amount: amount, on: start, term: .installments(plan.terms[0].installments), start: start))
  }

  /// Flat mark-up of 1.2 % for three months on 100,000 is 300. The first installment is in grace and bears 100; rounded
  /// up to 1,000 the others come to 102,000, more than there is, so the first that bears principal takes the remainder.
  @Test func graceNeverTakesTheRemainder() throws {
    let plan = Plan(
      name: "grace", terms: [Term(installments: 3, rate: .yearly(try decimal("0.012")))], method: .flat,
      grace: Grace(principal: 1), rounding: RowRounding(mode: .ceiling, step: 1_000, taker: .first))
    let schedule = try schedule(plan, 100_000)
    #expect(schedule.installments.map(\.amount) == [1_000, 48_300, 51_000])
    #expect(faults(of: schedule).isEmpty)
  }

  /// 20 coins at 100 % a year in 36 months: the exact payment is 1.77, the mark-up of the first month 1.67. In coins,
  /// rounded up, both are 2 and nothing is left for the principal.
  private func tiny(_ tooSmall: TooSmall) throws -> Plan {
    Plan(
      name: "tiny", terms: [Term(installments: 36, rate: .yearly(try decimal("1")))],
      method: .levelPayment(.month, guardDigits: 6),
      rounding: RowRounding(mode: .ceiling, tooSmall: tooSmall, coinMode: .awayFromZero))
  }

  @Test func aTinyDebtIsSmallAndItsFirstDateIsNotLate() throws {
    let plan = try tiny(.refused)
    #expect(throws: ScheduleFault.tooSmall(total: 20, step: 1, installments: 36, most: 20)) {
      try schedule(plan, 20)
    }
  }

  /// Guard digits of the plan round the payment before anything else does; here to nothing.
  @Test func guardDigitsDoNotMakeATinyDebtLate() throws {
    var plan = try tiny(.endsEarly)
    plan.method = .levelPayment(.month, guardDigits: 0)
    plan.terms[0].rate = .yearly(try decimal("0.12"))
    let schedule = try schedule(plan, 3)
    #expect(schedule.installments.map(\.principal) == [1, 1, 1] && faults(of: schedule).isEmpty)
  }

  /// A coin of principal each: balances of 20 to 13 bear 2, those of 12 (exactly 1) to 1 bear 1.
  @Test func aTinyDebtEndsEarly() throws {
    let schedule = try schedule(try tiny(.endsEarly), 20)
    #expect(schedule.installments.map(\.principal) == [Coins](repeating: 1, count: 20))
    #expect(schedule.installments.map(\.markUp) == [Coins](repeating: 2, count: 8) + [Coins](repeating: 1, count: 12))
    #expect(faults(of: schedule).isEmpty)
  }

  /// 27 % of 1, rounded up, is 1: the whole debt. A line of 500 that may not be split is a whole debt too.
  @Test func aCashPartThatIsTheWholeDebtLeavesNoTerm() throws {
    func plan(_ tooSmall: TooSmall) throws -> Plan {
      Plan(
        name: "p", terms: [Term(installments: 36, rate: .yearly(try decimal("0.23")), leastCash: try decimal("0.27"))],
        method: .bankFormula, rounding: RowRounding(tooSmall: tooSmall), cash: CashRule(leastStep: 1_000))
    }
    #expect(throws: ScheduleFault.nothingLeft(cash: 1, installments: 36)) { try schedule(try plan(.refused), 1) }
    let start = Day(number: 738_905)
    let fine = ScheduleRequest(
      billDay: start, lines: [DebtLine(name: "fine", amount: 500, mayBeSplit: false)], term: .installments(36),
      start: start)
    #expect(throws: ScheduleFault.nothingLeft(cash: 500, installments: 36)) { try plan(.refused).schedule(for: fine) }
    let early = try schedule(try plan(.endsEarly), 1)
    #expect(early.rows.isEmpty && early.cash.amount == 1)
    #expect(early.asked == .installments(36) && early.shortening == .cashIsAll)
  }

  @Test func fewerInstallmentsThanWereAskedForAreSaid() throws {
    let start = Day(number: 738_905)
    let plan = try tiny(.endsEarly)
    #expect(try schedule(plan, 20).shortening == .endsEarly)
    #expect(try schedule(plan, 1_000_000).shortening == nil)
    // The debtor's own cash part is the whole debt.
    let cash = ScheduleRequest(amount: 500, on: start, term: .months(36), cash: .amount(500), start: start)
    let paid = try plan.schedule(for: cash)
    #expect(paid.asked == .months(36) && paid.shortening == .cashIsAll)
    let all = ScheduleRequest(amount: 500, on: start, term: .installments(0), cash: .all, start: start)
    #expect(try plan.schedule(for: all).shortening == nil)
    #expect(plan.offers(for: cash).map { try? $0.outcome.get().asked } == [nil, .installments(36)])
  }

  /// From 1 Farvardin to the last of Ordibehesht are 61 days: 61/365 of 1,000,000 at 100 % are 167,123, more than a
  /// payment of 36 months. No rounding helps, whatever the plan says of small debts.
  @Test(arguments: TooSmall.allCases)
  func aFirstDateTooLateIsCalledSo(_ tooSmall: TooSmall) throws {
    var plan = try tiny(tooSmall)
    plan.method = .levelPayment(.actual365, guardDigits: 6)
    plan.dueRule.dayOfMonth = .last
    let start = try solar(1403_01_01)
    let request = ScheduleRequest(amount: 1_000_000, on: start, term: .installments(36), start: start)
    do throws(ScheduleFault) {
      _ = try plan.schedule(for: request)
      Issue.record("a payment below its mark-up")
    } catch {
      guard case .levelPaymentBelowMarkUp(let payment, markUp: 167_124) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(payment > 83_333 && payment < 167_123)
    }
  }
}
