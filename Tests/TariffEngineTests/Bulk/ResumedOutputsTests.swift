import TestSupport
import Testing

@testable import TariffEngine

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Recalculations and schedules that are interrupted and gone on with, against unbroken ones: the same bytes and the same
/// account.
@Suite struct ResumedOutputsTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  private static func dossiers() throws -> [UInt8] {
    let path = "\(root)/Tests/TariffEngineTests/WorkloadW/dossiers.csv"
    return [UInt8](try #require(FileManager.default.contents(atPath: path)))
  }

  /// The old law and the new, which is a draft.
  private static func editions() throws -> (old: Rulebook, new: Rulebook) {
    let new = try Rulebook.load(folder: "\(root)/Benchmarks/W", drafts: ["\(root)/Benchmarks/W/draft.tariff"])
    return (try #require(new.edition(knownOn: nil, drafts: false)), new)
  }

  private static func recalculation(
    issued: [UInt8]? = nil, _ change: (inout RecalculationRun.Options) -> Void = { _ in }
  ) throws -> InterruptedRun {
    let ((old, new), dossiers) = (try editions(), try dossiers())
    var options = RecalculationRun.Options()
    change(&options)
    return InterruptedRun { [options] way, results, rejects, saving in
      var options = options
      (options.threads, options.pieceBytes, options.blockRows) = (way.threads, way.piece, 100)
      return try RecalculationRun(from: old, to: new, options: options).run(
        dossiers: MemorySource(dossiers), issued: issued.map { MemorySource($0) }, results: results, rejects: rejects,
        saving: saving
      ).json
    }
  }

  /// What the old law came to, with a bill that was issued otherwise and one that no dossier has.
  private static func issuedBills() throws -> [UInt8] {
    let sink = MemorySink()
    _ = try BatchRun(try editions().old).run(dossiers: MemorySource(try dossiers()), results: sink)
    let rows = CellTable.rows(of: sink.text)
    let place = try #require(rows.first?.firstIndex(of: "permit.payable"))
    var bills = ["dossier,bill,amount,paid"]
    for (number, row) in rows.dropFirst().enumerated() where !row[place].isEmpty && number % 3 < 2 {
      bills.append("\(row[0]),permit,\(number % 7 == 0 ? "1000" : row[place]),\(number % 5 == 0 ? "500" : "")")
    }
    return Array((bills + ["nobody,permit,1,1"]).joined(separator: "\n").utf8)
  }

  @Test func recalculations() throws {
    var random = SeededGenerator(seed: RandomCases.seed)
    let run = try Self.recalculation()
    #expect(try run.unbroken().told.contains("\"different\":"))
    for number in 0..<RandomCases.count(300) {
      try run.expectTheSame(&random, pieces: 3_000...40_000, as: "seed \(RandomCases.seed), case \(number)")
    }
  }

  @Test func recalculationsOfEveryKind() throws {
    var random = SeededGenerator(seed: RandomCases.seed)
    let uses = try #require(try Self.editions().new.namesInUse.first)
    let runs = [
      try Self.recalculation { $0.listsAll = true }, try Self.recalculation { $0.uses = uses },
      try Self.recalculation(issued: try Self.issuedBills()),
    ]
    for (number, run) in runs.enumerated() {
      for _ in 0..<2 {
        try run.expectTheSame(&random, pieces: 20_000...40_000, as: "kind \(number), seed \(RandomCases.seed)")
      }
    }
    let told = try runs[2].unbroken().told
    #expect(told.contains("\"issued_alone\":[\"nobody\"],\"issued_alone_count\":1"), "\(told)")
  }

  @Test func aRecalculationOfAnotherKindIsRefused() throws {
    let run = try Self.recalculation()
    let point = try #require(run.ran((2, 10_000)).checkpoints.dropFirst().first)
    #expect(point.counted.count > 0)
    for (other, words) in [
      (try Self.recalculation { $0.listsAll = true }, "what is listed: not as"),
      (try Self.recalculation { $0.uses = "l1" }, "what is listed: not as"),
      (try Self.recalculation(issued: try Self.issuedBills()), "the issued bills: not as"),
    ] {
      let ran = other.ran((1, 10_000), from: point)
      #expect(ran.told.contains(words) && ran.results.isEmpty, "\(ran.told)")
    }
    var torn = point
    torn.counted = [.object(["compared": .integer(1)])]
    #expect(run.ran((1, 10_000), from: torn).told.contains("the account of what was finished: not as"))
  }

  private static func agreements(
    _ random: inout SeededGenerator, _ change: (inout AgreementRun.Options) -> Void = { _ in }
  ) throws -> InterruptedRun {
    let rulebook = try PlanTariff.rulebook()
    let file = try AgreementPiecesTests.agreements(&random, count: 80, rulebook)
    var options = AgreementRun.Options()
    change(&options)
    return InterruptedRun { [options] way, results, rejects, saving in
      var options = options
      (options.threads, options.pieceBytes) = (way.threads, way.piece)
      return try AgreementRun(rulebook, options: options).run(
        agreements: MemorySource(file.agreements), groups: [BatchGroup("floor", MemorySource(file.floors))],
        results: results, rejects: rejects, saving: saving
      ).json
    }
  }

  @Test func schedules() throws {
    var random = SeededGenerator(seed: RandomCases.seed)
    for number in 0..<RandomCases.count(1_000) {
      let run = try Self.agreements(&random)
      try run.expectTheSame(&random, pieces: 60...1_500, as: "seed \(RandomCases.seed), case \(number)")
    }
  }

  @Test func schedulesOnOtherTermsAreRefused() throws {
    func run(_ change: (inout AgreementRun.Options) -> Void) throws -> InterruptedRun {
      var random = SeededGenerator(seed: 5)
      return try Self.agreements(&random, change)
    }
    let point = try #require(try run { $0.defaults.plan = "even" }.ran((1, 500)).checkpoints.last)
    let others: [(inout AgreementRun.Options) -> Void] = [
      { $0.defaults.plan = "bank" }, { $0.defaults = AgreementDefaults() },
      {
        $0.defaults.plan = "even"
        $0.defaults.term = .months(3)
      },
    ]
    for other in others {
      let ran = try run(other).ran((1, 500), from: point)
      #expect(ran.told.contains("the terms that are given: not as"), "\(ran.told)")
    }
  }
}

/// A run of any kind that saves how far it is, and answers with its account.
struct InterruptedRun {
  typealias Way = (threads: Int, piece: Int)
  /// What came out, and the account, or why there is none.
  struct Ran {
    var results: [UInt8]
    var rejects: [UInt8]
    var told: String
    var checkpoints: [BulkCheckpoint]
  }
  let run: (Way, any ByteSink, any ByteSink, BulkSaving?) throws -> String

  init(_ run: @escaping (Way, any ByteSink, any ByteSink, BulkSaving?) throws -> String) { self.run = run }

  /// Runs without saving anything, on one thread.
  func unbroken() throws -> Ran {
    let (results, rejects) = (MemorySink(), MemorySink())
    let told = try run((1, 1 << 20), results, rejects, nil)
    return Ran(results: results.bytes, rejects: rejects.bytes, told: told, checkpoints: [])
  }

  /// Runs, and keeps every checkpoint.
  func ran(_ way: Way, from checkpoint: BulkCheckpoint? = nil) -> Ran {
    final class Keeper: CheckpointKeeper {
      var kept: [BulkCheckpoint] = []
      var isDue: Bool { true }
      func keep(_ checkpoint: BulkCheckpoint) { kept.append(checkpoint) }
    }
    let (keeper, results, rejects) = (Keeper(), MemorySink(), MemorySink())
    var told = ""
    do { told = try run(way, results, rejects, BulkSaving(keeper, resumed: checkpoint)) } catch { told = "\(error)" }
    return Ran(results: results.bytes, rejects: rejects.bytes, told: told, checkpoints: keeper.kept)
  }

  /// Interrupts it at a random checkpoint, and the run that goes on at another.
  func expectTheSame(_ random: inout SeededGenerator, pieces: ClosedRange<Int>, as comment: Comment) throws {
    let whole = try unbroken()
    var (done, point) = (ran((Int.random(in: 1...3, using: &random), Int.random(in: pieces, using: &random))), 0)
    for _ in 0..<2 {
      #expect(done.results == whole.results && done.rejects == whole.rejects && done.told == whole.told, comment)
      guard !done.checkpoints.isEmpty else { break }
      point = Int.random(in: 0..<done.checkpoints.count, using: &random)
      let checkpoint = try BulkCheckpoint(text: done.checkpoints[point].text)
      var rest = ran((Int.random(in: 1...2, using: &random), 100), from: checkpoint)
      rest.results = Array(done.results.prefix(checkpoint.results.count)) + rest.results
      rest.rejects = Array(done.rejects.prefix(checkpoint.rejects.count)) + rest.rejects
      done = rest
    }
    #expect(done.results == whole.results && done.rejects == whole.rejects && done.told == whole.told, comment)
  }
}
