import TariffEngine

/// Whole numbers that a command line names.
enum NumberOption {
  /// The number of an option, not negative; nil: it was not given.
  /// - Throws: `Stop` 64 when it is no such number.
  static func read(_ option: CommandOption, in call: Invocation) throws(Stop) -> Int128? {
    guard let words = call.value(of: option) else { return nil }
    let isOfRials = option.placeholder == "RIALS"
    let hint = [isOfRials ? "write whole rials, as 1000000 or 1,000,000" : "write a whole number, as 12"]
    let number: ExactDecimal
    do throws(NumberFault) { number = try ExactDecimal.parse(words.utf8).reduced } catch {
      throw .usage(
        "--\(option.name) takes a number, not \(quoted(words)): \(VisibleText.escaped("\(error)"))", hints: hint)
    }
    guard number.scale == 0 else {
      throw .usage("--\(option.name) takes a whole number, not \(quoted(words))", hints: hint)
    }
    guard number.significand >= 0 else {
      throw .usage("--\(option.name) takes a number that is not negative, not \(quoted(words))", hints: hint)
    }
    return number.significand
  }

  /// As ``read(_:in:)``, for counts of things.
  /// - Throws: `Stop` 64 also when there are more than any plan can have.
  static func count(_ option: CommandOption, in call: Invocation) throws(Stop) -> Int? {
    guard let number = try read(option, in: call) else { return nil }
    if let count = Int(exactly: number) { return count }
    throw .usage(
      "--\(option.name) \(quoted(call.value(of: option) ?? "")) is more than any plan offers",
      hints: ["tariff schedule --offers shows the terms of every plan"])
  }
}
