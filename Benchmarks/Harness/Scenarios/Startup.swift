/// How long the command takes to start and end: it says its version. The median of many, since one is short.
struct Startup: Scenario {
  let name = "startup"
  let title = "--version of the binary that --tariff names: the time of one"
  let standardRows: Int? = nil
  private let count = 51

  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement {
    guard let tariff = place.tariff else { throw BenchmarkFault("\(name) needs --tariff PROGRAM") }
    var children: [Child] = []
    for _ in 0..<count {
      let child = try Child.run(tariff, ["--version"])
      guard child.status == 0 else { throw BenchmarkFault("\(tariff) ended with status \(child.status)") }
      children.append(child)
    }
    let wall = children.map(\.wall).sorted().median
    return Measurement(
      wall: wall, processor: children.map(\.processor).sorted().median, rows: 0,
      peak: children.map(\.peak).max() ?? 0, process: wall, facts: ["runs": count])
  }
}
