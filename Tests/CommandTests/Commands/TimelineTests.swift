import Foundation
import Testing

@Suite struct TimelineTests {
  @Test func everyProvisionHasItsDaysActsAndStages() throws {
    let folder = try StagedRulebook.folder()
    let run = try StagedRulebook.run("timeline", folder)
    #expect(run.status == 0)
    #expect(run.err.isEmpty)
    #expect(
      run.out.contains(
        """

        rate price
          1402-01-01 to 1402-03-31  city.base, article 1
          1402-04-01 to 1402-05-31  city.base, article 1; amended by city.stage2, article 7
          1402-06-01 to 1402-12-29  city.base, article 1; amended by city.stage2, article 7; amended by city.stage3, article 8

        """), "\(run.out)")
    #expect(
      run.out.contains(
        """

        fee area_fee  Area
          1402-01-01 to 1402-09-30  city.base, article 2
          1402-10-01 to 1402-10-30  suspended by city.pause to 1402-10-30; otherwise city.base, article 2
          1402-11-01 to 1402-11-30  city.base, article 2
          from 1402-12-01  repealed by city.pause

        """) || run.out.contains("1402-12-01 to 1402-12-29  repealed by city.pause"), "\(run.out)")
    #expect(run.out.contains("annulled from the beginning by court.ruling; was city.base, article 3\n"))
  }

  @Test func oneProvisionIsToldWithItsText() throws {
    let folder = try StagedRulebook.folder()
    let run = try StagedRulebook.run("timeline", folder, "--provision", "price", "--known-on", "1402-05-01")
    #expect(run.status == 0)
    #expect(run.out.contains("known on 1402-05-01\n"))
    #expect(run.out.contains("rate price 1200 rial/m2"))
    #expect(!run.out.contains("stage3") && !run.out.contains("area_fee"))
    let unknown = try StagedRulebook.run("timeline", folder, "--provision", "prise")
    #expect(unknown.status == 64)
    #expect(unknown.err.contains("did you mean price?"))
  }

  @Test func programsGetAnObject() throws {
    let folder = try StagedRulebook.folder()
    let data = Data(try StagedRulebook.run("timeline", folder, "--json", "--provision", "price").out.utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["schema"] as? String == "tariff.timeline/1")
    let provisions = try #require(object["provisions"] as? [[String: Any]])
    #expect(provisions.map { $0["name"] as? String } == ["price"])
    let entries = try #require(provisions[0]["entries"] as? [[String: Any]])
    #expect(entries.map { $0["from"] as? String } == ["1402-01-01", "1402-04-01", "1402-06-01"])
    #expect(entries.map { ($0["amended_by"] as? [Any])?.count } == [0, 1, 2])
  }

  /// The consolidated text is a tariff: put into a folder of its own it gives the same bills and the same digest.
  @Test(arguments: ["en", "fa"])
  func theTextOfADayIsThatTariff(keywords: String) throws {
    let folder = try StagedRulebook.folder()
    for words in [
      ["--as-of", "1402-06-15", "--known-on", "1402-05-01"], ["--known-on", "1402-05-01"], ["--as-of", "1402-06-15"],
    ] {
      let text = try Tariff.run(
        ["timeline", "--rulebook", folder.at("staged"), "--keywords", keywords] + words)
      #expect(text.status == 0)
      #expect(text.out.hasPrefix(keywords == "en" ? "language 1\n" : "زبان ۱\n"))
      let copy = try Folder()
      try copy.write(
        "staged/rulebook",
        StagedRulebook.rulebook.replacingOccurrences(of: "01-01 to 1402-12-29", with: "06-15 to 1402-06-15"))
      try copy.write("staged/all.tariff", text.out)
      try copy.write("dossiers.csv", StagedRulebook.dossiers.split(separator: "\n").prefix(4).joined(separator: "\n"))
      let answer = try StagedRulebook.run("batch", copy, copy.at("dossiers.csv"))
      let known = words.contains("--known-on")
      #expect(
        Table(answer.out)["area_fee"] == (known ? ["120000", "120000", ""] : ["110000", "110000", ""]), "\(answer.err)")
      #expect(Table(answer.out)["parking"] == ["", known ? "50500" : "", ""])
      let again = try Tariff.run(
        ["timeline", "--rulebook", copy.at("staged")] + words.filter { $0 != "1402-05-01" && $0 != "--known-on" }
          + (words.contains("--as-of") ? [] : ["--known-on", "1402-12-29"]))
      let digests = [text.err, again.err].map { $0.split(separator: " ").last }
      #expect(digests[0] == digests[1])
    }
  }

  @Test func twoQuestionsAtOnceAreRefused() throws {
    let folder = try StagedRulebook.folder()
    #expect(try StagedRulebook.run("timeline", folder, "--as-of", "1402-06-15", "--json").status == 64)
  }
}
