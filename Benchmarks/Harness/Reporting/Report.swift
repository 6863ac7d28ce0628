/// What a session came to: for machines as it is, for people as ``Report/table(against:)``.
struct Report: Codable {
  /// One scenario.
  struct Result: Codable {
    let name: String
    let title: String
    /// Dossiers of one run; 0: it is not about dossiers.
    let rows: Int
    let median: Int
    let least: Int
    let most: Int
    /// The median of processor time.
    let processor: Int
    /// The median of the whole process, from its start to its end.
    let process: Int
    /// By the median; nil: it is not about dossiers.
    let rowsPerSecond: Int?
    /// Of the greediest run.
    let peak: Int
    let runs: [Measurement]
    /// What the last run and the look at its results say.
    let facts: [String: Int]

    enum CodingKeys: String, CodingKey {
      case name, title, rows, runs, facts
      case median = "median_ns"
      case least = "least_ns"
      case most = "most_ns"
      case processor = "median_processor_ns"
      case process = "median_process_ns"
      case rowsPerSecond = "rows_per_second"
      case peak = "peak_kib"
    }

    init(_ scenario: any Scenario, _ runs: [Measurement], _ facts: [String: Int]) {
      (name, title, self.runs, self.facts) = (scenario.name, scenario.title, runs, facts)
      rows = runs.first?.rows ?? 0
      let walls = runs.map(\.wall).sorted()
      (median, least, most) = (walls.median, walls.first ?? 0, walls.last ?? 0)
      processor = runs.map(\.processor).sorted().median
      process = runs.map(\.wholeProcess).sorted().median
      rowsPerSecond = rows > 1 && median > 0 ? Int(Int128(rows) * 1_000_000_000 / Int128(median)) : nil
      peak = runs.map(\.peak).max() ?? 0
    }
  }
  let schema: String
  let machine: Machine
  let runs: Int
  /// Rows that are not what the exact reference comes to, over all of our own scenarios that were looked at.
  let differingRows: Int
  let results: [Result]
  let ratios: [Ratio]
  let limits: [Limit]

  enum CodingKeys: String, CodingKey {
    case schema, machine, runs, ratios, limits
    case differingRows = "differing_rows"
    case results = "scenarios"
  }

  init(machine: Machine, runs: Int, results: [Result]) {
    schema = "tariff-benchmark/2"
    (self.machine, self.runs, self.results) = (machine, runs, results)
    let own = Set(Scenarios.own.map(\.name))
    differingRows = results.filter { own.contains($0.name) }.compactMap { $0.facts["differing_rows"] }.reduce(0, +)
    ratios = Ratio.all(of: results)
    limits = Limit.all(of: results)
  }
}

extension [Int] {
  /// The middle of a sorted list; of two the mean.
  var median: Int {
    guard !isEmpty else { return 0 }
    return count % 2 == 1 ? self[count / 2] : (self[count / 2 - 1] + self[count / 2]) / 2
  }
}
