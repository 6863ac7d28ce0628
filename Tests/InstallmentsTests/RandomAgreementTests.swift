import Exact
import Installments
import TestSupport
import Testing

/// Agreements at random: amounts to 10^15 rial, terms of 1 to 36, all methods, steps and remainder rules.
@Suite struct RandomAgreementTests {
  private static func plan(_ random: inout SeededGenerator, term: Int, start: Day) throws -> Plan {
    let rate = ExactDecimal(significand: Int128.random(in: 0...40, using: &random), scale: 2)
    let guardDigits = Int.random(in: 0...12, using: &random)
    let period = RatePeriod.allCases.randomElement(using: &random) ?? .month
    let methods: [MarkUpMethod] = [
      .none, .flat, .bankFormula, .equalPrincipal(period), .levelPayment(period, guardDigits: guardDigits),
      .dailyInterest,
    ]
    let method = methods.randomElement(using: &random) ?? .none
    let isLevel = if case .levelPayment = method { true } else { false }
    let grace = Grace(
      principal: Bool.random(using: &random) ? Int.random(in: 0..<term, using: &random) : 0,
      markUp: Bool.random(using: &random) ? Int.random(in: 0..<term, using: &random) : 0,
      forgivesMarkUp: Bool.random(using: &random))
    let steps: [Coins] = [1, 10, 100, 500, 1_000, 10_000, 999]
    let rounding = RowRounding(
      mode: RoundingMode.allCases.randomElement(using: &random) ?? .floor,
      step: steps.randomElement(using: &random) ?? 1,
      part: isLevel || Bool.random(using: &random) ? .amount : .principal,
      taker: RemainderTaker.allCases.randomElement(using: &random) ?? .last,
      tooSmall: Bool.random(using: &random) ? .refused : .endsEarly,
      coinMode: RoundingMode.allCases.randomElement(using: &random) ?? .floor)
    let least = ExactDecimal(significand: Int128.random(in: 0...30, using: &random), scale: 2)
    let day = DayOfMonth.allCases.randomElement(using: &random) ?? .same
    let frequency: Frequency = Bool.random(using: &random) ? .months(1) : .days(Int.random(in: 1...30, using: &random))
    return Plan(
      name: "random", terms: [Term(installments: term, rate: .yearly(rate), leastCash: least)], method: method,
      grace: grace, rounding: rounding,
      dueRule: DueRule(
        frequency: frequency, calendar: Bool.random(using: &random) ? .solar : .gregorian, dayOfMonth: day,
        begunMonth: BegunMonth.allCases.randomElement(using: &random) ?? .whole),
      showsLines: Int.random(in: 0..<4, using: &random) == 0)
  }

  @Test func everyAgreementAddsUp() throws {
    var random = SeededGenerator(seed: RandomCases.seed)
    var (made, refused) = (0, 0)
    for number in 0..<max(20_000, RandomCases.count(1_000_000)) {
      let term = Int.random(in: 1...36, using: &random)
      let start = Day(number: try solar(1400_01_01).number + Int32.random(in: 0...20_000, using: &random))
      let plan = try Self.plan(&random, term: term, start: start)
      var size: Int128 = 1
      for _ in 0..<Int.random(in: 3...15, using: &random) { size *= 10 }
      let lines = (0..<3).map { place in
        DebtLine(
          name: "\(place)", amount: Int128.random(in: 0...(size / 3), using: &random), mayBeSplit: place < 2)
      }
      let request = ScheduleRequest(billDay: start, lines: lines, term: .installments(term), start: start)
      let label =
        "agreement \(number) of seed \(RandomCases.seed): \(plan.method) \(plan.rounding) \(plan.grace) \(plan.dueRule) \(lines)"
      do throws(ScheduleFault) {
        let schedule = try plan.schedule(for: request, tracing: number % 16 == 0)
        made += 1
        let found = faults(of: schedule)
        if !found.isEmpty { Issue.record("\(found) in \(label)") }
        if let fault = Self.stepFault(of: schedule, plan) { Issue.record("\(fault) in \(label)") }
      } catch {
        refused += 1
        switch error {
        case .tooSmall(let total, let step, let installments, _):
          // Only a debt of few steps an installment is refused: where the step is small beside the installment, each
          // of them is positive however it is rounded.
          var isSmall = total < Int128(installments) * Int128(installments) * step * 40
          // The principal of the first level payment is what a first period of two months leaves; in grace of mark-up
          // it stands alone.
          let standsAlone = plan.dueRule.dayOfMonth == .last && plan.grace.markUp > 0
          if case .levelPayment = plan.method, standsAlone { isSmall = true }
          if !isSmall || plan.rounding.tooSmall == .endsEarly { Issue.record("\(error) in \(label)") }
        case .nothingOwed: break
        case .nothingLeft(let cash, _):
          let isAll = cash == lines.reduce(0) { $0 + $1.amount }
          if !isAll || plan.rounding.tooSmall == .endsEarly { Issue.record("\(error) in \(label)") }
        case .levelPaymentBelowMarkUp:
          // Only a first period of more than a month, to the last day of the next, can cost more than a payment.
          if plan.dueRule.dayOfMonth != .last { Issue.record("\(error) in \(label)") }
        default: Issue.record("\(error) in \(label)")
        }
      }
    }
    #expect(made > 3 * refused, "\(made) made, \(refused) refused, seed \(RandomCases.seed)")
  }

  /// Rows stand at the step, all but those that the rule of the plan exempts: the one that takes the remainder (with
  /// mark-up in coins beside the principal where that is what is rounded).
  private static func stepFault(of schedule: Schedule, _ plan: Plan) -> String? {
    if plan.rounding.part == .principal { return nil }
    let odd = schedule.installments.filter { $0.amount % plan.rounding.step != 0 }
    let isLevel = if case .levelPayment = plan.method { true } else { false }
    // In grace of principal a level plan asks for the mark-up alone, in coins.
    if isLevel && plan.grace.principal > 0 { return nil }
    if odd.count > 1 { return "\(odd.count) installments off the step" }
    if plan.rounding.taker == .separateLine && !odd.isEmpty && plan.rounding.tooSmall == .refused {
      return "an installment off the step beside a separate line"
    }
    return nil
  }
}
