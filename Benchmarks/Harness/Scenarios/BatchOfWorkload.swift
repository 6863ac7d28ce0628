import TariffEngine

/// W from CSV to CSV, from the loading of the rulebook on: what `tariff batch` does.
struct BatchOfWorkload: Scenario {
  let name = "W"
  let title = "W from CSV to CSV"
  let standardRows: Int? = 1_000_000

  func prepare(_ place: Workplace) throws(BenchmarkFault) { try place.prepareWorkload() }

  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement {
    let (dossiers, results) = (place.dossiers, place.results(of: name))
    return try Stopwatch.measure(rows: place.rows) { () throws(BenchmarkFault) in
      let rulebook = try place.load(place.workload)
      let (source, sink) = (try FileSource(dossiers), try FileSink(results))
      let summary: BatchSummary
      do throws(BatchFault) {
        summary = try BatchRun(rulebook).run(dossiers: source, results: sink)
      } catch { throw BenchmarkFault(error) }
      try sink.finish()
      return ["whole": summary.whole, "bytes_written": sink.count]
    }
  }

  func verify(_ place: Workplace) throws(BenchmarkFault) -> [String: Int] {
    let file = try ResultFile(place.results(of: name), rows: place.rows)
    return ["differing_rows": file.differing, "wrong_totals": file.wrongTotals]
  }
}
