/// Strings of JSON (RFC 8259), for every writer of JSON in the project: nothing is put into quotes by hand.
public enum JSONText {
  /// The text as a JSON string, with its quotes.
  ///
  /// Escaped is what the standard demands (quote, backslash, C0) and, so that a log can be looked at safely, what a
  /// terminal would obey or hide: C1, bidi controls, line separators, invisible scalars. Persian stays readable.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      case "\u{200C}", "\u{200D}": result.unicodeScalars.append(scalar)
      default:
        let isPlain = scalar.value >= 0x20 && scalar.value < 0x7F
        if isPlain || !VisibleText.mustBeSpelt(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          for unit in String(scalar).utf16 { result += escape(unit) }
        }
      }
    }
    return result + "\""
  }

  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
