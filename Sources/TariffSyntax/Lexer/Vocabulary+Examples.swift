extension Vocabulary {
  /// An example for a remedy, given with English keywords, as files of this language write it. None of its names may be
  /// spelled like a keyword; `, or ` stands between two examples.
  func worded(_ example: String) -> String {
    if language == .english { return example }
    return example.split(separator: ", or ").map { translated(String($0)) }.joined(separator: ", or ")
  }

  private func translated(_ example: String) -> String {
    let lexer = Lexer(Array(example.utf8), file: 0, limits: .standard)
    let tokens = lexer.tokens
    var (text, index, end) = ("", 0, 0)
    var before: Keyword?
    while index < tokens.count {
      text += lexer.slice(end, tokens[index].start)
      let isPartOfName = index > 0 && tokens[index - 1].isSymbol(.dot)
      let found = isPartOfName ? nil : Self.english.keyword(tokens, at: index, before: tokens.count)
      let length = found.map(Self.english.length) ?? 1
      let behind = index + length < tokens.count ? tokens[index + length] : nil
      let keyword = found.map { meant(by: $0, behind: before, before: behind) }
      end = tokens[index + length - 1].end
      let written = lexer.slice(tokens[index].start, end)
      text += keyword.map(spelling) ?? (tokens[index].isNumeral ? DigitScript.written(written, in: language) : written)
      before = keyword ?? before
      index += length
    }
    return text
  }

  /// Of the keywords that English spells alike, the one of this place in an example.
  private func meant(by keyword: Keyword, behind before: Keyword?, before next: Token?) -> Keyword {
    switch keyword {
    case .by, .step: return next?.isNumber ?? false ? .step : .by
    case .to, .onto:
      let leadsOn: [Keyword] = [.change, .floor, .ceiling, .halfUp, .upTo, .atLeast, .term]
      return before.map(leadsOn.contains) ?? false ? .onto : .to
    case .upTo, .reliefCeiling: return before == .when || before == .aMonth ? .reliefCeiling : .upTo
    default: return keyword
    }
  }
}

extension Token {
  /// A number or a date.
  fileprivate var isNumeral: Bool {
    switch kind {
    case .number, .date: true
    default: false
    }
  }
}
