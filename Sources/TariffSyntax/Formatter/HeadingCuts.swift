import Diagnostics

/// Where headings are cut into columns, by the offsets of the tokens that begin a column; and where a wider space goes.
struct HeadingCuts {
  struct Column {
    var number: Int
    var span = 1
    var gap = 2
  }
  private(set) var columns: [Int: Column] = [:]
  /// Titles and articles of clauses.
  private(set) var gaps: Set<Int> = []
  /// Tables by the offset of their heading.
  private(set) var tables: [Int: TableDeclaration] = [:]
  private let words: TokenText

  init(_ tree: SyntaxTree, _ words: TokenText) {
    self.words = words
    if let rulebook = tree.rulebook { cut(rulebook.heading) }
    for act in tree.acts {
      cut(act.act.heading)
      for item in act.items {
        switch item {
        case .declaration(let declaration): cut(declaration)
        case .statement(let statement): cut(statement)
        }
      }
    }
  }

  private mutating func cut(_ declaration: Declaration) {
    switch declaration {
    case .input(let input): cut(input)
    case .group(let group):
      cut(group.heading)
      for input in group.inputs { cut(input) }
    case .set(let set): cut(set.heading)
    case .rate(let rate):
      columns[rate.value.range.start] = Column(number: 1)
      cut(rate.heading)
    case .table(let table):
      cut(table.heading)
      tables[table.heading.keyword.range.start] = table
    case .value(let value):
      columns[start(ofTokenBehind: value.unit?.range ?? value.heading.name.range)] = Column(number: 1, gap: 1)
      cut(value.heading)
    case .fee(let fee):
      cut(fee.heading)
      for exemption in fee.exemptions { widen(exemption.titles, exemption.article) }
      for relief in fee.reliefs { widen(relief.titles, relief.article) }
    case .bill(let bill): cut(bill.heading)
    case .plan(let plan): cut(plan.heading)
    case .example: break
    }
  }

  /// Titles, the rest of the line, and the cells of a row stand apart.
  private mutating func cut(_ statement: AmendingStatement) {
    switch statement.action {
    case .replaceTable(let table, _): tables[table.heading.keyword.range.start] = table
    case .insertRow(_, let row), .removeRow(_, let row):
      // A cell without a number, `none`, is one word behind the cell or pattern before it.
      var next = words.first(at: row.patterns.last?.range.end ?? row.range.start)
      if case .removeRow = statement.action { next += words.length(ofKeywordAt: next) }
      for (place, cell) in row.cells.enumerated() {
        if let cell { next = words.first(at: cell.range.start) }
        if next < words.lexer.tokens.count, place > 0 || isInsertion(statement) {
          gaps.insert(words.lexer.tokens[next].start)
        }
        next = cell.map { words.first(at: $0.range.end) } ?? next + words.length(ofKeywordAt: next)
      }
    default: break
    }
    if let title = statement.titles.first { gaps.insert(title.range.start) }
    let tails = [statement.article, statement.source, statement.sample].compactMap { $0?.range }
    for tail in tails + statement.accepted.map(\.code.range) { gaps.insert(start(ofKeywordBefore: tail)) }
  }

  private func isInsertion(_ statement: AmendingStatement) -> Bool {
    if case .insertRow = statement.action { true } else { false }
  }

  private mutating func cut(_ input: InputDeclaration) {
    let type = start(ofTokenBehind: input.heading.name.range)
    if case .number(_, let least, _, _) = input.type {
      columns[type] = Column(number: 1)
      columns[least.range.start] = Column(number: 2)
    } else {
      columns[type] = Column(number: 1, span: 2)
    }
    cut(input.heading)
  }

  /// Titles and what else stands behind them on the heading's line.
  private mutating func cut(_ heading: Heading) {
    if let title = heading.titles.first { columns[title.range.start] = Column(number: 3) }
    var tails = [heading.article, heading.source, heading.sample, heading.isNew].compactMap { $0?.range }
    tails += heading.accepted.map(\.code.range) + heading.amendedBy.map(\.act.range)
    if let inForce = heading.inForce { tails.append(inForce.range) }
    let starts = tails.map { start(ofKeywordBefore: $0) }.sorted()
    gaps.formUnion(starts)
    if let first = starts.first { columns[first] = Column(number: 4) }
  }

  private mutating func widen(_ titles: [Marked<String>], _ article: Marked<String>?) {
    if let title = titles.first { gaps.insert(title.range.start) }
    if let article { gaps.insert(start(ofKeywordBefore: article.range)) }
  }

  private func start(ofTokenBehind range: SourceRange) -> Int {
    let index = words.first(at: range.end)
    return index < words.lexer.tokens.count ? words.lexer.tokens[index].start : range.end
  }

  private func start(ofKeywordBefore range: SourceRange) -> Int {
    var index = words.first(at: range.start) - 1
    while index > 0, words.roles[index] == .restOfKeyword { index -= 1 }
    return index >= 0 ? words.lexer.tokens[index].start : range.start
  }
}
