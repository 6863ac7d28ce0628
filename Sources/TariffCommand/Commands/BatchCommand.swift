import TariffEngine

/// `tariff batch`: a CSV of dossiers in, a CSV of results out, every row accounted for.
enum BatchCommand: Command {
  private static let output = CommandOption.value(
    "output", letter: "o", "FILE",
    "Write the results to a file, which appears whole or not at all; - is standard output (default).")
  private static let rejects = CommandOption.value(
    "rejects", "FILE",
    "Write the rejected rows there. Without it they go beside the output: results.csv, results.rejects.csv.")
  private static let acceptRejects = CommandOption.flag(
    "accept-rejects", "End with status 0 although rows were rejected; they are still written and counted.")
  private static let rawText = CommandOption.flag(
    "raw-text", "Leave text as it is; without it, text that a spreadsheet would run as a formula gets a ' in front.")
  private static let jsonSummary = CommandOption.flag(
    "json-summary", "The summary on standard error for programs: one JSON object.")

  static let page = CommandPage(
    name: "batch", summary: "a CSV of dossiers in, a CSV of results out",
    examples: [
      .init(
        purpose: "Every dossier of the city with its floors, into a file:",
        lines: [
          "tariff batch --rulebook Tariffs/Mashhad Tariffs/Mashhad/dossiers.csv \\",
          "  --group floor=Tariffs/Mashhad/floors.csv -o results.csv",
        ]),
      .init(
        purpose: "In a pipe:",
        lines: ["gzip -dc dossiers.csv.gz | tariff batch --rulebook Tariffs/Mashhad - | head"]),
    ],
    usage: ["--rulebook DIR FILE.csv [--group NAME=FILE]... [-o FILE] [OPTIONS]"],
    operand: Operand(
      placeholder: "FILE.csv", isRequired: true, isRepeatable: false,
      help: "The dossiers; - is standard input. tariff inputs --csv prints the header."),
    ownOptions: [.rulebook, .group, output, rejects, acceptRejects, rawText, jsonSummary],
    notes: [
      "tariff inputs --results lists the columns of the results. Rejected rows are kept with file, line, column, code "
        + "and message; where no file holds them, the first 20 are said on standard error.",
      "Status 65 means that rows were rejected, 1 that all rows were read and a fee of some dossier is in error. When "
        + "the reader of a pipe stops early, as head does, so does the run, with status 0.",
    ])

  static func run(_ call: Invocation, on console: Console) throws(Stop) -> ExitStatus {
    let groups = try GroupFile.read(call)
    let path = call.operands[0]
    let inputs = [path] + groups.map(\.path)
    try InputFile.refuseStandardInputTwice(inputs)
    let outputPath = call.value(of: output)
    let rejectsPath = call.value(of: rejects) ?? besideOutput(outputPath)
    let outputs = [outputPath] + (rejectsPath.map { [$0] } ?? [])
    try Destination.refuseOverInput(outputs, inputs: inputs)

    let rulebook = try RulebookAtHand.load(call, on: console)
    try Destination.refuseOverInput(outputs, inputs: RulebookAtHand.paths(rulebook, in: call))
    let dossiers = try InputFile(path)
    let parts = try GroupFile.open(groups)
    let results = try Destination(outputPath, console: console)
    let rejected = try RejectKeeper(rejectsPath, console: console)

    let summary = try run(call, rulebook, dossiers, parts, results: results, rejected: rejected, on: console)
    try results.settle()
    try rejected.settle(summary)
    try rejected.commit(summary, on: console)
    try results.commit()
    console.say(call.has(jsonSummary) ? summary.json : summary.text)
    return status(of: summary, call)
  }

  private static func run(
    _ call: Invocation, _ rulebook: Rulebook, _ dossiers: InputFile, _ groups: [BatchGroup], results: Destination,
    rejected: RejectKeeper, on console: Console
  ) throws(Stop) -> BatchSummary {
    var options = BatchRun.Options()
    options.guardsFormulas = !call.has(rawText)
    let sink = OutputSink(results.output)
    var progress = Progress(total: dossiers.length, on: console)
    defer { progress.end() }
    do {
      return try BatchRun(rulebook, options: options).run(
        dossiers: dossiers, groups: groups, results: sink, rejects: rejected.sink
      ) { now in
        progress.show(now)
        return true
      }
    } catch {
      progress.end()
      switch error {
      case .unusable(let faults):
        console.say(FaultList.text(faults, limit: RulebookAtHand.messageLimit))
        throw .badData("nothing was computed: \(counted(faults.count, "fault")) in the files themselves")
      case .source(let fault): throw Stop(fault)
      case .sink(let fault):
        throw sink.stop ?? rejected.stop ?? Stop(status: .inputOutput, message: "\(fault.name): \(fault.reason)")
      case .stopped: throw .quietly(.interrupted)
      }
    }
  }

  private static func status(of summary: BatchSummary, _ call: Invocation) -> ExitStatus {
    if !summary.rejects.isEmpty, !call.has(acceptRejects) { return .badData }
    return summary.partial + summary.blocked > 0 ? .findings : .done
  }

  /// `results.csv` → `results.rejects.csv`; nil when the results do not go to a file.
  static func besideOutput(_ path: String?) -> String? {
    guard let path, path != "-", FilePath.kind(path) != .special else { return nil }
    return (path.hasSuffix(".csv") ? String(path.dropLast(4)) : path) + ".rejects.csv"
  }
}
