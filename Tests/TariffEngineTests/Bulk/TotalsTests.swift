import Testing

@testable import TariffEngine

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Totals against the rows of results, added up here from their text.
@Suite struct TotalsTests {
  private typealias Sum = (charged: Int, amount: Int128, billed: Int128)
  private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
  private static let law = Result { try Rulebook.load(folder: "\(root)/Benchmarks/W") }
  private static let drafted = Result {
    try Rulebook.load(folder: "\(root)/Benchmarks/W", drafts: ["\(root)/Benchmarks/W/draft.tariff"])
  }

  private static func dossiers() throws -> [UInt8] {
    let path = "\(root)/Tests/TariffEngineTests/WorkloadW/dossiers.csv"
    return [UInt8](try #require(FileManager.default.contents(atPath: path)))
  }

  private static func records(_ bytes: [UInt8]) throws -> [[String: String]] {
    let table = CellTable.rows(of: String(decoding: bytes, as: UTF8.self))
    let header = try #require(table.first)
    return table.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// What the rows of results come to, by the values of two inputs and by line.
  private static func sums(
    _ results: [UInt8], _ dossiers: [UInt8], by names: [String], of rulebook: Rulebook
  ) throws -> [[String]: [String: Sum]] {
    var sums: [[String]: [String: Sum]] = [:]
    for (dossier, cells) in zip(try records(dossiers), try records(results)) {
      let key = names.map { dossier[$0] ?? "" }
      var lines = sums[key] ?? [:]
      for fee in rulebook.model.fees.map(\.symbol.name) where cells["\(fee).outcome"] == "charged" {
        let old = lines[fee] ?? (0, 0, 0)
        let (amount, billed) = (Int128(cells[fee] ?? "") ?? 0, Int128(cells["\(fee).billed"] ?? "") ?? 0)
        lines[fee] = (old.charged + 1, old.amount + amount, old.billed + billed)
      }
      for bill in rulebook.model.bills.map(\.symbol.name) {
        guard let total = Int128(cells["\(bill).total"] ?? "") else { continue }
        let old = lines[bill] ?? (0, 0, 0)
        let payable = Int128(cells["\(bill).payable"] ?? "") ?? total
        lines[bill] = (old.charged + 1, old.amount + total, old.billed + payable)
      }
      sums[key] = lines
    }
    return sums
  }

  private func totals(
    _ rulebook: Rulebook, _ dossiers: [UInt8], by names: [String], whatIfs: [WhatIf] = [], threads: Int = 1,
    piece: Int = 1 << 19
  ) throws -> (BatchTotals, csv: String, summary: BatchSummary) {
    var options = BulkRun.Options()
    options.totals = try TotalsGrouping(by: names, of: rulebook)
    (options.threads, options.pieceBytes) = (threads, piece)
    let sink = MemorySink()
    let summary = try BulkRun(rulebook, whatIfs: whatIfs, options: options).run(
      dossiers: MemorySource(dossiers), results: sink)
    return (try #require(summary.totals), sink.text, summary)
  }

  @Test func totalsAreTheSumsOfTheRows() throws {
    let (rulebook, dossiers) = (try Self.law.get(), try Self.dossiers())
    let sink = MemorySink()
    _ = try BulkRun(rulebook).run(dossiers: MemorySource(dossiers), results: sink)
    let rows = try Self.sums(sink.bytes, dossiers, by: ["use", "district"], of: rulebook)
    let (totals, csv, _) = try totals(rulebook, dossiers, by: ["use", "district"])
    #expect(totals.by == ["use", "district"])
    #expect(Set(totals.lines.map(\.values)) == Set(rows.keys))
    for line in totals.lines {
      let expected = rows[line.values]?[line.name] ?? (0, 0, 0)
      #expect(line.charged == expected.charged && line.amount == expected.amount && line.billed == expected.billed)
      #expect(line.change == nil && line.whatIf == nil && line.error == 0)
    }
    for threads in [1, 3] {
      for piece in [1, 700, 1 << 19] {
        let other = try self.totals(rulebook, dossiers, by: ["use", "district"], threads: threads, piece: piece)
        #expect(other.csv == csv, "\(threads) threads, pieces of \(piece)")
      }
    }
  }

  @Test func aWhatIfIsTheRunWithTheDraftAlone() throws {
    let (rulebook, drafted, dossiers) = (try Self.law.get(), try Self.drafted.get(), try Self.dossiers())
    let whatIf = try WhatIf("draft", drafted, beside: rulebook)
    let (totals, _, summary) = try totals(rulebook, dossiers, by: ["use"], whatIfs: [whatIf])
    let (alone, _, _) = try self.totals(drafted, dossiers, by: ["use"])
    let (base, _, _) = try self.totals(rulebook, dossiers, by: ["use"])
    #expect(totals.lines.filter { $0.whatIf == nil } == base.lines)
    let tried = totals.lines.filter { $0.whatIf == "draft" }
    #expect(tried.count == alone.lines.count)
    for (line, other) in zip(tried, alone.lines) {
      #expect(line.name == other.name && line.values == other.values)
      #expect(line.amount == other.amount && line.billed == other.billed && line.charged == other.charged)
      let old = base.lines.first { $0.name == line.name && $0.values == line.values }
      #expect(line.change == other.billed - (old?.billed ?? 0))
    }
    #expect(tried.contains { $0.change != 0 })
    #expect(
      summary.whatIfs.map(\.name) == ["draft"] && summary.whatIfs[0].whole == summary.whole && summary.whole > 2_000)
  }

  @Test func dossiersInErrorAreCounted() throws {
    let rulebook = try Self.law.get()
    // Without a day no version of any number is known; the second row is good, the third no dossier.
    let dossiers = """
      dossier,request_date,use,plot_area,floors,built_area,units,regional_value,excess_density_area,balcony_area,\
      parking_shortfall,frontage,district,owner_type,cash_or_installment
      1,,office,200,3,300,2,1000,0,0,0,12,4,private,cash
      2,2024-05-01,office,200,3,300,2,1000,0,0,0,12,4,private,cash
      3,2024-05-01,palace,200,3,300,2,1000,0,0,0,12,4,private,cash

      """
    let (totals, _, summary) = try totals(rulebook, Array(dossiers.utf8), by: [])
    #expect(summary.read == 3 && summary.rejected == 1 && summary.blocked == 1)
    #expect(totals.lines.first { $0.isBill }.map { [$0.charged, $0.error] } == [1, 1])
    for line in totals.lines where !line.isBill {
      let all = line.charged + line.exempt + line.notApplicable + line.suspended + line.error
      #expect(all == summary.read - summary.rejected)
    }
  }

  @Test func whatDossiersCannotBeToldApartBy() throws {
    let rulebook = try Self.law.get()
    #expect(throws: TotalsGrouping.Refusal.unknown("distric", nearest: "district")) {
      try TotalsGrouping(by: ["distric"], of: rulebook)
    }
    #expect(throws: TotalsGrouping.Refusal.twice("use")) { try TotalsGrouping(by: ["use", "use"], of: rulebook) }
    for name in ["request_date", "built_area"] {
      #expect(throws: TotalsGrouping.Refusal.manyValues(name)) { try TotalsGrouping(by: [name], of: rulebook) }
    }
    #expect(throws: TotalsGrouping.Refusal.self) {
      try TotalsGrouping(by: ["use", "district", "owner_type", "floors", "cash_or_installment"], of: rulebook)
    }
  }
}
