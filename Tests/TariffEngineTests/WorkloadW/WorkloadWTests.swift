import Exact
import TariffKernel
import Testing

@testable import TariffEngine

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The rulebook of the benchmark against the exact reference (`Benchmarks/Peers/reference.py`), which is whole numbers
/// in another language and knows nothing of the engine. The bench measures what these tests hold right.
@Suite struct WorkloadW {
  private static let levies = ["l1", "l2", "l3", "l4", "l5"]
  private static let shares = ["fire", "education", "insurance"]
  private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
  private static let rulebook = Result { try Rulebook.load(folder: "\(root)/Benchmarks/W") }

  private static func bytes(_ file: String) throws -> [UInt8] {
    let path = "\(root)/Tests/TariffEngineTests/WorkloadW/\(file)"
    return [UInt8](try #require(FileManager.default.contents(atPath: path), "\(file) can be read"))
  }

  private static func records(_ text: String) throws -> [[String: String]] {
    let table = CellTable.rows(of: text)
    let header = try #require(table.first)
    return table.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private static func records(in file: String) throws -> [[String: String]] {
    try records(String(decoding: try bytes(file), as: UTF8.self))
  }

  @Test func theRulebookIsSoundAndSaysThatItIsASample() throws {
    let report = try Self.rulebook.get().report
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics.map(\.message))")
    #expect(report.examples == 10)
    let draft = Rulebook.check(
      folder: "\(Self.root)/Benchmarks/W", drafts: ["\(Self.root)/Benchmarks/W/draft.tariff"])
    #expect(draft.diagnostics.isEmpty, "\(draft.diagnostics.map(\.message))")
    let model = try Self.rulebook.get().model
    #expect(model.acts.count == 5)
    #expect(model.acts.allSatisfy { $0.sample != nil })
  }

  @Test func theScalarMachineComesToTheReference() throws {
    let rulebook = try Self.rulebook.get()
    let model = rulebook.model
    let dossiers = try Self.records(in: "dossiers.csv")
    let expected = try Self.records(in: "expected.csv")
    try #require(dossiers.count == expected.count && expected.count > 2_000)
    for (dossier, reference) in zip(dossiers, expected) {
      let facts = try rulebook.door.facts(of: Dossier(dossier))
      let assessment = rulebook.machine.assess(facts)
      var found: [String: Int128] = [:]
      for (fee, line) in zip(model.fees, assessment.lines) {
        switch line.outcome {
        case .charged(let amount): found[fee.symbol.name] = amount
        case .notApplicable: found[fee.symbol.name] = 0
        default: Issue.record("\(dossier["dossier"] ?? ""): \(fee.symbol.name) is \(line.outcome)")
        }
      }
      if case .payable(let total, _, _, _) = assessment.bills[0] { found["total"] = total }
      found["discount"] = found["discount"].map { -$0 }
      for name in Self.levies + Self.shares + ["discount", "total"] {
        #expect(found[name].map(String.init) == reference[name], "\(dossier["dossier"] ?? ""): \(name)")
      }
    }
  }

  /// The same through the file reader and writer. A line that does not apply is an empty cell, and 0 in the reference.
  @Test func theBatchComesToTheReference() throws {
    let (sink, rejects) = (MemorySink(), MemorySink())
    let summary = try BatchRun(try Self.rulebook.get()).run(
      dossiers: MemorySource(try Self.bytes("dossiers.csv")), results: sink, rejects: rejects)
    #expect(summary.isClean, "\(rejects.text)")
    let (found, expected) = (try Self.records(sink.text), try Self.records(in: "expected.csv"))
    try #require(found.count == expected.count)
    for (row, reference) in zip(found, expected) {
      let id = try #require(reference["dossier"])
      #expect(row["dossier"] == id)
      for name in Self.levies {
        let cell = row["\(name).outcome"] == "not_applicable" && row[name] == "" ? "0" : row[name]
        #expect(cell == reference[name], "\(id): \(name)")
      }
      for name in Self.shares { #expect(row[name] == reference[name], "\(id): \(name)") }
      #expect(row["discount"] == reference["discount"].map { $0 == "0" ? "0" : "-\($0)" }, "\(id): discount")
      #expect(row["permit.total"] == reference["total"], "\(id): total")
      #expect(row["permit.payable"] == reference["total"], "\(id): payable")
    }
  }

  /// A reference that was cut short, or lacks a version or the edges of tables, would prove less than it seems to.
  @Test func theReferenceIsWhole() throws {
    let expected = try Self.records(in: "expected.csv")
    #expect(Set(expected.compactMap { $0["version"] }) == ["1", "2", "3", "4"])
    #expect(expected.count { $0["dossier"]?.hasPrefix("D") == true } == 2_000)
    #expect(expected.count { $0["dossier"]?.hasPrefix("E") == true } == 141)
  }
}
