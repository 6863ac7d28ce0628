import Foundation
import Testing

@Suite struct AssessTests {
  private func assess(_ folder: Folder, _ more: [String], input: [UInt8] = []) throws -> Run {
    try Tariff.run(["assess", "--rulebook", folder.at("sample")] + more, input: input)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func aDossierFromJSON() throws {
    let folder = try SampleRulebook.folder()
    let run = try assess(folder, [folder.at("a1.json")])
    #expect(run.status == 0, "\(run)")
    #expect(run.err.isEmpty)
    // 100.50 m² · 1,000 = 100,500; 100.50 m² of floors above ground · 10 = 1,005; payable down to 1,000.
    for amount in ["100,500", "1,005", "101,505", "505", "101,000"] { #expect(run.out.contains(amount), "\(amount)") }
  }

  @Test func theSameDossierByEveryDoorIsTheSameStatement() throws {
    let folder = try SampleRulebook.folder()
    let byFile = try assess(folder, [folder.at("a1.json"), "--json"])
    let byStream = try assess(folder, ["-", "--json"], input: Array(SampleRulebook.json.utf8))
    let floors = "floor=" + folder.at("floors.csv")
    let byCSV = try assess(
      folder, ["--csv", folder.at("dossiers.csv"), "--dossier", "A1", "--group", floors, "--json"])
    let byPipe = try assess(
      folder, ["--csv=-", "--dossier=A1", "--group", floors, "--json"], input: Array(SampleRulebook.dossiers.utf8))
    #expect(byFile.status == 0)
    #expect(byFile.out == byStream.out)
    #expect(byFile.out == byCSV.out, "\(byCSV)")
    #expect(byFile.out == byPipe.out)
  }

  @Test func amountsForProgramsAreStrings() throws {
    let folder = try SampleRulebook.folder()
    let run = try assess(folder, [folder.at("a1.json"), "--json"])
    let statement = try object(run.out)
    #expect(run.out.split(separator: "\n").count == 1)
    #expect((statement["schema"] as? String)?.hasPrefix("tariff.statement/") == true)
    #expect(run.out.contains("\"101000\""))
    #expect(run.out.contains("\"505\""))
    #expect(!run.out.contains(":101000"))
  }

  @Test func languageAndDigitsAreAskedFor() throws {
    let folder = try SampleRulebook.folder()
    let persian = try assess(folder, [folder.at("a1.json"), "--language", "fa"])
    #expect(persian.out.contains("پایه"))
    #expect(persian.out.contains("۱۰۱٬۰۰۰"))
    let mixed = try assess(folder, [folder.at("a1.json"), "--language", "fa", "--digits", "en"])
    #expect(mixed.out.contains("پایه"))
    #expect(mixed.out.contains("101,000"))
    #expect(try assess(folder, [folder.at("a1.json"), "--language", "de"]).status == 64)
  }

  @Test func theTraceIsAskedFor() throws {
    let folder = try SampleRulebook.folder()
    let short = try assess(folder, [folder.at("a1.json")])
    let long = try assess(folder, [folder.at("a1.json"), "--trace"])
    #expect(long.status == 0)
    #expect(long.lines.count > short.lines.count)
    #expect(long.out.contains("price"))
  }

  @Test func aFeeInErrorIsAFinding() throws {
    let folder = try SampleRulebook.folder()
    let input = #"{"request_date": "1403-02-01", "use": "commercial", "area": 10}"#
    let run = try assess(folder, ["-"], input: Array(input.utf8))
    #expect(run.status == 1, "\(run)")
    #expect(run.out.contains("D0201"))
    #expect(run.out.contains("shops"))
    #expect(run.out.contains("10,000"))
  }

  @Test func aRefusedDossierTellsAllItsFaults() throws {
    let folder = try SampleRulebook.folder()
    let input = #"{"request_date": "1403-12-31", "use": "school", "area": "12abc", "shops": 101}"#
    let run = try assess(folder, ["-"], input: Array(input.utf8))
    #expect(run.status == 65)
    #expect(run.out.isEmpty)
    for code in ["D0106", "D0104", "D0101", "D0102"] { #expect(run.err.contains(code), "\(code) in \(run.err)") }
    let json = try assess(folder, ["-", "--json"], input: Array(input.utf8))
    #expect(json.status == 65)
    #expect((try object(json.out)["faults"] as? [[String: Any]])?.count == 4)
    #expect(json.err == run.err)
  }

  @Test(arguments: ["", "{", "[]", "{\"area\": 1, \"area\": 2}", "\u{0}\u{1}", "{\"area\": 1e400}"])
  func whatIsNoDossierIsRefused(text: String) throws {
    let folder = try SampleRulebook.folder()
    let run = try assess(folder, ["-"], input: Array(text.utf8))
    #expect(run.status == 65, "\(run)")
    #expect(run.out.isEmpty)
    #expect(run.err.contains("D0"))
  }

  @Test func bytesThatAreNoTextAndNestingWithoutEndAreRefused() throws {
    let folder = try SampleRulebook.folder()
    let hostile: [[UInt8]] = [
      [0xFF, 0xFE, 0x7B, 0x7D], Array("{\"a\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8),
      [UInt8](repeating: UInt8(ascii: "["), count: 100_000),
      Array("{\"floor\":".utf8) + [UInt8](repeating: UInt8(ascii: "["), count: 100_000),
    ]
    for bytes in hostile {
      let run = try assess(folder, ["-"], input: bytes)
      #expect(run.status == 65, "\(run.err)")
      #expect(run.out.isEmpty)
    }
  }

  @Test func aDossierThatIsNotInTheFileIsRefused() throws {
    let folder = try SampleRulebook.folder()
    let run = try assess(folder, ["--csv", folder.at("dossiers.csv"), "--dossier", "A9"])
    #expect(run.status == 65)
    #expect(run.err.contains("D0116"))
    #expect(try assess(folder, ["--csv", folder.at("dossiers.csv")]).status == 65)
  }

  @Test(arguments: [
    [], ["a1.json", "--csv", "dossiers.csv"], ["--dossier", "A1", "a1.json"],
    ["a1.json", "--group", "floor=floors.csv"],
    ["--csv", "dossiers.csv", "--dossier", "A1", "--group", "floors.csv"],
    ["--csv", "-", "--dossier", "A1", "--group", "floor=-"],
    ["--csv", "dossiers.csv", "--group", "floor=a", "--group", "floor=b"],
  ])
  func waysOfCallingThatSayTwoThingsAreRefused(words: [String]) throws {
    let folder = try SampleRulebook.folder()
    let run = try Tariff.run(["assess", "--rulebook", "sample"] + words, folder: folder)
    #expect(run.status == 64, "\(run)")
    #expect(run.out.isEmpty)
  }

  @Test func aFileThatIsNotThereIsNoInput() throws {
    let folder = try SampleRulebook.folder()
    #expect(try assess(folder, [folder.at("nowhere.json")]).status == 66)
    #expect(try assess(folder, [folder.path]).status == 66)
    #expect(try assess(folder, ["--csv", folder.at("nowhere.csv"), "--dossier", "A1"]).status == 66)
  }

  @Test func aTariffInErrorBillsNobody() throws {
    let folder = try SampleRulebook.folder()
    try folder.write("sample/fees.tariff", SampleRulebook.act.replacing("area * price", with: "area * pric"))
    let run = try assess(folder, [folder.at("a1.json")])
    #expect(run.status == 65)
    #expect(run.out.isEmpty)
    #expect(run.err.contains("T0301"))
    #expect(run.err.contains("bills nobody"))
  }
}
