import TariffEngine

/// W from CSV to CSV, from the loading of the rulebook on: what `tariff batch` does.
struct BatchOfWorkload: Scenario {
  let name: String
  let title: String
  let standardRows: Int?
  /// How many threads; nil: row by row, as the run does that defines the other.
  let threads: Int?
  /// Whether every column is written, or as many as the peers write.
  var isFull = false

  static let all: [any Scenario] = [
    BatchOfWorkload(name: "W", title: "W from CSV to CSV, 2 threads", standardRows: 1_000_000, threads: 2),
    BatchOfWorkload(name: "W-1", title: "W from CSV to CSV, 1 thread", standardRows: 1_000_000, threads: 1),
    BatchOfWorkload(
      name: "W-full", title: "W with every column of the results, 2 threads", standardRows: 1_000_000, threads: 2,
      isFull: true),
    BatchOfWorkload(
      name: "W-5M", title: "5 million dossiers of W, 2 threads: how much memory", standardRows: 5_000_000, threads: 2),
    BatchOfWorkload(name: "W-rows", title: "W from CSV to CSV, row by row", standardRows: 200_000, threads: nil),
  ]

  func prepare(_ place: Workplace) throws(BenchmarkFault) { try place.prepareWorkload() }

  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement {
    let (dossiers, results) = (place.dossiers, place.results(of: name))
    return try Stopwatch.measure(rows: place.rows) { () throws(BenchmarkFault) in
      let rulebook = try place.load(place.workload)
      let (source, sink) = (try FileSource(dossiers), try FileSink(results))
      let summary: BatchSummary
      do throws(BatchFault) { summary = try run(rulebook, source, sink) } catch { throw BenchmarkFault(error) }
      try sink.finish()
      var facts = ["whole": summary.whole, "bytes_written": sink.count]
      facts["handed_over"] = summary.handedOver?.values.reduce(0, +)
      return facts
    }
  }

  private func run(_ rulebook: Rulebook, _ source: FileSource, _ sink: FileSink) throws(BatchFault) -> BatchSummary {
    guard let threads else { return try BatchRun(rulebook).run(dossiers: source, results: sink) }
    var options = BulkRun.Options()
    options.threads = threads
    if !isFull { options.columns = Self.columns(of: rulebook) }
    return try BulkRun(rulebook, options: options).run(dossiers: source, results: sink)
  }

  /// What the peers write: the dossier and a word on it, nine lines and the total.
  private static func columns(of rulebook: Rulebook) -> ColumnSelection? {
    let names = ["dossier", "status"] + ExactWorkload.columns.dropLast() + ["permit.total"]
    return try? ColumnSelection(names, of: rulebook)
  }

  func verify(_ place: Workplace) throws(BenchmarkFault) -> [String: Int] {
    let file = try ResultFile(place.results(of: name), rows: place.rows)
    return ["differing_rows": file.differing, "wrong_totals": file.wrongTotals]
  }
}
