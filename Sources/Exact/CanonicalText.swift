@_spi(_Unicode) import Swift

/// One spelling for words that look alike, so that a name typed on an Arabic keyboard meets the same name typed on a
/// Persian one.
public enum CanonicalText {
  /// Normalization form C, with ي and ى as ی, ك as ک, and without tatweel and the direction marks LRM, RLM and ALM.
  /// The zero-width non-joiner stays: it tells words apart. Folding twice is folding once.
  ///
  /// Unicode normalization leaves these letters alone (they differ in other languages), so they are folded by hand.
  public static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: text.unicodeScalars.lazy.filter { !isDropped($0) })
    var canonical = String.UnicodeScalarView()
    // The standard library has normalization, but shows it to Foundation alone as yet; the tests watch over it.
    for scalar in String(kept)._nfc { canonical.append(letter(scalar)) }
    return String(canonical)
  }

  /// Tatweel, LRM, RLM, ALM.
  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0640, 0x200E, 0x200F, 0x061C: true
    default: false
    }
  }

  private static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\u{064A}", "\u{0649}": "\u{06CC}"
    case "\u{0643}": "\u{06A9}"
    default: scalar
    }
  }
}
