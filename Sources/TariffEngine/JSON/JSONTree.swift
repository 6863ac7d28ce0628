import Diagnostics

/// What a program reads, written in one canonical form: keys sorted by UTF-16 units as in RFC 8785, no spaces, whole
/// numbers bare, every amount as a text.
indirect enum JSONTree: Sendable, Hashable {
  case null
  case truth(Bool)
  case integer(Int)
  case text(String)
  case list([JSONTree])
  case object([String: JSONTree])

  static func optional(_ text: String?) -> JSONTree { text.map { .text($0) } ?? .null }
  static func optional(_ number: Int?) -> JSONTree { number.map { .integer($0) } ?? .null }

  /// Amounts are texts, since 64-bit floating point, which most readers use, cannot hold them all.
  static func amount(_ amount: Int128?) -> JSONTree { amount.map { .text(String($0)) } ?? .null }

  /// One line without a line end.
  var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to output: inout String) {
    switch self {
    case .null: output += "null"
    case .truth(let truth): output += truth ? "true" : "false"
    case .integer(let number): output += String(number)
    case .text(let text): output += JSONText.quoted(text)
    case .list(let elements):
      output += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { output += "," }
        element.write(to: &output)
      }
      output += "]"
    case .object(let members):
      output += "{"
      let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
      for (index, member) in sorted.enumerated() {
        if index > 0 { output += "," }
        output += JSONText.quoted(member.key) + ":"
        member.value.write(to: &output)
      }
      output += "}"
    }
  }
}
