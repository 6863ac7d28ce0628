import Diagnostics

/// Statements and comments → rows → text.
struct Layout {
  /// What stands in column one: a declaration with what is below it, or a comment.
  private struct Entry {
    /// nil: a comment.
    var keyword: Keyword?
    var rows: [(row: LayoutRow, group: Int)] = []
    /// Whether the author left a blank line before it.
    var hadBlank: Bool
    /// One line and nothing below it.
    var isLine: Bool { keyword != nil && rows.count == 1 && rows[0].row.more.isEmpty }
  }

  private let statements: StatementRows
  private var entries: [Entry] = []
  private var groups = 0
  /// Comments on lines of their own that are still to come.
  private var comments: ArraySlice<Comment>
  /// The last line that was laid out, to find the author's blank lines.
  private var lastLine = -1

  /// Lays out what was read, with the keywords of a language.
  init(_ reading: Reading, _ lexer: Lexer, _ language: KeywordLanguage) {
    statements = StatementRows(reading.tree, TokenText(lexer: lexer, roles: reading.roles, language: language))
    comments = lexer.comments.filter(\.ownLine)[...]
    let all = reading.statements
    var place = 0
    while place < all.count {
      let end = all[(place + 1)...].firstIndex { !$0.isIndented } ?? all.count
      takeComments(before: statements.start(of: all[place]))
      block(all[place], all[(place + 1)..<end])
      place = end
    }
    takeComments(before: .max)
    joinRuns()
  }

  /// The whole text.
  var text: String {
    var rows: [Int: [LayoutRow]] = [:]
    for (row, group) in entries.flatMap(\.rows) { rows[group, default: []].append(row) }
    let aligners = rows.mapValues { ColumnAligner($0) }
    var text = ""
    for (place, entry) in entries.enumerated() {
      if place > 0, needsBlank(before: place) { text += "\n" }
      for (row, group) in entry.rows {
        text += aligners[group]?.line(of: row) ?? ""
        text += row.comment.map { "  \($0)" } ?? ""
        text += "\n"
        for line in row.more { text += String(repeating: " ", count: row.indent + 4) + line + "\n" }
      }
    }
    return text
  }

  private mutating func newGroup() -> Int {
    groups += 1
    return groups
  }

  /// Comments above a declaration. An indented one belongs to the declaration before it, as far as only such came.
  private mutating func takeComments(before offset: Int) {
    var isBelow = !entries.isEmpty
    while let comment = comments.first, comment.text.range.start < offset {
      comments.removeFirst()
      let line = statements.line(of: comment.text.range.start)
      isBelow = isBelow && statements.indent(of: comment) > 0
      let row = row(of: comment, indent: isBelow ? 2 : 0)
      if isBelow {
        entries[entries.count - 1].rows.append((row, newGroup()))
      } else {
        entries.append(Entry(keyword: nil, rows: [(row, newGroup())], hadBlank: line > lastLine + 1))
      }
      lastLine = line
    }
  }

  private mutating func block(_ heading: Statement, _ clauses: ArraySlice<Statement>) {
    let keyword = statements.keyword(of: heading)
    var entry = Entry(keyword: keyword, hadBlank: statements.firstLine(of: heading) > lastLine + 1)
    entry.rows.append((statements.heading(heading, &comments), newGroup()))
    let table = statements.table(of: heading)
    let (clauseGroup, rowGroup, inputGroup) = (newGroup(), newGroup(), newGroup())
    var inputIndent: Int?
    for clause in clauses {
      let isInput = keyword == .group && statements.keyword(of: clause) == .input
      let isNested = !isInput && inputIndent.map { clause.indent > $0 } ?? false
      if isInput { inputIndent = clause.indent }
      let indent = isNested ? 4 : 2
      while let comment = comments.first, comment.text.range.start < statements.start(of: clause) {
        entry.rows.append((row(of: comments.removeFirst(), indent: indent), newGroup()))
      }
      if let table, !table.isClause(clause) {
        for comment in statements.commentsInside(clause, &comments) {
          entry.rows.append((row(of: comment, indent: indent), newGroup()))
        }
        entry.rows.append((statements.tableLine(clause, of: table), rowGroup))
      } else if isInput {
        var row = statements.heading(clause, &comments)
        row.indent = indent
        entry.rows.append((row, inputGroup))
      } else {
        let kind = isNested ? Keyword.input : keyword
        let row = statements.clause(clause, of: kind, indent: indent, &comments)
        entry.rows.append((row, isNested ? newGroup() : clauseGroup))
      }
    }
    lastLine = statements.lastLine(of: clauses.last ?? heading)
    entries.append(entry)
  }

  private func row(of comment: Comment, indent: Int) -> LayoutRow {
    LayoutRow(indent: indent, cells: [LayoutRow.Cell(text: comment.text.value, column: 0)])
  }

  /// One-line declarations of one kind, or one-line statements, that the author did not part stand in one group.
  private mutating func joinRuns() {
    var last: Int?
    for place in entries.indices {
      if entries[place].hadBlank { last = nil }
      guard entries[place].keyword != nil else { continue }
      if let last, areOfOneRun(last, place) { entries[place].rows[0].group = entries[last].rows[0].group }
      last = entries[place].isLine ? place : nil
    }
  }

  private func areOfOneRun(_ first: Int, _ second: Int) -> Bool {
    let aligned: [Keyword] = [.input, .set, .rate, .value]
    let amending: [Keyword] = [.change, .insert, .remove, .repeal, .suspend, .reinstate, .annul]
    guard entries[first].isLine, entries[second].isLine, let keyword = entries[first].keyword,
      let next = entries[second].keyword
    else { return false }
    return aligned.contains(keyword) && next == keyword || amending.contains(keyword) && amending.contains(next)
  }

  /// One blank line between declarations; between one-line ones of a kind, and around comments, as the author did.
  private func needsBlank(before place: Int) -> Bool {
    if entries[place - 1].keyword == nil { return entries[place].hadBlank }
    guard let next = entries[place...].firstIndex(where: { $0.keyword != nil }) else { return true }
    return areOfOneRun(place - 1, next) ? entries[place].hadBlank : true
  }
}
