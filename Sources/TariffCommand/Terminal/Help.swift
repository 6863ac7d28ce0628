/// The `--help` pages: examples first, at most 80 columns, made from the option tables.
enum Help {
  /// The widest line.
  static let width = 80

  /// The page of the whole tool.
  static func overview(_ pages: [CommandPage], version: String) -> String {
    var page = "\(version): permit fees from the text of a tariff\n\n"
    page += "Examples\n"
    page += example(
      .init(
        purpose: "Prove a tariff before it bills anybody:",
        lines: ["tariff check --rulebook Tariffs/Mashhad"]))
    page += example(
      .init(
        purpose: "Compute every dossier of a file:",
        lines: [
          "tariff batch --rulebook Tariffs/Mashhad Tariffs/Mashhad/dossiers.csv \\",
          "  --group floor=Tariffs/Mashhad/floors.csv -o results.csv",
        ]))
    page += "\nUsage\n  tariff COMMAND --rulebook DIR ...\n\nCommands\n"
    page += list(pages.map { ($0.name, $0.summary) })
    page += "\nOptions\n"
    page += list([
      ("--help", "Show this page; tariff COMMAND --help shows a command's."),
      ("--version", "Show the versions of the engine and of the language."),
    ])
    page += "\nResults go to standard output, everything else to standard error.\n"
    page += "\n" + statuses
    return page
  }

  /// The page of one command.
  static func page(_ command: CommandPage) -> String {
    var page = "tariff \(command.name): \(command.summary)\n\nExamples\n"
    page += command.examples.map(example).joined()
    page += "\nUsage\n"
    for line in command.usage { page += wrapped("tariff \(command.name) \(line)", first: 2, rest: 6) }
    if let operand = command.operand {
      page += "\nInput\n" + list([(operand.placeholder, operand.help)])
    }
    page += "\nOptions\n" + list(command.options.map { ($0.spelling, $0.help) })
    for note in command.notes { page += "\n" + wrapped(note, first: 0, rest: 0) }
    return page + "\n" + statuses
  }

  private static var statuses: String {
    "Exit status\n" + list(ExitStatus.allCases.map { (String($0.rawValue), $0.summary) })
  }

  private static func example(_ example: CommandPage.Example) -> String {
    "  \(example.purpose)\n" + example.lines.map { "    \($0)\n" }.joined()
  }

  /// Names on the left, what they mean on the right; a long name has a line of its own.
  private static func list(_ items: [(String, String)]) -> String {
    let column = min(26, items.map { $0.0.count }.max() ?? 0) + 4
    var text = ""
    for (name, meaning) in items {
      let lines = wrapped(meaning, first: column, rest: column)
      guard name.count + 4 <= column else {
        text += "  \(name)\n" + lines
        continue
      }
      text += "  " + name + String(lines.dropFirst(name.count + 2))
    }
    return text
  }

  /// Breaks a paragraph at spaces so that no line is wider than ``width``, each indented.
  static func wrapped(_ paragraph: String, first: Int, rest: Int) -> String {
    var text = ""
    var line = String(repeating: " ", count: first)
    var isEmpty = true
    for word in paragraph.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        text += line + "\n"
        line = String(repeating: " ", count: rest)
        isEmpty = true
      }
      line += isEmpty ? String(word) : " " + word
      isEmpty = false
    }
    return text + line + "\n"
  }
}
