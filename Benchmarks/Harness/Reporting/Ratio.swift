/// How long one scenario takes for each time of another: the median over the rounds of a session, in which the two ran one
/// soon after the other. Where both are about dossiers, time is that of a dossier.
struct Ratio: Codable {
  let over: String
  let under: String
  /// Which time is compared.
  let time: Time
  let thousandths: Int
  /// The same of the time within, where that of the process is compared.
  let inner: Int?
  /// What the project holds itself to, in thousandths: at most, or at least where ``isLeast``.
  let bar: Int?
  let isLeast: Bool

  /// Which time is compared.
  enum Time: String, Codable {
    /// That of both processes, from their start to their end: of other engines, what a user waits for.
    case process
    /// That of the work: ours from the loading of the rulebook on, a peer's from behind its imports on.
    case inner
  }

  enum CodingKeys: String, CodingKey {
    case over, under, time, thousandths, bar
    case inner = "inner_thousandths"
    case isLeast = "is_least"
  }

  /// The ratios worth a look, where both were measured.
  private static let wanted: [(over: String, under: String, time: Time, bar: Int?, isLeast: Bool)] = [
    ("W", "polars-exact", .process, 300, false), ("W", "polars-float", .process, nil, false),
    ("W", "duckdb-decimal", .process, 110, false), ("W", "openfisca", .process, 45, false),
    ("W", "copy", .process, 4_500, false), ("scalar", "python-decimal-facts", .inner, 80, false),
    ("W-rows", "python-decimal", .process, nil, false), ("W-1", "W", .inner, 1_500, true),
    ("what-ifs", "W", .inner, 4_000, false), ("bad-rows", "W", .inner, 10_000, false),
    ("W-full", "W", .inner, nil, false), ("W-rows", "W", .inner, nil, false),
    ("columnar", "scalar", .inner, nil, false),
  ]

  static func all(of results: [Report.Result]) -> [Ratio] {
    wanted.compactMap { pair in
      guard let over = results.first(where: { $0.name == pair.over }),
        let under = results.first(where: { $0.name == pair.under })
      else { return nil }
      let inner = median(over, under, \.wall)
      return Ratio(
        over: pair.over, under: pair.under, time: pair.time,
        thousandths: pair.time == .inner ? inner : median(over, under, \.wholeProcess),
        inner: pair.time == .inner ? nil : inner, bar: pair.bar, isLeast: pair.isLeast)
    }
  }

  private static func median(
    _ over: Report.Result, _ under: Report.Result, _ time: (Measurement) -> Int
  ) -> Int {
    let isByDossier = over.rows > 1 && under.rows > 1
    let (above, below) = isByDossier ? (Int128(under.rows), Int128(over.rows)) : (1, 1)
    let rounds = zip(over.runs, under.runs).filter { time($0.1) > 0 }.map { left, right in
      Int(Int128(time(left)) * above * 1_000 / (Int128(time(right)) * below))
    }
    return rounds.sorted().median
  }
}
