import Exact
import Installments
import TestSupport
import Testing

/// Level payments against whole numbers of any size, by the recurrence that the statement of the method gives and not
/// by the sum of discount factors that the code uses: A = P × Π(1 + rᵢ) ÷ F.
@Suite struct LevelPaymentTests {
  /// The payment × 10^digits, half away from zero: exact, without any limit of digits.
  private func oracle(debt: Coins, rate: ExactDecimal, periods: [YearShare], digits: Int) -> BigInteger {
    // Over the common denominator of rate and periods.
    let shares = Set(periods.map(\.denominator)).reduce(1, *)
    let denominator = BigInteger.powerOfTen(rate.scale) * BigInteger(shares)
    var product = BigInteger(1)
    var power = BigInteger(1)
    var sum = BigInteger(0)
    for period in periods {
      let growth =
        denominator + BigInteger(rate.significand) * BigInteger(period.numerator * (shares / period.denominator))
      sum = power + sum * growth
      product = product * growth
      power = power * denominator
    }
    return BigInteger.rounded(
      BigInteger(debt) * BigInteger.powerOfTen(digits) * product, over: denominator * sum, .halfAwayFromZero)
  }

  private func check(_ debt: Coins, _ rate: ExactDecimal, _ term: Int, _ digits: Int, _ period: RatePeriod) throws {
    let plan = Plan(
      name: "level", terms: [Term(installments: term, rate: .yearly(rate))],
      method: .levelPayment(period, guardDigits: digits))
    let start = try solar(1403_02_10)
    let schedule = try plan.schedule(
      for: ScheduleRequest(amount: debt, on: start, term: .installments(term), start: start))
    var previous = start
    let periods = schedule.installments.map { row in
      defer { previous = row.date.nominal }
      return period == .month ? YearShare(1, over: 12) : YearShare(row.date.nominal.days(since: previous), over: 365)
    }
    let step = try #require(schedule.steps.first { $0.place == .levelPayment })
    guard case .level(_, _, _, let guarded) = step.formula else {
      Issue.record("\(step)")
      return
    }
    let expected = oracle(debt: debt, rate: rate, periods: periods, digits: digits)
    #expect(
      guarded.scale == digits && BigInteger(guarded.significand) == expected,
      "\(debt) at \(rate) in \(term), \(period), \(digits) digits, seed \(RandomCases.seed)")
    #expect(faults(of: schedule).isEmpty)
  }

  /// numpy-financial: pmt(0.12/12, 36, 300,000,000) = −9,964,292.943855….
  @Test func published() throws {
    try check(300_000_000, decimal("0.12"), 36, 12, .month)
    let plan = Plan(
      name: "level", terms: [Term(installments: 36, rate: .yearly(try decimal("0.12")))],
      method: .levelPayment(.month, guardDigits: 6))
    let start = try solar(1403_02_10)
    let schedule = try plan.schedule(
      for: ScheduleRequest(amount: 300_000_000, on: start, term: .installments(36), start: start))
    let payments = ExactDecimal(36)
    let cut = try decimal("9964292.943855").multiplied(by: payments)
    let next = try decimal("9964292.943856").multiplied(by: payments)
    #expect(schedule.totalBeforeRounding == cut || schedule.totalBeforeRounding == next)
  }

  @Test func random() throws {
    var random = SeededGenerator(seed: RandomCases.seed)
    for _ in 0..<RandomCases.count(100_000) {
      let digits = Int.random(in: 0...12, using: &random)
      let rate = ExactDecimal(significand: Int128.random(in: 1...5_000_000, using: &random), scale: 7)
      try check(
        Int128.random(in: 1_000_000...1_000_000_000_000_000, using: &random), rate,
        Int.random(in: 1...36, using: &random), digits, Bool.random(using: &random) ? .month : .actual365)
    }
  }
}
