import TariffEngine

/// Whole numbers that a command line names.
enum NumberOption {
  /// The number of an option; nil: it was not given.
  /// - Throws: `Stop` 64 when it is no whole number.
  static func read(_ option: CommandOption, in call: Invocation) throws(Stop) -> Int128? {
    guard let words = call.value(of: option) else { return nil }
    let hint = ["write whole \(option.placeholder == "RIALS" ? "rials" : "numbers"), as 1000000 or 1,000,000"]
    let number: ExactDecimal
    do throws(NumberFault) { number = try ExactDecimal.parse(words.utf8).reduced } catch {
      throw .usage(
        "--\(option.name) takes a number, not \(quoted(words)): \(VisibleText.escaped("\(error)"))", hints: hint)
    }
    guard number.scale == 0 else {
      throw .usage("--\(option.name) takes a whole number, not \(quoted(words))", hints: hint)
    }
    return number.significand
  }
}
