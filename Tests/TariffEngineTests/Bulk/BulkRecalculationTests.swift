import Testing

@testable import TariffEngine

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A recalculation against two runs of the batch, whose results are compared here from their text.
@Suite struct BulkRecalculationTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
  private static let whole = Result {
    try Rulebook.load(folder: "\(root)/Benchmarks/W", drafts: ["\(root)/Benchmarks/W/draft.tariff"])
  }

  private static func dossiers() throws -> [UInt8] {
    let path = "\(root)/Tests/TariffEngineTests/WorkloadW/dossiers.csv"
    return [UInt8](try #require(FileManager.default.contents(atPath: path)))
  }

  private static func results(_ rulebook: Rulebook, _ dossiers: [UInt8]) throws -> [[String: String]] {
    let sink = MemorySink()
    _ = try BatchRun(rulebook).run(dossiers: MemorySource(dossiers), results: sink)
    return try records(sink.text)
  }

  private static func records(_ text: String) throws -> [[String: String]] {
    let table = CellTable.rows(of: text)
    let header = try #require(table.first)
    return table.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private static func recalculate(
    _ old: Rulebook, _ new: Rulebook, _ dossiers: [UInt8], _ change: (inout RecalculationRun.Options) -> Void = { _ in }
  ) throws -> (text: String, summary: RecalculationSummary) {
    var options = RecalculationRun.Options()
    change(&options)
    let sink = MemorySink()
    let summary = try RecalculationRun(from: old, to: new, options: options).run(
      dossiers: MemorySource(dossiers), results: sink)
    return (sink.text, summary)
  }

  @Test func everyDifferenceIsFoundAndNoOther() throws {
    let new = try Self.whole.get()
    let old = try #require(new.edition(knownOn: nil, drafts: false))
    let dossiers = try Self.dossiers()
    let (before, after) = (try Self.results(old, dossiers), try Self.results(new, dossiers))
    let (text, summary) = try Self.recalculate(old, new, dossiers)
    let rows = try Self.records(text).filter { $0["kind"] == "bill" }
    let differing = zip(before, after).filter { was, now in
      was.contains { column, cell in
        !column.hasSuffix(".billed") && !column.hasSuffix(".dropped") && column != "status" && now[column] != cell
      }
    }
    #expect(differing.count > 50 && differing.count < before.count)
    #expect(summary.compared == before.count && summary.different == differing.count)
    #expect(rows.map { $0["dossier"] } == differing.map { $0.0["dossier"] })
    for (row, (was, now)) in zip(rows, differing) {
      #expect(row["old"] == was["permit.payable"] && row["new"] == now["permit.payable"])
    }
    let sums = [before, after].map { $0.reduce(Int128(0)) { $0 + (Int128($1["permit.payable"] ?? "") ?? 0) } }
    let total = try #require(summary.totals.last { $0.isBill })
    #expect(total.difference == sums[1] - sums[0])
  }

  @Test func threadsPiecesAndBlocksChangeNothing() throws {
    let new = try Self.whole.get()
    let old = try #require(new.edition(knownOn: nil, drafts: false))
    let dossiers = try Self.dossiers()
    for isWhole in [false, true] {
      let expected = try Self.recalculate(old, new, dossiers) {
        ($0.threads, $0.listsAll) = (1, isWhole)
      }
      for (threads, piece, block) in [(2, 900, 1_024), (3, 70, 7), (1, 1 << 19, 1)] {
        let other = try Self.recalculate(old, new, dossiers) {
          ($0.threads, $0.pieceBytes, $0.blockRows, $0.listsAll) = (threads, piece, block, isWhole)
        }
        #expect(other.text == expected.text && other.summary == expected.summary)
      }
    }
  }
}
