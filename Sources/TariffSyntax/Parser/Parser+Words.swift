import Diagnostics
import Exact

extension Parser {
  /// NAME: a word that is not reserved.
  mutating func name(_ what: String) -> Marked<String>? {
    guard let token = peek, let word = token.word else {
      unexpected(what)
      return nil
    }
    if Vocabulary.reserved.contains(word) {
      fail(
        .unexpectedWord, at: range(of: token), "\(words(of: token)) stands where \(what) is needed",
        reasons: ["the word is one of the language and names nothing"], remedy: "choose another name")
      return nil
    }
    advance()
    return Marked(word, range(of: token))
  }

  /// The name of an act: NAME ("." (NAME | digits))*, without spaces.
  mutating func dottedName(_ what: String) -> Marked<String>? {
    let start = cursor
    guard var name = name(what) else { return nil }
    while let dot = peek, dot.isSymbol(.dot), dot.start == name.range.end, let part = peek(1), let word = part.word,
      part.start == dot.end
    {
      cursor += 2
      name = Marked("\(name.value).\(word)", range(from: start))
    }
    return name
  }

  /// names → NAME ("," NAME)*
  mutating func names(_ what: String) -> [Marked<String>] {
    var names: [Marked<String>] = []
    repeat {
      guard let name = name(what) else { break }
      names.append(name)
    } while eat(.comma)
    return names
  }

  /// "yes" | "no", in English whatever the file's language.
  mutating func truth() -> Marked<String>? {
    eatOne([(.yes, Keyword.yes.spelling.english), (.no, Keyword.no.spelling.english)])
  }

  /// Any word, reserved or not.
  mutating func word(_ what: String) -> Marked<String>? {
    guard let token = peek, let word = token.word else {
      unexpected(what)
      return nil
    }
    advance()
    return Marked(word, range(of: token))
  }

  /// TEXT, where one may stand.
  mutating func eatText() -> Marked<String>? {
    guard let token = peek, case .text(let text) = token.kind else { return nil }
    advance()
    return Marked(text, range(of: token))
  }

  /// TEXT
  mutating func text(_ what: String) -> Marked<String>? {
    if let text = eatText() { return text }
    unexpected("\(what), in quotation marks,")
    return nil
  }

  /// What an article or an income code is called: NUMBER | NAME | TEXT, as written, but for the script of the digits.
  mutating func designation(_ what: String) -> Marked<String>? {
    if let text = eatText() { return text }
    guard let token = peek, token.word != nil || token.isNumber else {
      unexpected(what)
      return nil
    }
    roles[cursor] = .designation
    advance()
    return Marked(token.word ?? words(range(of: token)).asciiDigits, range(of: token))
  }

  /// DATE
  mutating func date(_ what: String) -> Marked<Day>? {
    guard let token = peek, case .date(let day) = token.kind else {
      let isSlashed = peek?.isNumber ?? false
      unexpected(what, remedy: isSlashed ? "write dates with hyphens, as in 1403-02-01" : nil)
      return nil
    }
    advance()
    return Marked(day, range(of: token))
  }

  /// span → ["from"] DATE ["to" DATE]: days of which the last may be open
  mutating func span(needsFrom: Bool) -> SpanClause? {
    let start = cursor
    if needsFrom { expect(.from, "and the first day") } else { _ = eat(.from) }
    guard let first = date("the first day") else { return nil }
    var last: Marked<Day>?
    if !at(.untilDecided), eat(.to) {
      last = date("the last day")
      if last == nil { return nil }
    }
    return SpanClause(first: first, last: last, range: range(from: start))
  }
}

extension String {
  /// The same numeral in ASCII digits.
  fileprivate var asciiDigits: String {
    var digits = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      digits.append(NameScalar.isDigit(scalar) ? Unicode.Scalar(UInt8(0x30 | scalar.value & 0x0F)) : scalar)
    }
    return String(digits)
  }
}
