import Diagnostics
import TariffChecker
import TariffKernel
import TestSupport
import Testing

/// Formulas: what names stand for, what sizes are proven, and what is asked of units.
@Suite struct Lowering {
  private static func fee(_ amount: String, before declarations: String = "", clauses: String = "") -> String {
    """
    input area  m2  0 to 1_000 by 0.01
    input units  count  1 to 500
    \(declarations)
    fee f
      amount  \(amount)
    \(clauses)
      rounded  half up to 1 rial
    bill b
      lines  f
    fee unread
      amount  area * units * 1 rial/m2
      rounded  half up to 1 rial
    bill c
      lines  unread
    """
  }

  @Test func anOptionMayBeNamedLikeAFee() throws {
    let act = """
      input request  new | renewal
      fee renewal
        when  request = renewal
        amount  2_000 rial
      fee first
        when  renewal <> request
        amount  if request in (new) then renewal + 1_000 rial else 5 rial
      bill b
        lines  renewal, first
      """
    let result = SampleAct.check(act)
    let assessor = try #require(Assessor(result), "\(result.words)")
    let new = try #require(assessor.option("new"))
    let renewal = try #require(assessor.option("renewal"))
    #expect(assessor.outcome(of: "renewal", ["request": renewal]) == .charged(2_000))
    #expect(assessor.outcome(of: "renewal", ["request": new]) == .notApplicable)
    #expect(assessor.outcome(of: "first", ["request": new]) == .charged(1_000))
  }

  @Test func aValueMayBeNamedLikeAnInputOfAGroup() {
    let act = """
      group floor
        input area  m2  0 to 1_000
      value area m2 = sum(area over floor)
      fee f
        amount  area * 1 rial/m2
      bill b
        lines  f
      """
    #expect(SampleAct.codes(act) == [], "\(SampleAct.check(act).words)")
  }

  @Test func aLetMayNotBeNamedLikeAnInputOfAGroup() {
    let act = """
      group floor
        input area  m2  0 to 1_000
      fee f
        let area = 5 m2
        amount  (area + sum(area over floor)) * 1 rial/m2
      bill b
        lines  f
      """
    #expect(SampleAct.codes(act) == ["T0302"])
  }

  /// Sizes that are proven too small would let a chain need more than 256 bits, or refuse one that fits.
  @Test func quotientsAreAsLargeAsTheirStepMakesThem() {
    // 10^6 × 10^-6 steps of a quotient by a small divisor: 22 whole digits are possible, with 16 places 38 digits each.
    let quotient = "(1 rial / units rounded half up to 0.0000000000000001 rial)"
    #expect(SampleAct.codes(Self.fee(quotient)) == [])
    let inputs = "input tiny  count  0.0000000000000001 to 1 by 0.0000000000000001"
    let large = "(1_000_000 rial / tiny rounded half up to 0.0000000000000001 rial)"
    // Three such quotients have up to 3 × 38 digits: more than 76.
    #expect(
      SampleAct.codes(Self.fee("\(large) * \(large) * \(large) / (1 rial * 1 rial)", before: inputs)) == ["T0408"])
    let stepped = "(area * 1 rial/m2 rounded away from zero to 100_000_000_000_000_000_000 rial)"
    #expect(
      SampleAct.codes(Self.fee("\(stepped) * \(stepped) * \(stepped) * \(stepped) / (1 rial * 1 rial * 1 rial)"))
        == ["T0408"])
  }

  @Test(arguments: [
    ("area * 1 rial/m2 + 0 rial * sum_1", "T0301"), ("area", "T0404"), ("area * 1 rial", "T0404"),
    ("area * 1 rial/m2 + 5", "T0403"), ("area * 1 rial/m2 + 5 toman", "T0402"), ("area + 1 rial", "T0402"),
    ("10_000_000_000_000_000_000_000 rial", "T0414"), ("area * 1 rial/m2 / units / 0", "T0413"),
    ("1 rial * year_of(area)", "T0401"), ("1 rial * to_rial(area)", "T0402"), ("f before reliefs", "T0303"),
    ("1 rial before reliefs", "T0306"), ("nothing before reliefs", "T0301"), ("area before reliefs", "T0306"),
    ("request_date + request_date", "T0401"), ("request_date", "T0404"),
    ("(request_date - request_date) * 1 rial/day", ""), ("max(area, 1 m2) * 1 rial/m2", ""),
    ("max(area, units) * 1 rial/m2", "T0402"), ("if area > 5 m2 then 1 rial else 2", "T0403"),
    ("if area then 1 rial else 2 rial", "T0401"), ("if area > 5 then 1 rial else 2 rial", "T0403"),
    ("if area = yes then 1 rial else 2 rial", "T0401"), ("max(area)", "T0409"), ("units(area) * 1 rial", "T0306"),
    ("area.units * 1 rial", "T0306"), ("area * 1 rial/m2 / 8 / 25 / 5%", ""), ("area * 1 rial/m2 / 3", ""),
    ("area * 1 rial/m2 / 3 + 1 rial", "T0405"), ("(area * 1 rial/m2 / 3 rounded half up to 0.01 rial) + 1 rial", ""),
    ("(area / 3 rounded half up to 0.01) * 1 rial/m2", "T0403"),
    ("(area / 3 rounded half up to 0 m2) * 1 rial/m2", "T0411"),
    ("to_rial(area * 1 toman/m2)", ""), ("-area * 1 rial/m2", ""), ("units in (a, b)", "T0401"),
    ("count(floor) * 1 rial", "T0301"), ("b", "T0306"),
  ])
  func formulas(_ amount: String, _ code: String) {
    let result = SampleAct.check(Self.fee(amount))
    #expect(result.codes == (code.isEmpty ? [] : [code]), "\(result.words)")
    for diagnostic in result.diagnostics { #expect(diagnostic.remedy != nil || !diagnostic.reasons.isEmpty) }
  }

  @Test(arguments: [
    ("  relief r 50% of area", "T0402"), ("  relief r 50 rial", "T0402"), ("  relief r 50% balance area", "T0306"),
    ("  relief r 50% balance nobody", "T0301"), ("  relief r 50% up to 5", "T0403"), ("  at least 5", "T0403"),
    ("  at most area", "T0402"), ("  relief r 50% when area", "T0401"), ("  in levy_base", "T0301"),
    ("  in f", "T0306"),
    ("  exempt e when units", "T0401"), ("  priced on area", "T0604"), ("  priced on nobody", "T0604"),
    ("  let units = 1", "T0302"), ("  relief r 50% of area * 1 rial/m2 when units > 2 up to 1_000 rial", ""),
    ("  at least 5 rial after reliefs", ""),
  ])
  func clauses(_ clause: String, _ code: String) {
    let result = SampleAct.check(Self.fee("area * 1 rial/m2", clauses: clause))
    #expect(result.codes == (code.isEmpty ? [] : [code]), "\(result.words)")
    for diagnostic in result.diagnostics { #expect(diagnostic.remedy != nil || !diagnostic.reasons.isEmpty) }
  }

  /// With reliefs between, a quotient and the fee's own rounding are two steps, and the first must be stated.
  @Test func theFeesRoundingIsTheQuotientsOnlyWithoutReliefs() {
    #expect(SampleAct.codes(Self.fee("area * 1 rial/m2 / units")) == [])
    #expect(SampleAct.codes(Self.fee("area * 1 rial/m2 / units", clauses: "  relief r 50%")) == ["T0405"])
  }

  @Test func circlesAreFoundThroughValuesSetsAndLines() {
    let act = """
      set base
      value half rial = (base / 2)
      fee f
        amount  half + 1 rial
        rounded  half up to 1 rial
        in  base
      bill b
        lines  f
      """
    let result = SampleAct.check(act)
    #expect(result.codes == ["T0303"], "\(result.words)")
    #expect(result.diagnostics.first?.reasons == ["half reads base, base reads f, f reads half"])
  }
}
