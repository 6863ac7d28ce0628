import Diagnostics
import Exact

/// Bytes → tokens and comments. Whatever cannot be read becomes an invalid token with one message, and lexing goes on.
struct Lexer {
  let bytes: [UInt8]
  let file: Int
  let limits: Limits
  private(set) var tokens: [Token] = []
  private(set) var comments: [Comment] = []
  /// The keywords of the file.
  private(set) var vocabulary = Vocabulary.english
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether the end of the file was reached.
  private(set) var isComplete = true
  var offset: Int
  private var line = 0
  private var lineStart: Int
  /// The line of the last stray character: one message a line is enough.
  private var strayLine = -1

  /// Lexes a whole file, whose bytes have passed ``TextPolicy``.
  init(_ bytes: [UInt8], file: Int, limits: Limits) {
    self.bytes = bytes
    self.file = file
    self.limits = limits
    offset = TextPolicy.start(of: bytes)
    lineStart = offset
    // More than most files have: what grows is moved again and again, and most of it is never touched.
    tokens.reserveCapacity(min(limits.tokens, bytes.count / 5))
    while offset < bytes.count {
      guard tokens.count < limits.tokens || isLayout(bytes[offset]) else {
        report(.tooManyTokens(limit: limits.tokens, at: range(from: offset, to: offset + 1)))
        isComplete = false
        return
      }
      next()
    }
    numberWords()
  }

  private func isLayout(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: "#") }

  private mutating func next() {
    let byte = bytes[offset]
    switch byte {
    case 0x0A:
      offset += 1
      line += 1
      lineStart = offset
    case 0...0x20, 0x7F: offset += 1
    case UInt8(ascii: "#"): comment()
    case UInt8(ascii: "\""): text()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): word()
    case 0x80...: nonASCII()
    default: symbol()
    }
  }

  /// comment → "#" to the end of the line
  private mutating func comment() {
    let start = offset
    let ownLine = tokens.last.map { $0.line != line } ?? true
    var end = endOfLine
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    comments.append(Comment(text: Marked(slice(start, end), range(from: start, to: end)), ownLine: ownLine))
    offset = endOfLine
  }

  /// text → "\"" anything but quotation marks and line ends "\""
  private mutating func text() {
    let start = offset
    offset += 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\""), bytes[offset] != 0x0A { offset += 1 }
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
      offset = endOfLine
      add(.invalid, from: start)
      report(.unterminatedText(at: range(from: start, to: start + 1)))
      return
    }
    offset += 1
    add(.text(slice(start + 1, offset - 1)), from: start)
  }

  private mutating func nonASCII() {
    // TextPolicy has seen that the bytes are UTF-8.
    guard let (scalar, length) = ScalarDecoding.scalar(in: bytes, at: offset) else {
      offset += 1
      return
    }
    if NameScalar.isDigit(scalar) {
      number()
    } else if NameScalar.isLetter(scalar) {
      word()
    } else if let symbol = Symbol.synonyms[scalar] {
      offset += length
      add(.symbol(symbol), from: offset - length)
    } else if scalar.isReportedByTextPolicy {
      offset += length
    } else {
      stray(length, Diagnostic.strayCharacter(scalar))
    }
  }

  private mutating func symbol() {
    let start = offset
    let next = start + 1 < bytes.count ? bytes[start + 1] : 0
    if let (symbol, length) = Symbol.spelled(bytes[start], next) {
      offset += length
      return add(.symbol(symbol), from: start)
    }
    let two = slice(start, min(start + 2, bytes.count))
    if let meant = Symbol.foreign[two] {
      stray(2, Diagnostic.foreignSign(two, meant: meant))
    } else if let meant = Symbol.foreign[String(two.prefix(1))] {
      stray(1, Diagnostic.foreignSign(two, meant: meant))
    } else {
      stray(1, Diagnostic.strayCharacter(Unicode.Scalar(bytes[start])))
    }
  }

  private mutating func stray(_ length: Int, _ message: (SourceRange) -> Diagnostic) {
    offset += length
    add(.invalid, from: offset - length)
    if strayLine != line { report(message(range(from: offset - length, to: offset))) }
    strayLine = line
  }

  private var endOfLine: Int { bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count }

  /// Adds a token that ends at the offset.
  mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, start: start, end: offset, line: line, indent: start - lineStart))
  }

  /// The first word of a file says which language its keywords are of; where it does not, the words in column one do, so
  /// that the rest is understood. Then every word gets its number.
  private mutating func numberWords() {
    let first = tokens.first?.word
    if first == Keyword.language.spelling(in: .persian) { vocabulary = .persian }
    if first != Keyword.language.spelling(in: vocabulary.language) {
      let words = tokens.filter { $0.indent == 0 }.compactMap(\.word)
      func known(_ vocabulary: Vocabulary) -> Int { words.count { vocabulary.term(of: $0) != 0 } }
      if known(.persian) > known(.english) { vocabulary = .persian }
    }
    for index in tokens.indices {
      if let word = tokens[index].word { tokens[index].term = vocabulary.term(of: word) }
    }
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  func range(from start: Int, to end: Int) -> SourceRange { SourceRange(file: file, start: start, end: end) }

  func slice(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

  /// The scalar at a place; nil at the end of the file.
  func scalar(at place: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    place < bytes.count ? ScalarDecoding.scalar(in: bytes, at: place) : nil
  }
}

extension Unicode.Scalar {
  /// Controls and invisible letters: told about once, by the policy.
  fileprivate var isReportedByTextPolicy: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isDefaultIgnorableCodePoint
    }
  }
}

extension Diagnostic {
  /// T0113 for a file of too many words.
  fileprivate static func tooManyTokens(limit: Int, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .fileTooLarge, at: place, "the file has more than \(limit) words and numbers",
      reasons: ["nothing after them was read"],
      remedy: "divide the act, or move a large table to a CSV file: from \"prices.csv\"")
  }

  /// T0107.
  fileprivate static func unterminatedText(at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .unterminatedText, at: place, "a text begins here and is not closed on its line",
      reasons: ["a text stands between two quotation marks \" on one line, and holds none itself"],
      remedy: "close it with \"; inside a text quote with « and »")
  }

  /// T0108. Quotation marks and spaces of word processors are named.
  fileprivate static func strayCharacter(_ scalar: Unicode.Scalar) -> (SourceRange) -> Diagnostic {
    let isSpace = scalar.properties.isWhitespace
    let isQuote = "“”„‟«»‘’'`".unicodeScalars.contains(scalar)
    let remedy =
      isSpace ? "put a plain space there" : isQuote ? "write texts between straight marks: \"…\"" : "remove it"
    let name = isSpace ? "the space \(scalar.codePoint)" : "\(scalar) (\(scalar.codePoint))"
    return { place in
      Diagnostic(
        .unexpectedCharacter, at: place, "\(name) means nothing outside texts and comments",
        reasons: isQuote ? [] : ["names are made of letters, digits and _"], remedy: remedy)
    }
  }

  /// T0108 for signs of other languages.
  fileprivate static func foreignSign(_ sign: String, meant: String) -> (SourceRange) -> Diagnostic {
    { place in
      Diagnostic(
        .unexpectedCharacter, at: place, "\(sign.prefix(place.end - place.start)) is no sign of this language",
        remedy: "write \(meant)")
    }
  }
}
