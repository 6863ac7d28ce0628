import TariffEngine

/// `tariff batch`: a CSV of dossiers in, a CSV of results out, every row accounted for.
enum BatchCommand: Command {
  private static let columns = CommandOption.value(
    "columns", "NAME,NAME...", "Only these columns of the results, in this order; tariff inputs --results lists them.")
  private static let only = CommandOption.value(
    "only", "FEE", repeatable: true,
    "Only the columns of this fee, with the dossier, its status and the errors. Every fee is still computed.")

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
      .init(
        purpose: "What drafts would bring in, by use, from one reading of the dossiers:",
        lines: [
          "tariff batch --rulebook DIR dossiers.csv --totals --by use \\",
          "  --what-if draft-a.tariff --what-if draft-b.tariff",
        ]),
    ],
    usage: ["--rulebook DIR FILE.csv [--group NAME=FILE]... [-o FILE] [OPTIONS]"],
    operand: Operand(
      placeholder: "FILE.csv", isRequired: true, isRepeatable: false,
      help: "The dossiers; - is standard input. tariff inputs --csv prints the header."),
    ownOptions: [
      .rulebook, .knownOn, .with, .group, .output, .rejects, .acceptRejects, .rawText, .jsonSummary,
      ThreadsOption.threads,
      .resume, columns, only, TotalsOption.totals, TotalsOption.by, TotalsOption.whatIf,
    ],
    notes: [
      "tariff inputs --results lists the columns of the results. Rejected rows are kept with file, line, column, code "
        + "and message; where no file holds them, the first 20 are said on standard error.",
      "Status 65 means that rows were rejected, 1 that all rows were read and a fee of some dossier is in error. When "
        + "the reader of a pipe stops early, as head does, so does the run, with status 0.",
      Resumption.note,
    ])

  static func run(_ call: Invocation, on console: Console) throws(Stop) -> ExitStatus {
    let files = try BatchFiles(call)
    var options = BulkRun.Options()
    options.guardsFormulas = !call.has(.rawText)
    options.threads = try ThreadsOption.read(call)
    let rulebook = try RulebookAtHand.load(call, on: console)
    options.columns = try columns(call, of: rulebook)
    options.totals = try TotalsOption.grouping(call, of: rulebook)
    if options.totals != nil, options.columns != nil {
      throw .usage("--totals writes no rows, and has no columns to choose", hints: ["leave --columns and --only out"])
    }
    let whatIfs = try TotalsOption.whatIfs(call, beside: rulebook, on: console)
    let run = BulkRun(rulebook, whatIfs: whatIfs, options: options)
    let noResumption = options.totals == nil ? nil : "totals are written at the end, and before it there is nothing"
    let summary: BatchSummary = try files.run(of: rulebook, in: call, on: console, noResumption: noResumption) {
      (streams, progress) throws(BatchFault) in
      try run.run(
        dossiers: streams.dossiers, groups: streams.groups, results: streams.results, rejects: streams.rejects,
        saving: streams.saving, progress: progress)
    }
    if !summary.rejects.isEmpty, !call.has(.acceptRejects) { return .badData }
    let accounts = [(summary.partial, summary.blocked)] + summary.whatIfs.map { ($0.partial, $0.blocked) }
    return accounts.contains { $0.0 + $0.1 > 0 } ? .findings : .done
  }

  /// nil: all.
  private static func columns(_ call: Invocation, of rulebook: Rulebook) throws(Stop) -> ColumnSelection? {
    let fees = call.values(of: only)
    guard let words = call.value(of: columns) else {
      if fees.isEmpty { return nil }
      do throws(ColumnSelection.Unknown) { return try ColumnSelection(only: fees, of: rulebook) } catch {
        throw refusal(error, of: only, noun: "fee")
      }
    }
    guard fees.isEmpty else {
      throw .usage("--columns and --only both choose columns", hints: ["leave one of them out"])
    }
    do throws(ColumnSelection.Unknown) {
      let names = words.split(separator: ",", omittingEmptySubsequences: false)
      return try ColumnSelection(names.map { String($0.filter { $0 != " " }) }, of: rulebook)
    } catch {
      throw refusal(error, of: columns, noun: "column of the results")
    }
  }

  private static func refusal(_ unknown: ColumnSelection.Unknown, of option: CommandOption, noun: String) -> Stop {
    if unknown.isTwice { return .usage("--\(option.name) names \(quoted(unknown.name)) twice") }
    let near = unknown.nearest.map { "did you mean \($0)?" }
    return .usage(
      "--\(option.name): \(quoted(unknown.name)) is no \(noun)",
      hints: [near, "tariff inputs --results lists the columns"].compactMap { $0 })
  }
}
