import TariffEngine

/// Every dossier of W under the law and under a draft: old and new side by side.
struct Recalculation: Scenario {
  let name = "recalculate"
  let title = "W under the law and with a draft: the dossiers that differ, old and new"
  let standardRows: Int? = 200_000

  func prepare(_ place: Workplace) throws(BenchmarkFault) { try place.prepareWorkload() }

  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement {
    let (dossiers, results) = (place.dossiers, place.results(of: name))
    return try Stopwatch.measure(rows: place.rows) { () throws(BenchmarkFault) in
      let new = try place.load(place.workload, drafts: ["\(place.workload)/draft.tariff"])
      guard let old = new.edition(knownOn: nil, drafts: false) else {
        throw BenchmarkFault("there is no edition without the draft")
      }
      let (source, sink) = (try FileSource(dossiers), try FileSink(results))
      let summary: RecalculationSummary
      do throws(BatchFault) {
        summary = try RecalculationRun(from: old, to: new).run(dossiers: source, results: sink)
      } catch { throw BenchmarkFault(error) }
      try sink.finish()
      return ["differ": summary.hasDifferences ? 1 : 0, "bytes_written": sink.count]
    }
  }
}
