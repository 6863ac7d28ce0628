@_spi(_Unicode) import Swift

/// One spelling for words that look alike, so that a name typed on an Arabic keyboard meets the same name typed on a
/// Persian one.
public enum CanonicalText {
  /// Normalization form C, with ي and ى as ی, ك as ک, and without tatweel and the direction marks LRM, RLM and ALM.
  /// The zero-width non-joiner stays: it tells words apart. Folding twice is folding once.
  ///
  /// Unicode normalization leaves these letters alone (they differ in other languages), so they are folded by hand.
  public static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) || text.unicodeScalars.allSatisfy(isSettled) { return text }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: text.unicodeScalars.lazy.filter { !isDropped($0) })
    var canonical = String.UnicodeScalarView()
    // The standard library has normalization, but shows it to Foundation alone as yet; the tests watch over it.
    for scalar in String(kept)._nfc { canonical.append(letter(scalar)) }
    return String(canonical)
  }

  /// Whether a scalar stands as it is whatever stands beside it: it is its own normal form, joins nothing before it, and
  /// is no letter that is folded. Most Persian texts hold nothing else, and normalizing takes time.
  static func isSettled(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x80, 0xAB, 0xBB, 0x060C, 0x061B, 0x061F, 0x0621...0x063A, 0x0641...0x0642, 0x0644...0x0648,
      0x0660...0x066C, 0x0671...0x06D3, 0x06F0...0x06F9, 0x200C:
      true
    default: false
    }
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
