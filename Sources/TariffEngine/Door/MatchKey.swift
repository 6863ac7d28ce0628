import Exact

/// What two spellings of one name have in common: `قيمت  منطقه‌اي` and `قیمت منطقه ای`, `Floor Area` and `floor area`.
///
/// Letters are folded as in tariffs (ي→ی, ك→ک …), a zero-width non-joiner counts as a space, since people type either,
/// spaces are made one, and Latin letters lose their case.
enum MatchKey {
  /// The key of a header, a title or an option.
  static func of(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !(0x41...0x5A).contains($0) }
    if isPlain { return text }
    let words = words(CanonicalText.folded(text))
    // Letters of the Arabic script have no case, and asking for it takes time.
    let isCased = words.unicodeScalars.contains { !(0x600...0x6FF).contains($0.value) && $0 != " " }
    return isCased ? words.lowercased() : words
  }

  /// The key of a dossier's number: besides, Persian and Arabic-Indic digits count as ASCII ones, but Latin letters keep
  /// their case.
  static func ofIdentifier(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    if isPlain { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in words(CanonicalText.folded(text)).unicodeScalars {
      let digit: UInt32? =
        switch scalar.value {
        case 0x6F0...0x6F9: scalar.value - 0x6F0
        case 0x660...0x669: scalar.value - 0x660
        default: nil
        }
      scalars.append(digit.flatMap { Unicode.Scalar(0x30 + $0) } ?? scalar)
    }
    return String(scalars)
  }

  private static func words(_ text: String) -> String {
    let parts = text.unicodeScalars.split { $0 == "\u{200C}" || $0.properties.isWhitespace }
    return parts.map { String(Substring($0)) }.joined(separator: " ")
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without spaces, direction marks and joiners at either end: spreadsheets leave them, and nobody sees them.
  var trimmed: ArraySlice<UInt8> {
    var rest = self
    trimming: while let first = rest.first {
      for mark in Self.invisible where first == mark[0] && rest.starts(with: mark) {
        rest = rest.dropFirst(mark.count)
        continue trimming
      }
      break
    }
    trimming: while let last = rest.last {
      for mark in Self.invisible where last == mark[mark.count - 1] && rest.suffix(mark.count).elementsEqual(mark) {
        rest = rest.dropLast(mark.count)
        continue trimming
      }
      break
    }
    return rest
  }

  /// Space, tab, CR, LF, NBSP, narrow NBSP, ZWNJ, LRM, RLM, ALM.
  private static var invisible: [[UInt8]] {
    [
      [0x20], [0x09], [0x0D], [0x0A], [0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x8C], [0xE2, 0x80, 0x8E],
      [0xE2, 0x80, 0x8F], [0xD8, 0x9C],
    ]
  }
}
