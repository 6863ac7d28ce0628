/// The keywords of one language, made ready for reading: every word that a keyword is made of has a number, and keywords
/// are sequences of numbers.
struct Vocabulary: Sendable {
  /// Whose words they are.
  let language: KeywordLanguage
  private let terms: [String: Int]
  /// By keyword: its words.
  private let phrases: [[Int]]
  /// By keyword: the first of them, which tells most keywords apart.
  private let openings: [Int]
  /// By word: the keywords that begin with it, the longest first.
  private let beginning: [[Keyword]]

  /// The words of files that begin with `language 1`.
  static let english = Vocabulary(.english)
  /// The words of files that begin with `زبان ۱`.
  static let persian = Vocabulary(.persian)

  /// The words of a language.
  static func of(_ language: KeywordLanguage) -> Vocabulary {
    switch language {
    case .english: english
    case .persian: persian
    }
  }

  private init(_ language: KeywordLanguage) {
    var terms: [String: Int] = [:]
    let phrases = Keyword.allCases.map { keyword in
      Self.words(of: keyword, language).map { word in
        let term = terms[word] ?? terms.count + 1
        terms[word] = term
        return term
      }
    }
    var beginning = Array(repeating: [Keyword](), count: terms.count + 1)
    for keyword in Keyword.allCases { beginning[phrases[keyword.rawValue][0]].append(keyword) }
    for term in beginning.indices {
      beginning[term].sort { phrases[$0.rawValue].count > phrases[$1.rawValue].count }
    }
    self.language = language
    self.terms = terms
    self.phrases = phrases
    openings = phrases.map { $0[0] }
    self.beginning = beginning
  }

  private static func words(of keyword: Keyword, _ language: KeywordLanguage) -> [String] {
    var words = [String.UnicodeScalarView()]
    for scalar in keyword.spelling(in: language).unicodeScalars {
      if scalar == " " { words.append(String.UnicodeScalarView()) } else { words[words.count - 1].append(scalar) }
    }
    return words.map { Lexer.folded(String($0)) }
  }

  /// The number of a word, folded; 0: no keyword is made of it.
  func term(of word: String) -> Int { terms[word] ?? 0 }

  /// How many words a keyword has.
  func length(of keyword: Keyword) -> Int { phrases[keyword.rawValue].count }

  /// How many words of a keyword stand one after the other from a token on.
  func matched(_ keyword: Keyword, _ tokens: [Token], at index: Int, before end: Int) -> Int {
    let phrase = phrases[keyword.rawValue]
    var count = 0
    while count < phrase.count, index + count < end, tokens[index + count].term == phrase[count] { count += 1 }
    return count
  }

  /// Whether a keyword stands at a token.
  func spells(_ keyword: Keyword, _ tokens: [Token], at index: Int, before end: Int) -> Bool {
    guard index < end, tokens[index].term == openings[keyword.rawValue] else { return false }
    return matched(keyword, tokens, at: index, before: end) == phrases[keyword.rawValue].count
  }

  /// The longest keyword that begins at a token; nil: none does.
  func keyword(_ tokens: [Token], at index: Int, before end: Int) -> Keyword? {
    guard index < end, tokens[index].term != 0 else { return nil }
    return beginning[tokens[index].term].first { spells($0, tokens, at: index, before: end) }
  }

  /// How a keyword is written.
  func spelling(_ keyword: Keyword) -> String { keyword.spelling(in: language) }

  /// The keyword of this spelling; of several the first.
  func keyword(spelled text: String) -> Keyword? { Keyword.allCases.first { spelling($0) == text } }
}

extension Vocabulary {
  /// Words that name nothing, in files of either language: an act is translated word by word, and its names stay.
  static let reserved = firstWords(where: \.isReserved)
  /// Words that are no options of choices, the reserved ones among them.
  static let reservedForOptions = firstWords(where: \.isReservedForOptions)

  private static func firstWords(where isMeant: (Keyword) -> Bool) -> Set<String> {
    Set(
      KeywordLanguage.allCases.flatMap { language in
        Keyword.allCases.filter(isMeant).map { keyword in
          Lexer.folded(String(keyword.spelling(in: language).prefix { $0 != " " }))
        }
      })
  }
}
