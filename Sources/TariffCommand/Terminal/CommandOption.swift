/// One option of a command: `--rulebook DIR`. The parser, the help and the tests read the same table.
struct CommandOption: Sendable, Hashable {
  /// The long name without its dashes; it is never abbreviated.
  var name: String
  /// A one-letter name, if it has one: `-o`.
  var letter: Character?
  /// What stands for its value in the help; nil: it takes none.
  var placeholder: String?
  /// The only values it takes, if they can be counted.
  var choices: [String]
  /// Whether it may be given more than once.
  var isRepeatable: Bool
  /// Whether the command cannot do without it.
  var isRequired: Bool
  /// What it does, for `--help`.
  var help: String

  /// An option that is given or not.
  static func flag(_ name: String, letter: Character? = nil, _ help: String) -> CommandOption {
    CommandOption(
      name: name, letter: letter, placeholder: nil, choices: [], isRepeatable: false, isRequired: false, help: help)
  }

  /// An option with a value.
  static func value(
    _ name: String, letter: Character? = nil, _ placeholder: String, choices: [String] = [], repeatable: Bool = false,
    required: Bool = false, _ help: String
  ) -> CommandOption {
    CommandOption(
      name: name, letter: letter, placeholder: placeholder, choices: choices, isRepeatable: repeatable,
      isRequired: required, help: help)
  }

  /// As it is written: `-o FILE, --output FILE`.
  var spelling: String {
    let long = "--" + name + (placeholder.map { " " + $0 } ?? "")
    guard let letter else { return long }
    return "-\(letter), " + long
  }
}

extension CommandOption {
  /// The folder of the tariff.
  static let rulebook = CommandOption.value(
    "rulebook", "DIR", required: true, "The folder that holds the tariff: a file named rulebook, and its acts.")
  /// Part tables of a dossier.
  static let group = CommandOption.value(
    "group", "NAME=FILE", repeatable: true, "A CSV with the rows of a group, such as floor=floors.csv.")
  /// Colour, for people who look at a terminal.
  static let colour = CommandOption.value(
    "colour", "WHEN", choices: ["auto", "always", "never"],
    "Colour: auto (on a terminal, unless NO_COLOR is set or TERM is dumb), always or never.")
  /// Help.
  static let help = CommandOption.flag("help", letter: "h", "Show this page.")

  /// What every command takes besides its own.
  static let shared: [CommandOption] = [.colour, .help]
}
