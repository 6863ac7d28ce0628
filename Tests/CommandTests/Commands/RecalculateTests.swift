import Foundation
import Testing

@Suite struct RecalculateTests {
  private func recalculate(_ folder: Folder, _ more: [String]) throws -> Run {
    try Tariff.run(["recalculate", "--rulebook", folder.at("staged"), folder.at("dossiers.csv")] + more)
  }

  /// A ruling takes the shop's parking away: 120,000 + 50,500 → 170,000 becomes 110,000 → 110,000 with stage three, and
  /// of the ruling alone 110,000 + 50,500 → 160,000 becomes 110,000.
  @Test func acrossTheAnnulmentTheBillsThatUsedItAreListed() throws {
    let folder = try StagedRulebook.folder()
    let run = try recalculate(
      folder, ["--from-known", "1402-08-30", "--to-known", "1402-09-01", "--uses", "parking"])
    #expect(run.status == 1)
    let table = Table(run.out)
    #expect(Set(table["dossier"]) == ["A2"])
    #expect(table["kind"] == ["line", "line", "bill"])
    #expect(table["name"] == ["area_fee", "parking", "municipal"])
    #expect(table["uses"] == ["", "yes", "yes"])
    #expect(table["old"] == ["110000", "50500", "160000"])
    #expect(table["new"] == ["110000", "", "110000"])
    #expect(table["new_outcome"] == ["charged", "not_applicable", "payable"])
    #expect(table["difference"] == ["0", "-50500", "-50000"])
    #expect(table["supplementary"] == ["", "", "0"])
    #expect(table["refund"] == ["", "", "50000"])
    #expect(table["acts"] == ["", "court.ruling", "court.ruling"])
    #expect(run.err.contains("6 read = 6 compared + 0 rejected; 1 differ, 1 used parking, 1 listed"), "\(run.err)")
    #expect(run.err.contains("bill municipal: 1 refunds, 50,000 rial"))
    #expect(run.err.contains("old: known on 1402-08-30, edition digest "))
    let act = try recalculate(
      folder, ["--from-known", "1402-05-01", "--to-known", "1402-05-01", "--uses", "city.stage2"])
    #expect(act.status == 0, "nothing differs")
    #expect(Set(Table(act.out)["dossier"]) == ["A1", "A2", "A4", "A5"], "charged under stage two\n\(act.out)")
  }

  @Test func totalsAreTheSumsOfTheRows() throws {
    let folder = try StagedRulebook.folder()
    let run = try recalculate(folder, ["--from-known", "1402-03-19", "--json-summary"])
    #expect(run.status == 1)
    let table = Table(run.out)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(run.err.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "tariff.recalculation/1")
    let totals = try #require(object["totals"] as? [[String: Any]])
    #expect(totals.count == 3)
    for total in totals {
      let rows = table.rows.filter { $0["kind"] == total["kind"] as? String && $0["name"] == total["name"] as? String }
      #expect(!rows.isEmpty)
      for (key, column) in [
        ("old", "old"), ("new", "new"), ("difference", "difference"), ("supplementary", "supplementary"),
        ("refunded", "refund"),
      ] {
        let sum = rows.reduce(0) { $0 + (Int($1[column] ?? "") ?? 0) }
        #expect(total[key] as? String == String(sum), "\(total["name"] ?? "") \(key)")
      }
    }
  }

  /// 100,000 becomes 110,000 for a home: 10,000 more.
  @Test func aHigherPriceIsASupplementaryBill() throws {
    let folder = try StagedRulebook.folder()
    let run = try recalculate(folder, ["--from-known", "1402-03-19", "--to-known", "1402-08-01"])
    let bill = try #require(Table(run.out).rows.first { $0["dossier"] == "A1" && $0["kind"] == "bill" })
    #expect(bill["supplementary"] == "10000")
    #expect(bill["refund"] == "0")
    #expect(bill["acts"] == "city.stage2; city.stage3")
  }

  @Test func aDraftShowsWhatItWouldChange() throws {
    let folder = try StagedRulebook.folder()
    let run = try recalculate(folder, ["--with", folder.at("reform.tariff")])
    #expect(run.status == 1)
    let bills = Table(run.out).rows.filter { $0["kind"] == "bill" }
    #expect(bills.map { $0["dossier"] } == ["A1", "A2"])
    #expect(bills.map { $0["old"] } == ["110000", "110000"])
    #expect(bills.map { $0["new"] } == ["200000", "200000"])
    #expect(bills.map { $0["acts"] } == ["reform", "reform"])
    #expect(run.err.contains("new: known: all acts that are not drafts, and the draft reform, "))
  }

  @Test func anAcceptanceRunShowsNoDifferences() throws {
    let folder = try StagedRulebook.folder()
    for known in ["1402-05-01", "1402-12-29"] {
      let batch = try StagedRulebook.run(
        "batch", folder, folder.at("dossiers.csv"), "--known-on", known, "-o", folder.at("issued.csv"))
      #expect(batch.status == 1, "A6 is in error")
      let run = try recalculate(folder, ["--issued", folder.at("issued.csv"), "--known-on", known])
      #expect(run.status == 0, "\(run.out)\(run.err)")
      #expect(Table(run.out).rows.isEmpty)
      #expect(run.err.contains("; 0 differ, 0 listed"))
    }
    let all = try recalculate(folder, ["--issued", folder.at("issued.csv"), "--all"])
    #expect(all.status == 0)
    #expect(Set(Table(all.out)["dossier"]) == ["A1", "A2", "A3", "A4", "A5", "A6"])
  }

  /// A1 was billed 120,000 and paid half of it: the new bill of 110,000 gives nothing back. A2 was billed and paid
  /// 170,000 for what is 110,000: 60,000 go back. A3 pays nothing and was billed nothing. B9 is nobody's.
  @Test func aRefundIsOfWhatWasPaid() throws {
    let folder = try StagedRulebook.folder()
    try folder.write(
      "issued.csv",
      "dossier,bill,amount,paid\nA1,municipal,120000,60000\nA2,municipal,\"170,000\",170000\nB9,municipal,5,5\n")
    let run = try recalculate(folder, ["--issued", folder.at("issued.csv")])
    #expect(run.status == 1)
    let bills = Table(run.out).rows.filter { $0["kind"] == "bill" }
    #expect(bills.map { $0["dossier"] } == ["A1", "A2"])
    #expect(bills.map { $0["difference"] } == ["-10000", "-60000"])
    #expect(bills.map { $0["paid"] } == ["60000", "170000"])
    #expect(bills.map { $0["refund"] } == ["0", "60000"])
    #expect(run.err.contains("issued, and no such dossier was computed: B9\n"))
  }

  @Test(arguments: [
    ("dossier,amount\nA1,5\n", "D0111"), ("bill,amount\nmunicipal,5\n", "D0120"),
    ("dossier,bill,amount\nA1,municipal,5\nA1,municipal,6\n", "D0115"),
    ("dossier,bill,amount\nA1,municipal,abc\n", "D0101"), ("dossier,bill,amount\nA1,municipal,5.5\n", "D0103"),
    ("dossier,bill,amount\nA1,guild,5\n", "D0104"), ("dossier,bill,amount\n,municipal,5\n", "D0114"),
    ("dossier,bill,amount\nA1,municipal\n", "D0112"), ("", "D0122"),
    ("dossier,bill,amount,amount\nA1,municipal,5,5\n", "D0121"),
  ])
  func aFileOfIssuedBillsWithAFaultIsRefused(text: String, code: String) throws {
    let folder = try StagedRulebook.folder()
    try folder.write("issued.csv", text)
    let run = try recalculate(folder, ["--issued", folder.at("issued.csv")])
    #expect(run.status == 65, "\(run.err)")
    #expect(run.out.isEmpty)
    #expect(run.err.contains("error[\(code)]"), "\(run.err)")
  }

  @Test func rejectedRowsAreCountedAndKept() throws {
    let folder = try StagedRulebook.folder()
    try folder.write("dossiers.csv", StagedRulebook.dossiers + "A1,1402-06-15,5,home,\nA7,never,5,home,\n")
    let run = try recalculate(folder, ["--from-known", "1402-08-30", "-o", folder.at("out.csv")])
    #expect(run.status == 65)
    #expect(run.err.contains("8 read = 6 compared + 2 rejected"))
    #expect(Table(folder.text("out.rejects.csv") ?? "")["code"] == ["D0115", "D0106"])
    let accepted = try recalculate(folder, ["--from-known", "1402-08-30", "--accept-rejects"])
    #expect(accepted.status == 1)
  }

  @Test func columnsArePinned() throws {
    let folder = try StagedRulebook.folder()
    let header = try #require(recalculate(folder, []).lines.first)
    #expect(
      header
        == "dossier,kind,name,bill,uses,old_outcome,new_outcome,old,new,issued,paid,difference,supplementary,refund,acts"
    )
    let help = try Tariff.run(["recalculate", "--help"]).out.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(help.contains("Columns: " + header.replacing(",", with: ", ") + "."))
    let unknown = try recalculate(folder, ["--uses", "parkin"])
    #expect(unknown.status == 64)
    #expect(unknown.err.contains("did you mean parking?"))
  }
}
