import TariffEngine

/// The two streams of a run: results, and talk about them.
final class Console {
  /// Standard output: results and nothing else.
  let results = ByteOutput(descriptor: 1, name: "standard output")
  private let talk = ByteOutput(descriptor: 2, name: "standard error")
  private(set) var lostTalk = false
  /// Whether results are coloured.
  private(set) var isColoured = false
  /// Whether talk is coloured.
  private(set) var talkIsColoured = false

  /// Settles colour for the run.
  func settleColour(_ choice: String?) {
    isColoured = Colour.isOn(choice: choice, isTerminal: results.isTerminal)
    talkIsColoured = Colour.isOn(choice: choice, isTerminal: talk.isTerminal)
  }

  /// Whether somebody looks at the talk.
  var talksToTerminal: Bool { talk.isTerminal }

  /// Draws on the terminal without ending the line.
  func draw(_ text: String) {
    try? talk.write(text)
    try? talk.flush()
  }

  /// Says lines on standard error, at once. A full disk behind it is remembered: the run then ends with 74.
  func say(_ text: String) {
    do {
      try talk.write(text.hasSuffix("\n") ? text : text + "\n")
      try talk.flush()
    } catch {
      if error.status == .inputOutput { lostTalk = true }
    }
  }

  /// Says why a run stopped.
  func say(_ stop: Stop) {
    guard let message = stop.message else { return }
    say((["tariff: " + message] + stop.hints.map { "  = " + $0 }).joined(separator: "\n"))
  }
}
