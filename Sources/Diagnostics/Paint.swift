/// Colours of a terminal, or none.
struct Paint: Sendable {
  enum Colour: String { case red = "1;31", yellow = "1;33", blue = "34", bold = "1" }

  let isOn: Bool

  func callAsFunction(_ text: String, _ colour: Colour) -> String {
    isOn && !text.isEmpty ? "\u{1B}[" + colour.rawValue + "m" + text + "\u{1B}[0m" : text
  }

  func of(_ severity: Severity) -> Colour {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .note: .blue
    }
  }
}
