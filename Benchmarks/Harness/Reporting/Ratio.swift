/// How long one scenario takes for each time of another: the median over the rounds of a session, in which the two ran one
/// soon after the other. Where both are about dossiers, time is that of a dossier.
struct Ratio: Codable {
  let over: String
  let under: String
  let thousandths: Int
  /// What the project holds itself to, at most, in thousandths.
  let bar: Int?

  /// The ratios worth a look, where both were measured.
  private static let wanted: [(over: String, under: String, bar: Int?)] = [
    ("W", "polars-exact", 300), ("W", "polars-float", nil), ("W", "duckdb-decimal", 110), ("W", "openfisca", 45),
    ("W", "copy", 4_500), ("scalar", "python-decimal", 80), ("W", "scalar", nil), ("columnar", "scalar", nil),
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
      return Ratio(over: pair.over, under: pair.under, thousandths: rounds.sorted().median, bar: pair.bar)
    }
  }
}
