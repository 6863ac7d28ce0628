/// How long one scenario takes for each time of another: the median over the rounds of a session, in which the two ran one
/// soon after the other. Where both are about dossiers, time is that of a dossier.
struct Ratio: Codable {
  let over: String
  let under: String
  let thousandths: Int
  /// What the project holds itself to, in thousandths: at most, or at least where ``isLeast``.
  let bar: Int?
  let isLeast: Bool

  /// The ratios worth a look, where both were measured.
  private static let wanted: [(over: String, under: String, bar: Int?, isLeast: Bool)] = [
    ("W", "polars-exact", 300, false), ("W", "polars-float", nil, false), ("W", "duckdb-decimal", 110, false),
    ("W", "openfisca", 45, false), ("W", "copy", 4_500, false), ("scalar", "python-decimal", 80, false),
    ("W-1", "W", 1_500, true), ("W-rows", "W", nil, false), ("columnar", "scalar", nil, false),
  ]

  static func all(of results: [Report.Result]) -> [Ratio] {
    wanted.compactMap { pair in
      guard let over = results.first(where: { $0.name == pair.over }),
        let under = results.first(where: { $0.name == pair.under })
      else { return nil }
      let isByDossier = over.rows > 1 && under.rows > 1
      let (above, below) = isByDossier ? (Int128(under.rows), Int128(over.rows)) : (1, 1)
      let rounds = zip(over.runs, under.runs).filter { $0.1.wall > 0 }.map { left, right in
        Int(Int128(left.wall) * above * 1_000 / (Int128(right.wall) * below))
      }
      return Ratio(
        over: pair.over, under: pair.under, thousandths: rounds.sorted().median, bar: pair.bar,
        isLeast: pair.isLeast)
    }
  }
}
