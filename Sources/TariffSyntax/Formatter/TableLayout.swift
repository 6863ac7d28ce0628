import Diagnostics

/// Columns and rows of one table → cells.
///
///     table single_unit slab by area m2
///                  share  least rial/m2
///       up to  60     5%            200
///       above        65%          1_600
struct TableLayout {
  private let table: TableDeclaration
  private let words: TokenText
  private let rows: [Int: TableRow]
  /// By key: whether its patterns are cut into words and a number.
  private let isSplit: [Bool]

  init(_ table: TableDeclaration, _ words: TokenText) {
    self.table = table
    self.words = words
    rows = Dictionary(table.rows.map { ($0.range.start, $0) }) { first, _ in first }
    let width = table.rows.map(\.patterns.count).max() ?? 0
    isSplit = (0..<width).map { key in
      table.rows.allSatisfy { $0.patterns.count <= key || $0.patterns[key].hasOneNumberAtMost }
    }
  }

  /// Whether a line below the table is a clause: rows may begin with the same words.
  func isClause(_ statement: Statement) -> Bool {
    let first = statement.tokens.lowerBound
    return words.keyword(at: first) != nil && rows[words.lexer.tokens[first].start] == nil
  }

  /// The cells of a line below the table: a row, or else the columns.
  func cells(of statement: Statement) -> [LayoutRow.Cell] {
    let start = words.lexer.tokens[statement.tokens.lowerBound].start
    return rows[start].map { cells(of: $0, in: statement) } ?? columns(of: statement)
  }

  private func columns(of statement: Statement) -> [LayoutRow.Cell] {
    let names = table.across?.options.map(\.range) ?? table.columns.map(\.name.range)
    let starts = names.map { words.first(at: $0.start) } + [statement.tokens.upperBound]
    var cells = [LayoutRow.Cell(text: "", column: 0)]
    for (place, start) in starts.dropLast().enumerated() {
      cells.append(cell(start..<starts[place + 1], place))
    }
    return cells
  }

  private func cells(of row: TableRow, in statement: Statement) -> [LayoutRow.Cell] {
    var cells: [LayoutRow.Cell] = []
    for (key, pattern) in row.patterns.enumerated() {
      let comma = key + 1 < row.patterns.count ? "," : ""
      cells += self.cells(of: pattern, key: key, comma: comma)
    }
    var next = words.first(at: row.patterns.last?.range.end ?? row.range.start)
    for (place, literal) in row.cells.enumerated() {
      let range = literal.map { words.tokens(in: $0.range.start..<$0.range.end) } ?? next..<(next + 1)
      next = range.upperBound
      cells.append(cell(range, place))
    }
    return cells
  }

  private func cell(_ range: Range<Int>, _ place: Int) -> LayoutRow.Cell {
    let text = words.text(range, groupsAll: true)
    return LayoutRow.Cell(text: text, column: 2 * isSplit.count + 1 + place, isRight: true)
  }

  private func cells(of pattern: RowPattern, key: Int, comma: String) -> [LayoutRow.Cell] {
    let range = words.tokens(in: pattern.range.start..<pattern.range.end)
    let gap = key == 0 ? 2 : 1
    // A key without a unit of its own may be a year.
    let isMeasured = key < table.keys.count && table.keys[key].unit != nil
    func text(_ range: Range<Int>) -> String { words.text(range, groupsAll: isMeasured) }
    guard isSplit[key], let number = pattern.number else {
      return [LayoutRow.Cell(text: text(range) + comma, column: 2 * key, span: 2, gap: gap)]
    }
    let middle = words.first(at: number.range.start)
    let hasWords = range.lowerBound < middle
    let first = LayoutRow.Cell(text: text(range.lowerBound..<middle), column: 2 * key, gap: gap)
    let digits = text(middle..<range.upperBound) + comma
    return [
      first, LayoutRow.Cell(text: digits, column: 2 * key + 1, gap: hasWords || isWordy(key) ? 1 : 0, isRight: true),
    ]
  }

  /// Whether some pattern of the key has words.
  private func isWordy(_ key: Int) -> Bool {
    table.rows.contains { row in
      guard row.patterns.count > key else { return false }
      switch row.patterns[key].kind {
      case .number, .other: return false
      case .range, .rest, .words: return true
      }
    }
  }
}

extension RowPattern {
  /// A bracket with one end, a single number, or no number at all.
  fileprivate var hasOneNumberAtMost: Bool {
    switch kind {
    case .range(let lower, let upper): lower == nil || upper == nil
    case .rest, .number, .other: true
    case .words: false
    }
  }

  /// The one number of the pattern.
  fileprivate var number: NumberLiteral? {
    switch kind {
    case .range(let lower, let upper): (lower ?? upper)?.number
    case .number(let number): number
    case .rest, .other, .words: nil
    }
  }
}
