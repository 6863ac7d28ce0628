import Diagnostics
import TariffChecker
import TestSupport
import Testing

/// What would fail for every dossier, or for a dossier that the inputs allow, is said before there is one.
@Suite struct Bounds {
  private static func act(_ clauses: String, _ provisions: String = "") -> String {
    """
    input n  count  1 to 5
    input area  m2  0 to 200 by 0.01
    input amount_due  rial  0 to 1_000_000
    rate nothing  0
    rate all  100%
    \(provisions)
    fee f
    \(clauses)
    bill b
      lines  f
    """
  }

  /// Unused inputs and rates are another matter.
  private static func codes(_ clauses: String, _ provisions: String = "") -> [String] {
    SampleAct.codes(act(clauses, provisions)).filter { $0 != "T0304" && $0 != "T0305" }
  }

  @Test(arguments: [
    ("150%", ["T0414"]), ("-5%", ["T0414"]), ("100%", []), ("0%", []), ("all + 0.01%", ["T0414"]), ("all", []),
    ("n * 30%", []), ("n * 101%", ["T0414"]), ("all - 1", []), ("nothing - 0.5", ["T0414"]),
    ("if n > 2 then 50% else 150%", []), ("max(150%, all)", ["T0414"]), ("min(150%, all)", []),
  ])
  func sharesOfReliefsLieBetweenNothingAndAll(_ share: String, _ codes: [String]) {
    let found = Self.codes("  amount  amount_due\n  relief  r  \(share)\n  rounded  half up to 1 rial")
    #expect(found == codes, "\(share)")
  }

  @Test(arguments: [
    ("amount_due / (3 - 3)", ["T0413"]), ("amount_due / nothing", ["T0413"]), ("amount_due / (nothing * n)", ["T0413"]),
    ("amount_due / (n - 1)", []), ("amount_due / (all - 1)", ["T0413"]), ("amount_due / (3 - 2)", []),
    ("amount_due / (0.4 rounded half up to 1)", ["T0413"]), ("amount_due / (0.5 rounded half up to 1)", []),
    ("9_999_999_999_999_999_999_999 rial + 1 rial", ["T0414"]),
    ("9_999_999_999_999_999_999_998 rial + 1 rial", []),
    ("9_999_999_999_999_999_999_999 rial * 2", ["T0414"]), ("n * 2_000_000_000_000_000_000_000 rial", []),
    ("n * 9_999_999_999_999_999_999_999 rial", []), ("(n + 1) * 9_999_999_999_999_999_999_999 rial", ["T0414"]),
    ("-9_999_999_999_999_999_999_999 rial - n * 1 rial", ["T0414"]),
    ("(9_999_999_999_999_999_999_999 rial + 1 rial) * 0.1", ["T0414"]),
    ("9_999_999_999_999_999_999_999 rial * 10 * 0.01", []),
  ])
  func whatAlwaysFailsIsSaid(_ amount: String, _ codes: [String]) {
    #expect(Self.codes("  amount  \(amount)\n  rounded  half up to 1 rial") == codes, "\(amount)")
  }

  /// A value's versions are one number on some days and another on others.
  @Test func boundsPassThroughValuesAndLets() {
    let clauses = "  let half = part / 2\n  amount  amount_due\n  relief  r  half\n  rounded  half up to 1 rial"
    #expect(Self.codes(clauses, "value part = 2 + n") == ["T0414"])
    #expect(Self.codes(clauses, "value part = 1 + n") == [])
  }

  @Test(arguments: [
    ("at least  10 rial\n  at most  5 rial", ["T0414"]), ("at least  10 rial\n  at most  10 rial", []),
    ("at least  10 rial\n  at most  5 rial after reliefs", []), ("at least  n * 2 rial\n  at most  1 rial", ["T0414"]),
    ("at least  n * 1 rial\n  at most  1 rial", []),
  ])
  func limitsThatLeaveNothing(_ limits: String, _ codes: [String]) {
    #expect(Self.codes("  amount  amount_due\n  \(limits)") == codes, "\(limits)")
  }

  @Test(arguments: [
    ("t(5)", ["T0504"]), ("t(2)", []), ("t(1 + 1)", []), ("t(2.0)", []), ("t(2.5)", ["T0504"]), ("t(n)", []),
    ("t(min(n, 3))", []), ("if n <= 3 then t(n) else 0 rial", []), ("s(0 m2 - 1 m2)", ["T0504"]), ("s(60.5 m2)", []),
    ("s(0 m2)", []), ("u(n)", []), ("u(99)", []),
  ])
  func tablesHaveTheRowsThatAreAskedFor(_ amount: String, _ codes: [String]) {
    let tables = """
      table t exact by k count
        value rial
        1  10
        2  20
        3  30
      table s slab by size m2
        value rial
        up to 60  1
        above     2
      table u exact by n
        value rial
        1      1
        other  2
      """
    let found = Self.codes("  amount  \(amount)", tables)
    #expect(found == codes, "\(amount)")
  }

  @Test func missingNumbersAreListed() throws {
    let table = "table t exact by n\n  value rial\n  2  20\n  3  30\n"
    let result = SampleAct.check(Self.act("  amount  t(n)", table))
    let message = try #require(result.diagnostics.first { $0.code == .choiceNotCovered })
    #expect(message.message == "t has no row for 1, 4, 5")
    // A condition may rule them out, in whatever words.
    #expect(Self.codes("  when  n > 1 and n < 4\n  amount  t(n)", table) == [])
    #expect(Self.codes("  when  area > 0 m2\n  exempt  small when n < 2\n  amount  t(n)", table) == [])
    let whole = "table t exact by n\n  value rial\n" + (1...5).map { "  \($0)  \($0)\n" }.joined()
    #expect(Self.codes("  amount  t(n)", whole) == [])
  }
}
