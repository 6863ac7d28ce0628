/// One script for the digits of a file: that of its keywords.
enum DigitScript {
  /// A numeral or date with its digits, decimal mark and groups as files of a language write them.
  static func written(_ numeral: String, in language: KeywordLanguage) -> String {
    var written = String.UnicodeScalarView()
    for scalar in numeral.unicodeScalars { written.append(self.scalar(for: scalar, language)) }
    return String(written)
  }

  private static func scalar(for scalar: Unicode.Scalar, _ language: KeywordLanguage) -> Unicode.Scalar {
    switch (scalar, language) {
    case ("٬", .english): "_"
    case ("٫", .english): "."
    case ("_", .persian): "٬"
    case (".", .persian): "٫"
    case ("0"..."9", .persian): Unicode.Scalar(scalar.value + 0x6C0) ?? scalar
    case ("\u{660}"..."\u{669}", .persian): Unicode.Scalar(scalar.value + 0x90) ?? scalar
    case ("\u{660}"..."\u{669}", .english), ("\u{6F0}"..."\u{6F9}", .english):
      Unicode.Scalar(UInt8(0x30 | scalar.value & 0x0F))
    default: scalar
    }
  }
}
