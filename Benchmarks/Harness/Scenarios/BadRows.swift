import TariffEngine

/// A file in which every row is bad: a run that goes to its end, in bounded memory and not much slower, with every row in
/// the rejects.
struct BadRows: Scenario {
  let name = "bad-rows"
  let title = "W with every row bad, each in one of five ways, to the rejects, 2 threads"
  let standardRows: Int? = 1_000_000

  private func bad(_ place: Workplace) -> String { "\(place.scratch)/w-all-bad-\(place.rows).csv" }
  private func rejects(_ place: Workplace) -> String { "\(place.scratch)/\(name)-\(place.rows).rejects.csv" }

  func prepare(_ place: Workplace) throws(BenchmarkFault) {
    guard !Files.exists(bad(place)) else { return }
    let count = place.rows
    try Files.write(bad(place)) { sink throws(StreamFault) in
      try sink.write(Array(WorkloadFile.header.utf8))
      for first in stride(from: 1, through: count, by: 10_000) {
        let rows = first...min(count, first + 9_999)
        var bytes: [UInt8] = []
        for (row, line) in zip(rows, WorkloadFile.text(of: rows).split(separator: UInt8(ascii: "\n"))) {
          bytes += Self.spoilt(line, row)
        }
        try sink.write(bytes)
      }
    }
  }

  /// The row with one fault in it: a number that cannot be read, a day that is none, a word that is no use, a number beyond
  /// its limits, cells missing. What is wrong differs from row to row, as in a file whose numbers are all written amiss.
  private static func spoilt(_ line: ArraySlice<UInt8>, _ row: Int) -> [UInt8] {
    var cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    switch row % 5 {
    case 0: cells[5] += Array("x".utf8)
    case 1: cells[1] = cells[1].dropLast(2) + Array(String(32 + row % 60).utf8)
    case 2: cells[2] += Array(String(row).utf8)
    case 3: cells[12] = Array(String(16 + row % 900_000).utf8)[...]
    default: cells.removeLast(4)
    }
    return Array(cells.joined(separator: [UInt8(ascii: ",")])) + [UInt8(ascii: "\n")]
  }

  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement {
    try Stopwatch.measure(rows: place.rows) { () throws(BenchmarkFault) in
      let rulebook = try place.load(place.workload)
      let (source, sink) = (try FileSource(bad(place)), try FileSink(place.results(of: name)))
      let rejected = try FileSink(rejects(place))
      var options = BulkRun.Options()
      options.threads = 2
      let summary: BatchSummary
      do throws(BatchFault) {
        summary = try BulkRun(rulebook, options: options).run(dossiers: source, results: sink, rejects: rejected)
      } catch { throw BenchmarkFault(error) }
      try sink.finish()
      try rejected.finish()
      return ["read": summary.read, "rejected": summary.rejected, "bytes_written": rejected.count]
    }
  }

  /// Every row is there, with its line and its number, in the order of the file.
  func verify(_ place: Workplace) throws(BenchmarkFault) -> [String: Int] {
    var found = Lines(try FileSource(rejects(place)))
    guard try found.next() == Array(RejectColumns.names.joined(separator: ",").utf8) else {
      return ["differing_rows": place.rows]
    }
    var differing = 0
    for row in 1...place.rows {
      let line = try found.next() ?? []
      if !line.starts(with: "dossiers,\(row + 1),\(WorkloadFile.identifier(of: row)),".utf8) { differing += 1 }
    }
    while try found.next() != nil { differing += 1 }
    return ["differing_rows": differing]
  }
}
