import Testing

@testable import TariffEngine

/// What the court's ruling gives back, and what the final tariff of engineers adds: over all dossiers of Isfahan, held
/// to the separate calculation.
@Suite struct RecalculationOfIsfahan {
  private func run(
    from first: String, to second: String, uses: String? = nil
  ) throws -> (rows: [[String: String]], summary: RecalculationSummary) {
    let shipped = try ShippedRulebook.named("Isfahan")
    var options = RecalculationRun.Options()
    options.uses = uses
    let sink = MemorySink()
    let run = RecalculationRun(
      from: try shipped.edition(knownOn: first), to: try shipped.edition(knownOn: second), options: options)
    let summary = try run.run(
      dossiers: MemorySource(try shipped.bytes("dossiers.csv")), groups: try shipped.groups(), results: sink)
    let table = CellTable.rows(of: sink.text)
    let header = try #require(table.first)
    return (table.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }, summary)
  }

  /// The rows of the calculation and its totals, held against those of one bill.
  private func expectBills(
    _ bill: String, asIn file: String, _ result: (rows: [[String: String]], summary: RecalculationSummary),
    _ first: String, _ second: String
  ) throws {
    let expected = try ShippedRulebook.named("Isfahan").records(file)
    let rows = result.rows.filter {
      $0["kind"] == "bill" && $0["name"] == bill && Int128($0["difference"] ?? "").map { $0 != 0 } ?? false
    }
    let wanted = expected.dropLast()
    #expect(rows.compactMap { $0["dossier"] } == wanted.compactMap { $0["dossier"] })
    for (row, wanted) in zip(rows, wanted) {
      let id = wanted["dossier"] ?? ""
      #expect(row["old"] == wanted["\(bill) known \(first)"], "\(id)")
      #expect(row["new"] == wanted["\(bill) known \(second)"], "\(id)")
      #expect(row["supplementary"] == wanted["supplementary"], "\(id)")
      #expect(row["refund"] == wanted["refund"], "\(id)")
    }
    let total = try #require(expected.last)
    let totals = try #require(result.summary.totals.first { $0.isBill && $0.name == bill })
    #expect(total["dossier"] == "total")
    #expect(String(totals.supplementary) == total["supplementary"])
    #expect(String(totals.refunded) == total["refund"])
    let all = result.rows.filter { $0["kind"] == "bill" && $0["name"] == bill }
    func sum(_ column: String) -> Int128 { all.reduce(0) { $0 + (Int128($1[column] ?? "") ?? 0) } }
    #expect(sum("old") == totals.old && sum("new") == totals.new && sum("difference") == totals.difference)
    #expect(sum("refund") == totals.refunded && sum("supplementary") == totals.supplementary)
  }

  @Test(arguments: ["parking_shortage", "isfahan.parking.1401"])
  func exactlyTheBillsThatUsedWhatWasAnnulled(_ uses: String) throws {
    let result = try run(from: "1403-05-19", to: "1403-05-20", uses: uses)
    try expectBills("municipal", asIn: "annulment.csv", result, "1403-05-19", "1403-05-20")
    #expect(result.summary.using == 21 && result.summary.listed == 21)
    #expect(result.summary.acts == ["isfahan.court.1403"], "\(result.summary.acts)")
    let lines = result.rows.filter { $0["kind"] == "line" && $0["uses"] == "yes" }
    #expect(Set(lines.compactMap { $0["name"] }) == ["parking_shortage"])
    #expect(lines.allSatisfy { $0["old_outcome"] == "charged" && $0["new_outcome"] == "not_applicable" })
    let bills = result.rows.filter { $0["kind"] == "bill" && $0["uses"] == "yes" }
    #expect(Set(bills.compactMap { $0["name"] }) == ["municipal"] && bills.count == 21)
  }

  /// Without asking for what was used, the bills are the same: nothing else changed between the two days. Besides,
  /// dossiers of 1404 are listed, whose missing spaces were in error before, as their prices were not known yet.
  @Test func nothingElseChangedOnTheDayOfTheRuling() throws {
    let result = try run(from: "1403-05-19", to: "1403-05-20")
    try expectBills("municipal", asIn: "annulment.csv", result, "1403-05-19", "1403-05-20")
    let shipped = try ShippedRulebook.named("Isfahan")
    let before = try shipped.table("expected-known-1403-05-19.csv")
    let after = try shipped.table("expected-known-1403-05-20.csv")
    let changed = zip(before, after).filter { $0 != $1 }.map { $0.0[0] }
    #expect(result.summary.different == changed.count)
    #expect(Set(result.rows.compactMap { $0["dossier"] }) == Set(changed))
    let other = result.summary.totals.filter { $0.isBill && $0.name != "municipal" }
    #expect(other.allSatisfy { $0.difference == 0 && $0.refunds == 0 && $0.supplements == 0 })
  }

  @Test func theFinalTariffOfEngineersMakesTheDifferencePayable() throws {
    let result = try run(from: "1402-09-14", to: "1402-09-15")
    try expectBills("engineering", asIn: "engineering.csv", result, "1402-09-14", "1402-09-15")
    #expect(result.summary.acts == ["isfahan.engineering.1402"], "\(result.summary.acts)")
  }
}
