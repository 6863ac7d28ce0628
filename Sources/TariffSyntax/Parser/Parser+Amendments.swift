import Diagnostics
import Exact

extension Parser {
  /// amendment → action ["from" DATE ["to" DATE | "until" "decided"]] tail, and below it the common clauses
  mutating func amendment(_ block: Block) -> AmendingStatement? {
    var heading = statementHeading(block)
    let action = action(block.kind)
    let days = days(block.kind)
    tail(&heading, block.kind)
    commonClauses(block, &heading)
    guard let action else { return nil }
    return statement(action, heading, days)
  }

  /// Takes the keyword; titles, article and the rest are gathered as those of a declaration are.
  private mutating func statementHeading(_ block: Block) -> Heading {
    let start = cursor
    _ = begin(block.kind)
    let keyword = Marked(block.kind.keyword.spelling.english, range(from: start))
    let last = tokens[(block.clauses.last ?? block.heading).tokens.upperBound - 1]
    let whole = SourceRange(file: index, start: keyword.range.start, end: last.end)
    return Heading(
      keyword: keyword, name: keyword, titles: [], article: nil, source: nil, sample: nil, accepted: [], range: whole)
  }

  private func statement(
    _ action: AmendingAction, _ heading: Heading, _ days: (span: SpanClause?, isUntilDecided: Bool)
  ) -> AmendingStatement {
    AmendingStatement(
      action: action, span: days.span, isUntilDecided: days.isUntilDecided, titles: heading.titles,
      article: heading.article, source: heading.source, sample: heading.sample, accepted: heading.accepted,
      range: heading.range)
  }

  /// days → ["from" DATE ["to" DATE | "until" "decided"]]
  private mutating func days(_ kind: DeclarationKind) -> (span: SpanClause?, isUntilDecided: Bool) {
    guard !isFaulty, at(.from) else { return (nil, false) }
    let start = cursor
    let span = span(needsFrom: true)
    if kind == .annul {
      fail(
        .unexpectedWord, at: range(of: tokens[start]), "an annulment holds from the beginning and has no days",
        remedy: "leave them out, or write `\(spelling(.repeal))` for an end from a day on")
    }
    guard at(.untilDecided) else { return (span, false) }
    if kind != .suspend || span?.last != nil {
      fail(
        .unexpectedWord, at: range(of: tokens[cursor]),
        "`\(spelling(.untilDecided))` is the open end of a suspension, and stands in no other place",
        remedy: "write the last day behind `\(spelling(.to))`, or leave it open")
      return (span, false)
    }
    return (span, eat(.untilDecided))
  }

  private mutating func action(_ kind: DeclarationKind) -> AmendingAction? {
    switch kind {
    case .change: change()
    case .insert: rowOfTable().flatMap { table in row(.insertion).map { .insertRow(table: table, $0) } }
    case .remove: removal()
    case .repeal: name("the name of a provision").map { .repeal($0) }
    case .suspend: target(needsAct: false).map { .suspend($0) }
    case .reinstate: target(needsAct: false).map { .reinstate($0) }
    case .annul: target(needsAct: true).map { .annul($0) }
    default: nil
    }
  }

  /// target → "act" ACT | NAME ["in" ACT]
  private mutating func target(needsAct: Bool) -> AmendmentTarget? {
    if at(.act), peek(1)?.word != nil, !at(.in, 1) {
      _ = eat(.act)
      return dottedName("the name of an act").map { .act($0) }
    }
    guard let name = name("the name of a provision, or `\(spelling(.act))` and that of an act") else { return nil }
    if needsAct { expect(.in, "and the act that is annulled in part") }
    guard needsAct || eat(.in) else { return .provision(name, in: nil) }
    return dottedName("the name of an act").map { .provision(name, in: $0) }
  }

  /// The table of a statement about a row: NAME "," "row"
  private mutating func rowOfTable() -> Marked<String>? {
    let table = name("the name of a table")
    return expect(.comma, "and the row") && expect(.row, "and its patterns") ? table : nil
  }

  /// remove → NAME "," "row" pattern ("," pattern)* "was" cell*
  private mutating func removal() -> AmendingAction? {
    guard let table = rowOfTable() else { return nil }
    let start = cursor
    var patterns: [RowPattern] = []
    repeat {
      guard let pattern = pattern(.reference, number: patterns.count + 1) else { return nil }
      patterns.append(pattern)
    } while eat(.comma)
    guard expect(.was, "and the cells of the row"), let cells = cells() else { return nil }
    return .removeRow(table: table, TableRow(patterns: patterns, cells: cells, range: range(from: start)))
  }
}

extension Parser {
  /// replace → NAME [method] ["by" keys] ("was" ACT | span | tail)*, and below it what stands below a table
  mutating func replacement(_ block: Block) -> AmendingStatement? {
    var heading = statementHeading(block)
    guard let name = name("the name of a table") else { return nil }
    heading.name = name
    let keyword = Marked(Keyword.table.spelling.english, heading.keyword.range)
    heading.keyword = keyword
    var table = TableDeclaration(
      heading: heading, method: nil, keys: [], across: nil, columns: [], rows: [], file: nil, totals: [])
    table.method = eatOne(TableMethod.allCases.map { ($0.keyword, $0) })
    if eat(.by) { keys(of: &table) }
    var was: Marked<String>?
    var days: (span: SpanClause?, isUntilDecided: Bool) = (nil, false)
    heading.titles = titles()
    if eat(.was) { was = dottedName("the act whose table it replaces") }
    if at(.from) { days = self.days(.replace) }
    tail(&heading, .replace)
    table.heading = heading
    let isWhole = !isFaulty
    lines(block, into: &table, was: &was)
    requireRows(of: table, block, isWhole: isWhole)
    guard let was else {
      if isWhole { missing(.was, of: .replace, heading) }
      return nil
    }
    return statement(.replaceTable(table, was: was), table.heading, days)
  }
}
