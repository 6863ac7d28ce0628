/// `cp` of the dossiers of W: what the machine takes to read and write so many bytes, whatever is done with them.
struct CopyOfInput: Scenario {
  let name = "copy"
  let title = "cp of the dossiers of W"
  let standardRows: Int? = 1_000_000

  func prepare(_ place: Workplace) throws(BenchmarkFault) { try place.prepareWorkload() }

  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement {
    let child = try Child.run("/bin/cp", [place.dossiers, place.results(of: name)])
    guard child.status == 0 else { throw BenchmarkFault("cp ended with status \(child.status)") }
    return Measurement(
      wall: child.wall, processor: child.processor, rows: place.rows, peak: child.peak, process: child.wall, facts: [:])
  }
}
