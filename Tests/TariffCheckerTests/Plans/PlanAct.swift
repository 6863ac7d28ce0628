import Diagnostics
import Exact
import Installments
import TariffChecker
import TariffKernel
import Testing

/// Acts with one plan, for tests of plans.
enum PlanAct {
  /// Mashhad's terms of summer 1403 as its council laid them down, with the ceiling that they are shares of.
  static let summer = """
    plan summer  "طرح تابستان"  "Summer plan"  article 2
      term      1 to 6, cash 15%
      term      12, cash 15%, mark up 50% of credit_ceiling
      term      24, cash 21%, mark up 18%
      term      36, cash 27%, mark up credit_ceiling
      method    bank formula
      discount  22% from 1403-03-01 to 1403-06-31 if all in cash
    """

  /// A plan that says everything a plan can say.
  static let whole = """
    plan whole
      when           zone = low and credit_ceiling > 20%
      debt           1_000_000 rial to 90_000_000_000 rial
      term           3 to 4, cash 15%
      term           12, cash 15.5%, mark up 50% of credit_ceiling
      method         level payments by months, 6 guard digits
      discount       22% from 1403-03-01 to 1403-03-31
      discount       5%  if all in cash
      cash           ceiling to 1_000 rial
      every          2 months, first day, begun month by days, moved modified following, across years, days shared
      grace          2 installments of principal, 1 of mark up, forgiven
      rounded        half even to 500 rial, remainder largest remainder, small debts end early, coins floor
      lines          shown
      unsplit        fine
      late           50% of credit_ceiling a month, begun month not at all, on amount, up to 24%, except fine
      payments       vertical, in order late charge, mark up, fee, surplus refund
      settlement     begun month by days, forgives 90%
      recalculation  supplementary, mark up follows, due after 30 days
    """

  /// An act of the summer of 1403: a fee on a bill, a ceiling, and the given provisions.
  static func text(_ provisions: String = summer) -> String {
    """
    language 1

    act case.1403  "Case"
      authority  "Council"
      approved   1402-11-10
      in force   from 1403-03-01 to 1403-06-31
      priced on  request_date
      status     final
      source     "A case"

    input request_date  date
    input zone  low | high
    input area  m2  0 to 1_000

    rate credit_ceiling  23%
    rate price  5 rial/m2

    fee levy
      when    zone = high
      amount  area * price

    fee fine
      amount  5 rial

    bill b
      lines  levy, fine

    \(provisions)

    """
  }

  static func check(_ provisions: String) -> CheckResult { Checker.check(SampleAct.library([text(provisions)])) }

  /// What is said beside oddities of names that nothing uses.
  static func codes(_ provisions: String) -> [String] {
    check(provisions).diagnostics.filter { $0.code != .unusedProvision }.map(\.code.code)
  }

  /// The act with clauses added to a plan of terms 1 to 12.
  static func clauses(_ clauses: String) -> String {
    let indented = clauses.split(separator: "\n").map { "\n  \($0)" }.joined()
    return "plan p\n  term  1 to 12\n  method  none" + indented
  }
}

/// The plans of a checked rulebook, by name.
struct PlanDesk {
  let model: Model
  private let machine: ScalarMachine

  init(_ result: CheckResult) throws {
    model = try #require(result.model, "\(result.words)")
    machine = ScalarMachine(model)
  }

  init(_ model: Model) {
    self.model = model
    machine = ScalarMachine(model)
  }

  /// The terms on a day for a dossier in a zone; nil: no dossier.
  func offer(_ plan: String = "summer", on day: String, zone: String? = nil) throws -> Result<PlanOffer, PlanObstacle> {
    let place = try #require(model.plans.firstIndex { $0.symbol.name == plan }, "\(plan) is a plan")
    var facts: Facts?
    if let zone {
      var values: [Int128?] = Array(repeating: nil, count: model.inputs.count)
      let input = try #require(model.inputs.first { $0.symbol.name == "zone" })
      values[input.column] = model.options.firstIndex { $0.symbol.name == zone }.map { Int128($0) }
      facts = Facts(values: values, groups: [])
    }
    return machine.plan(ID(place), on: try Day.of(day), facts)
  }

  /// The schedule of a debt of 1,000,000,000 with the least cash part; nil: all in cash.
  func schedule(_ term: Int?, _ plan: String = "summer", on day: String) throws -> Schedule {
    let offer = try offer(plan, on: day).get()
    let start = try Day.of(day)
    var request = ScheduleRequest(amount: 1_000_000_000, on: start, term: .installments(term ?? 1), start: start)
    if term == nil { request.cash = .all }
    return try offer.plan.schedule(for: request)
  }
}
