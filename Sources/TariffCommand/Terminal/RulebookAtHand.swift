import TariffEngine

/// The rulebook that a command line names.
enum RulebookAtHand {
  /// The most messages that are printed before the rest is only counted.
  static let messageLimit = 20

  /// The folder that `--rulebook` names.
  /// - Throws: `Stop` 66 when there is no such folder.
  static func folder(_ call: Invocation) throws(Stop) -> String {
    let folder = call.value(of: .rulebook) ?? "."
    switch FilePath.kind(folder) {
    case .folder: return folder
    case .missing:
      throw Stop(status: .noInput, message: "there is no folder \(quoted(folder))")
    case .file, .special:
      throw Stop(
        status: .noInput, message: "\(quoted(folder)) is a file",
        hints: ["--rulebook takes the folder that holds the file named rulebook"])
    }
  }

  /// Loads it for use.
  /// - Throws: `Stop` 65 when it has an error (said in full on standard error), 66 when it cannot be read.
  static func load(_ call: Invocation, on console: Console) throws(Stop) -> Rulebook {
    let folder = try folder(call)
    do {
      return try Rulebook.load(folder: folder)
    } catch {
      let report = error.report
      let errors = report.diagnostics.filter { $0.severity == .error }
      console.say(listed(errors, of: report.files, colour: console.talkIsColoured))
      guard !report.isUnreadable else {
        throw Stop(status: .noInput, message: "the rulebook in \(quoted(folder)) cannot be read")
      }
      throw .badData(
        "the rulebook in \(quoted(folder)) has \(counted(report.errors, "error")) and bills nobody",
        hints: ["tariff check --rulebook \(folder) shows them together with the warnings"])
    }
  }

  /// The first messages, each followed by a blank line, and how many more there are.
  static func listed(
    _ messages: [Diagnostic], of files: [SourceFile], colour: Bool, limit: Int = messageLimit, more: String = ""
  ) -> String {
    let renderer = TextRenderer(files: files, colour: colour)
    var text = ""
    for message in messages.prefix(limit) {
      let drawn = renderer.render(message)
      text += drawn + (drawn.hasSuffix("\n") ? "\n" : "\n\n")
    }
    if messages.count > limit { text += "… and \(counted(messages.count - limit, "more message"))\(more)\n" }
    return text
  }

  /// The files that it was read from, as paths from here.
  static func paths(_ rulebook: Rulebook, in call: Invocation) -> [String] {
    let folder = call.value(of: .rulebook) ?? "."
    return rulebook.report.files.map { FilePath.joined(folder, $0.name) }
  }
}

/// `1 error`, `2 errors`, `no errors`.
func counted(_ count: Int, _ noun: String) -> String {
  switch count {
  case 0: "no \(noun)s"
  case 1: "1 \(noun)"
  default: "\(count) \(noun)s"
  }
}
