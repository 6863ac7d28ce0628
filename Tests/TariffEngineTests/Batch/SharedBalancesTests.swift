import Testing

@testable import TariffEngine

/// One person's ceiling spent by several rows (and said).
@Suite struct SharedBalancesTests {
  static let act = """
    language 1

    act balances.1403  "Balances"
      authority  "Council"
      approved   1402-11-10
      in force   from 1403-01-01 to 1403-12-30
      priced on  request_date
      status     final
      source     "written for a test"

    input request_date  date
    input holder  text  "کد ملی"
    input left  rial  0 to 1_000_000  "مانده"
    input paid  rial  0 to 1_000_000

    fee levy
      amount   1_000 rial
      relief   person 50% when left is given balance left of holder
      rounded  half up to 1 rial

    fee second
      when     paid is given
      amount   paid
      relief   other 10% when left is given balance left of holder
      rounded  half up to 1 rial

    bill city
      lines  levy, second
    """

  private static func summary(_ rows: [String]) throws -> BatchSummary {
    let rulebook = try Rulebook(files: [
      SourceFile(name: "rulebook", bytes: Array(SmallTariff.rulebookFile.utf8)),
      SourceFile(name: "balances.tariff", bytes: Array(act.utf8)),
    ])
    let text = (["dossier,request_date,holder,left,paid"] + rows).joined(separator: "\n") + "\n"
    return try BatchRun(rulebook).run(dossiers: MemorySource(text), results: MemorySink())
  }

  /// Rows 1 and 3 are one person, whatever the digits; row 2 is another; row 4 brings nothing, row 5 is not computed.
  @Test func twoRowsOfOnePersonAreSaid() throws {
    let summary = try Self.summary([
      "A-1,1403-02-01,0012345678,5000,", "A-2,1403-02-01,0099999999,5000,", "۳,1403-02-01,۰۰۱۲۳۴۵۶۷۸,4500,700",
      "A-4,1403-02-01,0099999999,0,", "A-5,1403-13-01,0099999999,5000,", "A-6,1403-02-01,0099999999,,",
    ])
    let shared = BatchSummary.SharedBalance(
      balance: "left", person: "0012345678", dossiers: ["A-1", "3"], count: 2)
    #expect(summary.sharedBalances == [shared])
    #expect(summary.sharedBalanceCount == 1)
    #expect(summary.drawsWithoutPerson == 0)
    #expect(
      summary.text.contains(
        "\nwarning: several dossiers of this file draw on the balance of 1 person; each was reckoned with the balance "
          + "that it brought\n  left of 0012345678: dossiers A-1, 3\n"))
    #expect(
      summary.json.contains(
        #""shared_balance_count":1,"shared_balances":[{"balance":"left","count":2,"dossiers":["A-1","3"],"#
          + #""person":"0012345678"}]"#))
  }

  @Test func nothingIsSaidWhereEachPersonComesOnce() throws {
    let summary = try Self.summary(["1,1403-02-01,a,5000,", "2,1403-02-01,b,5000,9000"])
    #expect(summary.sharedBalances.isEmpty && summary.sharedBalanceCount == 0 && summary.drawsWithoutPerson == 0)
    #expect(!summary.text.contains("warning"))
  }

  @Test func aDrawWithoutAPersonIsSaid() throws {
    let summary = try Self.summary(["1,1403-02-01,,5000,9000", "2,1403-02-01,,5000,", "3,1403-02-01,,,"])
    #expect(summary.drawsWithoutPerson == 2)
    #expect(summary.text.contains("\nwarning: 2 dossiers drew on a balance without saying whose it is\n"))
    #expect(summary.json.contains(#""draws_without_person":2"#))
  }

  /// Of 23 persons with two dossiers each, and one with 25, twenty are named, and of the one twenty dossiers.
  @Test func longListsAreCut() throws {
    var rows = (1...25).map { "m\($0),1403-02-01,many,5000," }
    rows += (1...23).flatMap { ["a\($0),1403-02-01,p\($0),5000,", "b\($0),1403-02-01,p\($0),5000,"] }
    let summary = try Self.summary(rows)
    #expect(summary.sharedBalanceCount == 24)
    #expect(summary.sharedBalances.count == 20)
    #expect(summary.sharedBalances[0].count == 25 && summary.sharedBalances[0].dossiers.count == 20)
    #expect(summary.sharedBalances[19].dossiers == ["a19", "b19"])
    #expect(summary.text.contains("balances of 24 persons"))
    #expect(summary.text.contains("m19, m20 and 5 more\n"))
    #expect(summary.text.contains("\n  and 4 more persons\n"))
  }

  @Test func theStatementNamesThePerson() throws {
    let rulebook = try Rulebook(files: [
      SourceFile(name: "rulebook", bytes: Array(SmallTariff.rulebookFile.utf8)),
      SourceFile(name: "balances.tariff", bytes: Array(Self.act.utf8)),
    ])
    let statement = try rulebook.assess(
      Dossier(["request_date": "1403-02-01", "holder": "0012345678", "left": "5000"]))
    #expect(statement.text().contains("  left · 0012345678: before 5,000 rial · used 500 rial · left 4,500 rial\n"))
    #expect(
      statement.json.contains(
        #""balances":[{"before":"5000","input":"left","left":"4500","person":"0012345678","used":"500"}]"#))
    #expect(statement.steps(of: "levy").contains { $0.formula == "50% balance left of holder" })
  }
}
