import Diagnostics

/// Persian and Latin words in one line. A terminal or a browser orders such a line by the bidirectional algorithm, which
/// lets the punctuation and digits beside a foreign word wander; between FSI and PDI the word is one thing (UAX #9, 3.1).
extension Wording {
  /// Text of an act or a dossier: harmless for a terminal, and isolated where it reads the other way.
  func shown(_ text: String) -> String {
    let visible = VisibleText.escaped(text)
    return visible.unicodeScalars.contains(where: isForeign) ? isolated(visible) : visible
  }

  /// A number or code that an act gives as text: digits of this wording where it is nothing else.
  func designation(_ text: String) -> String {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? numerals(text) : shown(text)
  }

  /// The number of a dossier or a person, which may be digits with signs between them.
  func identifier(_ text: String) -> String {
    language == .persian ? isolated(VisibleText.escaped(text)) : shown(text)
  }

  /// Between the members of a list.
  var listSeparator: String { language == .persian ? "، " : ", " }

  /// Digits with signs between them, kept in their order among words that read from right to left.
  func turned(_ digits: String) -> String { language == .persian ? isolated(digits) : digits }

  private func isolated(_ text: String) -> String { isolates ? "\u{2068}\(text)\u{2069}" : text }

  /// A letter of the script that reads the other way.
  private func isForeign(_ scalar: Unicode.Scalar) -> Bool {
    let readsFromRight =
      switch scalar.value {
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
      default: false
      }
    return scalar.properties.isAlphabetic && readsFromRight != (language == .persian)
  }
}
