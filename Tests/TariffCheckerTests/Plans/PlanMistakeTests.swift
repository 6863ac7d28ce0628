import TariffChecker
import Testing

/// What is wrong with a plan is said when the act is read, not when a citizen asks.
@Suite struct PlanMistakes {
  @Test(arguments: [
    // Names.
    ("term 13, mark up credit_cieling", "T0301"), ("term 13, mark up 50% of zone", "T0306"),
    ("term 13, mark up price", "T0402"), ("unsplit nobody", "T0301"), ("unsplit credit_ceiling", "T0306"),
    ("late price a month, begun month whole, on principal", "T0402"),
    ("late 2% a month, begun month whole, on principal, except nobody", "T0301"),
    ("when nobody = low", "T0301"), ("when p = low", "T0306"), ("when credit_ceiling", "T0401"),
    // Numbers.
    ("term 13, cash 15", "T0403"), ("term 13, cash 15 rial", "T0402"), ("term 13, mark up 0.23", "T0403"),
    ("term 13, mark up 0.5 of credit_ceiling", "T0403"), ("discount 22", "T0403"), ("debt from 5", "T0403"),
    ("debt from 5 m2", "T0402"), ("debt up to 5.5 rial", "T0414"), ("cash ceiling to 1_000", "T0403"),
    ("rounded half up to 0.5 rial", "T0411"), ("rounded half up to 1 m2", "T0402"),
    ("late 2 a month, begun month whole, on principal", "T0403"),
    ("settlement begun month whole, forgives 90", "T0403"),
    // Terms that cannot stand.
    ("term 37", "T0605"), ("term 13 to 40", "T0605"), ("every 4 months", "T0605"), ("every 92 days", "T0605"),
    ("term 12", "T0606"), ("term 13 to 9_999", "T0606"), ("term 13, cash 101%", "T0606"),
    ("term 13, mark up 1001%", "T0606"), ("term 13, mark up 5_000% of credit_ceiling", "T0606"),
    ("discount 101%", "T0606"), ("discount 5%\ndiscount 6%", "T0606"),
    ("debt 9 rial to 8 rial", "T0606"), ("grace 1 installment of principal", "T0606"),
    ("late 1_001% a month, begun month whole, on principal", "T0606"),
    ("late 5_000% of credit_ceiling a month, begun month whole, on principal", "T0606"),
    ("settlement begun month whole, forgives 101%", "T0606"),
    ("recalculation supplementary, due after 4000 days", "T0606"),
    // Days.
    ("discount 5% from 1403-04-02 to 1403-04-01", "T0208"), ("discount 5% from 1403-02-31 to 1403-04-01", "T0607"),
    ("discount 5% from 1403-07-01", "T0607"),
  ])
  func eachIsSaidOnce(clause: String, code: String) {
    let provisions = PlanAct.clauses(clause)
    #expect(PlanAct.codes(provisions) == [code], "\(PlanAct.check(provisions).words)")
  }

  /// Near misses of the same.
  @Test(arguments: [
    "term 13 to 36", "every 3 months", "every 91 days", "term 13, cash 100%", "term 13, mark up 1_000%",
    "discount 100%", "discount 5%\ndiscount 6% if all in cash", "debt 8 rial to 8 rial", "debt up to 5.0 rial",
    "discount 5% from 1403-03-01 to 1403-06-31", "discount 5% from 1403-06-31", "when credit_ceiling > 20%",
    "late 1_000% a month, begun month whole, on principal", "unsplit levy, fine",
  ])
  func nearMissesPass(clause: String) {
    let provisions = PlanAct.clauses(clause)
    #expect(PlanAct.codes(provisions).isEmpty, "\(PlanAct.check(provisions).words)")
  }

  @Test func aPlanIsNoNumber() {
    let provisions = PlanAct.summer + "\n\nvalue v = summer * 2"
    #expect(PlanAct.codes(provisions) == ["T0306"])
  }

  @Test func oneNameIsOnePlanOnADay() {
    #expect(PlanAct.codes(PlanAct.summer + "\n\n" + PlanAct.summer) == ["T0302"])
    #expect(PlanAct.codes("rate summer 5%\n\n" + PlanAct.summer) == ["T0302"])
  }

  @Test func statementsChangeNoPlan() {
    let second = """
      language 1

      act case.second  "Second"
        authority  "Council"
        approved   1403-03-10
        in force   from 1403-04-01
        amends     case.1403
        status     final
        source     "A case"

      change summer to 5% was 6%
      """
    let result = Checker.check(SampleAct.library([PlanAct.text(), second]))
    #expect(result.codes == ["T0306"], "\(result.words)")
  }
}
