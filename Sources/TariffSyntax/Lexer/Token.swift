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

  func isSymbol(_ symbol: Symbol) -> Bool { if case .symbol(symbol) = kind { true } else { false } }

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

  /// The sign that begins with a byte, given the next one, and how many of the two it takes; nil: none does, or the two
  /// are a sign of another language.
  static func spelled(_ first: UInt8, _ second: UInt8) -> (symbol: Symbol, length: Int)? {
    switch (first, second) {
    case (UInt8(ascii: "<"), UInt8(ascii: ">")): (.notEqual, 2)
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): (.lessOrEqual, 2)
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): (.greaterOrEqual, 2)
    case (UInt8(ascii: "="), UInt8(ascii: "=")), (UInt8(ascii: "="), UInt8(ascii: "<")),
      (UInt8(ascii: "="), UInt8(ascii: ">")), (UInt8(ascii: "*"), UInt8(ascii: "*")),
      (UInt8(ascii: "|"), UInt8(ascii: "|")):
      nil
    default: single(first).map { ($0, 1) }
    }
  }

  private static func single(_ byte: UInt8) -> Symbol? {
    switch byte {
    case UInt8(ascii: "("): .open
    case UInt8(ascii: ")"): .close
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "."): .dot
    case UInt8(ascii: "|"): .bar
    case UInt8(ascii: "%"): .percent
    case UInt8(ascii: "+"): .plus
    case UInt8(ascii: "-"): .minus
    case UInt8(ascii: "*"): .times
    case UInt8(ascii: "/"): .divide
    case UInt8(ascii: "="): .equal
    case UInt8(ascii: "<"): .less
    case UInt8(ascii: ">"): .greater
    default: nil
    }
  }

  /// Signs of other languages, and what stands for them here.
  static let foreign: [String: String] = [
    "==": "=", "!=": "<>", "&&": "and", "||": "or", "!": "not", "=>": ">=", "=<": "<=", "**": "*",
  ]
}
