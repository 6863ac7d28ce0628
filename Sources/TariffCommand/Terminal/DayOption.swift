import TariffEngine

/// Days that a command line names.
enum DayOption {
  /// The day of an option; nil: it was not given.
  /// - Throws: `Stop` 64 when it is no day.
  static func read(_ option: CommandOption, in call: Invocation) throws(Stop) -> Day? {
    guard let words = call.value(of: option) else { return nil }
    do throws(DateFault) { return try Day.parse(words.utf8) } catch {
      throw .usage(
        "--\(option.name) takes a day, not \(quoted(words)): \(VisibleText.escaped("\(error)"))",
        hints: ["write YYYY-MM-DD, as 1402-05-01 or 2023-07-23"])
    }
  }
}

extension CommandOption {
  /// The language of keywords.
  static let keywords = CommandOption.value(
    "keywords", "LANG", choices: Language.allCases.map(\.rawValue),
    "The language of the keywords: en or fa. It changes no digest.")
  /// The second axis of time.
  static let knownOn = CommandOption.value(
    "known-on", "DAY",
    "The law as it stood known on this day; without it, all acts that are not drafts.")
  /// A reform that is not law yet.
  static let with = CommandOption.value(
    "with", "FILE", repeatable: true, "A draft act that takes part as if it were law; in the folder or elsewhere.")
  /// The known day of the first of two editions.
  static let fromKnown = CommandOption.value(
    "from-known", "DAY", "The first edition is what was known on this day; else that of --known-on.")
  /// The known day of the second.
  static let toKnown = CommandOption.value(
    "to-known", "DAY", "The second edition is what was known on this day; else that of --known-on.")
}
