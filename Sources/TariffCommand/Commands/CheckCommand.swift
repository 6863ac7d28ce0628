import TariffEngine

/// `tariff check`: what can be proven about a tariff before it bills anybody.
enum CheckCommand: Command {
  private static let strict = CommandOption.flag("strict", "End with status 1 on a warning too.")
  private static let json = CommandOption.flag("json", "Messages for programs: one JSON object a line, all of them.")
  private static let all = CommandOption.flag("all", "Print every message, not only the first 20.")
  private static let on = CommandOption.value(
    "on", "DAY", "Seen from this day, a horizon that ends within a year is a warning.")

  static let page = CommandPage(
    name: "check", summary: "prove a tariff consistent and run its examples",
    examples: [
      .init(purpose: "Everything there is to say about a tariff:", lines: ["tariff check --rulebook Tariffs/Mashhad"]),
      .init(
        purpose: "As a gate before an act is published:", lines: ["tariff check --rulebook Tariffs/Mashhad --strict"]),
      .init(
        purpose: "The codes of the messages, for a program:",
        lines: ["tariff check --rulebook Tariffs/Mashhad --json | jq -r .code"]),
    ],
    usage: ["--rulebook DIR [--with FILE]... [--on DAY] [--strict] [--all] [--json]"], operand: nil,
    ownOptions: [.rulebook, .knownOn, .with, on, strict, all, json],
    notes: [
      "Messages are the result and go to standard output; the summary goes to standard error. An error keeps the "
        + "tariff from being used; a warning does not, and a note never does. Status 1 means that there is an error, or "
        + "with --strict a warning. What is proven is the whole rulebook, whatever day of knowledge is asked for; "
        + "--known-on says which edition's digest is printed."
    ])

  static func run(_ call: Invocation, on console: Console) throws(Stop) -> ExitStatus {
    let folder = try RulebookAtHand.folder(call)
    let known = try DayOption.read(.knownOn, in: call)
    let report = Rulebook.check(
      folder: folder, drafts: call.values(of: .with), on: try DayOption.read(on, in: call))
    if call.has(json) {
      let renderer = JSONRenderer(files: report.files)
      for message in report.diagnostics {
        let line = renderer.render(message)
        try console.results.write(line.hasSuffix("\n") ? line : line + "\n")
      }
    } else {
      try console.results.write(
        RulebookAtHand.listed(
          report.diagnostics, of: report.files, colour: console.isColoured,
          limit: call.has(all) ? .max : RulebookAtHand.messageLimit, more: "; --all shows every one"))
    }
    try console.results.flush()
    console.say(summary(of: report, folder: folder))
    if let identity = report.identity(knownOn: known) { console.say(identity.lines.joined(separator: "\n")) }
    if report.isUnreadable { return .noInput }
    return report.errors > 0 || call.has(strict) && report.warnings > 0 ? .findings : .done
  }

  private static func summary(of report: CheckReport, folder: String) -> String {
    var parts = [counted(report.errors, "error"), counted(report.warnings, "warning")]
    if report.notes > 0 { parts.append(counted(report.notes, "note")) }
    if !report.accepted.isEmpty { parts.append("\(report.accepted.count) accepted as printed") }
    if report.errors == 0 || report.examples > 0 { parts.append(counted(report.examples, "example") + " run") }
    let files = counted(report.files.count, "file")
    return "checked \(files) in \(VisibleText.escaped(folder)): " + parts.joined(separator: ", ")
  }
}
