import Diagnostics

extension Parser {
  /// The token at hand; nil at the end of the statement.
  var peek: Token? { cursor < end ? tokens[cursor] : nil }

  /// A later token of the statement.
  func peek(_ distance: Int) -> Token? { cursor + distance < end ? tokens[cursor + distance] : nil }

  var isAtEnd: Bool { cursor >= end }

  /// Puts the cursor at the beginning of a statement.
  mutating func enter(_ statement: Statement, usage: String?) {
    cursor = statement.tokens.lowerBound
    end = statement.tokens.upperBound
    isFaulty = false
    self.usage = usage
  }

  /// Takes the token at hand.
  @discardableResult mutating func advance() -> Token {
    precondition(cursor < end, "only a token that was seen is taken")
    cursor += 1
    return tokens[cursor - 1]
  }

  func at(_ symbol: Symbol) -> Bool { peek?.isSymbol(symbol) ?? false }

  func at(_ keyword: Keyword) -> Bool { peek?.keyword == keyword }

  /// Whether these words come next, one after the other.
  func at(_ keywords: [Keyword]) -> Bool {
    keywords.enumerated().allSatisfy { distance, keyword in peek(distance)?.keyword == keyword }
  }

  mutating func eat(_ symbol: Symbol) -> Bool {
    guard at(symbol) else { return false }
    cursor += 1
    return true
  }

  mutating func eat(_ keywords: Keyword...) -> Bool {
    guard at(keywords) else { return false }
    cursor += keywords.count
    return true
  }

  /// Takes a sign that must stand here; `purpose` says what for.
  @discardableResult mutating func expect(_ symbol: Symbol, _ purpose: String) -> Bool {
    if eat(symbol) { return true }
    unexpected("\(symbol.rawValue) \(purpose)")
    return false
  }

  @discardableResult mutating func expect(_ keyword: Keyword, _ purpose: String) -> Bool {
    if eat(keyword) { return true }
    unexpected("`\(keyword.rawValue)` \(purpose)", nearest: [keyword.rawValue])
    return false
  }

  /// From a token that was taken to the last one taken.
  func range(from first: Int) -> SourceRange {
    let last = max(first, cursor - 1)
    return SourceRange(file: index, start: tokens[first].start, end: tokens[last].end)
  }

  func range(of token: Token) -> SourceRange { SourceRange(file: index, start: token.start, end: token.end) }

  /// The words of a range, as written.
  func words(_ range: SourceRange) -> String {
    String(decoding: file.bytes[range.start..<range.end], as: UTF8.self)
  }

  /// The words of a token, as written, cut to what a message can show.
  func words(of token: Token) -> String {
    let words = words(range(of: token))
    return words.count > 40 ? "\(words.prefix(40))…" : words
  }

  /// Where to point when the statement ends too early: its last token.
  var lastPlace: SourceRange { range(of: tokens[max(cursor, 1) - 1]) }
}
