import TariffEngine

/// One dossier with every step of the reasoning, as a counter or a portal asks: the mean of many, since one is too short.
struct OneAssessment: Scenario {
  let name = "one"
  let title = "one dossier of W from text to statement with its trace; the time of one"
  let standardRows: Int? = nil
  private let count = 2_000

  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement {
    let rulebook = try place.load(place.workload)
    let names = WorkloadFile.header.dropLast().split(separator: ",").map(String.init)
    let text = String(decoding: WorkloadFile.text(of: 1...count), as: UTF8.self)
    let dossiers = text.split(separator: "\n").map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dossier(Dictionary(uniqueKeysWithValues: zip(names, cells)))
    }
    var all = try Stopwatch.measure(rows: 1) { () throws(BenchmarkFault) in
      var (steps, differing) = (0, 0)
      for (place, dossier) in dossiers.enumerated() {
        do throws(DossierRejection) {
          let statement = try rulebook.assess(dossier)
          steps += statement.trace.steps.count
          let total = ExactWorkload(WorkloadDossier(row: place + 1)).amounts.last.map { Int128($0) }
          guard case .payable(total, _, _, _)? = statement.bill("permit")?.result else {
            differing += 1
            continue
          }
        } catch { throw BenchmarkFault("\(error.faults.map(\.reason))") }
      }
      return ["steps": steps / dossiers.count, "differing_rows": differing]
    }
    (all.wall, all.processor) = (all.wall / count, all.processor / count)
    return all
  }
}
