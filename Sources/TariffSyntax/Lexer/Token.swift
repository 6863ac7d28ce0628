import Exact

/// A word, number, text or sign of a file, with its place.
struct Token {
  enum Kind: Equatable {
    /// A word: a name or a keyword, folded (ي→ی, ك→ک).
    case word(String)
    case number(ExactDecimal)
    case date(Day)
    /// What stands between the quotation marks.
    case text(String)
    case symbol(Symbol)
    /// Something that was already reported.
    case invalid
  }
  var kind: Kind
  /// The word's number in the file's ``Vocabulary``; 0: no keyword is made of it.
  var term = 0
  /// Bytes `[start, end)`.
  var start: Int
  var end: Int
  /// The line, from 0.
  var line: Int
  /// Bytes between the beginning of the line and the token.
  var indent: Int

  func isSymbol(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }

  var word: String? { if case .word(let word) = kind { word } else { nil } }
  var isText: Bool { if case .text = kind { true } else { false } }
  var isNumber: Bool { if case .number = kind { true } else { false } }
}

/// Signs; the raw value is how the house style writes them.
enum Symbol: String, CaseIterable {
  case open = "("
  case close = ")"
  case comma = ","
  case colon = ":"
  case dot = "."
  case bar = "|"
  case percent = "%"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// A statement goes on when its line ends with one of these.
  var continuesLine: Bool {
    switch self {
    case .close, .colon, .dot, .percent: false
    default: true
    }
  }

  /// Outside tables, a statement goes on when the next line begins with one of these.
  var continuesFromNextLine: Bool { self == .plus || self == .times || self == .divide || self == .bar }

  /// Signs that people write for the ones of the language.
  static let synonyms: [Unicode.Scalar: Symbol] = [
    "×": .times, "÷": .divide, "\u{2212}": .minus, "≤": .lessOrEqual, "≥": .greaterOrEqual, "≠": .notEqual,
    "٪": .percent, "،": .comma,
  ]

  /// Signs of other languages, and what stands for them here.
  static let foreign: [String: String] = [
    "==": "=", "!=": "<>", "&&": "and", "||": "or", "!": "not", "=>": ">=", "=<": "<=", "**": "*",
  ]
}
