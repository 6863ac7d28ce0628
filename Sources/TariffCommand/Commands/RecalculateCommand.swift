import TariffEngine

/// `tariff recalculate`: dossiers under two editions, and what each owes besides or gets back.
enum RecalculateCommand: Command {
  private static let uses = CommandOption.value(
    "uses", "NAME", "List only dossiers of which a charged line used this provision or act at first.")
  private static let issued = CommandOption.value(
    "issued", "FILE", "The bills as they were issued and paid: the difference is to these.")
  private static let all = CommandOption.flag("all", "List every dossier, not only those that differ.")

  static let page = CommandPage(
    name: "recalculate", summary: "dossiers when the law has changed: supplement, refund",
    examples: [
      .init(
        purpose: "What was known on a day against all that is known now:",
        lines: [
          "tariff recalculate --rulebook Tariffs/Mashhad --from-known 1403-06-01 \\",
          "  Tariffs/Mashhad/dossiers.csv --group floor=Tariffs/Mashhad/floors.csv",
        ]),
      .init(
        purpose: "What a draft would change:",
        lines: ["tariff recalculate --rulebook DIR --with draft.tariff dossiers.csv"]),
      .init(
        purpose: "Bills as issued and paid against the tariff, an acceptance run:",
        lines: [
          "tariff recalculate --rulebook DIR dossiers.csv --issued bills.csv \\",
          "  -o differences.csv",
        ]),
    ],
    usage: [
      "--rulebook DIR FILE.csv [--group NAME=FILE]... [--from-known DAY] [--to-known DAY] [--with FILE]... "
        + "[--issued FILE] [--uses NAME] [-o FILE] [OPTIONS]"
    ],
    operand: Operand(
      placeholder: "FILE.csv", isRequired: true, isRepeatable: false,
      help: "The dossiers; - is standard input. tariff inputs --csv prints the header."),
    ownOptions: [
      .rulebook, .fromKnown, .toKnown, .knownOn, .with, .group, issued, uses, all, .output, .rejects, .acceptRejects,
      .rawText, .jsonSummary, ThreadsOption.threads, .resume,
    ],
    notes: [
      "Columns: \(RecalculationColumns.names.joined(separator: ", ")). One row for each line and each bill of a dossier "
        + "that is listed; totals in the summary are the sums of these rows.",
      "A file of issued bills has the columns dossier, bill, amount and perhaps paid; or dossier and, for bills, "
        + "BILL.payable and perhaps BILL.paid, and for lines FEE, as the results of tariff batch have. A refund is then "
        + "never more than what was paid beyond the new bill.",
      Resumption.note,
      "Drafts take part in the second edition only. Status 1 means that something differs, 0 that nothing does, 65 that "
        + "rows were rejected.",
    ])

  static func run(_ call: Invocation, on console: Console) throws(Stop) -> ExitStatus {
    let files = try BatchFiles(call, besides: call.values(of: issued))
    let (old, new) = try RulebookAtHand.loadTwo(call, on: console)
    if let name = call.value(of: uses) { try RulebookAtHand.require(name, among: new.namesInUse) }
    var options = RecalculationRun.Options()
    options.guardsFormulas = !call.has(.rawText)
    options.threads = try ThreadsOption.read(call)
    (options.uses, options.listsAll) = (call.value(of: uses), call.has(all))
    var paper: InputFile?
    if let path = call.value(of: issued) { paper = try InputFile(path) }
    let run = RecalculationRun(from: old, to: new, options: options)
    let summary: RecalculationSummary = try files.run(of: new, in: call, on: console) {
      (streams, progress) throws(BatchFault) in
      try run.run(
        dossiers: streams.dossiers, groups: streams.groups, issued: paper, results: streams.results,
        rejects: streams.rejects, saving: streams.saving, progress: progress)
    }
    if !summary.rejects.isEmpty, !call.has(.acceptRejects) { return .badData }
    return summary.hasDifferences ? .findings : .done
  }
}
