import TariffEngine

/// The language and digits of what is printed for people.
enum LanguageOption {
  /// English unless another is asked for; digits nil: those of the language.
  static func read(_ call: Invocation) -> (language: Language, digits: Digits?) {
    let language = Language(rawValue: call.value(of: .language) ?? "en") ?? .english
    return (language, call.value(of: .digits).map { $0 == "fa" ? .persian : .latin })
  }
}

extension CommandOption {
  /// The language of a page.
  static let language = CommandOption.value(
    "language", "LANG", choices: Language.allCases.map(\.rawValue), "The language of the page: en (default) or fa.")
  /// Its digits.
  static let digits = CommandOption.value(
    "digits", "LANG", choices: Language.allCases.map(\.rawValue),
    "Its digits: en or fa; without it, those of the language.")
}
