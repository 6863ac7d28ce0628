import TestSupport
import Testing

@testable import TariffEngine

/// The run by pieces against the run by rows: the same bytes and the same account, whatever the file.
@Suite struct BulkRunTests {
  @Test func aFileWithEverythingThatGoesWrong() throws {
    let rulebook = try SmallTariff.rulebook()
    let (dossiers, floors) = (Array(BatchTests.dossiers.utf8), Array(BatchTests.floors.utf8))
    for guards in [true, false] {
      RunOutcome.expectTheSame(rulebook, dossiers, [("floor", floors)], guards: guards, as: "with floors, \(guards)")
      RunOutcome.expectTheSame(rulebook, dossiers, guards: guards, as: "without floors, \(guards)")
    }
  }

  @Test(arguments: [
    "", "\n", "\u{FEFF}", "dossier", "dossier\n", "dossier\n\n\nA\n", "use\nresidential\n", "dossier,dossier\n",
    "dossier,use,کاربری\n", "dossier,use\r\n\r\nA,villa\r\nB,", "\"dossier\",\"u\nse\"\nA,1\n", "a\"b,c\n1,2\n",
    "dossier;use;area\nA;commercial;1,5\nB;residential;2.5", "dossier\tuse\n1\tcommercial\n1\tcommercial\n",
    "dossier,use\n\"A\nA,residential\nB,residential\n", "dossier,use\nA,residential\r", "dossier,use\nA,res\rB,x\n",
  ])
  func filesThatAreNoneOrHardlyOne(text: String) throws {
    RunOutcome.expectTheSame(try SmallTariff.rulebook(), Array(text.utf8), as: "\(text.debugDescription)")
  }

  @Test func bytesThatAreNoText() throws {
    let rulebook = try SmallTariff.rulebook()
    let head = Array("dossier,use,zone\n".utf8)
    let rows: [[UInt8]] = [
      [0xFF, 0xFE], Array("A,commercial,".utf8) + [0xD9, 0x0A], Array("B,".utf8) + [0xC3, 0x28, 0x2C, 0x0A],
      Array("C,commercial,a\0b\nD,commercial,ok\n".utf8), [0xED, 0xA0, 0x80, 0x2C, 0x2C, 0x0A],
      Array("\u{FEFF}E,commercial,x\n".utf8),
    ]
    for row in rows { RunOutcome.expectTheSame(rulebook, head + row, as: "\(row)") }
    RunOutcome.expectTheSame(rulebook, head + Array(rows.joined()), as: "all")
    RunOutcome.expectTheSame(rulebook, [0xFF, 0xFE, 0x61, 0], as: "UTF-16")
  }

  @Test func rowsFarTooLong() throws {
    let rulebook = try SmallTariff.rulebook()
    for length in [65_536, 65_537, 1_048_570, 1_048_576, 1_048_580, 3_000_000] {
      let long = "dossier,use,zone\nA,commercial,x\nB,commercial,\(String(repeating: "x", count: length))\nC,,\n"
      RunOutcome.expectTheSame(rulebook, Array(long.utf8), ways: [(1, 1_000), (2, 1 << 20)], as: "\(length)")
    }
  }

  /// Every shipped rulebook that has dossiers, over them.
  @Test(arguments: [("Engineering", nil), ("Isfahan", "floor"), ("Mashhad", "floor"), ("Tehran", "floor")])
  func theShippedDossiers(name: String, group: String?) throws {
    let folder = "/" + MashhadFiles.tariff.split(separator: "/").dropLast().joined(separator: "/") + "/" + name
    let rulebook = try Rulebook.load(folder: folder)
    let dossiers = try MashhadFiles.bytes("dossiers.csv", in: folder)
    var groups: [RunOutcome.GroupText] = []
    if let group { groups = [(group, try MashhadFiles.bytes("floors.csv", in: folder))] }
    RunOutcome.expectTheSame(rulebook, dossiers, groups, as: name)
    RunOutcome.expectTheSame(rulebook, dossiers, as: "\(name) without groups")
    let expected = RunOutcome.byRows(rulebook, dossiers, groups)
    #expect((expected.summary?.read ?? 0) > 5 && expected.summary?.rejected == 0)
    if let floors = expected.summary?.groups.first { #expect(floors.joined > 0 && floors.orphaned == 0) }
  }

  /// Cells and whole rows damaged at random, with floors.
  @Test func damagedFiles() throws {
    let rulebook = try SmallTariff.rulebook()
    var random = SeededGenerator(seed: RandomCases.seed)
    for number in 0..<RandomCases.count(6_000) {
      let file = DamagedFile(&random)
      let ways = [(1, 1), (2, Int.random(in: 1...400, using: &random)), (3, 1 << 19)]
      RunOutcome.expectTheSame(
        rulebook, file.dossiers, number % 3 == 0 ? [] : [("floor", file.floors)], guards: number % 2 == 0, ways: ways,
        as: "seed \(RandomCases.seed), case \(number)")
    }
  }

  /// Numbers of dossiers and amounts of every length, refunds among them: what fits a slot of the results and what does not.
  @Test func longNumbersAndLongAmounts() throws {
    let act =
      Self.head + """

        input due  rial  -900_000_000_000_000_000 to 900_000_000_000_000_000  "بدهی"  "Due"
        fee thousands  "هزار"  "Thousands"
          sample   "for a test"
          amount   due / 1_000
          rounded  half up to 1_000 rial
        fee exact_due  "دقیق"  "Exact"
          sample   "for a test"
          when     due <> 5 rial
          amount   due
          rounded  half up to 1 rial
        bill both  "هر دو"  "Both"
          lines  thousands, exact_due
          floor  to 10 rial, shown apart
        """
    let rulebook = try Rulebook(files: [
      SourceFile(name: "rulebook", bytes: Array(SmallTariff.rulebookFile.utf8)),
      SourceFile(name: "long.tariff", bytes: Array(act.utf8)),
    ])
    var (rows, expected) = ("dossier,request_date,due\n", 0)
    for length in 1...20 {
      for due in [0, 5, 7, 1_000, -1, -1_000] + (1...17).flatMap({ power(of: $0) }) {
        rows += "\(String(repeating: "7", count: length))-\(expected),1403-02-01,\(due)\n"
        expected += 1
      }
    }
    RunOutcome.expectTheSame(rulebook, Array(rows.utf8), ways: [(1, 1 << 20), (2, 3_000)], as: "long")
    let found = RunOutcome.byPieces(rulebook, Array(rows.utf8), [], threads: 1, piece: 1 << 20)
    let lines = String(decoding: found.results, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == expected + 1 && found.summary?.rejected == 0)
    // A total of the two fees, worked by hand: 10^17 + 10^14.
    #expect(lines.contains { $0.contains(",100000000000000000,charged,") && $0.contains(",100100000000000000,") })
  }

  /// The small tariff up to its first input.
  private static var head: String {
    let lines = SmallTariff.act.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.prefix { !$0.hasPrefix("input use") }.joined(separator: "\n")
  }

  private func power(of exponent: Int) -> [Int] {
    let power = (0..<exponent).reduce(1) { power, _ in power * 10 }
    return [power, power - 1, power + 1, -power, 1 - power, 9 * power]
  }

  @Test func aRunCanBeStoppedAndTellsHowFarItCame() throws {
    let rulebook = try SmallTariff.rulebook()
    let rows = (1...500).map { "D\($0),commercial\n" }.joined()
    var options = BulkRun.Options()
    (options.threads, options.pieceBytes) = (1, 100)
    let results = MemorySink()
    do throws(BatchFault) {
      _ = try BulkRun(rulebook, options: options).run(
        dossiers: MemorySource("dossier,use\n" + rows), results: results
      ) { $0.rowsRead < 100 }
      Issue.record("it went on")
    } catch {
      guard case .stopped(let summary) = error else {
        Issue.record("\(error)")
        return
      }
      #expect((100..<120).contains(summary.read) && summary.read == summary.whole + summary.blocked)
      #expect(results.text.split(separator: "\n").count == summary.read + 1)
    }
  }

  @Test(arguments: [1, 3])
  func streamsThatFailEndTheRun(threads: Int) throws {
    let rulebook = try SmallTariff.rulebook()
    let rows = Array(("dossier,use\n" + (1...30_000).map { "D\($0),commercial\n" }.joined()).utf8)
    var options = BulkRun.Options()
    (options.threads, options.pieceBytes) = (threads, 5_000)
    let run = BulkRun(rulebook, options: options)
    #expect(throws: BatchFault.self) {
      _ = try run.run(dossiers: BreakingStream(rows, after: 150_000), results: MemorySink())
    }
    do throws(BatchFault) {
      _ = try run.run(dossiers: MemorySource(rows), results: BreakingStream([], after: 150_000))
      Issue.record("it went on")
    } catch {
      guard case .sink(let fault) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(fault.reason == "broken")
    }
  }
}

/// A source or sink that breaks after so many bytes.
private final class BreakingStream: ByteSource, ByteSink {
  private var bytes: ArraySlice<UInt8>
  private var rest: Int

  init(_ bytes: [UInt8], after count: Int) { (self.bytes, rest) = (bytes[...], count) }

  private func count(_ bytes: Int) throws(StreamFault) {
    rest -= bytes
    if rest < 0 { throw StreamFault(name: "stream", reason: "broken") }
  }

  func read() throws(StreamFault) -> [UInt8] {
    let piece = Array(bytes.prefix(4_096))
    bytes = bytes.dropFirst(4_096)
    try count(piece.count)
    return piece
  }

  func write(_ bytes: [UInt8]) throws(StreamFault) { try count(bytes.count) }
}
