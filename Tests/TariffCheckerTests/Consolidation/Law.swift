import Diagnostics
import Exact
import TariffKernel
import Testing

@testable import TariffChecker

/// Short acts that act on one another, for tests of consolidation.
struct Law {
  var name: String
  var known: String
  var inForce: String
  var clauses = ""
  var body: String

  /// The act in a file of its own.
  var file: String { "language 1\n\n" + text }

  /// The act alone.
  var text: String {
    let indented = clauses.split(separator: "\n").map { "  \($0)\n" }.joined()
    return """
      act \(name)  "Case"
        authority  "Council"
        approved   \(known)
        in force   \(inForce)
        status     \(clauses.contains("interim") ? "interim" : clauses.contains("draft") ? "draft" : "final")
        source     "A case"
      \(indented.replacing("  interim\n", with: "").replacing("  draft\n", with: ""))
      \(body)

      """
  }

  /// A base act: a rate, a table, a value and two fees, on one bill.
  static let base = Law(
    name: "city.1402", known: "1401-11-30", inForce: "from 1402-01-01 to 1402-12-29",
    clauses: "priced on request_date",
    body: """
      input request_date  date
      input area  m2  0 to 1_000

      set levies

      rate price  1_000 rial/m2  "قیمت" "Price"  article 4

      table share slab by size m2  article 5
                     part
        up to 100    10%
        above        20%

      value base rial = area * price  article 6

      fee levy  "عوارض" "Levy"  article 7
        code     1270
        amount   base * share(area).part
        rounded  half up to 1 rial
        in       levies

      fee extra  article 8
        amount   5% * levies
        rounded  half up to 1 rial

      bill city
        lines  levy, extra
      """)

  static func check(_ laws: [Law], options: CheckOptions = CheckOptions()) -> CheckResult {
    Checker.check(SampleAct.library(laws.map(\.file)), options: options)
  }

  static func corpus(_ laws: [Law]) throws -> Corpus {
    let result = check(laws)
    return try #require(result.corpus, "\(result.words)")
  }
}

extension CheckResult {
  /// What is more than a note.
  var faults: [Diagnostic] { diagnostics.filter { $0.severity != .note } }
  var faultCodes: [String] { faults.map(\.code.code) }
}

extension Corpus {
  /// The outcome of a fee on a day, as known on another.
  func outcome(of fee: String, on day: String, area: Int128 = 200, knownOn: String? = nil) throws -> Outcome? {
    let model = try #require(try model(knownOn: knownOn.map { try Day.of($0) }))
    let dates = model.inputs.filter { $0.group == nil }
    var values: [Int128?] = Array(repeating: nil, count: dates.count)
    let date = Int128(try Day.of(day).number)
    for input in dates { values[input.column] = input.domain == .date ? date : area }
    let groups = Array(repeating: [[Int128?]](), count: model.groups.count)
    let assessment = ScalarMachine(model).assess(Facts(values: values, groups: groups))
    return model.fees.firstIndex { $0.symbol.name == fee }.map { assessment.lines[$0].outcome }
  }
}

extension Day {
  static func of(_ text: String) throws -> Day { try Day.parse(Array(text.utf8)) }
}
