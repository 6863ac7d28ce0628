import Diagnostics

/// One statement → one row, with its comments.
struct StatementRows {
  private let lexer: Lexer
  private let cuts: HeadingCuts
  private let words: TokenText
  private let lineStarts: [Int]
  /// Comments behind statements, by line.
  private let endComments: [Int: Comment]
  /// Tokens with a wide space before them, where they do not begin a column.
  private let gaps: Set<Int>

  init(_ tree: SyntaxTree, _ words: TokenText) {
    self.words = words
    lexer = words.lexer
    cuts = HeadingCuts(tree, words)
    let bytes = words.lexer.bytes
    let starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    lineStarts = starts
    let behind = words.lexer.comments.filter { !$0.ownLine }
    endComments = Dictionary(behind.map { (Self.line(of: $0.text.range.start, starts), $0) }) { $1 }
    gaps = cuts.gaps.union(cuts.columns.keys)
  }

  private static func line(of offset: Int, _ starts: [Int]) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  func line(of offset: Int) -> Int { Self.line(of: offset, lineStarts) }

  func indent(of comment: Comment) -> Int {
    let start = comment.text.range.start
    let line = lineStarts[line(of: start)]
    return line == 0 ? start - TextPolicy.start(of: lexer.bytes) : start - line
  }

  func start(of statement: Statement) -> Int { lexer.tokens[statement.tokens.lowerBound].start }
  func firstLine(of statement: Statement) -> Int { lexer.tokens[statement.tokens.lowerBound].line }
  func lastLine(of statement: Statement) -> Int { lexer.tokens[statement.tokens.upperBound - 1].line }
  func keyword(of statement: Statement) -> Keyword? { words.keyword(at: statement.tokens.lowerBound) }

  func table(of heading: Statement) -> TableLayout? {
    cuts.tables[start(of: heading)].map { TableLayout($0, words) }
  }

  /// A heading: keyword and name, definition, titles and the rest in columns.
  func heading(_ statement: Statement, _ comments: inout ArraySlice<Comment>) -> LayoutRow {
    row(statement, indent: 0, &comments) { cuts.columns[lexer.tokens[$0].start] }
  }

  /// A clause: its words, and what it says.
  func clause(
    _ statement: Statement, of keyword: Keyword?, indent: Int, _ comments: inout ArraySlice<Comment>
  ) -> LayoutRow {
    let first = statement.tokens.lowerBound
    let kind = DeclarationKind.allCases.first { $0.keyword == keyword }
    let word = words.keyword(at: first)
    let begins = kind?.clauses.contains { $0.keyword == word } ?? false
    let length = begins ? words.length(ofKeywordAt: first) : statement.tokens.count
    return row(statement, indent: indent, &comments) { $0 == first + length ? HeadingCuts.Column(number: 1) : nil }
  }

  /// A line below a table: columns or a row.
  func tableLine(_ statement: Statement, of table: TableLayout) -> LayoutRow {
    var row = LayoutRow(indent: 2, cells: table.cells(of: statement))
    row.comment = endComments[lastLine(of: statement)]?.text.value
    return row
  }

  /// Comments that stand inside a statement which becomes one line; they go above it.
  func commentsInside(_ statement: Statement, _ comments: inout ArraySlice<Comment>) -> [Comment] {
    var inside = (firstLine(of: statement)..<lastLine(of: statement)).compactMap { endComments[$0] }
    let end = lexer.tokens[statement.tokens.upperBound - 1].start
    while let comment = comments.first, comment.text.range.start < end { inside.append(comments.removeFirst()) }
    return inside.sorted { $0.text.range.start < $1.text.range.start }
  }

  /// The first line in cells, each begun where `column` says so, and the lines that follow as they were broken.
  private func row(
    _ statement: Statement, indent: Int, _ comments: inout ArraySlice<Comment>,
    _ column: (Int) -> HeadingCuts.Column?
  ) -> LayoutRow {
    let first = statement.tokens.lowerBound
    var row = LayoutRow(indent: indent)
    var lines = brokenLines(of: statement)[...]
    let firstLine = lines.removeFirst()
    var (begin, cut) = (first, HeadingCuts.Column(number: 0))
    for index in firstLine where index > first {
      guard let next = column(index) else { continue }
      row.cells.append(cell(begin..<index, cut))
      (begin, cut) = (index, next)
    }
    row.cells.append(cell(begin..<firstLine.upperBound, cut))
    row.comment = endComments[lexer.tokens[first].line]?.text.value
    for line in lines {
      while let comment = comments.first, comment.text.range.start < lexer.tokens[line.lowerBound].start {
        comments.removeFirst()
        row.more.append(comment.text.value)
      }
      let comment = endComments[lexer.tokens[line.lowerBound].line].map { "  \($0.text.value)" } ?? ""
      row.more.append(words.text(line, gaps: gaps) + comment)
    }
    return row
  }

  private func cell(_ range: Range<Int>, _ column: HeadingCuts.Column) -> LayoutRow.Cell {
    let text = words.text(range, gaps: cuts.gaps)
    return LayoutRow.Cell(text: text, column: column.number, span: column.span, gap: column.gap)
  }

  /// The tokens of each line of a statement; a keyword of several words stays on the line of its first.
  private func brokenLines(of statement: Statement) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = statement.tokens.lowerBound
    for index in statement.tokens where lexer.tokens[index].line != lexer.tokens[start].line {
      if words.roles[index] == .restOfKeyword { continue }
      lines.append(start..<index)
      start = index
    }
    return lines + [start..<statement.tokens.upperBound]
  }
}
