import TariffEngine

/// Where a scenario finds its files, and how much it is to do.
struct Workplace {
  /// The folder of the package.
  let package: String
  /// Where files are made; they are kept, since making them takes longer than measuring.
  let scratch: String
  /// How many dossiers.
  let rows: Int
  /// The Python that has the packages of the peers; nil: peers are not run.
  let python: String?
  /// The program whose start is measured; nil: it is not.
  let tariff: String?

  /// The rulebook of workload W.
  var workload: String { "\(package)/Benchmarks/W" }
  /// The dossiers of workload W.
  var dossiers: String { "\(scratch)/w-\(rows).csv" }
  /// Where a scenario's results go.
  func results(of scenario: String) -> String { "\(scratch)/\(scenario)-\(rows).results.csv" }

  /// Makes the dossiers of workload W where they are not there.
  func prepareWorkload() throws(BenchmarkFault) {
    guard !Files.exists(dossiers) else { return }
    let count = rows
    try Files.write(dossiers) { sink throws(StreamFault) in
      try WorkloadFile.write(count) { bytes throws(StreamFault) in try sink.write(bytes) }
    }
  }

  /// Loads a rulebook, or says what is wrong with it.
  func load(_ folder: String, drafts: [String] = []) throws(BenchmarkFault) -> Rulebook {
    do { return try Rulebook.load(folder: folder, drafts: drafts) } catch {
      let first = error.description.split(separator: "\n").prefix(6).joined(separator: "\n")
      throw BenchmarkFault("\(folder): \(error.report.errors) errors\n\(first)")
    }
  }
}
