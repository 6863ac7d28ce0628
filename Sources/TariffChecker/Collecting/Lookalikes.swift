import Diagnostics

/// Names that a reader cannot tell apart: `floor_l` and `floor_1`, `ضریب۱` and `ضریب1`, `Area` and `area`.
///
/// A small table for the two scripts of the language, in the manner of UTS 39: two names with one skeleton are one
/// name to the eye.
struct Lookalikes {
  let sink: DiagnosticSink

  /// T0307, at the later of two names that look alike.
  func report(_ names: [(name: String, range: SourceRange)]) {
    var first: [String: (name: String, range: SourceRange)] = [:]
    for entry in names {
      let skeleton = Self.skeleton(of: entry.name)
      guard let other = first[skeleton] else {
        first[skeleton] = entry
        continue
      }
      if other.name == entry.name { continue }
      sink.report(
        Diagnostic(
          .lookalikeNames, at: entry.range, "\(entry.name) and \(other.name) look alike and are two names",
          remedy: "rename one, so that nobody reads the one for the other",
          related: [Diagnostic.Related(other.range, "\(other.name) is declared here")]))
    }
  }

  /// What a name looks like: letters, digits and marks that are easily mistaken for one another become one.
  static func skeleton(of name: String) -> String {
    var skeleton = ""
    for scalar in name.unicodeScalars { skeleton += image(of: scalar) }
    return skeleton
  }

  private static func image(of scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x49, 0x6C: "1"  // I, l
    case 0x4F, 0x6F: "0"  // O, o
    case 0x41...0x5A: String(Character(Unicode.Scalar(UInt8(scalar.value + 32))))
    case 0x660...0x669: String(scalar.value - 0x660)
    case 0x6F0...0x6F9: String(scalar.value - 0x6F0)
    case 0x200C: ""  // zero-width non-joiner: two words run together look like one
    case 0x622, 0x623, 0x625, 0x671: "\u{627}"  // آ أ إ ٱ
    case 0x629, 0x6C0, 0x6C1, 0x6C2, 0x6D5: "\u{647}"  // ة and the forms of ه
    case 0x624: "\u{648}"  // ؤ
    case 0x626, 0x649, 0x64A: "\u{6CC}"  // ئ ى ي
    case 0x643, 0x6AA: "\u{6A9}"  // ك ڪ
    case 0x64B...0x652, 0x670: ""  // vowel marks
    default: String(Character(scalar))
    }
  }
}
