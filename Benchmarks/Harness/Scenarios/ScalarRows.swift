import TariffEngine

/// The scalar machine alone, on facts that are in memory: the definition of what a tariff means, on one thread.
struct ScalarRows: Scenario {
  let name = "scalar"
  let title = "the scalar machine on facts of W in memory, 1 thread"
  let standardRows: Int? = 200_000

  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement {
    let model = try place.load(place.workload).model
    let (workload, machine) = (try WorkloadFacts(model), ScalarMachine(model))
    let facts = (1...place.rows).map { workload.facts(row: $0) }
    return try Stopwatch.measure(rows: place.rows) { () throws(BenchmarkFault) in
      var (workspace, payable) = (machine.makeWorkspace(), Int128(0))
      var assessment = Assessment(lines: [], bills: [], balances: [])
      for one in facts {
        machine.assess(one, reusing: &workspace, into: &assessment)
        if case .payable(let total, _, _, _) = assessment.bills.first { payable += total }
      }
      return ["total_rial": Int(clamping: payable)]
    }
  }

  func verify(_ place: Workplace) throws(BenchmarkFault) -> [String: Int] {
    let model = try place.load(place.workload).model
    let (workload, machine) = (try WorkloadFacts(model), ScalarMachine(model))
    var workspace = machine.makeWorkspace()
    let differing = (1...place.rows).count { row in
      !workload.agrees(machine.assess(workload.facts(row: row), reusing: &workspace), row: row)
    }
    return ["differing_rows": differing]
  }
}
