import TariffEngine

/// `tariff timeline`: what is in force when, and the consolidated law as text.
enum TimelineCommand: Command {
  private static let provision = CommandOption.value(
    "provision", "NAME", "Only this fee, value, table or rate, with its text on each stretch of days.")
  private static let asOf = CommandOption.value(
    "as-of", "DAY", "Print the law of this pricing day as one text of the language, consolidated.")
  private static let json = CommandOption.flag("json", "The provisions over time for programs: one JSON object.")

  static let page = CommandPage(
    name: "timeline", summary: "every provision over time; the law of a day as text",
    examples: [
      .init(
        purpose: "Every provision, with its acts, stages and suspensions:",
        lines: ["tariff timeline --rulebook Tariffs/Mashhad"]),
      .init(
        purpose: "The law of a day, consolidated, as it was known on another:",
        lines: [
          "tariff timeline --rulebook Tariffs/Mashhad --as-of 1403-02-01 \\",
          "  --known-on 1403-01-20",
        ]),
    ],
    usage: [
      "--rulebook DIR [--provision NAME] [--json] [--with FILE]...",
      "--rulebook DIR --as-of DAY [--known-on DAY] [--with FILE]... [--keywords LANG]",
      "--rulebook DIR --known-on DAY [--with FILE]... [--keywords LANG]",
    ], operand: nil, ownOptions: [.rulebook, provision, asOf, .knownOn, .with, .keywords, json],
    notes: [
      "The consolidated text names the act and the article of each provision and the acts that changed it; read back, it "
        + "is the same edition with the same digest. --known-on alone prints the text of all days, each provision with "
        + "its days; with --provision or --json it is the table as known on that day."
    ])

  static func run(_ call: Invocation, on console: Console) throws(Stop) -> ExitStatus {
    if call.has(asOf), call.has(provision) || call.has(json) {
      throw .usage("--as-of prints a whole text; --provision and --json ask for the table")
    }
    let day = try DayOption.read(asOf, in: call)
    let rulebook = try RulebookAtHand.load(call, on: console)
    if let name = call.value(of: provision) { try RulebookAtHand.require(name, among: rulebook.provisionNames) }
    if call.has(json) {
      try console.results.write(rulebook.timelineJSON(of: call.value(of: provision)) + "\n")
    } else if day != nil || call.has(.knownOn) && !call.has(provision) {
      let keywords = call.value(of: .keywords).flatMap { Language(rawValue: $0) } ?? .english
      try console.results.write(rulebook.consolidatedText(on: day, keywords: keywords))
      console.say("\(rulebook.knowledge), digest \(rulebook.consolidatedDigest(on: day))")
    } else {
      try console.results.write(rulebook.timelineText(of: call.value(of: provision)))
    }
    return .done
  }
}
