import Diagnostics

extension Expression {
  /// The formula on one line, with the keywords and digits of a language; in English it is ``canonicalText``.
  ///
  /// Names stay as they are; where one of them would be read as a keyword of that language, English is written.
  public func text(in language: KeywordLanguage) -> String {
    let plain = canonicalText
    if language == .english { return plain }
    // Only within a declaration do words get their roles.
    let head = "language 1\nact a\nvalue v = "
    let read = Self.reading(head + plain)
    guard let lexer = read.lexer, Self.formula(in: read) == self else { return plain }
    let tokens = TokenText(lexer: lexer, roles: read.roles, language: language)
    let text = tokens.text(tokens.first(at: head.utf8.count)..<lexer.tokens.count)
    let word = { (keyword: Keyword) in keyword.spelling(in: language) }
    let again = Self.reading("\(word(.language)) 1\n\(word(.act)) a\n\(word(.value)) v = " + text)
    return Self.formula(in: again) == self ? text : plain
  }

  private static func reading(_ text: String) -> Reading {
    Parser.read(SourceFile(name: "", bytes: Array((text + "\n").utf8)), index: 0, limits: .standard)
  }

  private static func formula(in reading: Reading) -> Expression? {
    guard case .value(let value)? = reading.tree.declarations.first else { return nil }
    return value.formula
  }
}
