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
  /// Offsets of the clauses among the lines below tables; the others are columns and rows.
  private(set) var tableClauses: Set<Int> = []
  private let words: TokenText

  init(_ tree: SyntaxTree, _ words: TokenText) {
    self.words = words
    if let rulebook = tree.rulebook { cut(rulebook.heading) }
    for act in tree.acts {
      cut(act.act.heading)
      for declaration in act.declarations { cut(declaration) }
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
      var clauses = [table.file, table.heading.article, table.heading.source, table.heading.sample].compactMap(
        \.?.range)
      clauses += table.heading.accepted.map(\.code.range) + table.totals.map(\.range)
      for clause in clauses { tableClauses.insert(start(ofTokenBefore: clause)) }
    case .value(let value):
      columns[start(ofTokenBehind: value.unit?.range ?? value.heading.name.range)] = Column(number: 1, gap: 1)
      cut(value.heading)
    case .fee(let fee):
      cut(fee.heading)
      for exemption in fee.exemptions { widen(exemption.titles, exemption.article) }
      for relief in fee.reliefs { widen(relief.titles, relief.article) }
    case .bill(let bill): cut(bill.heading)
    case .example: break
    }
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
    let tails = [heading.article, heading.source, heading.sample].compactMap(\.self) + heading.accepted.map(\.code)
    let starts = tails.map { start(ofTokenBefore: $0.range) }.sorted()
    gaps.formUnion(starts)
    if let first = starts.first { columns[first] = Column(number: 4) }
  }

  private mutating func widen(_ titles: [Marked<String>], _ article: Marked<String>?) {
    if let title = titles.first { gaps.insert(title.range.start) }
    if let article { gaps.insert(start(ofTokenBefore: article.range)) }
  }

  private func start(ofTokenBehind range: SourceRange) -> Int {
    let index = words.first(at: range.end)
    return index < words.lexer.tokens.count ? words.lexer.tokens[index].start : range.end
  }

  private func start(ofTokenBefore range: SourceRange) -> Int {
    let index = words.first(at: range.start)
    return index > 0 ? words.lexer.tokens[index - 1].start : range.start
  }
}
