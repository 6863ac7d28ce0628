import Testing

@testable import tariff_benchmark

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The harness's own dossiers and amounts of workload W against those of the exact reference in Python, which are checked
/// in for the tests of the engine: a bench that compares with a wrong reference would prove nothing.
@Suite struct Workload {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  private static func lines(of file: String) throws -> [Substring] {
    let path = "\(root)/Tests/TariffEngineTests/WorkloadW/\(file)"
    let bytes = try #require(FileManager.default.contents(atPath: path), "\(file) can be read")
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  @Test func theDossiersAreThoseOfTheReference() throws {
    let expected = try Self.lines(of: "dossiers.csv").prefix(2_001)
    #expect(WorkloadFile.header == expected[0] + "\n")
    let written = String(decoding: WorkloadFile.text(of: 1...2_000), as: UTF8.self).split(separator: "\n")
    try #require(written.count == 2_000)
    for (line, reference) in zip(written, expected.dropFirst()) { #expect(line == reference) }
  }

  @Test func theAmountsAreThoseOfTheReference() throws {
    for (index, line) in try Self.lines(of: "expected.csv").dropFirst().prefix(2_000).enumerated() {
      // After the dossier and the version.
      let expected = line.split(separator: ",").dropFirst(2).map { Int($0) }
      #expect(ExactWorkload(WorkloadDossier(row: index + 1)).amounts.map(Optional.some) == expected, "\(line)")
    }
  }

  /// Dossier 1 of the reference has levies of its own; a what-if changes what rests on them and nothing else.
  @Test func aWhatIfChangesWhatItSays() throws {
    let cells = try Self.lines(of: "expected.csv")[1].split(separator: ",").dropFirst(2).map { Int($0) ?? -1 }
    let levies = cells[0..<5].reduce(0, +)
    let changed = ExactWorkload(WorkloadDossier(row: 1), fireShare: 100).amounts
    // A tenth of whole thousands, a half upwards.
    let fire = (levies / 10 + 500) / 1_000 * 1_000
    #expect(changed[5] == fire)
    #expect(changed[9] - cells[9] == fire - cells[5])
    for column in [0, 1, 2, 3, 4, 6, 7, 8] { #expect(changed[column] == cells[column]) }
  }

  /// Each kind of difference counts once: a wrong line, a wrong total, another dossier, a row too many, rows missing.
  @Test(arguments: [
    (Edit.none, 0, 0), (.line, 1, 0), (.total, 1, 1), (.number, 1, 1), (.more, 1, 0), (.less, 2, 2), (.words, 1, 0),
  ])
  func differencesAreCounted(_ edit: Edit, _ differing: Int, _ totals: Int) throws {
    let expected = try Self.lines(of: "expected.csv").prefix(21).map(String.init)
    var cells = expected.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    switch edit {
    case .none: break
    case .line: cells[7][6] = "1"
    case .total: cells[7][11] += "0"
    case .number: cells[7][0] = "D00000008"
    case .more: cells.append(cells[20])
    case .less: cells.removeLast(2)
    case .words: cells[7][2] = "error"
    }
    let path =
      FileManager.default.temporaryDirectory.path + "/tariff-benchmark-\(edit)-\(UInt64.random(in: 0...UInt64.max))"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let text = cells.map { $0.joined(separator: ",") + "\n" }.joined()
    try #require(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
    let file = try ResultFile(path, rows: 20, total: "total")
    #expect(file.differing == differing)
    #expect(file.wrongTotals == totals)
  }

  enum Edit { case none, line, total, number, more, less, words }
}
