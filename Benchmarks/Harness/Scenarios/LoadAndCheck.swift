import TariffEngine

/// The rulebook of W read, proven and its examples run, as every command does first.
struct LoadAndCheck: Scenario {
  let name = "load"
  let title = "load and check the rulebook of W"
  let standardRows: Int? = nil

  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement {
    let folder = place.workload
    return try Stopwatch.measure(rows: 0) { () throws(BenchmarkFault) in
      let rulebook = try place.load(folder)
      return ["examples": rulebook.report.examples]
    }
  }
}
