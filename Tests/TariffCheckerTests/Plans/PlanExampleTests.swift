import Diagnostics
import TariffChecker
import Testing

/// Examples that expect what a plan comes to.
@Suite struct PlanExamples {
  private static func example(_ lines: String) -> String {
    PlanAct.summer + "\n\nexample \"e\"\n" + lines.split(separator: "\n").map { "  \($0)\n" }.joined()
  }

  @Test(arguments: [
    "plan summer for 1_000_000_000 rial on 1403-05-01, all cash = 780_000_000 rial",
    "plan summer for 1_000_000_000 rial on 1403-05-01, term 12 = 1_052_947_917 rial",
    "plan summer for 1_000_000_000 rial on 1403-05-01, term 7 refused",
    "plan summer for 1_000_000_000 rial on 1403-02-31, term 12 refused",
  ])
  func whatComesOut(line: String) {
    let result = PlanAct.check(Self.example(line))
    #expect(result.codes.isEmpty, "\(result.words)")
    #expect(result.examples == 1)
  }

  @Test(arguments: [
    ("plan summer for 1_000_000_000 rial on 1403-05-01, all cash = 780_000_001 rial", "780_000_000 rial"),
    ("plan summer for 1_000_000_000 rial on 1403-05-01, all cash refused", "780_000_000 rial"),
    ("plan summer for 1_000_000_000 rial on 1403-05-01, term 7 = 1_000_000_000 rial", "refused"),
    ("plan summer for 1_000_000_000 rial on 1403-07-01, all cash = 780_000_000 rial", "refused"),
  ])
  func whatDoesNot(line: String, got: String) {
    let result = PlanAct.check(Self.example(line))
    #expect(result.codes == ["T0701"], "\(result.words)")
    #expect(result.diagnostics.first?.message.contains("comes out as \(got)") ?? false, "\(result.words)")
  }

  @Test(arguments: [
    "plan summmer for 1_000_000_000 rial on 1403-05-01, all cash = 780_000_000 rial",
    "plan summer for 1_000_000_000 on 1403-05-01, all cash = 780_000_000 rial",
    "plan summer for 0.5 rial on 1403-05-01, all cash = 1 rial",
    "plan summer for 1_000_000_000 rial on 1403-05-01, all cash = 780 m2",
  ])
  func malformed(line: String) {
    let result = PlanAct.check(Self.example(line))
    #expect(result.codes == ["T0702"], "\(result.words)")
  }

  /// The facts of the example decide whether the plan is open; one that is missing is no refusal.
  @Test func factsDecide() {
    func codes(_ facts: String, _ outcome: String) -> [String] {
      let summer = PlanAct.summer + "\n  when  zone <> low"
      let line = "plan summer for 1_000_000_000 rial on 1403-05-01, all cash \(outcome)"
      return PlanAct.check(summer + "\n\nexample \"e\"\n  \(facts)\n  \(line)").codes
    }
    #expect(codes("zone high", "= 780_000_000 rial") == [])
    #expect(codes("zone low", "refused") == [])
    #expect(codes("zone high", "refused") == ["T0701"])
    #expect(codes("area 5", "refused") == ["T0701"])
  }
}
