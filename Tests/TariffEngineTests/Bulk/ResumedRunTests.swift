import TestSupport
import Testing

@testable import TariffEngine

/// Runs that are interrupted anywhere and gone on with, against unbroken ones: the same bytes and the same account.
@Suite struct ResumedRunTests {
  @Test func damagedFilesInterruptedAnywhere() throws {
    let rulebook = try SmallTariff.rulebook()
    var random = SeededGenerator(seed: RandomCases.seed)
    for number in 0..<RandomCases.count(4_000) {
      let file = DamagedFile(&random)
      let groups = number % 3 == 0 ? [] : [("floor", file.floors)]
      try Interruption(rulebook, file.dossiers, groups).expectTheSame(
        &random, as: "seed \(RandomCases.seed), case \(number)")
    }
  }

  @Test func rowsFarTooLong() throws {
    let long = String(repeating: "x", count: 3_000_000)
    let text = "dossier,use,zone\nA,commercial,x\nB,commercial,\(long)\nC,commercial,=1\nA,commercial,\nD,,\n"
    var random = SeededGenerator(seed: 1)
    try Interruption(SmallTariff.rulebook(), Array(text.utf8), []).expectTheSame(&random, as: "a long row")
  }

  /// What persons' balances were drawn on is not saved: the dossiers are assessed again.
  @Test func balancesOfPersons() throws {
    let rulebook = try Rulebook(files: [
      SourceFile(name: "rulebook", bytes: Array(SmallTariff.rulebookFile.utf8)),
      SourceFile(name: "balances.tariff", bytes: Array(SharedBalancesTests.act.utf8)),
    ])
    var rows = ["dossier,request_date,holder,left,paid"]
    for number in 1...60 {
      rows.append("=A-\(number),1403-02-\(number % 9 == 0 ? 40 : 10),001234567\(number % 7),5000,\(number % 5)00")
    }
    let interruption = Interruption(rulebook, Array(rows.joined(separator: "\n").utf8), [])
    #expect(interruption.unbroken.summary?.sharedBalanceCount == 7)
    #expect((interruption.unbroken.summary?.guardedCells ?? 0) > 60)
    var random = SeededGenerator(seed: 2)
    try interruption.expectTheSame(&random, as: "balances")
  }

  private static let rows = Array(
    ("dossier,use,zone\n" + (1...300).map { "D\($0),\($0 % 50 == 0 ? "villa" : "commercial"),x\n" }.joined()).utf8)

  @Test func aRunThatIsStoppedSavesWhatItFinished() throws {
    let rulebook = try SmallTariff.rulebook()
    let interruption = Interruption(rulebook, Self.rows, [])
    let run = interruption.run(threads: 2) { $0.rowsRead < 100 }
    let last = try #require(run.checkpoints.last)
    #expect(run.outcome.fault?.contains("stopped") == true)
    #expect(last.rowsRead >= 100 && last.results.count == run.outcome.results.count)
    #expect(last.rejects.count == run.outcome.rejects.count && last.rejects.count > 0)
    interruption.expectTheSame(from: last, run.outcome, as: "stopped")
    // Stopped again while it looks through what was finished: nothing newer is saved, and nothing is written.
    let again = interruption.run(from: last, threads: 1) { _ in false }
    #expect(again.checkpoints.isEmpty && again.outcome.results.isEmpty && again.outcome.rejects.isEmpty)
  }

  @Test func whatHasChangedIsRefused() throws {
    let rulebook = try SmallTariff.rulebook()
    let floors = Array("dossier,level,room\nD1,1,10\n".utf8)
    let interruption = Interruption(rulebook, Self.rows, [("floor", floors)], premises: ["length": "7"])
    let points = interruption.run(threads: 1).checkpoints
    let point = points[points.count / 2]
    func refusal(
      _ rulebook: Rulebook, _ rows: [UInt8] = Self.rows, _ floors: [UInt8] = floors, guards: Bool = true,
      premises: [String: String] = ["length": "7"]
    ) -> String {
      let changed = Interruption(rulebook, rows, [("floor", floors)], guards: guards, premises: premises)
      let run = changed.run(from: point, threads: 2)
      #expect(run.outcome.results.isEmpty && run.outcome.rejects.isEmpty && run.checkpoints.isEmpty)
      return run.outcome.fault ?? "it went on"
    }
    let before = point.bytesRead - 3
    for place in [20, before] {
      var rows = Self.rows
      rows[place] ^= 1
      #expect(refusal(rulebook, rows).contains("the dossiers: not as"), "byte \(place)")
    }
    #expect(refusal(rulebook, Array(Self.rows[..<before])).contains("the dossiers: not as"))
    #expect(refusal(rulebook, Self.rows, floors + Array("D2,1,10\n".utf8)).contains("the rows of floor: not as"))
    #expect(refusal(rulebook, guards: false).contains("the guard of formulas: not as"))
    #expect(refusal(rulebook, premises: [:]).contains("length: not as"))
    #expect(refusal(rulebook, Array("dossier,zone,use\n".utf8) + Self.rows[17...]).contains("header of the dossiers"))
    let other = try Rulebook(
      files: SmallTariff.files().map { file in
        let text = String(decoding: file.bytes, as: UTF8.self)
        return SourceFile(name: file.name, bytes: Array(text.replacing("1402-11-10", with: "1402-11-11").utf8))
      })
    #expect(refusal(other).contains("the rulebook: not as"))
  }

  @Test func aCheckpointIsReadBackOrRefused() throws {
    let interruption = Interruption(try SmallTariff.rulebook(), Self.rows, [])
    let point = try #require(interruption.run(threads: 1).checkpoints.last)
    let text = point.text
    #expect(try BulkCheckpoint(text: text) == point)
    for place in stride(from: 0, to: text.utf8.count, by: 7) {
      var bytes = Array(text.utf8)
      bytes[place] ^= 1
      #expect(throws: BulkCheckpoint.Damage.self) { try BulkCheckpoint(text: String(decoding: bytes, as: UTF8.self)) }
      #expect(throws: BulkCheckpoint.Damage.self) {
        try BulkCheckpoint(text: String(decoding: bytes[..<place], as: UTF8.self))
      }
    }
    let line = "{\"schema\":\"tariff.bulk-state/1\"}"
    let sealed = line + "\n" + SHA256.hexadecimal(SHA256.digest(of: line.utf8)) + "\n"
    let damage = #expect(throws: BulkCheckpoint.Damage.self) { try BulkCheckpoint(text: sealed) }
    #expect(damage?.reason == "another version of tariff wrote it")
  }
}

/// A file that is run with an interruption.
private struct Interruption {
  typealias Ran = (outcome: RunOutcome, checkpoints: [BulkCheckpoint])
  let rulebook: Rulebook
  let dossiers: [UInt8]
  let groups: [RunOutcome.GroupText]
  let guards: Bool
  let premises: [String: String]
  let unbroken: RunOutcome

  init(
    _ rulebook: Rulebook, _ dossiers: [UInt8], _ groups: [RunOutcome.GroupText], guards: Bool = true,
    premises: [String: String] = [:]
  ) {
    (self.rulebook, self.dossiers, self.groups, self.premises) = (rulebook, dossiers, groups, premises)
    self.guards = guards
    var options = BulkRun.Options()
    (options.threads, options.guardsFormulas) = (1, guards)
    let (results, rejects) = (MemorySink(), MemorySink())
    let run = BulkRun(rulebook, options: options)
    var whole = RunOutcome(results: [], rejects: [])
    do throws(BatchFault) {
      whole.summary = try run.run(
        dossiers: MemorySource(dossiers), groups: groups.map { BatchGroup($0.name, MemorySource($0.bytes)) },
        results: results, rejects: rejects)
    } catch { whole.fault = "\(error)" }
    (whole.results, whole.rejects) = (results.bytes, rejects.bytes)
    unbroken = whole
  }

  /// Runs, and keeps every checkpoint.
  func run(
    from checkpoint: BulkCheckpoint? = nil, threads: Int, piece: Int = 100,
    _ progress: (BatchProgress) -> Bool = { _ in true }
  ) -> Ran {
    final class Keeper: CheckpointKeeper {
      var kept: [BulkCheckpoint] = []
      var isDue: Bool { true }
      func keep(_ checkpoint: BulkCheckpoint) { kept.append(checkpoint) }
    }
    let keeper = Keeper()
    var options = BulkRun.Options()
    (options.threads, options.pieceBytes, options.guardsFormulas) = (threads, piece, guards)
    let (results, rejects) = (MemorySink(), MemorySink())
    var outcome = RunOutcome(results: [], rejects: [])
    do throws(BatchFault) {
      outcome.summary = try BulkRun(rulebook, options: options).run(
        dossiers: MemorySource(dossiers, piece: 57), groups: groups.map { BatchGroup($0.name, MemorySource($0.bytes)) },
        results: results, rejects: rejects,
        saving: BulkSaving(keeper, resumed: checkpoint, premises: premises), progress: progress)
    } catch { outcome.fault = "\(error)" }
    (outcome.results, outcome.rejects) = (results.bytes, rejects.bytes)
    return (outcome, keeper.kept)
  }

  /// Interrupts it at a random checkpoint, and the run that goes on at another.
  func expectTheSame(_ random: inout SeededGenerator, as comment: Comment) throws {
    let (threads, piece) = (Int.random(in: 1...3, using: &random), Int.random(in: 1...300, using: &random))
    let whole = run(threads: threads, piece: piece)
    expectTheSame(whole.outcome, as: comment)
    guard let first = whole.checkpoints.randomElement(using: &random) else { return }
    expectTheSame(from: first, whole.outcome, as: comment)
    guard let second = run(from: first, threads: 1).checkpoints.randomElement(using: &random) else { return }
    expectTheSame(from: second, whole.outcome, as: comment)
  }

  /// Goes on from a checkpoint of a run, with its text as a file would bring it.
  func expectTheSame(from checkpoint: BulkCheckpoint, _ run: RunOutcome, as comment: Comment) {
    var rest = self.run(from: try? BulkCheckpoint(text: checkpoint.text), threads: 2).outcome
    rest.results = Array(run.results.prefix(checkpoint.results.count)) + rest.results
    rest.rejects = Array(run.rejects.prefix(checkpoint.rejects.count)) + rest.rejects
    expectTheSame(rest, as: comment)
  }

  private func expectTheSame(_ found: RunOutcome, as comment: Comment) {
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    #expect(text(found.results) == text(unbroken.results), comment)
    #expect(text(found.rejects) == text(unbroken.rejects), comment)
    #expect(found == unbroken, comment)
  }
}

@Suite struct ByteDigestTests {
  private static func digest(_ bytes: [UInt8], cut: Int) -> ByteDigest {
    var digest = ByteDigest()
    var rest = bytes[...]
    while !rest.isEmpty {
      Array(rest.prefix(cut)).withUnsafeBytes { digest.add($0) }
      rest = rest.dropFirst(cut)
    }
    return digest
  }

  @Test func howBytesAreCutDoesNotMatter() {
    let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    for length in [0, 1, 31, 32, 33, 64, 999] {
      let whole = Self.digest(Array(bytes[..<length]), cut: 1_000)
      for cut in [1, 5, 32, 33, 100] { #expect(Self.digest(Array(bytes[..<length]), cut: cut) == whole) }
      #expect(ByteDigest(text: whole.text) == whole)
    }
  }

  @Test func everyBitAndEveryLengthMatter() {
    var seen: Set<ByteDigest> = []
    for length in 0...130 { seen.insert(Self.digest([UInt8](repeating: 0, count: length), cut: 64)) }
    #expect(seen.count == 131)
    let bytes = (0..<110).map { UInt8($0) }
    for place in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[place] ^= 1 << bit
        seen.insert(Self.digest(changed, cut: 64))
      }
    }
    #expect(seen.count == 131 + 110 * 8)
    #expect(Set(seen.map(\.value)).count == seen.count)
  }

  @Test(arguments: ["", "1-2", "1-2-x", "1-2-3", "1-2-1-zz", "1-2-33-00-11", "1-2--1"])
  func textsThatAreNone(text: String) { #expect(ByteDigest(text: text) == nil) }
}
