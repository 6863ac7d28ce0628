import TestSupport
import Testing

@testable import TariffEngine

/// Rows of a group find their dossiers, whatever the order of both files and whatever is wrong with either: against a join
/// that the test does by itself.
@Suite struct GroupJoinTests {
  /// Dossiers of shops, which owe 1,000 rial a square metre of floors that are not below ground, and what must come of them.
  private struct Files {
    var dossiers = "dossier,request_date,use,zone\n"
    var floors = "dossier,level,room\n"
    /// `dossier,fee` of each result.
    var results: [[String]] = []
    /// `line,dossier,code,row` of each reject of the floors.
    var rejects: [[String]] = []
    var counts = [0, 0, 0, 0]
    /// The line of the first floor that stands apart from others of its dossier.
    var apartFrom: Int?

    /// - Parameter isTurned: whether the dossiers come in another order than the rows of the floors.
    init(isSorted: Bool, isDamaged: Bool, isTurned: Bool = false, _ random: inout SeededGenerator) {
      var numbers = (1...40).map { "D-\(1_000 + $0)" }
      if !isSorted { numbers.shuffle(using: &random) }
      var rows: [(key: String, text: String, half: Int?)] = []
      for number in numbers {
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          let half = Int.random(in: 1...400, using: &random)
          let level = Int.random(in: -1...2, using: &random)
          let text = "\(number),\(level),\(half / 2)\(half % 2 == 0 ? "" : ".5")"
          let isBad = isDamaged && Int.random(in: 0..<12, using: &random) == 0
          let bad = ["\(number),\(level),x", "\(number),99,1", "\(number),1", ",1,1", "\(number),1,1\"x"]
          rows.append(
            isBad
              ? Self.badRow(bad.randomElement(using: &random) ?? "", of: number)
              : (number, text, level < 0 ? 0 : half))
        }
      }
      if !isSorted { rows.shuffle(using: &random) }
      var given = isDamaged ? numbers.filter { _ in Int.random(in: 0..<9, using: &random) > 0 } : numbers
      if isTurned { given.swapAt(Int.random(in: 0..<15, using: &random), Int.random(in: 16..<30, using: &random)) }
      floors += rows.map { $0.text + "\n" }.joined()
      assess(given + (isDamaged ? given.prefix(3) : []), rows)
    }

    private static func badRow(_ text: String, of number: String) -> (key: String, text: String, half: Int?) {
      (text.hasPrefix(",") ? "" : number, text, nil)
    }

    private mutating func assess(_ given: [String], _ rows: [(key: String, text: String, half: Int?)]) {
      let bad = Set(rows.filter { $0.half == nil }.map(\.key))
      var seen: Set<String> = []
      for number in given {
        dossiers += "\(number),1403-02-01,commercial,west\n"
        guard seen.insert(number).inserted, !bad.contains(number) else { continue }
        let halves = rows.filter { $0.key == number }.reduce(0) { $0 + ($1.half ?? 0) }
        results.append([number, "\(halves * 500)"])
      }
      counts[0] = rows.count
      var good: [String] = []
      var orphans: [[String]] = []
      for (place, row) in rows.enumerated() {
        if row.half == nil {
          counts[3] += 1
          rejects.append(["\(place + 2)", row.key, row.text])
          continue
        }
        if apartFrom == nil, good.last != row.key, good.contains(row.key) { apartFrom = place + 2 }
        good.append(row.key)
        if seen.contains(row.key) {
          counts[1] += 1
        } else {
          counts[2] += 1
          orphans.append(["\(place + 2)", row.key, row.text])
        }
      }
      rejects += orphans
    }
  }

  /// Bytes that come only once, as from a pipe.
  private final class Pipe: ByteSource {
    private let bytes: MemorySource
    init(_ text: String, piece: Int) { bytes = MemorySource(Array(text.utf8), piece: piece) }
    func read() throws(StreamFault) -> [UInt8] { try bytes.read() }
  }

  /// - Parameter held: the most rows that are held where they can be read in step.
  @discardableResult
  private static func check(
    _ files: Files, threads: Int?, isPipe: Bool, held: Int = 1_000, _ comment: Comment
  ) throws -> BatchSummary.GroupCount {
    let (results, rejects) = (MemorySink(), MemorySink())
    let floors: any ByteSource = isPipe ? Pipe(files.floors, piece: 700) : MemorySource(files.floors)
    let (dossiers, groups) = (MemorySource(files.dossiers), [BatchGroup("floor", floors)])
    let summary: BatchSummary
    if let threads {
      var options = BulkRun.Options()
      (options.threads, options.pieceBytes, options.blockRows) = (threads, 300, 7)
      options.heldGroupRows = held
      summary = try BulkRun(try SmallTariff.rulebook(), options: options)
        .run(dossiers: dossiers, groups: groups, results: results, rejects: rejects)
    } else {
      summary = try BatchRun(try SmallTariff.rulebook())
        .run(dossiers: dossiers, groups: groups, results: results, rejects: rejects)
    }
    let rows = CellTable.rows(of: results.text)
    let fee = try #require(rows[0].firstIndex(of: "floor_fee"))
    #expect(rows.dropFirst().map { [$0[0], $0[fee]] } == files.results, comment)
    let told = CellTable.rows(of: rejects.text).filter { $0[0] == "floor" }
    #expect(told.map { [$0[1], $0[2], $0[6]] } == files.rejects, comment)
    #expect(told.count { $0[4] == "D0116" } == files.counts[2], comment)
    let count = try #require(summary.groups.first)
    #expect([count.read, count.joined, count.orphaned, count.rejected] == files.counts, comment)
    #expect(count.apartFrom == files.apartFrom, comment)
    return count
  }

  @Test(arguments: [(true, false), (true, true), (false, false), (false, true)])
  func everyRowFindsItsDossier(isSorted: Bool, isDamaged: Bool) throws {
    var random = SeededGenerator(seed: RandomCases.seed)
    for number in 0..<RandomCases.count(2_000) {
      let files = Files(isSorted: isSorted, isDamaged: isDamaged, &random)
      for threads in [nil, 1, 3] as [Int?] {
        for isPipe in [false, true] {
          let way = "\(threads.map { "\($0) threads" } ?? "row by row"), \(isPipe ? "a pipe" : "a file")"
          try Self.check(
            files, threads: threads, isPipe: isPipe, "\(way), seed \(RandomCases.seed), case \(number)")
        }
      }
    }
  }

  /// Files that are sorted alike are read in step; others must be held after all, as soon as that shows.
  @Test(arguments: [(true, false), (true, true), (false, true)])
  func rowsThatAreReadInStep(isSorted: Bool, isDamaged: Bool) throws {
    var random = SeededGenerator(seed: RandomCases.seed)
    var back = 0
    for number in 0..<RandomCases.count(2_000) {
      let isTurned = isSorted && number % 2 == 1
      let files = Files(isSorted: isSorted, isDamaged: isDamaged, isTurned: isTurned, &random)
      for held in [0, 1, 25] {
        let way: Comment = "\(held) held, turned \(isTurned), seed \(RandomCases.seed), case \(number)"
        let counts = try [1, 3].map { try Self.check(files, threads: $0, isPipe: false, held: held, way) }
        #expect(counts[0] == counts[1], way)
        if isSorted, !isTurned { #expect(counts[0].isMerged, way) }
        if !isSorted { #expect(!counts[0].isMerged && counts[0].apartFrom != nil, way) }
        if counts[0].backOnLine != nil { back += 1 }
        #expect(!isTurned || counts[0].isMerged == (counts[0].backOnLine == nil), way)
      }
    }
    #expect(!isSorted || back > 5, "some dossiers that were turned have rows")
  }

  /// Texts that the tariff does not name, in a group that has a column of texts.
  @Test func textsOfRowsThatAreReadInStep() throws {
    let act = SmallTariff.act.replacing(
      "  input level  count", with: "  input kind  text  \"نوع\" \"Kind\"\n  input level  count"
    ).replacing("where level >= 0)", with: "where kind = \"roof\")")
    #expect(act.contains("input kind") && act.contains("kind = "))
    let rulebook = try Rulebook(files: [
      SourceFile(name: "rulebook", bytes: Array(SmallTariff.rulebookFile.utf8)),
      SourceFile(name: "small.tariff", bytes: Array(act.utf8)),
    ])
    var (dossiers, floors) = ("dossier,request_date,use,zone\n", "dossier,kind,room\n")
    for number in 0..<60 {
      dossiers +=
        number % 7 == 3
        ? "D\(number),\"1403-02-01\",commercial,west\n" : "D\(number),1403-02-01,commercial,z\(number)\n"
      for row in 0..<(number % 4) { floors += "D\(number),\(row == 1 ? "roof" : "kind \(number)"),\(number + 1)\n" }
    }
    var outcomes: [[UInt8]] = []
    for held in [0, 1_000] {
      var options = BulkRun.Options()
      (options.threads, options.pieceBytes, options.heldGroupRows) = (2, 200, held)
      let results = MemorySink()
      let summary = try BulkRun(rulebook, options: options).run(
        dossiers: MemorySource(dossiers), groups: [BatchGroup("floor", MemorySource(floors))], results: results)
      #expect(summary.groups.first?.isMerged == (held == 0))
      outcomes.append(results.bytes)
      let rows = CellTable.rows(of: results.text)
      let fee = try #require(rows[0].firstIndex(of: "floor_fee"))
      for (number, row) in rows.dropFirst().enumerated() {
        #expect(row[fee] == (number % 4 > 1 ? "\((number + 1) * 1_000)" : "0"), "D\(number)")
      }
    }
    #expect(outcomes[0] == outcomes[1] && outcomes[0].count > 1_000)
  }

  /// A file that gives other bytes the second time.
  private final class Changing: ByteSource {
    private let (first, second): (MemorySource, String)
    init(_ first: String, _ second: String) { (self.first, self.second) = (MemorySource(first), second) }
    func read() throws(StreamFault) -> [UInt8] { try first.read() }
    var canBeReadAgain: Bool { true }
    func again() throws(StreamFault) -> (any ByteSource)? { MemorySource(second) }
  }

  /// Rows without a dossier are shown as they were: the file is read again for them, and must be what it was.
  @Test(arguments: [
    "", "dossier,level,room\nD-1,0,1\n", "dossier,level,room\nD-1,0,1\nD-2,0,x\n",
    "dossier,room,level\nD-1,1,0\nD-2,1,0\n",
    "dossier,level,room\nD-1,0,1\nD-3,0,1\n", "dossier,level,room\nD-1,0,1\nD-2,0,1\nD-2,0,1\n",
  ])
  func aFileThatChangesMeanwhileEndsTheRun(second: String) throws {
    let first = "dossier,level,room\nD-1,0,1\nD-2,0,1\n"
    func run(_ second: String, held: Int = 10) throws -> BatchSummary {
      var options = BulkRun.Options()
      options.heldGroupRows = held
      return try BulkRun(try SmallTariff.rulebook(), options: options).run(
        dossiers: MemorySource("dossier,request_date,use,zone\nD-1,1403-02-01,commercial,west\n"),
        groups: [BatchGroup("floor", Changing(first, second))], results: MemorySink(), rejects: MemorySink())
    }
    #expect(try run(first).groups.first?.orphaned == 1)
    #expect(throws: BatchFault.self) { try run(second) }
    #expect(try run(first, held: 0).groups.first?.isMerged == true)
    #expect(throws: BatchFault.self) { try run(second, held: 0) }
  }

  @Test func theSummarySaysHowRowsWereJoined() throws {
    func summary(_ floors: String) throws -> BatchSummary {
      try BulkRun(try SmallTariff.rulebook()).run(
        dossiers: MemorySource("dossier\nA\nB\n"),
        groups: [BatchGroup("floor", MemorySource("dossier,level,room\n" + floors))], results: MemorySink())
    }
    let together = try summary("B,0,1\nB,1,1\nA,0,1\n")
    #expect(
      together.text.contains(
        "0 rejected; joined by index: they are few enough to be held\n"))
    #expect(together.json.contains(#""apart_from_line":null"#) && together.json.contains(#""joined_by":"index""#))
    let apart = try summary("B,0,1\nA,0,1\nB,1,1\nA,1,1\n")
    #expect(apart.text.contains("joined by index: the row on line 4 stands apart from others of its dossier\n"))
    #expect(apart.json.contains(#""apart_from_line":4"#))
    func merged(_ floors: String) throws -> BatchSummary {
      var options = BulkRun.Options()
      options.heldGroupRows = 1
      return try BulkRun(try SmallTariff.rulebook(), options: options).run(
        dossiers: MemorySource("dossier\nA\nB\n"),
        groups: [BatchGroup("floor", MemorySource("dossier,level,room\n" + floors))], results: MemorySink())
    }
    let alike = try merged("A,0,1\nA,1,1\nB,0,1\nC,0,1\n")
    #expect(alike.text.contains("joined by merge: both files are sorted alike\n"))
    #expect(alike.json.contains(#""joined_by":"merge""#) && alike.json.contains(#""joined":3"#))
    let back = try merged("B,0,1\nB,1,1\nA,0,1\n")
    #expect(
      back.text.contains("joined by index: the dossier on line 3 stands farther up there than the one before it\n"))
    #expect(back.json.contains(#""back_on_line":3"#) && back.json.contains(#""joined":3"#))
  }
}
