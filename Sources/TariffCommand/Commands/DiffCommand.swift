import TariffEngine

/// `tariff diff`: what differs between two editions, and which acts did it.
enum DiffCommand: Command {
  private static let fromDay = CommandOption.value("from-day", "DAY", "The first is the law of this pricing day.")
  private static let toDay = CommandOption.value("to-day", "DAY", "The second is the law of this pricing day.")
  private static let json = CommandOption.flag("json", "The differences for programs: one JSON object.")

  static let page = CommandPage(
    name: "diff", summary: "two editions: what changed, and which act did it",
    examples: [
      .init(
        purpose: "What is another on the second day:",
        lines: [
          "tariff diff --rulebook Tariffs/Mashhad \\", "  --from-day 1403-02-01 --to-day 1403-02-02",
        ]),
      .init(
        purpose: "What became known between two days, for all days of the law:",
        lines: [
          "tariff diff --rulebook Tariffs/Mashhad \\", "  --from-known 1403-03-01 --to-known 1403-09-01",
        ]),
    ],
    usage: [
      "--rulebook DIR [--from-day DAY --to-day DAY] [--from-known DAY] [--to-known DAY] [--with FILE]... [--json]"
    ], operand: nil, ownOptions: [.rulebook, fromDay, toDay, .fromKnown, .toKnown, .knownOn, .with, json],
    notes: [
      "One of --from-day and --to-day stands for both; without either, every stretch of days is compared. Drafts take "
        + "part in the second edition only. Status 1 means that something differs."
    ])

  static func run(_ call: Invocation, on console: Console) throws(Stop) -> ExitStatus {
    let (first, second) = (try DayOption.read(fromDay, in: call), try DayOption.read(toDay, in: call))
    if !call.has(fromDay), !call.has(toDay), !call.has(.fromKnown), !call.has(.toKnown), !call.has(.with) {
      throw .usage(
        "nothing is to be compared: --from-day and --to-day, --from-known and --to-known, or --with FILE",
        hints: ["tariff diff --help shows how it is called"])
    }
    let (old, new) = try RulebookAtHand.loadTwo(call, on: console)
    let comparison = EditionComparison(from: old, on: first ?? second, to: new, on: second ?? first)
    try console.results.write(call.has(json) ? comparison.json + "\n" : comparison.text)
    console.say(counted(comparison.count, "difference"))
    return comparison.isEmpty ? .done : .findings
  }
}
