import Diagnostics
import Exact
import TariffSyntax

extension Printer {
  /// A table with its heading line and rows.
  mutating func print(_ table: TableDeclaration) {
    let keys = table.keys.map { $0.name.value + Self.unit(after: $0.unit) }.joined(separator: ", ")
    let across = table.across.map { "across \($0.name.value)\(Self.unit(after: $0.unit))" } ?? ""
    heading(table.heading, [table.method?.value.rawValue ?? "", "by \(keys)", across])
    common(table.heading)
    if let file = table.file { clause("from \(Self.quoted(file.value))") }
    for total in table.totals {
      clause("total \(total.column.value) = \(total.parts.map(\.value).joined(separator: " + "))")
    }
    rows(of: table)
  }

  /// The heading line and the rows below it.
  mutating func rows(of table: TableDeclaration) {
    let columns =
      table.across.map { $0.options.map(\.value) } ?? table.columns.map { $0.name.value + Self.unit(after: $0.unit) }
    if !columns.isEmpty { clause(columns.joined(separator: "  ")) }
    for row in table.rows { clause(Self.row(row)) }
  }

  /// A row: what it asks for, and its cells.
  static func row(_ row: TableRow) -> String {
    "\(patterns(row.patterns))  \(row.cells.map(cell).joined(separator: "  "))"
  }

  /// What a row asks of its keys.
  static func patterns(_ patterns: [RowPattern]) -> String { patterns.map(pattern).joined(separator: ", ") }

  private static func pattern(_ pattern: RowPattern) -> String {
    switch pattern.kind {
    case .range(let lower, let upper):
      let begin = lower.map { "\($0.isIncluded ? "from" : "above") \(number($0.number))" }
      let end = upper.map { "\($0.isIncluded ? "up to" : "below") \(number($0.number))" }
      return [begin, end].compactMap { $0 }.joined(separator: " ")
    case .rest: return "above"
    case .number(let literal): return number(literal)
    case .words(let words):
      if words.count == 1, !isName(words[0].value) { return quoted(words[0].value) }
      return words.map(\.value).joined(separator: " | ")
    case .other: return "other"
    }
  }

  /// A printed number, or `none`.
  static func cell(_ cell: NumberLiteral?) -> String { cell.map(number) ?? "none" }

  /// Whether a text could stand as an option: letters, digits and `_`, and no word of a row.
  private static func isName(_ text: String) -> Bool {
    let words: Set<String> = ["up", "from", "above", "below", "other", "none", "exempt", "suspended", "error"]
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic, !words.contains(text) else {
      return false
    }
    return text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType == .decimal || $0 == "_" || $0 == "\u{200C}"
    }
  }
}
