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

  /// Loads it for use: the edition that `--known-on` and `--with` ask for.
  /// - Throws: `Stop` 65 when it has an error (said in full on standard error), 66 when it cannot be read.
  static func load(_ call: Invocation, on console: Console) throws(Stop) -> Rulebook {
    let day = try DayOption.read(.knownOn, in: call)
    return try edition(of: try loadAll(call, on: console), knownOn: day)
  }

  /// The two editions that `--from-known`, `--to-known`, `--known-on` and `--with` ask for; drafts take part in the
  /// second.
  /// - Throws: as ``load(_:on:)``.
  static func loadTwo(_ call: Invocation, on console: Console) throws(Stop) -> (old: Rulebook, new: Rulebook) {
    let day = try DayOption.read(.knownOn, in: call)
    let (from, to) = (try DayOption.read(.fromKnown, in: call), try DayOption.read(.toKnown, in: call))
    let rulebook = try loadAll(call, on: console)
    let old = try edition(of: rulebook, knownOn: from ?? day, drafts: false)
    return (old, try edition(of: rulebook, knownOn: to ?? day))
  }

  private static func edition(
    of rulebook: Rulebook, knownOn day: Day?, drafts: Bool = true
  ) throws(Stop) -> Rulebook {
    if let edition = rulebook.edition(knownOn: day, drafts: drafts) { return edition }
    let acts = day.map { "the acts known on \($0)" } ?? "the acts that are not drafts"
    throw Stop(status: .internalFault, message: "\(acts) do not stand together, though the whole does")
  }

  /// Loads another tariff to be tried beside it: a folder is a rulebook, a file a draft of the rulebook at hand.
  /// - Throws: as ``load(_:on:)``.
  static func load(_ call: Invocation, trying path: String, on console: Console) throws(Stop) -> Rulebook {
    let day = try DayOption.read(.knownOn, in: call)
    let drafts = call.values(of: .with)
    let whole: Rulebook
    switch FilePath.kind(path) {
    case .folder: whole = try load(folder: path, drafts: [], on: console)
    case .file, .special: whole = try load(folder: try folder(call), drafts: drafts + [path], on: console)
    case .missing: throw Stop(status: .noInput, message: "there is no draft and no rulebook \(quoted(path))")
    }
    return try edition(of: whole, knownOn: day)
  }

  private static func loadAll(_ call: Invocation, on console: Console) throws(Stop) -> Rulebook {
    try load(folder: try folder(call), drafts: call.values(of: .with), on: console)
  }

  private static func load(folder: String, drafts: [String], on console: Console) throws(Stop) -> Rulebook {
    do {
      return try Rulebook.load(folder: folder, drafts: drafts)
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

  /// Refuses a name that the rulebook does not have.
  /// - Throws: `Stop` 64 with the nearest name.
  static func require(_ name: String, among names: [String]) throws(Stop) {
    if names.contains(name) { return }
    let near = NearestName.find(name, among: names).map { "did you mean \($0)?" }
    throw .usage(
      "the rulebook has no \(quoted(name))", hints: [near ?? "tariff timeline lists its provisions and acts"])
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
    return rulebook.report.files.map { FilePath.joined(folder, $0.name) } + call.values(of: .with)
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
