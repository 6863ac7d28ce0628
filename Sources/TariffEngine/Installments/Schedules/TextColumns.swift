import Diagnostics

/// Cells in columns, as a terminal shows them.
enum TextColumns {
  /// Rows of cells, each column as wide as its widest cell, two spaces between.
  ///
  /// - Parameter right: the columns whose cells stand at their right end.
  static func aligned(_ rows: [[String]], right: Set<Int>) -> [String] {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], DisplayWidth.of(cell))
      }
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
        return right.contains(column) ? space + cell : cell + space
      }
      .joined(separator: "  ")
    }
  }
}
