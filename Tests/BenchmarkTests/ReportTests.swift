import Testing

@testable import tariff_benchmark

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is reported of runs that are given.
@Suite struct Reports {
  private func result(_ name: String, _ walls: [Int], rows: Int, _ facts: [String: Int] = [:]) throws -> Report.Result {
    let runs = walls.map { Measurement(wall: $0, processor: $0 / 2, rows: rows, peak: $0 / 1_000, facts: [:]) }
    return Report.Result(try #require(Scenarios.named(name)), runs, facts)
  }

  @Test func theMedianCounts() throws {
    let odd = try result("W", [900_000_000, 100_000_000, 200_000_000], rows: 1_000_000)
    #expect(odd.median == 200_000_000 && odd.least == 100_000_000 && odd.most == 900_000_000)
    #expect(odd.rowsPerSecond == 5_000_000)
    #expect(odd.peak == 900_000)
    #expect(try result("W", [100, 300], rows: 0).median == 200)
    #expect(try result("load", [100], rows: 0).rowsPerSecond == nil)
  }

  /// Ratios are those of each round, so that one slow round of the machine spoils one of them only.
  @Test func ratiosAreOfRounds() throws {
    let results = [
      try result("W", [100, 1_000, 90], rows: 1_000), try result("copy", [50, 400, 60], rows: 1_000),
      try result("W-rows", [20, 20, 20], rows: 100),
    ]
    let ratios = Ratio.all(of: results)
    #expect(ratios.first { $0.under == "copy" }?.thousandths == 2_000)
    // A dossier of W takes 0.1, 1 and 0.09; row by row it takes 0.2.
    #expect(ratios.first { $0.over == "W-rows" && $0.under == "W" }?.thousandths == 2_000)
    #expect(!ratios.contains { $0.under == "openfisca" })
  }

  /// With another engine the whole processes are compared, and what they do behind their imports stands beside.
  @Test func ratiosToPeersAreOfWholeProcesses() throws {
    func result(_ name: String, _ times: [(wall: Int, process: Int)]) throws -> Report.Result {
      let runs = times.map {
        Measurement(wall: $0.wall, processor: 0, rows: 1_000, peak: 0, process: $0.process, facts: [:])
      }
      return Report.Result(try #require(Scenarios.named(name)), runs, [:])
    }
    let results = [
      try result("W", [(80, 100), (100, 130), (110, 90)]),
      try result("polars-exact", [(400, 1_000), (500, 1_000), (500, 1_000)]),
      try result("W-1", [(160, 1_000), (200, 1_000), (220, 1_000)]),
    ]
    let ratios = Ratio.all(of: results)
    let peer = try #require(ratios.first { $0.under == "polars-exact" })
    #expect(peer.time == .process && peer.thousandths == 100 && peer.inner == 200 && peer.bar == 300)
    // Our own scenarios share everything around the work.
    let own = try #require(ratios.first { $0.over == "W-1" })
    #expect(own.time == .inner && own.thousandths == 2_000 && own.inner == nil)
    let table = Report(machine: Machine(loadBefore: 0), runs: 3, results: results).table()
    #expect(table.contains("W ÷ polars-exact  process  0.100  ≤ 0.300  0.200"))
  }

  /// A limit is of one scenario, and of one that was measured.
  @Test func limitsAreOfWhatWasMeasured() throws {
    let runs = [(60_000, 5_000_001), (65_537, 4_000_000), (50_000, 6_000_000)].map {
      Measurement(wall: $0.1, processor: 0, rows: 0, peak: $0.0, facts: [:])
    }
    func result(_ name: String, _ facts: [String: Int] = [:]) throws -> Report.Result {
      Report.Result(try #require(Scenarios.named(name)), runs, facts)
    }
    let limits = Limit.all(of: [
      try result("load"), try result("W-5M"), try result("W", ["handed_over": 3, "differing_rows": 0]),
    ])
    let found = limits.map { "\($0.scenario) \($0.measure.rawValue) \($0.found) \($0.most)" }
    #expect(
      found == [
        "W differing_rows 0 0", "W handed_over 3 0", "W-5M peak_kib 65537 65536", "load median_ns 5000001 5000000",
      ])
  }

  /// Peers may be wrong; only our own rows count as differing.
  @Test func differingRowsAreOurs() throws {
    let results = [
      try result("W", [1], rows: 10, ["differing_rows": 2]), try result("scalar", [1], rows: 10, ["differing_rows": 1]),
      try result("polars-float", [1], rows: 10, ["differing_rows": 7]),
    ]
    let report = Report(machine: Machine(loadBefore: 0), runs: 1, results: results)
    #expect(report.differingRows == 3)
    let json = String(decoding: try JSON.bytes(of: report), as: UTF8.self)
    #expect(json.contains("\"differing_rows\" : 3"))
  }

  @Test func aSavedReportIsReadBackAndSetBeside() throws {
    let machine = Machine(loadBefore: 150)
    let before = Report(machine: machine, runs: 1, results: [try result("W", [2_000_000_000], rows: 1_000)])
    let saved = try JSONDecoder().decode(Report.self, from: Data(try JSON.bytes(of: before)))
    let now = Report(machine: machine, runs: 1, results: [try result("W", [1_500_000_000], rows: 1_000)])
    let table = now.table(against: saved)
    #expect(table.contains("2.000 s, now × 0.750"))
    #expect(table.contains("load 1.50 before"))
  }

  @Test func numbersForPeople() {
    #expect(Digits.grouped(-1_234_567) == "-1,234,567")
    #expect(Digits.grouped(100) == "100")
    #expect(Digits.thousandths(299, places: 2) == "0.29")
    #expect(Digits.thousandths(12_005, places: 3) == "12.005")
    #expect(Digits.time(4_200) == "4.2 µs")
    #expect(Digits.time(999_999_999) == "999.99 ms")
    #expect(Digits.time(1_234_567_890) == "1.234 s")
  }

  @Test func theCommandLine() throws {
    #expect(try Options(["W", "--json"]).runs == 1)
    #expect(try Options(["W", "--rows", "1_000", "--runs", "3"]).runs == 3)
    let own = Scenarios.own.map(\.name)
    #expect(try Options([]).scenarios.map(\.name) == own.filter { $0 != "startup" })
    #expect(try Options(["--tariff", "tariff"]).scenarios.map(\.name) == own)
    let handedOn = try Options(["W", "--tariff", "a b", "--rows", "7"])
    #expect(try Options(handedOn.words(for: .run, handedOn.scenarios[0])).tariff == "a b")
    #expect(try Options(["--peers", "python3"]).scenarios.map(\.name).suffix(1) == ["python-decimal"])
    for words in [["X"], ["--rows"], ["--rows", "0"], ["--runs", "many"], ["W", "--verb", "undo"]] {
      #expect(throws: BenchmarkFault.self, "\(words)") { try Options(words) }
    }
    let names = (Scenarios.own + Scenarios.peers).map(\.name)
    #expect(Set(names).count == names.count)
  }
}
