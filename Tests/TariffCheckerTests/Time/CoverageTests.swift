import Diagnostics
import Exact
import TariffChecker
import Testing

@Suite struct CoverageTests {
  private func check(_ town: Town) -> CheckResult { Checker.check(town.library) }

  private func said(_ code: DiagnosticCode, _ town: Town) -> [String] {
    check(town).diagnostics.filter { $0.code == code }.map(\.message)
  }

  @Test func aFeeWithoutLawPrintsItsDays() {
    let late = Town().replacing("from 1403-01-01", with: "from 1403-01-05", in: "next")
    #expect(
      said(.daysNotCovered, late) == ["no act says anything of the fee levy on 1403-01-01 to 1403-01-04"],
      "the days between, and nothing of the rate: the fee that reads it has the same gap")
    let longer = Town(horizon: "1401-12-29 to 1404-01-01")
    #expect(
      said(.daysNotCovered, longer) == ["no act says anything of the fee levy on 1401-12-29, 1404-01-01"])
  }

  @Test func whatAFeeReadsMustHoldAsLongAsTheFee() {
    let short = Town().replacing(
      "rate price  1_500 rial/m2", with: "rate price  1_500 rial/m2\n  in force  from 1403-01-01 to 1403-06-31",
      in: "next")
    #expect(said(.daysNotCovered, short) == ["nothing lays down price on 1403-07-01 to 1403-12-30"])
    #expect(check(short).model == nil)
  }

  @Test func throughValuesAsWell() {
    let value = Town().replacing("amount  area * price", with: "amount  worth", in: "next")
      .replacing(
        "rate price  1_500 rial/m2",
        with:
          "rate price  1_500 rial/m2\n  in force  from 1403-01-01 to 1403-12-29\n\nvalue worth  rial = area * price",
        in: "next")
    #expect(said(.daysNotCovered, value) == ["nothing lays down price on 1403-12-30"])
  }

  @Test func aFeeThatIsRepealedReadsNothing() {
    let repeal = """
      language 1

      act town.repeal  "The levy ends"
        authority  "Council"
        amends     town.1403
        approved   1403-05-01
        in force   from 1403-07-01
        status     final
        source     "A case"

      repeal levy

      repeal price

      example "last day"
        request_date 1403-06-31, area 10
        levy = 15_000 rial

      example "first day without"
        request_date 1403-07-01, area 10
        levy not applicable

      example "not known yet"
        request_date 1403-07-01, area 10, known 1403-04-31
        levy = 15_000 rial

      example "known"
        request_date 1403-07-01, area 10, known 1403-05-01
        levy not applicable

      """
    var town = Town().replacing(
      "request_date 1404-01-01, area 10\n  levy error D0202",
      with: "request_date 1404-01-01, area 10\n  levy not applicable", in: "next"
    )
    .replacing(
      "request_date 1403-12-30, area 10\n  levy = 15_000 rial",
      with: "request_date 1403-12-30, area 10\n  levy not applicable", in: "next")
    town.files["repeal"] = repeal
    #expect(check(town).diagnostics.map(\.code) == [.retroactive], "\(check(town).words)")
    let half = town.replacing("repeal levy\n\n", with: "", in: "repeal")
    #expect(
      said(.daysNotCovered, half) == ["nothing lays down price on 1403-07-01 to 1403-12-30"], "\(check(half).words)")
  }

  @Test func anotherDateMayBeAnyDayOfTheHorizon() {
    let fine = Town().replacing(
      "bill town",
      with: "input violation_date  date\n\nfee fine\n  amount  area * (price on violation_date)\n\nbill town",
      in: "base"
    ).replacing("  lines  levy", with: "  lines  levy, fine", in: "base")
      .replacing("fee levy", with: "fee fine\n  amount  area * (price on violation_date)\n\nfee levy", in: "next")
      .replacing("bill town = 12_000 rial", with: "levy = 12_000 rial", in: "second")
    #expect(check(fine).diagnostics.map(\.code) == [.retroactive], "\(check(fine).words)")
    let gap = fine.replacing("rate price  1_500", with: "rate cost  1_500", in: "next")
      .replacing("area * price", with: "area * cost", in: "next")
    #expect(said(.otherDaysNotCovered, gap) == ["nothing lays down price on 1403-01-01 to 1403-12-30"])
  }

  @Test func aRulebookThatClaimsNoDaysHasNoneToCover() {
    let result = SampleAct.check("fee f\n  amount  5 rial\n\nbill b\n  lines  f")
    #expect(result.diagnostics.isEmpty, "\(result.words)")
  }
}
