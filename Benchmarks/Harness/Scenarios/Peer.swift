#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// W in another engine, by a script of Benchmarks/Peers. It measures itself from its imports on, as ours is measured from
/// the start of its work on; the whole process, by which the two are compared, is told beside.
struct Peer: Scenario {
  let name: String
  let title: String
  let standardRows: Int?
  private let words: [String]

  static let all: [any Scenario] = [
    Peer("polars-exact", "W in polars, Int128 scaled by hand", ["polars_exact.py"]),
    Peer("polars-float", "W in polars, Float64", ["polars_float.py"]),
    Peer("duckdb-decimal", "W in DuckDB, DECIMAL and HUGEINT", ["duckdb_decimal.py"]),
    Peer("openfisca", "W in OpenFisca-Core, its own float32", ["openfisca_w.py"]),
    Peer(
      "python-decimal-facts", "W in Python's decimal, on facts in memory", ["python_decimal.py", "--in-memory"],
      rows: 50_000),
    Peer("python-decimal", "W in Python's decimal, row by row", ["python_decimal.py"], rows: 50_000),
  ]

  private init(_ name: String, _ title: String, _ words: [String], rows: Int = 1_000_000) {
    (self.name, self.title, self.words, standardRows) = (name, title, words, rows)
  }

  /// What a script prints.
  private struct Answer: Decodable {
    var inside_ns: Int
  }

  func prepare(_ place: Workplace) throws(BenchmarkFault) { try place.prepareWorkload() }

  func run(_ place: Workplace) throws(BenchmarkFault) -> Measurement {
    guard let python = place.python else { throw BenchmarkFault("\(name) needs --peers PYTHON") }
    let script = "\(place.package)/Benchmarks/Peers/\(words[0])"
    let child = try Child.run(python, ["-B", script] + words.dropFirst() + [place.dossiers, place.results(of: name)])
    guard child.status == 0, let answer = try? JSONDecoder().decode(Answer.self, from: Data(child.output)) else {
      throw BenchmarkFault("\(script) ended with status \(child.status)")
    }
    return Measurement(
      wall: answer.inside_ns, processor: child.processor, rows: place.rows, peak: child.peak, process: child.wall,
      facts: [:])
  }

  func verify(_ place: Workplace) throws(BenchmarkFault) -> [String: Int] {
    let file = try ResultFile(place.results(of: name), rows: place.rows, total: "total")
    return ["differing_rows": file.differing, "wrong_totals": file.wrongTotals]
  }
}
