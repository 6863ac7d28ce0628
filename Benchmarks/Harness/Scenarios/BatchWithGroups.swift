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
    let count = try Self.lines(of: "\(folder(place))/dossiers.csv").count - 1
    guard count > 0 else { throw BenchmarkFault("Isfahan has no dossiers") }
    for file in ["dossiers", "floors"] {
      let lines = try Self.lines(of: "\(folder(place))/\(file).csv")
      try Self.multiply(lines, to: place.rows, of: count, into: copy(of: file, place))
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

  private static func lines(of path: String) throws(BenchmarkFault) -> [String] {
    String(decoding: try Files.read(path), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The rows of the first dossiers, again and again: the number of each time stands before that of the dossier. The last
  /// time is cut to the dossiers that are wanted.
  private static func multiply(
    _ lines: [String], to rows: Int, of count: Int, into path: String
  ) throws(BenchmarkFault) {
    let isDossiers = lines.count == count + 1
    try Files.write(path) { sink throws(StreamFault) in
      try sink.write(Array((lines[0] + "\n").utf8))
      for time in 0..<((rows + count - 1) / count) {
        let left = isDossiers ? min(count, rows - time * count) : lines.count - 1
        try sink.write(lines.dropFirst().prefix(left).flatMap { "\(time)/\($0)\n".utf8 })
      }
    }
  }
}
