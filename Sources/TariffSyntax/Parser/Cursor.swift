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

  func at(_ symbol: Symbol) -> Bool { cursor < end && tokens[cursor].isSymbol(symbol) }

  /// Whether a keyword comes next, or that many tokens later. Where the longer of two keywords can also stand, it is asked
  /// for first.
  func at(_ keyword: Keyword, _ distance: Int = 0) -> Bool {
    vocabulary.spells(keyword, tokens, at: cursor + distance, before: end)
  }

  /// Whether a word at hand, or a later one, belongs to no keyword.
  func isPlainWord(_ distance: Int = 0) -> Bool {
    peek(distance)?.word != nil && vocabulary.keyword(tokens, at: cursor + distance, before: end) == nil
  }

  mutating func eat(_ symbol: Symbol) -> Bool {
    guard at(symbol) else { return false }
    cursor += 1
    return true
  }

  mutating func eat(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    take(keyword, words: vocabulary.length(of: keyword))
    return true
  }

  /// Takes a keyword of several words, or reports where it breaks off: `at` must go on with `least`.
  mutating func eatWholly(_ keyword: Keyword) -> Bool {
    if eat(keyword) { return true }
    let count = vocabulary.matched(keyword, tokens, at: cursor, before: end)
    guard count > 0 else { return false }
    let words = vocabulary.spelling(keyword).split(separator: " ").map(String.init)
    cursor += count
    unexpected("`\(words[count])` after `\(words[..<count].joined(separator: " "))`", nearest: [words[count]])
    return true
  }

  /// Takes the words of a keyword, however they were spelled.
  mutating func take(_ keyword: Keyword, words count: Int) {
    for word in 0..<count { roles[cursor + word] = word == 0 ? .keyword(keyword) : .restOfKeyword }
    cursor += count
  }

  /// Takes one of these keywords; nil: none comes next.
  mutating func eatOne<Value>(_ values: [(Keyword, Value)]) -> Marked<Value>? {
    let start = cursor
    for (keyword, value) in values where eat(keyword) { return Marked(value, range(from: start)) }
    return nil
  }

  /// Takes a sign that must stand here; `purpose` says what for.
  @discardableResult mutating func expect(_ symbol: Symbol, _ purpose: String) -> Bool {
    if eat(symbol) { return true }
    unexpected("\(symbol.rawValue) \(purpose)")
    return false
  }

  @discardableResult mutating func expect(_ keyword: Keyword, _ purpose: String) -> Bool {
    if eat(keyword) { return true }
    unexpected("`\(spelling(keyword))` \(purpose)", nearest: [spelling(keyword)])
    return false
  }

  /// How the file writes a keyword.
  func spelling(_ keyword: Keyword) -> String { vocabulary.spelling(keyword) }

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
