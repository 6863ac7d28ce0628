/// One statement: the tokens of a line and of the lines that go on with it.
struct Statement {
  /// Indices of tokens.
  var tokens: Range<Int>
  /// Bytes before the first word; 0: a declaration begins.
  var indent: Int

  var isIndented: Bool { indent > 0 }
}

/// Joins lines into statements. A line that begins in column one always begins a statement, so that a parenthesis left
/// open spoils one statement and never the rest of the file.
struct StatementJoiner {
  private let tokens: [Token]
  private let vocabulary: Vocabulary
  /// Parentheses that are closed on a later line, before the next line in column one; and those that close them.
  private var openers: Set<Int> = []
  private var closers: Set<Int> = []
  private(set) var statements: [Statement] = []

  init(_ tokens: [Token], _ vocabulary: Vocabulary) {
    self.tokens = tokens
    self.vocabulary = vocabulary
    matchParentheses()
    join()
  }

  private mutating func matchParentheses() {
    var open: [Int] = []
    for index in tokens.indices {
      if tokens[index].indent == 0 { open = [] }
      if tokens[index].isSymbol(.open) { open.append(index) }
      if tokens[index].isSymbol(.close), let match = open.popLast(), tokens[match].line < tokens[index].line {
        openers.insert(match)
        closers.insert(index)
      }
    }
  }

  private mutating func join() {
    var (start, depth, isTable) = (0, 0, false)
    for index in tokens.indices {
      if index > start, tokens[index - 1].line != tokens[index].line, !goesOn(at: index, depth: depth, isTable: isTable)
      {
        append(start..<index)
        (start, depth) = (index, 0)
      }
      if index == start, tokens[index].indent == 0 { isTable = begins(index, [.table, .replace]) }
      if openers.contains(index) { depth += 1 }
      if closers.contains(index) { depth -= 1 }
    }
    if start < tokens.count { append(start..<tokens.count) }
  }

  /// Whether the token at the beginning of a line belongs to the statement of the line before.
  private func goesOn(at index: Int, depth: Int, isTable: Bool) -> Bool {
    let (before, token) = (tokens[index - 1], tokens[index])
    if token.indent == 0 { return false }
    if depth > 0 { return true }
    if case .symbol(let symbol) = before.kind, symbol.continuesLine { return symbol != .open }
    if ends(index - 1, Keyword.continuingLine) { return true }
    if isTable { return false }
    if case .symbol(let symbol) = token.kind { return symbol.continuesFromNextLine }
    return begins(index, Keyword.continuingFromNextLine)
  }

  private func begins(_ index: Int, _ keywords: [Keyword]) -> Bool {
    tokens[index].term != 0
      && keywords.contains { vocabulary.spells($0, tokens, at: index, before: tokens.count) }
  }

  private func ends(_ index: Int, _ keywords: [Keyword]) -> Bool {
    tokens[index].term != 0
      && keywords.contains { keyword in
        let start = index + 1 - vocabulary.length(of: keyword)
        return start >= 0 && vocabulary.spells(keyword, tokens, at: start, before: index + 1)
      }
  }

  private mutating func append(_ range: Range<Int>) {
    statements.append(Statement(tokens: range, indent: tokens[range.lowerBound].indent))
  }
}
