import TariffEngine

/// Ten drafts tried on the dossiers of W in one pass: sums in place of rows, as an analyst asks before lunch.
struct WhatIfs: Scenario {
  let name = "what-ifs"
  let title = "W under the law and ten drafts, totals by fee, from one reading, 2 threads"
  let standardRows: Int? = 1_000_000

  /// What the drafts say: the share of the fire brigade in thousandths, and the area of a parking space in tenths. The
  /// second changes a levy, and with it every fee that is a share of the levies.
  private static let drafts = (1...10).map { (fireShare: 40 + $0, parkingArea: 250 + 2 * $0) }

  private func path(of draft: Int, _ place: Workplace) -> String { "\(place.scratch)/what-if-\(draft + 1).tariff" }

  func prepare(_ place: Workplace) throws(BenchmarkFault) {
    try place.prepareWorkload()
    for draft in Self.drafts.indices {
      try Files.write(path(of: draft, place)) { sink throws(StreamFault) in
        try sink.write(Array(Self.text(of: draft).utf8))
      }
    }
  }

  /// The draft as an act.
  private static func text(of draft: Int) -> String {
    let (fire, parking) = drafts[draft]
    return """
      language 1

      act benchmark.w.what_if_\(draft + 1)  "پیش‌نویس" "A draft on W"
        amends     benchmark.w
        authority  "nobody: this is a benchmark"
        approved   2022-03-01
        in force   from 2022-03-21 to 2026-03-20
        priced on  request_date
        status     draft
        source     "invented for the benchmark"
        sample     "a benchmark: no city charges by it"

      change fire_share to \(fire / 10).\(fire % 10)% was 4%

      change parking_area to \(parking / 10).\(parking % 10) m2 was 25 m2

      """
  }

  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement {
    let (dossiers, results) = (place.dossiers, place.results(of: name))
    return try Stopwatch.measure(rows: place.rows) { () throws(BenchmarkFault) in
      let rulebook = try place.load(place.workload)
      var whatIfs: [WhatIf] = []
      for draft in Self.drafts.indices {
        let tried = try place.load(place.workload, drafts: [path(of: draft, place)])
        do throws(WhatIf.Obstacle) {
          whatIfs.append(try WhatIf(String(draft + 1), tried, beside: rulebook))
        } catch { throw BenchmarkFault("draft \(draft + 1): \(error.subject) is not that of the law") }
      }
      var options = BulkRun.Options()
      (options.threads, options.totals) = (2, TotalsGrouping.none)
      let (source, sink) = (try FileSource(dossiers), try FileSink(results))
      let summary: BatchSummary
      do throws(BatchFault) {
        summary = try BulkRun(rulebook, whatIfs: whatIfs, options: options).run(dossiers: source, results: sink)
      } catch { throw BenchmarkFault(error) }
      try sink.finish()
      return ["whole": summary.whole, "what_ifs": summary.whatIfs.count]
    }
  }

  /// Every sum of the law and of every draft is added up by hand.
  func verify(_ place: Workplace) throws(BenchmarkFault) -> [String: Int] {
    var found: [String: [String: Int]] = [:]
    for line in try Files.lines(of: place.results(of: name)).dropFirst() {
      // tariff, kind, name, five counts, amount
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count > 8 else { throw BenchmarkFault("\(name): \(line) is no line of totals") }
      let column = cells[1] == "bill" ? cells[2] + ".total" : cells[2]
      found[cells[0], default: [:]][column] = Int(cells[8]).map { abs($0) }
    }
    let tariffs = [(BatchTotals.atHand, 40, 250)] + Self.drafts.enumerated().map { (String($0 + 1), $1.0, $1.1) }
    var sums = [[Int]](repeating: [Int](repeating: 0, count: ExactWorkload.columns.count), count: tariffs.count)
    for row in 1...place.rows {
      let dossier = WorkloadDossier(row: row)
      for (place, tariff) in tariffs.enumerated() {
        let amounts = ExactWorkload(dossier, fireShare: tariff.1, parkingArea: tariff.2).amounts
        for (column, amount) in amounts.enumerated() { sums[place][column] += amount }
      }
    }
    var differing = 0
    for (tariff, sums) in zip(tariffs, sums) {
      for (column, sum) in zip(ExactWorkload.columns, sums) where found[tariff.0]?[column] != sum { differing += 1 }
    }
    return ["sums": tariffs.count * ExactWorkload.columns.count, "differing_rows": differing]
  }
}
