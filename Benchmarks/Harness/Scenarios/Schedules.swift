import TariffEngine

/// Installments in bulk: the agreements of Mashhad, as many times as it takes.
struct Schedules: Scenario {
  let name = "schedules"
  let title = "Mashhad's agreements, multiplied, to their installments"
  let standardRows: Int? = 100_000

  private func folder(_ place: Workplace) -> String { "\(place.package)/Tariffs/Mashhad" }
  private func original(_ place: Workplace) -> String { "\(folder(place))/agreements.csv" }
  private func agreements(_ place: Workplace) -> String { "\(place.scratch)/mashhad-agreements-\(place.rows).csv" }

  func prepare(_ place: Workplace) throws(BenchmarkFault) {
    let lines = try Files.lines(of: original(place))
    guard lines.count > 1 else { throw BenchmarkFault("Mashhad has no agreements") }
    try Files.multiply(lines, to: place.rows, of: lines.count - 1, into: agreements(place))
  }

  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement {
    try Stopwatch.measure(rows: place.rows) { () throws(BenchmarkFault) in
      let rulebook = try place.load(folder(place))
      let sink = try FileSink(place.results(of: name))
      let summary = try Self.run(rulebook, agreements(place), sink)
      try sink.finish()
      let installments = summary.plans.map(\.installments).reduce(0, +)
      return [
        "read": summary.read, "scheduled": summary.scheduled, "installments": installments, "bytes_written": sink.count,
      ]
    }
  }

  private static func run(
    _ rulebook: Rulebook, _ agreements: String, _ sink: FileSink
  ) throws(BenchmarkFault) -> AgreementSummary {
    let source = try FileSource(agreements)
    do throws(BatchFault) { return try AgreementRun(rulebook).run(agreements: source, results: sink) } catch {
      throw BenchmarkFault(error)
    }
  }

  /// The results are those of the original, again and again, but for the number of the time in front.
  func verify(_ place: Workplace) throws(BenchmarkFault) -> [String: Int] {
    let once = place.results(of: "\(name)-once")
    let sink = try FileSink(once)
    _ = try Self.run(try place.load(folder(place)), original(place), sink)
    try sink.finish()
    let expected = try Files.lines(of: once)
    var found = Lines(try FileSource(place.results(of: name)))
    guard try found.next() == Array(expected[0].utf8), expected.count > 1 else { return ["differing_rows": 1] }
    var (row, differing) = (0, 0)
    while let line = try found.next() {
      let (time, place) = row.quotientAndRemainder(dividingBy: expected.count - 1)
      if !line.elementsEqual("\(time)/\(expected[place + 1])".utf8) { differing += 1 }
      row += 1
    }
    // The last time may be cut, and only the last.
    let times = place.rows / (try Files.lines(of: original(place)).count - 1)
    differing += max(0, times * (expected.count - 1) - row)
    return ["rows_written": row, "differing_rows": differing]
  }
}
