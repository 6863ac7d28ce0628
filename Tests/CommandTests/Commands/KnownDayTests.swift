import Foundation
import Testing

/// One tariff asked on several known days, and with a draft.
@Suite struct KnownDayTests {
  private func results(_ more: String...) throws -> Table {
    let folder = try StagedRulebook.folder()
    let words = ["batch", "--rulebook", folder.at("staged"), folder.at("dossiers.csv")]
    let run = try Tariff.run(words + more)
    #expect(run.status == 1, "A6 is in error\n\(run.err)")
    return Table(run.out)
  }

  @Test(arguments: [
    ("1402-03-19", "100000"), ("1402-03-20", "120000"), ("1402-07-09", "120000"), ("1402-07-10", "110000"),
  ])
  func theAnswerIsThatOfTheKnownDay(day: String, amount: String) throws {
    let table = try results("--known-on", day)
    #expect(table["dossier"] == ["A1", "A2", "A3", "A4", "A5", "A6"])
    #expect(table["area_fee"][0] == amount)
    #expect(table["parking"][1] == "50500", "annulled later")
    // 110,000 + 50,500 rial and its like, floored to whole thousands.
    #expect(table["municipal.payable"][1] == "\((Int(amount) ?? 0) + 50_000)")
  }

  @Test func theFiveOutcomesOfOneFeeOverTime() throws {
    let table = try results()
    #expect(
      table["area_fee.outcome"] == ["charged", "charged", "exempt", "suspended", "not_applicable", "error"])
    #expect(table["area_fee"] == ["110000", "110000", "", "", "", ""])
    #expect(table["errors"][5].contains("D0202 area_fee"))
    #expect(table["errors"][5].contains("1401-12-20"))
    #expect(table["parking.outcome"][1] == "not_applicable")
  }

  @Test func columnsAreTheSameWhateverIsKnown() throws {
    let now = try results()
    #expect(try results("--known-on", "1402-03-19").header == now.header)
    let folder = try StagedRulebook.folder()
    let none = try StagedRulebook.run("batch", folder, "--known-on", "1401-01-01", folder.at("dossiers.csv"))
    #expect(Table(none.out).header == now.header)
    #expect(Table(none.out)["area_fee.outcome"] == Array(repeating: "not_applicable", count: 6), "no act was known")
    #expect(none.status == 0)
  }

  @Test(arguments: ["reform.tariff", "staged/reform.tariff"])
  func aDraftJoinsOnlyWhenItIsAskedFor(file: String) throws {
    let folder = try StagedRulebook.folder()
    try folder.write(file, StagedRulebook.draft)
    let without = try StagedRulebook.run("batch", folder, folder.at("dossiers.csv"))
    #expect(Table(without.out)["area_fee"][0] == "110000")
    #expect(without.err.contains("known: all acts that are not drafts\n"))
    let with = try StagedRulebook.run("batch", folder, folder.at("dossiers.csv"), "--with", folder.at(file))
    #expect(Table(with.out)["area_fee"][0] == "200000", "\(with.err)")
    #expect(with.err.contains("known: all acts that are not drafts, and the draft reform\n"))
  }

  @Test func aStatementSaysWhatWasKnownAndWhatChangedTheLine() throws {
    let folder = try StagedRulebook.folder()
    func assess(_ dossier: String, _ more: String...) throws -> Run {
      try Tariff.run(
        ["assess", "--rulebook", folder.at("staged"), "--csv", folder.at("dossiers.csv"), "--dossier", dossier] + more)
    }
    let text = try assess("A1", "--known-on", "1402-05-01").out
    #expect(text.contains("\nknown on 1402-05-01\n"))
    #expect(text.contains(" · amended by city.stage2 (article 7) · request_date 1402-06-15\n"), "\(text)")
    let data = Data(try assess("A4", "--json").out.utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["known_on"] is NSNull)
    let line = try #require((object["lines"] as? [[String: Any]])?.first { $0["fee"] as? String == "area_fee" })
    #expect(line["outcome"] as? String == "suspended")
    #expect(line["suspended_by"] as? String == "city.pause")
    #expect(line["from"] as? String == "1402-10-01")
    #expect(line["until"] as? String == "1402-10-30")
    #expect(try assess("A4").out.contains("suspended by city.pause from 1402-10-01 to 1402-10-30\n"))
    #expect(try assess("A5").out.contains("repealed by city.pause from 1402-12-01 on"))
    #expect(try assess("A2").out.contains("repealed by court.ruling"))
  }

  @Test func digestsAreThoseOfTheActsAndNotOfTheirFiles() throws {
    func digests(_ folder: Folder, _ more: String...) throws -> [Substring] {
      let run = try Tariff.run(["check", "--rulebook", folder.at("staged")] + more)
      let lines = run.err.split(separator: "\n").filter { $0.contains(" digest ") }
      #expect(lines.count == 2, "\(run.err)")
      return lines
    }
    let here = try digests(try StagedRulebook.folder())
    let names = ["e.tariff", "c.tariff", "a.tariff", "d.tariff", "b.tariff"]
    #expect(try digests(try StagedRulebook.folder(names: names)) == here)
    let earlier = try digests(try StagedRulebook.folder(), "--known-on", "1402-05-01")
    #expect(earlier[0] == here[0], "the rulebook is the same")
    #expect(earlier[1] != here[1], "the edition is not")
    let changed = try StagedRulebook.folder()
    try changed.write(
      "staged/stage3.tariff", StagedRulebook.acts[2].text.replacingOccurrences(of: "1_100", with: "1_101"))
    #expect(try digests(changed)[0] != here[0])
  }

  @Test(arguments: ["check", "assess", "batch", "timeline", "inputs"])
  func aDayThatIsNoneIsRefused(command: String) throws {
    let folder = try StagedRulebook.folder()
    var words = [command, "--rulebook", folder.at("staged"), "--known-on", "1402-13-01"]
    if command == "batch" || command == "assess" { words.append(folder.at("dossiers.csv")) }
    let run = try Tariff.run(words)
    #expect(run.status == 64, "\(run.err)")
    #expect(run.out.isEmpty)
    #expect(run.err.contains("1402-13-01"))
  }

  @Test func aDraftThatIsNotThereIsNamed() throws {
    let folder = try StagedRulebook.folder()
    let run = try StagedRulebook.run("batch", folder, folder.at("dossiers.csv"), "--with", folder.at("no.tariff"))
    #expect(run.status == 66)
    #expect(run.err.contains("no.tariff"))
  }

  @Test func aHorizonThatEndsSoonIsAWarningForWhoLooksAhead() throws {
    let folder = try StagedRulebook.folder()
    #expect(!(try StagedRulebook.run("check", folder, "--all").out.contains("T0918")))
    #expect(try StagedRulebook.run("check", folder, "--all", "--on", "1402-06-01").out.contains("[T0918]"))
    #expect(!(try StagedRulebook.run("check", folder, "--all", "--on", "1401-06-01").out.contains("T0918")))
  }
}
