import Foundation
import Testing

@Suite struct DiffTests {
  @Test func twoDaysOfTheLaw() throws {
    let folder = try StagedRulebook.folder()
    let run = try StagedRulebook.run(
      "diff", folder, "--from-day", "1402-03-31", "--to-day", "1402-04-01", "--known-on", "1402-05-01")
    #expect(run.status == 1)
    #expect(run.err == "1 difference\n")
    #expect(
      run.out.contains(
        """

        rate price
          - city.base, article 1
          + city.base, article 1; amended by city.stage2, article 7
            - rate price 1000 rial/m2 article 1
            + rate price 1200 rial/m2 article 1
            +   source "Made for the tests of the command"
          by city.stage2

        """), "\(run.out)")
    let same = try StagedRulebook.run("diff", folder, "--from-day", "1402-02-01", "--to-day", "1402-03-31")
    #expect(same.status == 0)
    #expect(same.err == "no differences\n")
  }

  @Test func whatBecameKnownNamesTheActThatTookSomethingAway() throws {
    let folder = try StagedRulebook.folder()
    let run = try StagedRulebook.run(
      "diff", folder, "--from-known", "1402-08-30", "--to-known", "1402-09-01", "--json")
    #expect(run.status == 1)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "tariff.diff/1")
    let differences = try #require(object["differences"] as? [[String: Any]])
    #expect(differences.map { $0["name"] as? String } == ["parking"])
    #expect(differences[0]["acts"] as? [String] == ["court.ruling"])
    #expect(differences[0]["first_day"] as? String == "1402-01-01")
    #expect(differences[0]["last_day"] as? String == "1402-12-29")
  }

  @Test func aDraftTakesPartInTheSecondOnly() throws {
    let folder = try StagedRulebook.folder()
    let run = try StagedRulebook.run("diff", folder, "--with", folder.at("reform.tariff"), "--to-day", "1402-06-15")
    #expect(run.status == 1)
    #expect(run.out.contains("    - rate price 1100 rial/m2 article 1\n    + rate price 2000 rial/m2 article 1\n"))
    #expect(run.out.contains("\n  by reform\n"))
    #expect(try StagedRulebook.run("diff", folder).status == 64, "nothing is to be compared")
  }
}
