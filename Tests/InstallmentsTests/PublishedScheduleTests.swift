import Exact
import Installments
import Testing

/// Schedules that others have published, row by row. RS01, RS02 and RS04 are of apache/fineract's integration test for
/// loan repayment, the two without interest of its loan and down-payment tests; the last is of frappe/lending.
@Suite struct PublishedScheduleTests {
  private let monthly = DueRule(calendar: .gregorian)

  /// 5,000 at 12 % in 18 months from 2022-11-01, in hundredths.
  private func fineract(_ method: MarkUpMethod, _ rounding: RowRounding, grace: Grace = Grace()) throws -> Schedule {
    let term = Term(installments: 18, rate: .yearly(try decimal("0.12")))
    let plan = Plan(
      name: "RS", places: 2, terms: [term], method: method, grace: grace, rounding: rounding, dueRule: monthly)
    let start = try gregorian(2022_11_01)
    let schedule = try plan.schedule(
      for: ScheduleRequest(amount: 500_000, on: start, term: .installments(18), start: start))
    for (place, row) in schedule.installments.enumerated() {
      let month = 2022 * 12 + 11 + place
      #expect(row.date.due == Day(gregorianYear: month / 12, month: month % 12 + 1, day: 1))
    }
    #expect(faults(of: schedule).isEmpty)
    return schedule
  }

  @Test func flat() throws {
    let schedule = try fineract(.flat, RowRounding(step: 100, part: .principal))
    #expect(
      printed(schedule) == [
        "278+50=328 → 4722", "278+50=328 → 4444", "278+50=328 → 4166", "278+50=328 → 3888", "278+50=328 → 3610",
        "278+50=328 → 3332", "278+50=328 → 3054", "278+50=328 → 2776", "278+50=328 → 2498", "278+50=328 → 2220",
        "278+50=328 → 1942", "278+50=328 → 1664", "278+50=328 → 1386", "278+50=328 → 1108", "278+50=328 → 830",
        "278+50=328 → 552", "278+50=328 → 274", "274+50=324 → 0",
      ])
  }

  @Test func levelPayment() throws {
    let schedule = try fineract(.levelPayment(.month, guardDigits: 10), RowRounding(step: 100))
    #expect(
      printed(schedule) == [
        "255+50=305 → 4745", "257.55+47.45=305 → 4487.45", "260.13+44.87=305 → 4227.32", "262.73+42.27=305 → 3964.59",
        "265.35+39.65=305 → 3699.24", "268.01+36.99=305 → 3431.23", "270.69+34.31=305 → 3160.54",
        "273.39+31.61=305 → 2887.15", "276.13+28.87=305 → 2611.02", "278.89+26.11=305 → 2332.13",
        "281.68+23.32=305 → 2050.45", "284.5+20.5=305 → 1765.95", "287.34+17.66=305 → 1478.61",
        "290.21+14.79=305 → 1188.4", "293.12+11.88=305 → 895.28", "296.05+8.95=305 → 599.23",
        "299.01+5.99=305 → 300.22", "300.22+3=303.22 → 0",
      ])
  }

  @Test func equalPrincipal() throws {
    let schedule = try fineract(.equalPrincipal(.month), RowRounding(part: .principal))
    #expect(
      printed(schedule) == [
        "277.78+50=327.78 → 4722.22", "277.78+47.22=325 → 4444.44", "277.78+44.44=322.22 → 4166.66",
        "277.78+41.67=319.45 → 3888.88", "277.78+38.89=316.67 → 3611.1", "277.78+36.11=313.89 → 3333.32",
        "277.78+33.33=311.11 → 3055.54", "277.78+30.56=308.34 → 2777.76", "277.78+27.78=305.56 → 2499.98",
        "277.78+25=302.78 → 2222.2", "277.78+22.22=300 → 1944.42", "277.78+19.44=297.22 → 1666.64",
        "277.78+16.67=294.45 → 1388.86", "277.78+13.89=291.67 → 1111.08", "277.78+11.11=288.89 → 833.3",
        "277.78+8.33=286.11 → 555.52", "277.78+5.56=283.34 → 277.74", "277.74+2.78=280.52 → 0",
      ])
  }

  /// Rows in grace show no mark-up, and the first row after them bears theirs: 200 = 4 × 50.
  @Test func deferredMarkUp() throws {
    let schedule = try fineract(.flat, RowRounding(step: 100, part: .principal), grace: Grace(markUp: 3))
    #expect(schedule.installments.map(\.markUp) == [0, 0, 0, 20_000] + [Coins](repeating: 5_000, count: 14))
  }

  /// Rows in grace of principal pay 1 % of 5,000; the other 15 pay 333.33, the last one the rest, 5,000 − 14 × 333.33.
  @Test func gracePrincipal() throws {
    let schedule = try fineract(.equalPrincipal(.month), RowRounding(part: .principal), grace: Grace(principal: 3))
    #expect(
      printed(schedule).prefix(4) == [
        "0+50=50 → 5000", "0+50=50 → 5000", "0+50=50 → 5000", "333.33+50=383.33 → 4666.67",
      ])
    #expect(schedule.installments.map(\.principal).last == 33_338)
  }

  @Test func withoutMarkUp() throws {
    let plan = Plan(name: "6", terms: [Term(installments: 6)], method: .none, dueRule: monthly)
    let start = try gregorian(2023_09_01)
    let schedule = try plan.schedule(for: ScheduleRequest(amount: 1_000, on: start, term: .months(6), start: start))
    #expect(
      printed(schedule) == [
        "167+0=167 → 833", "167+0=167 → 666", "167+0=167 → 499", "167+0=167 → 332", "167+0=167 → 165",
        "165+0=165 → 0",
      ])
    #expect(
      schedule.installments.map(\.date.due.gregorianDescription) == [
        "2023-10-01", "2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01", "2024-03-01",
      ])
  }

  /// 25 % of 1,250 is 312.5, half even 312.
  @Test func downPayment() throws {
    let plan = Plan(
      name: "7", terms: [Term(installments: 3, leastCash: try decimal("0.25"))], method: .none, dueRule: monthly,
      cash: CashRule(leastRounding: .halfToEven))
    let start = try gregorian(2022_01_01)
    let schedule = try plan.schedule(for: ScheduleRequest(amount: 1_250, on: start, term: .months(3), start: start))
    #expect(schedule.cash.amount == 312)
    #expect(printed(schedule) == ["313+0=313 → 625", "313+0=313 → 312", "312+0=312 → 0"])
    #expect(schedule.installments.map(\.date.due.gregorianDescription) == ["2022-02-01", "2022-03-01", "2022-04-01"])
  }

  /// 280,000 at 8.4 % over 20 months: 15,052 a month, 21,034 in all; rows are printed in whole units.
  @Test func lending() throws {
    let plan = Plan(
      name: "lending", places: 2, terms: [Term(installments: 20, rate: .yearly(try decimal("0.084")))],
      method: .levelPayment(.month, guardDigits: 10), rounding: RowRounding(mode: .awayFromZero, step: 100),
      dueRule: monthly)
    let start = try gregorian(2024_01_01)
    let schedule = try plan.schedule(
      for: ScheduleRequest(amount: 28_000_000, on: start, term: .installments(20), start: start))
    let whole = Rounding(.halfAwayFromZero, to: ExactDecimal(1))
    func rounded(_ coins: Coins) throws -> Int { Int(try schedule.decimal(coins).rounded(whole).significand) }
    for (number, expected) in [
      (4, [13_369, 1_683, 227_080]), (18, [14_740, 312, 29_785]), (20, [14_941, 105, 0]),
    ] {
      let row = schedule.installments[number - 1]
      #expect(try [row.principal, row.markUp, row.balance].map(rounded) == expected)
    }
    #expect(schedule.installments.dropLast().allSatisfy { $0.amount == 1_505_200 })
    #expect(try rounded(schedule.markUp) == 21_034)
    #expect(try rounded(schedule.total) == 301_034)
  }

  /// 10,000,000 at 36.5 % from 2023-12-01 to 2024-01-01. Actual/365: 31/365, 310,000. Actual/actual: 30/365 + 1/366,
  /// 300,000 + 9,972.68.
  @Test func dayCounts() throws {
    let start = try gregorian(2023_12_01)
    for (period, expected) in [(RatePeriod.actual365, 310_000 as Coins), (.actualActual, 309_973)] {
      let plan = Plan(
        name: "days", terms: [Term(installments: 1, rate: .yearly(try decimal("0.365")))],
        method: .equalPrincipal(period), dueRule: monthly)
      let request = ScheduleRequest(amount: 10_000_000, on: start, term: .installments(1), start: start)
      #expect(try plan.schedule(for: request).markUp == expected)
    }
  }
}
