import Diagnostics
import TariffChecker
import TestSupport
import Testing

/// However much is wrong, the answer is short and soon there.
@Suite struct MessageLimits {
  /// The limit, and one message that counts the rest.
  private static let most = 101

  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map(line).joined(separator: "\n")
  }

  private static let unknownNames: [String] = {
    let values: String = lines(5_000) { "value v\($0) = w\($0)" }
    let sets: String = lines(5_000) { "fee f\($0)\n  amount  1 rial\n  in  s\($0)" }
    let bill: String = "fee f\n  amount  1 rial\nbill b\n  lines  f,\n" + lines(2_000) { "    g\($0)," } + " f"
    let facts: String = "example \"e\"\n" + lines(5_000) { "  w\($0) 1" }
    let options: String = "input k  o\n" + lines(3_000) { "    | o\($0)" }
    let named: String = "\nfee f\n  when  k in (o\n" + lines(3_000) { "    , p\($0)" } + ")\n  amount  1 rial"
    return [values, sets, bill, facts, options + named]
  }()

  /// Every name against every other would take minutes.
  @Test(.timeLimit(.minutes(1)), arguments: unknownNames)
  func thousandsOfUnknownNames(_ provisions: String) {
    let result = SampleAct.check(provisions)
    #expect(result.model == nil)
    #expect(result.diagnostics.count <= Self.most, "\(result.diagnostics.count)")
    #expect(result.diagnostics.contains { $0.severity == .error })
  }

  @Test func theRestIsCounted() throws {
    let result = SampleAct.check(Self.lines(150) { "value v\($0) = w\($0)" })
    #expect(result.diagnostics.count == Self.most)
    let last = try #require(result.diagnostics.last)
    #expect(last.code == .unknownName)
    #expect(last.message == "and 50 more messages about this file")
    let all = SampleAct.check(Self.lines(100) { "value v\($0) = w\($0)" })
    #expect(all.diagnostics.count == 100)
    #expect(all.diagnostics.allSatisfy { !$0.message.hasPrefix("and ") })
  }

  /// Warnings alone forbid nothing, and errors go before them.
  @Test func warningsGiveWay() {
    let unused = Self.lines(150) { "rate r\($0)  1%" }
    let result = SampleAct.check("\(unused)\nfee f\n  amount  1 rial\nbill b\n  lines  f")
    #expect(result.model != nil)
    #expect(result.diagnostics.count == Self.most)
    #expect(result.diagnostics.contains { $0.message == "and 50 more messages about this file" })
    let wrong = SampleAct.check("\(unused)\nfee f\n  amount  1 rial\nbill b\n  lines  f\nfee g\n  amount  2 rial")
    #expect(wrong.codes.contains("T0602"))
  }

  private static let badRows: [@Sendable (Int) -> String] = [
    { "x,up to \($0),1" }, { _ in "office,up to 5,1" }, { "offfice,up to \($0),1" }, { "office,over \($0),1" },
    { "office,up to \($0),\($0 * 7)" }, { "office,up to \($0),x" }, { "office,up to \($0)" },
  ]

  @Test(.timeLimit(.minutes(1)), arguments: badRows.indices)
  func aFileIsReadUntilAHundredFaults(_ kind: Int) {
    let act = """
      input use  commercial | office
      input area  m2  0 to 1_000
      table t slab by use, size m2
        from  "prices.csv"
        total whole = part
        whole rial part rial
      fee f
        amount  t(use, area).part
      bill b
        lines  f
      """
    let rows = Self.lines(20_000) { Self.badRows[kind]($0) + ",1" }
    let result = SampleAct.check(act, files: ["prices.csv": "use,size,whole,part\n\(rows)\n"])
    #expect(result.model == nil)
    #expect(result.diagnostics.count <= Self.most, "\(result.diagnostics.count)")
  }

  /// A bill or fee whose name was refused is not missed in every line that speaks of it.
  @Test func refusedNamesAreSaidOnce() {
    let twice = "fee f\n  amount  1 rial\nfee g\n  amount  1 rial\nrate b  1%\nbill b\n  lines  f, g"
    #expect(SampleAct.codes(twice) == ["T0302"])
    let fee = "input f  count  1 to 2\nfee f\n  amount  1 rial\nfee g\n  amount  1 rial\nbill b\n  lines  f, g"
    #expect(SampleAct.codes(fee) == ["T0302"])
    let missing = "fee f\n  amount  1 rial\nfee g\n  amount  1 rial\nbill b\n  lines  f"
    #expect(SampleAct.codes(missing) == ["T0602"])
  }
}
