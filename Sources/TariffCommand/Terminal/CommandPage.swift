/// What a command is given besides options: `FILE.csv`.
struct Operand: Sendable, Hashable {
  /// What stands for it in the help.
  var placeholder: String
  /// Whether the command cannot do without it.
  var isRequired: Bool
  /// Whether it may be given more than once.
  var isRepeatable: Bool
  /// What it is, for `--help`.
  var help: String
}

/// Everything that is to be known about calling a command.
struct CommandPage: Sendable {
  /// A line that works as it stands, and what it is for.
  struct Example: Sendable {
    /// What it is for.
    var purpose: String
    /// The line; a line that ends in `\` goes on in the next.
    var lines: [String]
  }
  /// The word after `tariff`.
  var name: String
  /// One line for the list of commands.
  var summary: String
  /// Real lines, which the help shows first.
  var examples: [Example]
  /// Its ways of being called, after `tariff NAME `.
  var usage: [String]
  /// What it reads.
  var operand: Operand?
  /// Its own options.
  var ownOptions: [CommandOption]
  /// What else must be known, one paragraph each.
  var notes: [String]

  /// Its own options and those of every command.
  var options: [CommandOption] { ownOptions + CommandOption.shared }
}
