import Foundation
import Testing

@Suite struct CheckTests {
  private func check(_ folder: Folder, _ more: String...) throws -> Run {
    try Tariff.run(["check", "--rulebook", folder.at("sample")] + more)
  }

  @Test func aSoundTariffHasNothingToSayOnStandardOutput() throws {
    let folder = try SampleRulebook.folder()
    for more in [[], ["--strict"], ["--json"]] {
      let run = try Tariff.run(["check", "--rulebook", folder.at("sample")] + more)
      #expect(run.status == 0, "\(run)")
      #expect(run.out.isEmpty, "\(run.out)")
      #expect(run.err.contains("no errors, no warnings"))
    }
  }

  @Test func anErrorIsAFinding() throws {
    let folder = try SampleRulebook.folder()
    try folder.write("sample/fees.tariff", SampleRulebook.act.replacing("area * price", with: "area * pric"))
    let run = try check(folder)
    #expect(run.status == 1)
    #expect(run.out.contains("T0301"))
    #expect(run.out.contains("fees.tariff"))
    #expect(!run.out.contains("\u{1B}"))
    #expect(run.err.contains("1 error"))
    #expect(!run.err.contains("T0301"))
  }

  @Test func aWarningIsAFindingOnlyWhenStrict() throws {
    let folder = try SampleRulebook.folder()
    try folder.write(
      "sample/fees.tariff", SampleRulebook.act.replacing("input shops", with: "input unread  yes/no\ninput shops"))
    let run = try check(folder)
    #expect(run.status == 0)
    #expect(run.out.contains("T0304"))
    #expect(run.err.contains("1 warning"))
    #expect(try check(folder, "--strict").status == 1)
  }

  @Test func messagesForProgramsAreOneObjectALine() throws {
    let folder = try SampleRulebook.folder()
    let broken = SampleRulebook.act.replacing("area * price", with: "area * pric").replacing("500 rial", with: "500 m2")
    try folder.write("sample/fees.tariff", broken)
    let run = try check(folder, "--json")
    #expect(run.status == 1)
    let lines = run.out.split(separator: "\n")
    #expect(lines.count >= 2)
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let code = try #require(object?["code"] as? String)
      #expect(code.hasPrefix("T0"))
      #expect(object?["severity"] as? String != nil)
    }
  }

  @Test func manyMessagesAreCountedAfterTwenty() throws {
    let folder = try SampleRulebook.folder()
    let inputs = (1...30).map { "input unread_\($0)  yes/no\n" }.joined()
    try folder.write("sample/fees.tariff", SampleRulebook.act.replacing("input shops", with: inputs + "input shops"))
    let run = try check(folder)
    #expect(run.out.components(separatedBy: "[T0304]").count - 1 == 20)
    #expect(run.out.contains("… and 10 more messages"))
    #expect(run.err.contains("30 warnings"))
    #expect(try check(folder, "--all").out.components(separatedBy: "[T0304]").count - 1 == 30)
    #expect(try check(folder, "--json").out.split(separator: "\n").count == 30)
  }

  @Test func colourIsOnlyWhereItIsAskedFor() throws {
    let folder = try SampleRulebook.folder()
    try folder.write("sample/fees.tariff", SampleRulebook.act.replacing("area * price", with: "area * pric"))
    #expect(try check(folder, "--colour", "always").out.contains("\u{1B}["))
    #expect(try !check(folder, "--colour=never").out.contains("\u{1B}"))
    #expect(try check(folder, "--colour=sometimes").status == 64)
  }

  @Test func aFolderThatIsNotThereIsNoInput() throws {
    let folder = try Folder()
    let run = try Tariff.run(["check", "--rulebook", folder.at("nowhere")])
    #expect(run.status == 66)
    #expect(run.out.isEmpty)
    #expect(run.err.contains("nowhere"))
    let file = try folder.write("file", "x")
    #expect(try Tariff.run(["check", "--rulebook", file]).status == 66)
  }

  @Test func aFolderWithoutActsIsAFinding() throws {
    let folder = try Folder()
    try folder.write("sample/rulebook", SampleRulebook.rulebook)
    let run = try check(folder)
    #expect(run.status == 1)
    #expect(run.out.contains("T0201"))
    try FileManager.default.removeItem(atPath: folder.at("sample/rulebook"))
    let empty = try check(folder)
    #expect(empty.status == 1)
    #expect(empty.out.contains("T0201") || empty.out.contains("T0202"))
  }
}
