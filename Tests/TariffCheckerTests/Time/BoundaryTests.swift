import Diagnostics
import Exact
import TariffChecker
import Testing

@Suite struct BoundaryTests {
  private func warnings(_ town: Town) -> [Diagnostic] {
    Checker.check(town.library).diagnostics.filter { $0.severity != .note }
  }

  /// Every example of the town shows one side of one boundary, but for those at the ends of the rulebook.
  @Test(arguments: [
    ("last day of the first stage", "second", "town.1402.second begins on 1402-04-01", "the last day before it"),
    ("first day of the second stage", "second", "town.1402.second begins on 1402-04-01", "its first day"),
    (
      "before the second stage was known", "second", "town.1402.second is approved on 1402-03-20",
      "the last day before it"
    ),
    ("the second stage is known", "second", "town.1402.second is approved on 1402-03-20", "its first day"),
    ("last day of the second stage", "third", "town.1402.third begins on 1402-06-01", "the last day before it"),
    ("first day of the third stage", "third", "town.1402.third begins on 1402-06-01", "its first day"),
    (
      "before the third stage was known", "third", "town.1402.third is published on 1402-07-10",
      "the last day before it"
    ),
    ("the third stage is known", "third", "town.1402.third is published on 1402-07-10", "its first day"),
    (
      "last day of the third stage", "third", "town.1402.third: what it says of price ends on 1402-10-01",
      "the last day before it"
    ),
    (
      "the second stage again", "third", "town.1402.third: what it says of price ends on 1402-10-01", "its first day"
    ),
    ("last day of 1402", "next", "town.1403 begins on 1403-01-01", "the last day before it"),
    ("first day of 1403", "next", "town.1403 begins on 1403-01-01", "its first day"),
  ])
  func aSideThatNobodyShows(_ title: String, _ file: String, _ boundary: String, _ side: String) {
    let found = warnings(Town().without(example: title, in: file))
    #expect(found.map(\.code) == [.boundaryNotShown], "\(found.map(\.message))")
    #expect(found.first?.severity == .warning)
    let message = found.first?.message ?? ""
    #expect(message.hasPrefix(boundary) && message.hasSuffix(side), "\(message)")
  }

  @Test func bothSidesInOneWarning() {
    let found = warnings(
      Town().without(example: "last day of 1402", in: "next").without(example: "first day of 1403", in: "next"))
    #expect(
      found.map(\.message) == [
        "town.1403 begins on 1403-01-01, and no example is priced on the last day before it, nor on its first day"
      ])
    #expect(
      found.first?.remedy
        == "write an example with `request_date 1402-12-29, …` and one with `request_date 1403-01-01, …`, each "
        + "expecting `levy = … rial`")
  }

  @Test func anExampleOfAnotherFeeShowsNothing() {
    let town = Town().replacing("bill town\n", with: "fee visit\n  amount  700 rial\n\nbill town\n", in: "base")
      .replacing("lines  levy", with: "lines  levy, visit", in: "base")
      .replacing("fee levy", with: "fee visit\n  amount  700 rial\n\nfee levy", in: "next")
      .replacing("bill town = 12_000 rial", with: "visit = 700 rial", in: "second")
    #expect(
      warnings(town).map(\.message) == [
        "town.1402.second begins on 1402-04-01, and no example is priced on its first day"
      ])
  }

  @Test func theEndsOfTheHorizonAskForNothing() {
    var town = Town()
    town.horizon = "1403-01-01 to 1403-12-30"
    for file in ["second", "third"] { town.files[file] = nil }
    for title in ["last day of 1402", "first day of 1403", "last day of 1403"] {
      town = town.without(example: title, in: "next")
    }
    #expect(warnings(town).isEmpty)
  }

  @Test func yearsAreAskedByTheirFirstDay() {
    let arrears = """
      bill town

      """
    let renewal = """
      group arrears
        input tax_year  count  1402 to 1403

      fee renewal
        amount   sum(1 m2 * (price on first_day(tax_year)) over arrears)

      """
    // The rate changes on days that no first day of a year meets; the years on both sides show it.
    let town = Town().replacing(arrears, with: "\(renewal)\n\(arrears)", in: "base")
      .replacing("lines  levy", with: "lines  levy, renewal", in: "base")
      .replacing(
        "fee levy", with: "fee renewal\n  amount   sum(1 m2 * (price on first_day(tax_year)) over arrears)\n\nfee levy",
        in: "next"
      )
      .replacing("bill town = 12_000 rial", with: "levy = 12_000 rial", in: "second")
      .without(example: "last day of 1402", in: "next").without(example: "first day of 1403", in: "next")
    let years = """

      example "both years"
        request_date 1403-05-01
        arrears: tax_year 1402
        arrears: tax_year 1403
        renewal = 2_500 rial

      """
    #expect(warnings(town).map(\.code) == [.boundaryNotShown])
    var shown = town
    shown.files["next"] = (town.files["next"] ?? "") + years
    // The rate is shown; that the fees themselves go over from one act to the next is shown by no example of the day.
    #expect(warnings(shown).isEmpty, "\(warnings(shown).map(\.message))")
  }
}
