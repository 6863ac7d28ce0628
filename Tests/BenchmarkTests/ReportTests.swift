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
    #expect(try Options([]).scenarios.map(\.name) == Scenarios.own.map(\.name))
    #expect(try Options(["--peers", "python3"]).scenarios.map(\.name).suffix(1) == ["python-decimal"])
    for words in [["X"], ["--rows"], ["--rows", "0"], ["--runs", "many"], ["W", "--verb", "undo"]] {
      #expect(throws: BenchmarkFault.self, "\(words)") { try Options(words) }
    }
    let names = (Scenarios.own + Scenarios.peers).map(\.name)
    #expect(Set(names).count == names.count)
  }
}
