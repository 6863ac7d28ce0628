import Diagnostics
import Exact
import Installments
import TariffKernel
import TariffSyntax

extension ExampleRunner {
  /// What comes of asking for a plan.
  private enum Agreement {
    /// What is paid in all.
    case paid(Schedule)
    /// Why the plan does not offer it.
    case refused(String)
    /// Why that cannot be told.
    case error(String)

    var words: String {
      switch self {
      case .paid(let schedule): "\(schedule.paidInAll.grouped) rial"
      case .refused: "refused"
      case .error(let why): "an error (\(why))"
      }
    }

    var reasons: [String] {
      switch self {
      case .paid(let schedule):
        ["paid in cash: \(schedule.cash.payable.grouped) rial"]
          + (schedule.rows.isEmpty ? [] : ["in installments: \(schedule.total.grouped) rial"])
      case .refused(let why): [why]
      case .error: []
      }
    }
  }

  /// Nobody is off work in an example: what is paid depends on days off only where interest runs by the day.
  private static let everyDayWorks = WorkingCalendar(
    name: "every day", version: "", covers: DaySpan(Day.valid.lowerBound, Day.valid.upperBound), daysOff: [],
    weeklyRest: [])

  /// Asks for the plan as the example does, with the least cash part, and compares what is paid in all.
  func compare(_ expectation: PlanExpectation, _ facts: Facts) {
    let name = expectation.plan.value
    guard let place = model.plans.firstIndex(where: { $0.symbol.name == name }) else {
      return unknown(expectation.plan, "a plan", model.plans.map(\.symbol.name))
    }
    guard let debt = rials(expectation.debt, "debt") else { return }
    let got = agreement(on: expectation, ID(place), debt, facts)
    let wanted: String
    switch (expectation.outcome, got) {
    case (.refused, .refused): return
    case (.refused, _): wanted = "refused"
    case (.paid(let literal), _):
      guard let amount = rials(literal, "amount") else { return }
      if case .paid(let schedule) = got, schedule.paidInAll == amount { return }
      wanted = "\(amount.grouped) rial"
    }
    let asked = if case .term(let count) = expectation.choice { "term \(count.value)" } else { "all cash" }
    sink.report(
      Diagnostic(
        .exampleFails, at: expectation.range, "the plan \(name), \(asked), comes out as \(got.words), not as \(wanted)",
        reasons: got.reasons, remedy: "correct the plan, or the example"))
  }

  private func agreement(
    on expectation: PlanExpectation, _ plan: ID<PlanProvision>, _ debt: Coins, _ facts: Facts
  ) -> Agreement {
    let day = expectation.agreement.value
    switch machine.plan(plan, on: day, facts) {
    case .failure(let obstacle): return words(obstacle, plan)
    case .success(let offer):
      var request = ScheduleRequest(amount: debt, on: day, term: .installments(1), cash: .all, start: day)
      if case .term(let count) = expectation.choice {
        request.term = .installments(count.value)
        request.cash = .least
      }
      do throws(ScheduleFault) {
        return .paid(try offer.plan.schedule(for: request, on: Self.everyDayWorks, tracing: false))
      } catch {
        if case .plan = error { return .error(error.description) }
        return .refused(error.description)
      }
    }
  }

  private func words(_ obstacle: PlanObstacle, _ plan: ID<PlanProvision>) -> Agreement {
    let versions = model.plans[plan.index].versions
    switch obstacle {
    case .notOffered(let day): return .refused("it is not offered on \(day)")
    case .repealed(let act, let day):
      return .refused("\(model.acts[act.index].symbol.name) repealed it before \(day)")
    case .suspended(let act, let until):
      let end = until.map { "until \($0)" } ?? "until decided"
      return .refused("\(model.acts[act.index].symbol.name) suspends it \(end)")
    case .conditionNotMet(let version):
      return .refused("its condition does not hold: \(versions[version].conditionText ?? "")")
    case .fault(let fault): return .error(TraceWords(model: model).words(fault))
    }
  }

  /// T0702: whole rials.
  private func rials(_ literal: NumberLiteral, _ what: String) -> Coins? {
    if literal.unit?.unit == .rial, let amount = try? literal.value.rescaled(to: 0) { return amount.significand }
    sink.report(
      Diagnostic(
        .exampleMalformed, at: literal.range, "\(literal.text) is no \(what) of a plan",
        reasons: ["debts and payments are whole rials"], remedy: "write it as 99_000_000 rial"))
    return nil
  }
}
