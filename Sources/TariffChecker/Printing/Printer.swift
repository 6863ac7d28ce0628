import Diagnostics
import Exact
import TariffSyntax

/// Trees → text of the language, with English keywords: the one text that digests are taken of, and that a
/// consolidated edition is printed as.
///
/// It says everything that a tree says and nothing about where it was written: no comments, no layout, no spelling of
/// numbers and units. The text is read back to an equal tree. How it looks to people is the ``Formatter``'s work, so that
/// a better layout never changes a digest.
struct Printer {
  /// A place where a line may be broken: behind an operator or a comma. No file can hold it.
  static let softBreak: Character = "\u{1}"
  /// Lines are broken before they grow longer than this, where they can be.
  private static let width = 110

  /// The lines so far.
  private(set) var lines: [String] = []

  /// The whole text.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// A statement in column one, behind a blank line.
  mutating func heading(_ words: [String]) {
    lines.append("")
    line(words.filter { !$0.isEmpty }.joined(separator: " "), indent: 0)
  }

  /// An indented clause.
  mutating func clause(_ words: String, indent: Int = 2) { line(words, indent: indent) }

  /// A clause that may be absent.
  mutating func clause<Value>(_ words: String, _ value: Value?, _ text: (Value) -> String) {
    guard let value else { return }
    let text = text(value)
    clause(text.isEmpty ? words : "\(words) \(text)")
  }

  private mutating func line(_ text: String, indent: Int) {
    var current = String(repeating: " ", count: indent)
    var length = indent
    for (place, part) in text.split(separator: Self.softBreak).enumerated() {
      if place > 0, length + 1 + part.count > Self.width {
        lines.append(current)
        current = String(repeating: " ", count: indent + 4)
        length = indent + 4
      } else if place > 0 {
        current += " "
        length += 1
      }
      current += part
      length += part.count
    }
    lines.append(current)
  }
}

extension Printer {
  /// Text between quotation marks; it holds none itself.
  static func quoted(_ text: String) -> String { "\"\(text)\"" }

  /// Titles in the order written.
  static func titles(_ titles: [Marked<String>]) -> String {
    titles.map { quoted($0.value) }.joined(separator: " ")
  }

  /// `article 3`, `code 1270`: bare where it is digits, else as a text.
  static func designation(_ words: String) -> String {
    !words.isEmpty && words.utf8.allSatisfy { (0x30...0x39).contains($0) } ? words : quoted(words)
  }

  /// Names with commas between.
  static func list(_ names: [Marked<String>]) -> String {
    names.map(\.value).joined(separator: ",\(softBreak)")
  }

  /// A number in plain digits with the places as written, its percent sign and its unit.
  static func number(_ literal: NumberLiteral) -> String {
    let value = literal.value
    var text = value.description
    if literal.isPercent {
      text = ExactDecimal(significand: value.significand, scale: max(0, value.scale - 2)).description + "%"
    }
    if let unit = literal.unit { text += " " + self.unit(unit) }
    return text
  }

  /// `rial/m2`, `per m2`, `count`, `percent`.
  static func unit(_ expression: UnitExpression) -> String {
    if expression.isPercent { return "percent" }
    return expression.unit == .number ? "count" : expression.unit.description
  }

  /// A unit behind a name, with the space before it.
  static func unit(after expression: UnitExpression?) -> String { expression.map { " " + unit($0) } ?? "" }

  /// `half up to 1 rial`.
  static func rounding(_ clause: RoundingClause) -> String {
    let mode =
      switch clause.mode.value {
      case .halfAwayFromZero: "half up"
      case .halfToEven: "half even"
      case .halfTowardZero: "half down"
      case .towardZero: "toward zero"
      case .awayFromZero: "away from zero"
      case .floor: "floor"
      case .ceiling: "ceiling"
      }
    return "\(mode) to \(number(clause.step))"
  }

  /// `from D to D`, `from D`.
  static func span(_ clause: SpanClause) -> String {
    "from \(clause.first.value)" + (clause.last.map { " to \($0.value)" } ?? "")
  }
}
