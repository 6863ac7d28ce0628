import Diagnostics
import TariffChecker
import TestSupport
import Testing

/// However much is wrong, the answer is short and soon there.
@Suite struct MessageLimits {
  /// The limit, and one message that counts the rest.
  private static let most = 101

  /// Every name against every other would take minutes.
  @Test(.timeLimit(.minutes(1)), arguments: [
    (0..<5_000).map { "value v\($0) = w\($0)" }.joined(separator: "\n"),
    (0..<5_000).map { "fee f\($0)\n  amount  1 rial\n  in  s\($0)" }.joined(separator: "\n"),
    "fee f\n  amount  1 rial\nbill b\n  lines  f\n" + (0..<2_000).map { "    , g\($0)" }.joined(separator: "\n"),
    "example \"e\"\n" + (0..<5_000).map { "  w\($0) 1" }.joined(separator: "\n"),
    "input k  " + (0..<3_000).map { "o\($0)" }.joined(separator: "\n    | ")
      + "\nfee f\n" + "  when  k in (" + (0..<3_000).map { "p\($0)" }.joined(separator: ",\n    ") + ")\n  amount 1 rial",
  ])
  func thousandsOfUnknownNames(_ provisions: String) {
    let result = SampleAct.check(provisions)
    #expect(result.model == nil)
    #expect(result.diagnostics.count <= Self.most, "\(result.diagnostics.count)")
    #expect(result.diagnostics.contains { $0.severity == .error })
  }

  @Test func theRestIsCounted() throws {
    let result = SampleAct.check((1...150).map { "value v\($0) = w\($0)" }.joined(separator: "\n"))
    #expect(result.diagnostics.count == Self.most)
    let last = try #require(result.diagnostics.last)
    #expect(last.code == .unknownName)
    #expect(last.message == "and 50 more messages about this file")
    let all = SampleAct.check((1...100).map { "value v\($0) = w\($0)" }.joined(separator: "\n"))
    #expect(all.diagnostics.count == 100)
    #expect(all.diagnostics.allSatisfy { !$0.message.hasPrefix("and ") })
  }

  /// Warnings alone forbid nothing, and errors go before them.
  @Test func warningsGiveWay() {
    let unused = (1...150).map { "rate r\($0)  1%" }.joined(separator: "\n")
    let result = SampleAct.check("\(unused)\nfee f\n  amount  1 rial\nbill b\n  lines  f")
    #expect(result.model != nil)
    #expect(result.diagnostics.count == Self.most)
    #expect(result.diagnostics.last?.message == "and 50 more messages about this file")
    let wrong = SampleAct.check("\(unused)\nfee f\n  amount  1 rial\nbill b\n  lines  f\nfee g\n  amount  2 rial")
    #expect(wrong.codes.contains("T0602"))
  }

  @Test(.timeLimit(.minutes(1)), arguments: [
    (1...200).map { "x,\($0 % 2),office,1%" }, (1...300).map { _ in "office,up to 5,1" },
    (1...300).map { "offfice,up to \($0),1" }, (1...300).map { "office,over \($0),1" },
    (1...300).map { "office,up to \($0),\($0 * 7)" },
  ])
  func aFileIsReadUntilAHundredFaults(_ rows: [String]) {
    let act = """
      input use  commercial | office
      input area  m2  0 to 1_000
      table t slab by use, size m2
        from  "prices.csv"
        total whole = part
        whole part rial
      fee f
        amount  t(use, area).part
      bill b
        lines  f
      """
    let result = SampleAct.check(
      act.replacing("whole part rial", "whole rial part rial"),
      files: ["prices.csv": "use,size,whole,part\n" + rows.map { $0 + ",1\n" }.joined()])
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
