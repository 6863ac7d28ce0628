/// Text from files and dossiers, made harmless for a terminal and honest for the eye: `total\u{202E}` instead of a
/// control that turns the rest of the line round.
///
/// Shown as `\u{…}` are the C0 and C1 controls (escape sequences, line feeds that would forge a line of output), the
/// bidi controls (CVE-2021-42574), line and paragraph separators, and every other scalar that leaves no trace on the
/// screen. A zero-width joiner or non-joiner stays where it belongs, after a letter of the Arabic script.
public enum VisibleText {
  /// The text with every invisible or controlling scalar spelt out.
  public static func escaped(_ text: String) -> String {
    var result = ""
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if let escape = escape(scalar, after: previous) {
        result += escape
      } else {
        result.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return result
  }

  /// How a scalar is spelt out, or nil when it is shown as it is.
  static func escape(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> String? {
    let value = scalar.value
    if value >= 0x20, value < 0x7F { return nil }
    if value == 0x200C || value == 0x200D {
      if let previous, isArabicScript(previous) { return nil }
      return spelt(scalar)
    }
    return mustBeSpelt(scalar) ? spelt(scalar) : nil
  }

  /// Controls and scalars without a trace; the joiners are another matter.
  static func mustBeSpelt(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default:
      scalar.properties.isBidiControl || scalar.properties.isDefaultIgnorableCodePoint
        || (0xFFF9...0xFFFB).contains(scalar.value)
    }
  }

  private static func spelt(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  private static func isArabicScript(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0620...0x065F, 0x066E...0x06D3, 0x06FA...0x06FF, 0x0750...0x077F, 0x08A0...0x08FF, 0xFB50...0xFDFF,
      0xFE70...0xFEFC:
      true
    default: false
    }
  }
}
