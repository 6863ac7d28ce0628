import TariffEngine

/// The dossiers of Isfahan with their floors, as many times as it takes: a real tariff, and two files joined.
struct BatchWithGroups: Scenario {
  let name = "groups"
  let title = "Isfahan's dossiers with their floors, multiplied, from CSV to CSV"
  let standardRows: Int? = 100_000

  private func folder(_ place: Workplace) -> String { "\(place.package)/Tariffs/Isfahan" }
  private func copy(of file: String, _ place: Workplace) -> String {
    "\(place.scratch)/isfahan-\(file)-\(place.rows).csv"
  }

  func prepare(_ place: Workplace) throws(BenchmarkFault) {
    let count = try Files.lines(of: "\(folder(place))/dossiers.csv").count - 1
    guard count > 0 else { throw BenchmarkFault("Isfahan has no dossiers") }
    for file in ["dossiers", "floors"] {
      let lines = try Files.lines(of: "\(folder(place))/\(file).csv")
      try Files.multiply(lines, to: place.rows, of: count, into: copy(of: file, place))
    }
  }

  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement {
    let (dossiers, floors) = (copy(of: "dossiers", place), copy(of: "floors", place))
    return try Stopwatch.measure(rows: place.rows) { () throws(BenchmarkFault) in
      let rulebook = try place.load(folder(place))
      let (source, sink) = (try FileSource(dossiers), try FileSink(place.results(of: name)))
      let group = BatchGroup("floor", try FileSource(floors))
      let summary: BatchSummary
      do throws(BatchFault) {
        summary = try BulkRun(rulebook).run(dossiers: source, groups: [group], results: sink)
      } catch { throw BenchmarkFault(error) }
      try sink.finish()
      return [
        "read": summary.read, "rejected": summary.rejected, "floors": summary.groups.first?.joined ?? 0,
        "bytes_written": sink.count,
      ]
    }
  }
}
