import TestSupport
import Testing

@testable import TariffEngine

/// The dossiers of every shipped rulebook again and again: the columnar machine hands over those in error alone, and gives
/// the bytes of the scalar one, whatever the threads and the size of blocks.
@Suite struct ShippedDossiersTests {
  /// The rows of a file, the number of each time before that of the dossier.
  private static func multiplied(_ file: [UInt8], times: Int) -> [UInt8] {
    let lines = file.split(separator: UInt8(ascii: "\n"))
    var bytes = Array(lines[0]) + [UInt8(ascii: "\n")]
    for time in 0..<times {
      for line in lines.dropFirst() { bytes += Array("\(time)/".utf8) + line + [UInt8(ascii: "\n")] }
    }
    return bytes
  }

  private static func run(
    _ rulebook: Rulebook, _ dossiers: [UInt8], _ groups: [RunOutcome.GroupText], threads: Int, block: Int
  ) throws -> (results: [UInt8], rejects: [UInt8], summary: BatchSummary) {
    var options = BulkRun.Options()
    (options.threads, options.blockRows, options.pieceBytes) = (threads, block, 40_000)
    let (results, rejects) = (MemorySink(), MemorySink())
    let summary = try BulkRun(rulebook, options: options).run(
      dossiers: MemorySource(dossiers), groups: groups.map { BatchGroup($0.name, MemorySource($0.bytes)) },
      results: results, rejects: rejects)
    return (results.bytes, rejects.bytes, summary)
  }

  @Test(arguments: [("Engineering", nil), ("Isfahan", "floor"), ("Mashhad", "floor"), ("Tehran", "floor")])
  func allOfThemComeToTheSameInEveryWay(name: String, group: String?) throws {
    let folder = "/" + MashhadFiles.tariff.split(separator: "/").dropLast().joined(separator: "/") + "/" + name
    let rulebook = try Rulebook.load(folder: folder)
    let file = try MashhadFiles.bytes("dossiers.csv", in: folder)
    let times = RandomCases.count(200_000) / (file.split(separator: UInt8(ascii: "\n")).count - 1) + 1
    let dossiers = Self.multiplied(file, times: times)
    var groups: [RunOutcome.GroupText] = []
    if let group {
      groups = [(group, Self.multiplied(try MashhadFiles.bytes("floors.csv", in: folder), times: times))]
    }
    let expected = RunOutcome.byRows(rulebook, dossiers, groups)
    for threads in [1, 2] {
      for block in [1, 7, 1_024, 4_096] {
        let found = try Self.run(rulebook, dossiers, groups, threads: threads, block: block)
        #expect(found.results == expected.results, "\(threads) threads, blocks of \(block)")
        #expect(found.rejects == expected.rejects, "\(threads) threads, blocks of \(block)")
        let handedOver = try #require(found.summary.handedOver).values.reduce(0, +)
        #expect(handedOver == found.summary.partial + found.summary.blocked, "\(threads) threads, blocks of \(block)")
      }
    }
  }
}
