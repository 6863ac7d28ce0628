import TariffEngine

/// What keeps a benchmark from being run.
struct BenchmarkFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  init(_ fault: StreamFault) { description = "\(fault.name): \(fault.reason)" }

  init(_ fault: BatchFault) {
    description =
      switch fault {
      case .unusable(let faults):
        faults.map { "\($0.code.rawValue) \($0.words) \($0.reason)" }.joined(separator: "\n")
      case .source(let fault), .sink(let fault): "\(fault.name): \(fault.reason)"
      case .stopped: "the run was stopped"
      }
  }
}
