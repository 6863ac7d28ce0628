/// Tokens → text: how each is spelled, and the space before it.
struct TokenText {
  let lexer: Lexer
  private var tokens: [Token] { lexer.tokens }

  init(_ lexer: Lexer) { self.lexer = lexer }

  /// The tokens that lie in a range of bytes.
  func tokens(in range: Range<Int>) -> Range<Int> { first(at: range.lowerBound)..<first(at: range.upperBound) }

  /// The first token that does not begin before an offset, found by halving.
  func first(at offset: Int) -> Int {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A stretch of one statement, which begins at `first`. `groupsAll` also groups the digits of what may be a year.
  func text(_ range: Range<Int>, of first: Int, gaps: Set<Int> = [], groupsAll: Bool = false) -> String {
    var text = ""
    for index in range {
      if index > range.lowerBound { text += gaps.contains(tokens[index].start) ? "  " : space(before: index, first) }
      text += spelling(index, first, groupsAll)
    }
    return text
  }

  private func spelling(_ index: Int, _ first: Int, _ groupsAll: Bool) -> String {
    let token = tokens[index]
    switch token.kind {
    case .symbol(let symbol): return symbol.rawValue
    case .number:
      let written = lexer.slice(token.start, token.end)
      if index > first, isDesignation(before: index) { return written }
      return DigitGroups.grouped(written, isMeasured: groupsAll || isMeasured(index))
    case .word where token.keyword?.isUnitWord ?? false: return token.keyword?.rawValue ?? ""
    case .word, .date, .text, .invalid: return lexer.slice(token.start, token.end)
    }
  }

  /// `article 1403` and `code 1270` are names, not numbers.
  private func isDesignation(before index: Int) -> Bool {
    tokens[index - 1].keyword == .article || tokens[index - 1].keyword == .code
  }

  /// Whether a unit or a percent sign follows a number, so that it is no year.
  private func isMeasured(_ index: Int) -> Bool {
    guard index + 1 < tokens.count else { return false }
    let next = tokens[index + 1]
    return next.isSymbol(.percent) || next.keyword == .per || next.keyword == .percent
      || next.keyword?.isUnitWord ?? false
  }

  private func space(before index: Int, _ first: Int) -> String {
    let (before, token) = (tokens[index - 1], tokens[index])
    if case .symbol(let symbol) = token.kind {
      switch symbol {
      case .close, .comma, .colon, .dot: return ""
      case .percent: return before.isNumber ? "" : " "
      case .open: return touchesParenthesis(before, token) ? "" : " "
      case .times, .divide: return joinsUnits(index) ? "" : " "
      default: break
      }
    }
    if case .symbol(let symbol) = before.kind {
      switch symbol {
      case .open, .dot: return ""
      case .times, .divide: return joinsUnits(index - 1) ? "" : " "
      case .minus: return isSign(index - 1, first) ? "" : " "
      default: break
      }
    }
    return " "
  }

  /// `max(` and `single_unit(`, but `and (` and `in (`.
  private func touchesParenthesis(_ word: Token, _ parenthesis: Token) -> Bool {
    guard word.word != nil else { return word.isSymbol(.open) }
    switch word.keyword {
    case nil, .sum?, .count?, .min?, .max?: return true
    case let keyword?: return !keyword.isReserved && word.end == parenthesis.start
    }
  }

  /// `rial/m2`, `m*month`, `yes/no`.
  private func joinsUnits(_ index: Int) -> Bool {
    guard index > 0, index + 1 < tokens.count else { return false }
    let (before, after) = (tokens[index - 1].keyword, tokens[index + 1].keyword)
    if before == .yes, after == .no { return true }
    guard before?.isUnitWord ?? false, after?.isUnitWord ?? false else { return false }
    return after != .count || index + 2 >= tokens.count || !tokens[index + 2].isSymbol(.open)
  }

  /// Whether a minus belongs to the number or name behind it, and does not subtract it from what stands before.
  private func isSign(_ index: Int, _ first: Int) -> Bool {
    guard index > first else { return true }
    let before = tokens[index - 1]
    switch before.kind {
    case .symbol(let symbol): return symbol != .close && symbol != .percent
    case .number, .date, .text, .invalid: return false
    case .word: break
    }
    switch before.keyword {
    case .and?, .or?, .not?, .if?, .then?, .else?, .where?, .in?, .to?, .by?, .when?, .of?, .from?, .above?, .below?,
      .other?, .amount?, .least?, .most?:
      return true
    case let keyword? where keyword.isUnitWord: return tokens[first].keyword == .input
    default: return isLiteralStatement(first)
    }
  }

  /// In inputs, rates and examples there are no formulas: a minus is always a sign.
  private func isLiteralStatement(_ first: Int) -> Bool {
    switch tokens[first].keyword {
    case .input?, .rate?: return true
    default: return literalStatements.contains(first)
    }
  }

  /// Statements of examples and rows of tables, by their first token.
  var literalStatements: Set<Int> = []
}
