import Diagnostics

extension Diagnostic {
  /// T0101, with the offset of the first byte that is wrong and a guess at what the file is instead.
  static func notUTF8(_ bytes: [UInt8], at place: SourceRange) -> Diagnostic {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return utf16(at: place) }
    let byte = String(bytes[place.start], radix: 16, uppercase: true)
    return Diagnostic(
      .notUTF8, at: place, "the file is not UTF-8: byte \(place.start) (0x\(byte)) cannot stand there",
      reasons: ["if it is text, it may be in an old code page such as Windows-1256; nothing after this byte was read"],
      remedy: "save the file as UTF-8")
  }

  /// T0101 for a file that some editors call "Unicode".
  static func utf16(at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .notUTF8, at: place, "the file is not UTF-8: from byte \(place.start) on it looks like UTF-16",
      reasons: ["some editors call UTF-16 \"Unicode\""], remedy: "save the file as UTF-8")
  }

  /// T0102 for NUL: what holds one is no text, and a list of its faults would help nobody.
  static func binary(at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .controlCharacter, at: place, "the file is not text: byte \(place.start) is NUL",
      reasons: ["no text holds a NUL; nothing after it was read"], remedy: "give the act as a text file in UTF-8")
  }

  /// T0102.
  static func controlCharacter(_ scalar: Unicode.Scalar, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .controlCharacter, at: place, "the control character \(scalar.codePoint) stands in the text",
      reasons: ["it cannot be seen; lines end with LF or CR LF, and the only other control that may stand is the tab"],
      remedy: "remove it")
  }

  /// T0102 for the line ends of another age: one message, for every line has one.
  static func onlyReturns(at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .controlCharacter, at: place, "the lines of the file end with CR alone",
      reasons: ["lines end with LF or CR LF, and so the whole file is one line"], remedy: "save it with LF as line end")
  }

  /// T0102 for the twelve characters with the property Bidi_Control.
  static func bidiControl(_ scalar: Unicode.Scalar, at place: SourceRange) -> Diagnostic {
    let name = bidiNames[scalar.value] ?? "a direction control"
    return Diagnostic(
      .controlCharacter, at: place, "the invisible character \(scalar.codePoint) (\(name)) stands in the text",
      reasons: ["it changes the order in which people see the words, so that they read another tariff than the engine"],
      remedy: "remove it; Persian and Latin letters know their direction themselves")
  }

  /// T0103.
  static func invisibleLetter(_ scalar: Unicode.Scalar, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .invisibleLetter, at: place, "the invisible character \(scalar.codePoint) stands in the text",
      reasons: ["two names that differ only in it would look the same"], remedy: "remove it")
  }

  /// T0103 for a ZWNJ (نیم‌فاصله) that separates nothing.
  static func strayNonJoiner(at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .invisibleLetter, at: place, "a half-space (U+200C) stands where it cannot be seen",
      reasons: ["it may stand only between two letters of the Arabic script, as in می\u{200C}شود"], remedy: "remove it")
  }

  /// T0113.
  static func fileTooLarge(_ bytes: Int, limit: Int, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .fileTooLarge, at: place, "the file has \(bytes) bytes; an act has at most \(limit)",
      reasons: ["nothing of it was read"],
      remedy: "divide the act, or move a large table to a CSV file: from \"prices.csv\"")
  }

  /// T0114.
  static func lineTooLong(_ bytes: Int, limit: Int, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .lineTooLong, at: place, "the line has \(bytes) bytes; a line has at most \(limit)",
      reasons: ["nobody can check a line of this length against the booklet; the file was not read"],
      remedy: "break it after an operator or a comma")
  }

  private static let bidiNames: [UInt32: String] = [
    0x061C: "Arabic letter mark", 0x200E: "left-to-right mark", 0x200F: "right-to-left mark",
    0x202A: "left-to-right embedding", 0x202B: "right-to-left embedding", 0x202C: "pop directional formatting",
    0x202D: "left-to-right override", 0x202E: "right-to-left override", 0x2066: "left-to-right isolate",
    0x2067: "right-to-left isolate", 0x2068: "first strong isolate", 0x2069: "pop directional isolate",
  ]
}
