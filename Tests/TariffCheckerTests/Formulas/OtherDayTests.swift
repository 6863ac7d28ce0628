import Exact
import TariffKernel
import Testing

@testable import TariffChecker

/// `X on DATE`, `first_day`, `day_of`: what stood on another day.
@Suite struct OtherDays {
  /// A wage of two years and a fee that reads it in some way.
  private func laws(_ amount: String, inputs: String = "") -> [Law] {
    let base = Law(
      name: "wage.1402", known: "1401-12-20", inForce: "from 1402-01-01 to 1402-12-29",
      clauses: "priced on request_date",
      body: """
        input request_date  date
        input issue_date  date
        input area  m2  0 to 1_000
        \(inputs)
        rate wage  100 rial

        table share exact by number count
             part
          1    2
          2    3

        value doubled = wage * 2

        fee levy
          amount   \(amount)
          rounded  half up to 1 rial
          in force from 1402-01-01

        bill city
          lines  levy
        """)
    var open = base
    open.inForce = "from 1402-01-01"
    open.body = open.body.replacing(
      "rate wage  100 rial", with: "rate wage  100 rial\n  in force from 1402-01-01 to 1402-12-29")
    let next = Law(
      name: "wage.1403", known: "1402-12-20", inForce: "from 1403-01-01 to 1403-12-30",
      body: "rate wage  130 rial")
    return [open, next]
  }

  private func amount(_ formula: String, request: String, issue: String) throws -> Outcome? {
    let result = Law.check(laws(formula))
    let model = try #require(result.model, "\(result.words)")
    let days = ["request_date": request, "issue_date": issue]
    let values = try model.inputs.map { input -> Int128? in
      try days[input.symbol.name].map { Int128(try Day.of($0).number) } ?? 5
    }
    return ScalarMachine(model).assess(Facts(values: values, groups: [])).lines.first?.outcome
  }

  @Test(arguments: [
    ("wage", 100), ("wage on issue_date", 130), ("doubled on issue_date", 260),
    ("share(2).part on issue_date * 1 rial", 3),
    ("wage on first_day(1403)", 130), ("wage on day_of(1402, 12, 29)", 100),
    ("wage on first_day(year_of(issue_date)) + wage", 230), ("wage * share(2) on issue_date", 300),
    ("(wage on issue_date) * share(2)", 390),
  ])
  func whatStoodThen(_ formula: String, _ expected: Int128) throws {
    #expect(try amount(formula, request: "1402-05-01", issue: "1403-02-01") == .charged(expected), "\(formula)")
  }

  @Test func aDayWithoutLawIsAnError() throws {
    let outcome = try amount("wage on issue_date", request: "1402-05-01", issue: "1404-02-01")
    #expect(outcome == .error(.noVersion(.rate(ID(0)), try .of("1404-02-01"))))
  }

  @Test(arguments: [
    ("area on issue_date * 1 rial/m2", "T0306"), ("5 rial on issue_date", "T0109"), ("levies on issue_date", "T0301"),
    ("wage on area", "T0401"),
    ("wage on first_day(1403.5)", "T0401"), ("wage on first_day(area)", "T0401"),
    ("wage on first_day(1403, 1)", "T0409"),
    ("wage on day_of(1403, 1)", "T0409"), ("wage on day_of(issue_date, 1, 1)", "T0401"), ("wage on isue_date", "T0301"),
    ("wage on first_dy(1403)", "T0301"),
  ])
  func whatHasNoOtherDay(_ formula: String, _ code: String) {
    let result = Law.check(laws(formula))
    #expect(result.faultCodes.contains(code), "\(formula)\n\(result.words)")
  }
}
