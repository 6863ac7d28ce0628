import Foundation
import Testing

@Suite struct BatchTests {
  @Test func resultsAreTheBytesWorkedOutByHand() throws {
    let folder = try SampleRulebook.folder()
    let run = try Tariff.run(SampleRulebook.batch(folder))
    #expect(run.status == 0, "\(run.err)")
    let table = Table(run.out)
    #expect(table["dossier"] == ["A1", "A2"])
    #expect(table["status"] == ["whole", "whole"])
    #expect(table["base"] == ["100500", "50000"])
    #expect(table["base.outcome"] == ["charged", "charged"])
    #expect(table["floors"] == ["1005", "0"])
    #expect(table["trade"] == ["", "1500"])
    #expect(table["trade.outcome"] == ["not_applicable", "charged"])
    #expect(table["municipal.total"] == ["101505", "50000"])
    #expect(table["municipal.dropped"] == ["505", "0"])
    #expect(table["municipal.payable"] == ["101000", "50000"])
    // 100,500 · 101,000 / 101,505 and 1,005 · 101,000 / 101,505 are whole.
    #expect(table["base.billed"] == ["100000", "50000"])
    #expect(table["floors.billed"] == ["1000", "0"])
    #expect(run.err.contains("2"))
  }

  @Test func aFileGetsTheSameBytesAndAppearsWhole() throws {
    let folder = try SampleRulebook.folder()
    let streamed = try Tariff.run(SampleRulebook.batch(folder))
    let run = try Tariff.run(SampleRulebook.batch(folder, "-o", folder.at("out.csv")))
    #expect(run.status == 0)
    #expect(run.out.isEmpty)
    #expect(folder.text("out.csv") == streamed.out)
    #expect(folder.names == ["a1.json", "dossiers.csv", "floors.csv", "out.csv", "sample"])
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    let folder = try SampleRulebook.folder()
    let rows = (1...20_000).map { "N\($0),1403-02-01,commercial,\($0 % 7 == 0 ? "much" : "50"),,3\n" }.joined()
    let head = SampleRulebook.dossiers.split(separator: "\n")[0]
    try folder.write("dossiers.csv", head + "\n" + rows)
    let words = ["-o", folder.at("out.csv"), "--accept-rejects"]
    var texts: Set<String> = []
    for threads in ["1", "2", "5"] {
      let run = try Tariff.run(SampleRulebook.batch(folder) + words + ["--threads", threads])
      let (results, rejects) = (folder.text("out.csv") ?? "", folder.text("out.rejects.csv") ?? "")
      texts.insert(results + rejects + run.err)
    }
    #expect(texts.count == 1)
    #expect(texts.first.map { $0.utf8.count } ?? 0 > 500_000)
    for wrong in ["0", "257", "two", "-1", ""] {
      #expect(try Tariff.run(SampleRulebook.batch(folder) + ["--threads", wrong]).status == 64, "\(wrong)")
    }
  }

  @Test func standardStreams() throws {
    let folder = try SampleRulebook.folder()
    let byFile = try Tariff.run(SampleRulebook.batch(folder))
    let words = ["batch", "--rulebook", folder.at("sample"), "-", "--group", "floor=" + folder.at("floors.csv")]
    let byPipe = try Tariff.run(words + ["-o", "-"], input: Array(SampleRulebook.dossiers.utf8))
    #expect(byPipe.status == 0)
    #expect(byPipe.out == byFile.out)
    #expect(try Tariff.run(["batch", "--rulebook", folder.at("sample"), "-", "--group=floor=-"]).status == 64)
  }

  @Test func aFeeInErrorIsAFindingAndTheOtherBillStands() throws {
    let folder = try SampleRulebook.folder()
    try folder.write("dossiers.csv", SampleRulebook.dossiers.replacing("50,,3", with: "50,,"))
    let run = try Tariff.run(SampleRulebook.batch(folder, "--accept-rejects"))
    #expect(run.status == 1)
    let table = Table(run.out)
    #expect(table["status"] == ["whole", "partial"])
    #expect(table["municipal.payable"] == ["101000", "50000"])
    #expect(table["guild.payable"][1].isEmpty)
    #expect(table["errors"][1].contains("D0201"))
  }

  @Test func theSummaryForProgramsIsOneObjectOnStandardError() throws {
    let folder = try SampleRulebook.folder()
    let run = try Tariff.run(SampleRulebook.batch(folder, "--json-summary"))
    let object = try JSONSerialization.jsonObject(with: Data(run.err.utf8)) as? [String: Any]
    #expect((object?["schema"] as? String)?.hasPrefix("tariff.batch/") == true)
    #expect(run.out == (try Tariff.run(SampleRulebook.batch(folder)).out))
  }

  @Test func aTextThatASpreadsheetWouldRunIsGuardedUnlessAskedNotTo() throws {
    let folder = try SampleRulebook.folder()
    try folder.write("dossiers.csv", "dossier,request_date,use,area\n=1+1,1403-02-01,residential,10\n")
    let words = ["batch", "--rulebook", folder.at("sample"), folder.at("dossiers.csv")]
    #expect(Table(try Tariff.run(words).out)["dossier"] == ["'=1+1"])
    #expect(Table(try Tariff.run(words + ["--raw-text"]).out)["dossier"] == ["=1+1"])
  }

  @Test func aHeaderThatCannotBeUsedComputesNothing() throws {
    let folder = try SampleRulebook.folder()
    for text in ["", "request_date,use\n", "dossier,area,area\n", "\u{0}\u{1}\u{2}"] {
      try folder.write("dossiers.csv", text)
      let run = try Tariff.run(SampleRulebook.batch(folder, "-o", folder.at("out.csv")))
      #expect(run.status == 65, "\(run)")
      #expect(folder.text("out.csv") == nil)
      #expect(run.err.contains("D01"))
    }
  }

  @Test func aGroupThatTheRulebookDoesNotHaveComputesNothing() throws {
    let folder = try SampleRulebook.folder()
    let run = try Tariff.run([
      "batch", "--rulebook", folder.at("sample"), folder.at("dossiers.csv"), "--group",
      "flor=" + folder.at("floors.csv"),
    ])
    #expect(run.status == 65)
    #expect(run.out.isEmpty)
  }

  @Test func inputsThatAreNotThere() throws {
    let folder = try SampleRulebook.folder()
    let missing = folder.at("nowhere.csv")
    #expect(try Tariff.run(["batch", "--rulebook", folder.at("sample"), missing]).status == 66)
    let group = "floor=" + missing
    let words = ["batch", "--rulebook", folder.at("sample"), folder.at("dossiers.csv"), "--group", group]
    #expect(try Tariff.run(words).status == 66)
    #expect(try Tariff.run(["batch", "--rulebook", folder.at("nowhere"), folder.at("dossiers.csv")]).status == 66)
  }
}
