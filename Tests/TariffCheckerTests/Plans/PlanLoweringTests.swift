import Exact
import Installments
import TariffChecker
import TariffKernel
import Testing

/// Plans as written → terms, held against numbers worked out by hand.
@Suite struct PlanLowering {
  /// Mashhad, summer 1403, a debt of 1,000,000,000. All in cash: 22 % off. 12 months: 850,000,000 at half of 23 % is
  /// 850,000,000 × (1 + 11.5 × 13 / 2400) = 902,947,916.67. 36 months: 730,000,000 × (1 + 23 × 37 / 2400) =
  /// 988,845,833.33. 24 months at 18 %: 790,000,000 × (1 + 18 × 25 / 2400) = 938,125,000. 6 months: no mark-up.
  @Test(arguments: [
    (Int?.none, 780_000_000, 0), (6, 150_000_000, 850_000_000), (12, 150_000_000, 902_947_917),
    (24, 210_000_000, 938_125_000), (36, 270_000_000, 988_845_833),
  ])
  func mashhadInSummer(term: Int?, cash: Int, installments: Int) throws {
    let result = PlanAct.check(PlanAct.summer)
    #expect(result.codes.isEmpty, "\(result.words)")
    let schedule = try PlanDesk(result).schedule(term, on: "1403-05-01")
    #expect(schedule.cash.payable == Int128(cash))
    #expect(schedule.total == Int128(installments))
    #expect(schedule.installments.count == term ?? 0)
  }

  @Test func everyClauseIsKept() throws {
    let result = PlanAct.check(PlanAct.whole)
    let desk = try PlanDesk(result)
    let provision = try #require(desk.model.plans.first)
    let version = try #require(provision.versions.first)
    #expect(version.conditionText == "zone = low and credit_ceiling > 20%")
    #expect(version.unsplit.map { desk.model.fees[$0.index].symbol.name } == ["fine"])
    #expect(version.withoutLateCharge == version.unsplit)
    #expect(version.ceilings.keys.sorted() == [2])
    let plan = try desk.offer("whole", on: "1403-04-01", zone: "low").get().plan
    #expect(plan.terms.map(\.installments) == [3, 4, 12])
    #expect(plan.terms.map(\.leastCash.percentText) == ["15", "15", "15.5"])
    #expect(plan.terms.map { $0.rate.ofYear?.percentText } == ["0", "0", "11.5"])
    #expect(plan.method == .levelPayment(.month, guardDigits: 6))
    #expect(plan.availability == Availability(span: nil, leastDebt: 1_000_000, mostDebt: 90_000_000_000))
    let summer = DaySpan(try Day.of("1403-03-01"), try Day.of("1403-03-31"))
    let always = DaySpan(Day.valid.lowerBound, Day.valid.upperBound)
    #expect(
      plan.cash
        == CashRule(
          leastRounding: .ceiling, leastStep: 1_000,
          discounts: [
            CashDiscount(span: summer, share: ExactDecimal(significand: 22, scale: 2), onlyIfAllCash: false),
            CashDiscount(span: always, share: ExactDecimal(significand: 5, scale: 2), onlyIfAllCash: true),
          ]))
    #expect(
      plan.dueRule
        == DueRule(
          frequency: .months(2), dayOfMonth: .first, shift: .modifiedFollowing, mayLeaveFiscalYear: true,
          mayShareDay: true, begunMonth: .byDays))
    #expect(plan.grace == Grace(principal: 2, markUp: 1, forgivesMarkUp: true))
    #expect(
      plan.rounding
        == RowRounding(
          mode: .halfToEven, step: 500, part: .amount, taker: .largestRemainder, tooSmall: .endsEarly, coinMode: .floor)
    )
    #expect(plan.showsLines)
    #expect(plan.lateCharge?.rate == ExactDecimal(significand: 115, scale: 3))
    #expect(plan.lateCharge?.period == .month(begun: .notAtAll))
    #expect(plan.lateCharge?.base == .amount)
    #expect(plan.lateCharge?.cap == ExactDecimal(significand: 24, scale: 2))
    #expect(plan.allocation.direction == .vertical)
    #expect(plan.allocation.surplus == .refund)
    #expect(plan.settlement == SettlementRule(begunPeriod: .byDays, forgives: ExactDecimal(significand: 90, scale: 2)))
    #expect(plan.recalculation == RecalculationRule(target: .supplementary, markUpFollows: true, supplementDays: 30))
    #expect(plan.faults().isEmpty)
  }

  @Test func conditionsDecideByDossier() throws {
    let desk = try PlanDesk(PlanAct.check("plan p\n  when  zone <> low\n  term  6\n  method  none"))
    #expect(try desk.offer("p", on: "1403-04-01", zone: "high").get().plan.terms.count == 1)
    #expect(try desk.offer("p", on: "1403-04-01", zone: "low") == .failure(.conditionNotMet(version: 0)))
    let zone = try #require(desk.model.inputs.firstIndex { $0.symbol.name == "zone" })
    #expect(try desk.offer("p", on: "1403-04-01") == .failure(.fault(.missingInput(ID(zone), row: nil))))
  }

  @Test func cashAloneIsAPlan() throws {
    let desk = try PlanDesk(PlanAct.check("plan p\n  discount  35%"))
    #expect(try desk.schedule(nil, "p", on: "1403-04-01").paidInAll == 650_000_000)
    #expect(throws: ScheduleFault.termNotOffered(.installments(6), offered: [])) {
      try desk.schedule(6, "p", on: "1403-04-01")
    }
  }

  @Test func aRateThatAPlanReadsIsUsed() {
    #expect(PlanAct.check(PlanAct.summer).codes.isEmpty)
    #expect(PlanAct.check("plan p\n  term  6\n  method  none").codes == ["T0305"])
  }
}

extension ExactDecimal {
  /// The hundredths as plain digits.
  fileprivate var percentText: String {
    let hundredths = (try? multiplied(by: ExactDecimal(100)))?.reduced
    return hundredths?.description ?? "none"
  }
}
