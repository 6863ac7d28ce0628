/// Something that one scenario by itself must not exceed.
struct Limit: Codable {
  let scenario: String
  /// What is measured.
  let measure: Measure
  let found: Int
  let most: Int

  /// What is measured.
  enum Measure: String, Codable {
    /// The median of the time within, in nanoseconds.
    case median = "median_ns"
    /// The most memory, in KiB.
    case peak = "peak_kib"
    /// Rows that are not what the exact reference comes to.
    case differingRows = "differing_rows"
    /// Rows that the columnar machine handed over to the scalar one.
    case handedOver = "handed_over"
  }

  /// What the project holds itself to.
  private static let wanted: [(scenario: String, measure: Measure, most: Int)] = [
    ("W", .differingRows, 0), ("W", .handedOver, 0), ("W-5M", .peak, 64 * 1_024), ("bad-rows", .peak, 64 * 1_024),
    ("bad-rows", .differingRows, 0), ("what-ifs", .differingRows, 0), ("schedules", .differingRows, 0),
    ("load", .median, 5_000_000), ("startup", .median, 8_000_000),
  ]

  /// The limits of what was measured.
  static func all(of results: [Report.Result]) -> [Limit] {
    wanted.compactMap { limit in
      guard let result = results.first(where: { $0.name == limit.scenario }),
        let found = limit.measure.value(of: result)
      else { return nil }
      return Limit(scenario: limit.scenario, measure: limit.measure, found: found, most: limit.most)
    }
  }
}

extension Limit.Measure {
  fileprivate func value(of result: Report.Result) -> Int? {
    switch self {
    case .median: result.median
    case .peak: result.peak
    case .differingRows, .handedOver: result.facts[rawValue]
    }
  }

  /// What it is called.
  var title: String {
    switch self {
    case .median: "time"
    case .peak: "MiB at most"
    case .differingRows: "differing rows"
    case .handedOver: "rows handed over"
    }
  }

  /// A value for people.
  func text(_ value: Int) -> String {
    switch self {
    case .median: Digits.time(value)
    case .peak: Digits.thousandths(value * 1_000 / 1_024, places: 1)
    case .differingRows, .handedOver: Digits.grouped(value)
    }
  }
}
