import TariffEngine

/// The columnar machine alone, on blocks of facts that are in memory, on one thread.
struct ColumnarRows: Scenario {
  let name = "columnar"
  let title = "the columnar machine on blocks of 1,024 facts of W in memory, 1 thread"
  let standardRows: Int? = 200_000
  private let block = 1_024

  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement {
    let model = try place.load(place.workload).model
    let (workload, machine) = (try WorkloadFacts(model), ColumnarMachine(model))
    let batches = blocks(of: place.rows).map { rows in
      let batch = machine.makeBatch(capacity: block)
      for row in rows { batch.append(workload.facts(row: row)) }
      return batch
    }
    let workspace = machine.makeWorkspace()
    return try Stopwatch.measure(rows: place.rows) { () throws(BenchmarkFault) in
      var handedOver = 0
      for batch in batches {
        machine.assess(batch, in: workspace)
        handedOver += workspace.handedOver.count
      }
      return ["handed_over": handedOver]
    }
  }

  func verify(_ place: Workplace) throws(BenchmarkFault) -> [String: Int] {
    let model = try place.load(place.workload).model
    let (workload, machine) = (try WorkloadFacts(model), ColumnarMachine(model))
    let (batch, workspace) = (machine.makeBatch(capacity: block), machine.makeWorkspace())
    var differing = 0
    for rows in blocks(of: place.rows) {
      batch.removeAll()
      for row in rows { batch.append(workload.facts(row: row)) }
      machine.assess(batch, in: workspace)
      for (index, row) in rows.enumerated() {
        guard let assessment = workspace.assessment(of: index), workload.agrees(assessment, row: row) else {
          differing += 1
          continue
        }
      }
    }
    return ["differing_rows": differing]
  }

  private func blocks(of rows: Int) -> [ClosedRange<Int>] {
    stride(from: 1, through: rows, by: block).map { $0...min(rows, $0 + block - 1) }
  }
}
