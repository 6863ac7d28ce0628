/// One statement on its way to the page: cells that stand in columns, and the lines it goes on with.
struct LayoutRow {
  struct Cell {
    var text: String
    /// Cells of one column of a group of rows stand below one another.
    var column: Int
    /// How many columns it takes.
    var span = 1
    /// Spaces before it, at least.
    var gap = 2
    /// Numbers stand at the right edge of their column.
    var isRight = false
  }
  var indent: Int
  var cells: [Cell] = []
  /// The lines after the first, without their indent.
  var more: [String] = []
  /// A comment behind the first line.
  var comment: String?
}

/// Puts rows of one group into columns.
struct ColumnAligner {
  /// A wider cell is left out of account, and what follows it on its row is not aligned: one long list of options must
  /// not push everybody's titles off the page.
  private static let widestCell = 48
  private var starts: [Int: Int] = [:]
  private var widths: [Int: Int] = [:]

  init(_ rows: [LayoutRow]) {
    for cell in rows.flatMap(\.cells) where cell.isRight {
      widths[cell.column] = max(widths[cell.column] ?? 0, cell.text.displayWidth)
    }
    for column in Set(rows.flatMap { $0.cells.map(\.column) }).sorted() {
      let gap = rows.flatMap(\.cells).first { $0.column == column }?.gap ?? 0
      starts[column] = rows.compactMap { end(before: column, in: $0) }.max().map { $0 + gap } ?? 0
    }
  }

  /// Where the last cell before a column ends, for one row.
  private func end(before column: Int, in row: LayoutRow) -> Int? {
    guard let before = row.cells.last(where: { $0.column + $0.span <= column }) else { return nil }
    let width = before.isRight ? widths[before.column] ?? 0 : before.text.displayWidth
    return width > Self.widestCell ? nil : (starts[before.column] ?? 0) + width
  }

  /// The first line of a row, with its indent and without its comment.
  func line(of row: LayoutRow) -> String {
    var (line, width, isLoose) = ("", 0, false)
    for (place, cell) in row.cells.enumerated() {
      let missing = cell.isRight ? (widths[cell.column] ?? 0) - cell.text.displayWidth : 0
      let aligned = (starts[cell.column] ?? 0) + missing
      let next = place == 0 ? (cell.isRight ? aligned : 0) : width + cell.gap
      let start = isLoose ? next : max(next, aligned)
      if cell.text.isEmpty { continue }
      line += String(repeating: " ", count: start - width) + cell.text
      width = start + cell.text.displayWidth
      if !cell.isRight, cell.text.displayWidth > Self.widestCell { isLoose = true }
    }
    return String(repeating: " ", count: row.indent) + line
  }
}

extension String {
  /// Columns on a screen: vowel signs and half-spaces take none.
  var displayWidth: Int {
    unicodeScalars.count {
      $0.properties.generalCategory != .nonspacingMark && !$0.properties.isDefaultIgnorableCodePoint
    }
  }
}
