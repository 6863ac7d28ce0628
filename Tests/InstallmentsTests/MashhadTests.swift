import Exact
import Installments
import Testing

/// The terms of Mashhad in summer 1403: a discount of 22 % on what is paid in cash, a least cash part of 15, 21 and
/// 27 % for one, two and three years, and 50, 70 and 100 % of a ceiling of 23 %. How the mark-up is calculated is not
/// said, so the plan has both readings; so it is with the discount on the cash part of a plan.
@Suite struct MashhadTests {
  private func plan(_ method: MarkUpMethod, discountInPlans: Bool = true, rounding: RowRounding, places: Int = 2) throws
    -> Plan
  {
    let ceiling = try decimal("0.23")
    let terms = try [(12, "0.5", "0.15"), (24, "0.7", "0.21"), (36, "1", "0.27")].map { months, share, least in
      Term(
        installments: months, rate: .ofCeiling(share: try decimal(share), ceiling: ceiling),
        leastCash: try decimal(least))
    }
    let summer = DaySpan(try solar(1403_04_01), try solar(1403_06_31))
    let discount = CashDiscount(span: summer, share: try decimal("0.22"), onlyIfAllCash: !discountInPlans)
    return Plan(
      name: "mashhad", places: places, terms: terms, method: method, rounding: rounding,
      cash: CashRule(discounts: [discount]))
  }

  private func request(_ months: Int, debt: Coins = 100_000_000_000) throws -> ScheduleRequest {
    let day = try solar(1403_05_10)
    return ScheduleRequest(amount: debt, on: day, term: .months(months), start: day)
  }

  @Test func allCash() throws {
    var request = try request(12)
    request.cash = .all
    for inPlans in [true, false] {
      let schedule = try plan(.bankFormula, discountInPlans: inPlans, rounding: RowRounding()).schedule(for: request)
      #expect(schedule.decimal(schedule.paidInAll) == ExactDecimal(780_000_000))
      #expect(schedule.installments.isEmpty && schedule.term == nil)
    }
  }

  @Test func bankFormula() throws {
    let plan = try plan(.bankFormula, rounding: RowRounding())
    let year = try plan.schedule(for: request(12))
    #expect(year.decimal(year.cash.amount) == ExactDecimal(150_000_000))
    #expect(try year.decimal(year.total) == decimal("902947916.67"))
    #expect(try year.decimal(year.paidInAll) == decimal("1019947916.67"))
    let threeYears = try plan.schedule(for: request(36))
    #expect(threeYears.decimal(threeYears.cash.amount) == ExactDecimal(270_000_000))
    #expect(try threeYears.decimal(threeYears.total) == decimal("988845833.33"))
    let without = try self.plan(.bankFormula, discountInPlans: false, rounding: RowRounding())
    let undiscounted = try without.schedule(for: request(12))
    #expect(try undiscounted.decimal(undiscounted.paidInAll) == decimal("1052947916.67"))
  }

  @Test func levelPayments() throws {
    let plan = try plan(.levelPayment(.month, guardDigits: 8), rounding: RowRounding())
    let hundredth = Rounding(.halfToEven, to: try decimal("0.01"))
    for (months, expected) in [(12, "903873549.43"), (36, "1017291482.49")] {
      let schedule = try plan.schedule(for: request(months))
      // The total is in coins, hundredths of a rial.
      let total = try #require(schedule.totalBeforeRounding)
      #expect(try total.multiplied(by: decimal("0.01")).rounded(hundredth) == decimal(expected))
      #expect(faults(of: schedule).isEmpty)
    }
  }

  /// In rial with a step of 1,000, the mark-up of 52,947,916.67 rounded to 52,947,917: twelve rows of 75,245,659.75 are
  /// cut or rounded, and somebody takes what is left.
  @Test func remainderAtTheStep() throws {
    let total: Coins = 902_947_917
    let others = 11 * 75_246_000 as Coins
    for (taker, first, last, apart) in [
      (RemainderTaker.last, 75_246_000, total - others, nil), (.first, total - others, 75_246_000, nil),
      // Cut to 75,245,000 there are 7,917 left: seven rows get 1,000, the eighth gets 917.
      (.largestRemainder, 75_246_000, 75_245_000, nil), (.separateLine, 75_245_000, 75_245_000, 7_917),
    ] as [(RemainderTaker, Coins, Coins, Coins?)] {
      let rounding = RowRounding(step: 1_000, taker: taker)
      let schedule = try plan(.bankFormula, rounding: rounding, places: 0).schedule(
        for: request(12, debt: 1_000_000_000))
      #expect(schedule.total == total, "\(taker)")
      #expect(schedule.installments.first?.amount == first && schedule.installments.last?.amount == last, "\(taker)")
      #expect(schedule.separateLine?.amount == apart, "\(taker)")
      #expect(faults(of: schedule).isEmpty, "\(taker)")
      let takers = schedule.steps.filter {
        if case .remainder = $0.place { true } else { false }
      }
      #expect(takers.count == 1, "\(taker)")
      let number: Int =
        switch taker {
        case .first: 1
        case .last: 12
        case .largestRemainder: 8
        case .separateLine: 13
        }
      #expect(takers.first?.place == .remainder(number), "\(taker)")
    }
  }

  /// 850,000,000 × 0.115 × 13/24 is 52,947,916 2/3; rounding it up to 52,947,917 drops −1/3.
  @Test func theTraceGivesReasons() throws {
    let schedule = try plan(.bankFormula, rounding: RowRounding(step: 1_000), places: 0)
      .schedule(for: request(12, debt: 1_000_000_000))
    let whole = try #require(schedule.steps.first { $0.place == .totalMarkUp })
    #expect(whole.value == 52_947_917 && whole.dropped == Fraction(-1, over: 3))
    guard case .bank(let remainder, let rate, let installments, let years) = whole.formula else {
      Issue.record("\(whole.formula)")
      return
    }
    #expect(try remainder == 850_000_000 && rate == decimal("0.115") && installments == 12)
    #expect(years.numerator * 24 == years.denominator * 13)
    // 75,245,659.75 goes up to 75,246,000: −340.25 dropped.
    let row = try #require(schedule.steps.first { $0.place == .amount(1) })
    #expect(row.value == 75_246_000 && row.dropped == Fraction(-1_361, over: 4))
    for number in 1...12 {
      #expect(schedule.steps.contains { $0.place == .principal(number) })
      #expect(schedule.steps.contains { $0.place == .markUp(number) })
    }
  }

  @Test func offersStandSideBySide() throws {
    var request = try request(12, debt: 1_000_000_000)
    let plan = try plan(.bankFormula, rounding: RowRounding(step: 1_000), places: 0)
    let offers = plan.offers(for: request)
    #expect(offers.map { $0.term?.installments } == [nil, 12, 24, 36])
    let schedules = try offers.map { try $0.outcome.get() }
    #expect(schedules.map(\.cash.amount) == [1_000_000_000, 150_000_000, 210_000_000, 270_000_000])
    // 790,000,000 × 16.1 × 25 ÷ 2400 = 132,489,583.33; 730,000,000 × 23 × 37 ÷ 2400 = 258,845,833.33.
    #expect(schedules.map(\.markUp) == [0, 52_947_917, 132_489_583, 258_845_833])
    request.unmetConditions = ["zone is low-income"]
    for offer in plan.offers(for: request) {
      #expect(offer.outcome == .failure(.conditionNotMet("zone is low-income")))
    }
  }
}
