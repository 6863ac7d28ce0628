import Diagnostics
import TariffChecker
import TariffKernel
import TestSupport
import Testing

/// Bills: every line in exactly one, whole steps, and a remainder that somebody takes.
@Suite struct Bills {
  private static func act(_ bill: String) -> String {
    """
    fee f
      amount  1_234 rial
    fee g
      amount  5_678 rial
    rate r  5%
    value v = r
    fee h
      amount  v * 100 rial
      rounded  half up to 1 rial
    bill rest
      lines  h
    bill b
    \(bill)
    """
  }

  @Test(arguments: [
    ("  lines  f, g", ""), ("  lines  f, g\n  fixed  g\n  floor  to 1_000 rial, taken from f", ""),
    ("  lines  f, g\n  floor  to 1_000 rial, shown apart", ""), ("  lines  f", "T0602"), ("  lines  f, g, h", "T0601"),
    ("  lines  f, g, f", "T0601"), ("  lines  f, g, i", "T0301"), ("  lines  f, g, v", "T0306"),
    ("  lines  f, g\n  fixed  h", "T0301"), ("  lines  f, g\n  fixed  i", "T0301"),
    ("  lines  f, g\n  floor  to 1_000, shown apart", "T0403"),
    ("  lines  f, g\n  floor  to 100 toman, shown apart", "T0402"),
    ("  lines  f, g\n  floor  to 0.5 rial, shown apart", "T0411"),
    ("  lines  f, g\n  floor  to 0 rial, shown apart", "T0411"),
    ("  lines  f, g\n  floor  to 10 rial, taken from h", "T0603"),
    ("  lines  f, g\n  floor  to 10 rial, taken from v", "T0603"),
    ("  lines  f, g\n  fixed  f\n  floor  to 10 rial, taken from f", "T0603"),
  ])
  func bills(_ bill: String, _ code: String) {
    let result = SampleAct.check(Self.act(bill))
    #expect(result.codes == (code.isEmpty ? [] : [code]), "\(result.words)")
    for diagnostic in result.diagnostics { #expect(diagnostic.remedy != nil || !diagnostic.reasons.isEmpty) }
  }

  @Test func aBillKeepsWhatItSays() throws {
    let result = SampleAct.check(
      Self.act("  payee \"شهرداری\"\n  lines  g, f\n  fixed  g\n  floor  to 1_000 rial, taken from f"))
    let bill = try #require(result.model?.bills.last)
    #expect(bill.payee == "شهرداری")
    #expect(bill.lines == [ID(1), ID(0)], "in the order printed")
    #expect(bill.fixed == [ID(1)])
    #expect(bill.step == 1_000)
    #expect(bill.remainder == .takenFrom(ID(0)))
  }

  @Test func aFaultOfTheActIsSaidOnce() {
    let act = SampleAct.text("fee f\n  amount  1 rial\nfee g\n  amount  1 rial\nbill b\n  lines  f, g")
      .replacing("priced on  request_date", with: "priced on  request_dat")
    let result = Checker.check(SampleAct.library([act]))
    #expect(result.codes == ["T0604"], "\(result.words)")
    #expect(result.diagnostics.first?.remedy == "did you mean request_date?")
  }

  @Test func anOptionStandsOnceInItsChoice() {
    let act =
      "input use  office | commercial | office\nfee f\n  when use = office\n  amount  1 rial\nbill b\n  lines  f"
    #expect(SampleAct.codes(act) == ["T0302"])
  }
}
