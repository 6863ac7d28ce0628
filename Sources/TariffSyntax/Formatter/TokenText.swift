/// Tokens → text: how each is spelled, and the space before it.
struct TokenText {
  let lexer: Lexer
  /// By token: what it was read as.
  let roles: [TokenRole]
  /// Whose keywords and digits are written.
  let language: KeywordLanguage
  private var tokens: [Token] { lexer.tokens }

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

  /// The keyword that begins at a token.
  func keyword(at index: Int) -> Keyword? { if case .keyword(let keyword) = roles[index] { keyword } else { nil } }

  /// How many tokens the keyword at one has.
  func length(ofKeywordAt index: Int) -> Int {
    1 + roles[(index + 1)...].prefix { $0 == .restOfKeyword }.count
  }

  /// A stretch of one statement. `groupsAll` also groups the digits of what may be a year.
  func text(_ range: Range<Int>, gaps: Set<Int> = [], groupsAll: Bool = false) -> String {
    var text = ""
    for index in range where roles[index] != .restOfKeyword {
      if index > range.lowerBound { text += gaps.contains(tokens[index].start) ? "  " : space(before: index) }
      text += spelling(index, groupsAll)
    }
    return text
  }

  private func spelling(_ index: Int, _ groupsAll: Bool) -> String {
    let token = tokens[index]
    if let keyword = keyword(at: index) { return keyword.spelling(in: language) }
    let written = lexer.slice(token.start, token.end)
    switch token.kind {
    case .symbol(let symbol): return symbol.spelling(in: language)
    case .date: return DigitScript.written(written, in: language)
    case .number:
      let isNamed = roles[index] == .designation
      let numeral = isNamed ? written : DigitGroups.grouped(written, isMeasured: groupsAll || isMeasured(index))
      return DigitScript.written(numeral, in: language)
    case .word, .text, .invalid: return written
    }
  }

  /// Whether a unit or a percent sign follows a number, so that it is no year.
  private func isMeasured(_ index: Int) -> Bool {
    guard index + 1 < tokens.count else { return false }
    if tokens[index + 1].isSymbol(.percent) { return true }
    return keyword(at: index + 1).map { $0 == .per || $0 == .percent || $0.isUnitWord } ?? false
  }

  private func space(before index: Int) -> String {
    let (before, token) = (tokens[index - 1], tokens[index])
    if case .symbol(let symbol) = token.kind {
      switch symbol {
      case .close, .comma, .colon, .dot: return ""
      case .percent: return before.isNumber ? "" : " "
      case .open: return touchesParenthesis(index - 1) ? "" : " "
      case .times, .divide: return joinsUnits(index) ? "" : " "
      default: break
      }
    }
    if case .symbol(let symbol) = before.kind {
      switch symbol {
      case .open, .dot: return ""
      case .times, .divide: return joinsUnits(index - 1) ? "" : " "
      case .minus: return roles[index - 1] == .sign ? "" : " "
      default: break
      }
    }
    return " "
  }

  /// `max(` and `single_unit(`, but `and (` and `in (`.
  private func touchesParenthesis(_ index: Int) -> Bool {
    if tokens[index].word == nil { return tokens[index].isSymbol(.open) }
    switch roles[index] {
    case .keyword(let keyword): return keyword.isFunction || [.sum, .count, .min, .max].contains(keyword)
    case .restOfKeyword: return false
    // The name of a relief calls nothing: its share begins here.
    case .plain, .designation, .sign: return index == 0 || keyword(at: index - 1) != .relief
    }
  }

  /// `rial/m2`, `m*month`, `yes/no`.
  private func joinsUnits(_ index: Int) -> Bool {
    guard index > 0, index + 1 < tokens.count else { return false }
    let (before, after) = (keyword(at: index - 1), keyword(at: index + 1))
    if before == .yes, after == .no { return true }
    guard before?.isUnitWord ?? false, after?.isUnitWord ?? false else { return false }
    return after != .count || index + 2 >= tokens.count || !tokens[index + 2].isSymbol(.open)
  }
}

extension Symbol {
  /// The sign as files of a language write it.
  func spelling(in language: KeywordLanguage) -> String {
    switch (self, language) {
    case (.comma, .persian): "،"
    case (.percent, .persian): "٪"
    default: rawValue
    }
  }
}
