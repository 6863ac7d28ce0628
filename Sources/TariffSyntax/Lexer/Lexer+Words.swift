import Diagnostics
import Exact

/// Which scalars names are made of.
enum NameScalar {
  enum Script { case latin, persian, other }

  /// Letters of any script; those that are neither Latin nor Persian are taken into the word to be named in a message.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isCommonArabicLetter || scalar.properties.isAlphabetic
  }

  /// Persian and Arabic-Indic digits; ASCII ones are told apart earlier.
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x06F0...0x06F9).contains(scalar.value) || (0x0660...0x0669).contains(scalar.value)
  }

  /// The script of a letter, or of a digit that is at home in one only; nil: of neither.
  static func script(of scalar: Unicode.Scalar) -> Script? {
    switch scalar.value {
    case 0x30...0x39, 0x5F, 0x200C, 0x0653...0x0655: nil
    case 0x41...0x5A, 0x61...0x7A, 0xB2: .latin
    case 0x06F0...0x06F9, 0x0660...0x0669: .persian
    default: scalar.isArabicLetter && scalar.value < 0xFB50 ? .persian : .other
    }
  }

  /// Whether a scalar goes on with a word that has begun; ² only after m.
  static func continuesWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: return true
    case 0..<0x80: return false
    default: break
    }
    if isDigit(scalar) || isLetter(scalar) || scalar.value == 0x200C || scalar.value == 0xB2 { return true }
    return scalar.properties.generalCategory == .nonspacingMark && !scalar.properties.isDefaultIgnorableCodePoint
  }
}

extension Lexer {
  /// word → letter (letter | digit | "_")*, all of one script; behind `name.` a digit may begin it, as in
  /// `city.council.1403`.
  mutating func word() {
    let start = offset
    if let end = endOfPlainWord {
      offset = end
      return add(.word(slice(start, end)), from: start)
    }
    var count = 0
    while let (scalar, length) = scalar(at: offset), NameScalar.continuesWord(scalar) {
      offset += length
      count += 1
    }
    let place = range(from: start, to: offset)
    let written = slice(start, offset)
    guard count <= limits.nameScalars else {
      add(.invalid, from: start)
      report(.nameTooLong(written, count: count, limit: limits.nameScalars, at: place))
      return
    }
    let folded = Self.folded(written)
    if let fault = scriptFault(of: written, at: place) { report(fault) }
    add(.word(folded), from: start)
  }

  /// Where the word ends that begins here, if it is short and of ASCII alone, as most are: nothing can be wrong with it.
  private var endOfPlainWord: Int? {
    var end = offset
    while end < bytes.count, bytes[end] < 0x80 {
      guard NameScalar.continuesWord(Unicode.Scalar(bytes[end])) else {
        return end - offset <= limits.nameScalars ? end : nil
      }
      end += 1
    }
    return nil
  }

  /// One spelling of a name: letters as ``CanonicalText`` folds them, Arabic-Indic digits as Persian ones, m² as m2.
  static func folded(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return word }
    if word == "m²" { return "m2" }
    var folded = String.UnicodeScalarView()
    for scalar in CanonicalText.folded(word).unicodeScalars {
      let isIndic = (0x0660...0x0669).contains(scalar.value)
      folded.append(isIndic ? Unicode.Scalar(scalar.value + 0x90) ?? scalar : scalar)
    }
    return String(folded)
  }

  /// Whether a word goes on from `name.` just before.
  var followsDotOfName: Bool {
    guard let dot = tokens.last, dot.isSymbol(.dot), dot.end == offset, tokens.count > 1 else { return false }
    let name = tokens[tokens.count - 2]
    return name.word != nil && name.end == dot.start
  }

  /// T0117: letters that look alike but are not must not make two names of one.
  private func scriptFault(of word: String, at place: SourceRange) -> Diagnostic? {
    if word.utf8.allSatisfy({ $0 < 0x80 }) || word == "m²" { return nil }
    var scripts: Set<NameScalar.Script> = []
    for scalar in word.unicodeScalars {
      guard let script = NameScalar.script(of: scalar) else { continue }
      if script == .other { return .foreignLetter(scalar, in: word, at: place) }
      scripts.insert(script)
    }
    return scripts.count > 1 ? .mixedScripts(word, at: place) : nil
  }
}

extension Diagnostic {
  fileprivate static func mixedScripts(_ word: String, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .mixedScriptName, at: place, "«\(word)» mixes Latin and Persian letters or digits",
      reasons: ["a name is of one script; ASCII digits and _ may stand in both"],
      remedy: "write all of it in Latin, or all of it in Persian letters")
  }

  fileprivate static func foreignLetter(_ scalar: Unicode.Scalar, in word: String, at place: SourceRange) -> Diagnostic
  {
    let isMark = scalar.properties.generalCategory == .nonspacingMark
    return Diagnostic(
      .mixedScriptName, at: place,
      "«\(word)» holds \(scalar.codePoint), which is \(isMark ? "a vowel sign" : "neither a Latin nor a Persian letter")",
      reasons: ["it can look like another letter, or be overlooked, and names are told apart by every letter"],
      remedy: isMark ? "leave the sign out" : "type the word again on a Latin or Persian keyboard")
  }

  fileprivate static func nameTooLong(_ word: String, count: Int, limit: Int, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .nameTooLong, at: place, "the name \(word.prefix(24))… has \(count) letters; a name has at most \(limit)",
      remedy: "shorten it, and say the rest in the title")
  }
}
