import TariffEngine

/// `tariff assess`: what one dossier owes, and why.
enum AssessCommand: Command {
  private static let csv = CommandOption.value(
    "csv", "FILE", "Take the dossier from a CSV of dossiers instead of JSON; - is standard input.")
  private static let dossier = CommandOption.value(
    "dossier", "ID", "Which dossier of the CSV; not needed when it has one row only.")
  private static let json = CommandOption.flag(
    "json", "The statement for programs: one JSON object, amounts as decimal strings.")
  private static let trace = CommandOption.flag(
    "trace", "Print every step too: each value, table row, formula and rounding.")

  static let page = CommandPage(
    name: "assess", summary: "what one dossier owes, to whom, and why",
    examples: [
      .init(
        purpose: "One dossier of a CSV, with its floors:",
        lines: [
          "tariff assess --rulebook Tariffs/Mashhad --dossier 1403-039 \\",
          "  --csv Tariffs/Mashhad/dossiers.csv \\",
          "  --group floor=Tariffs/Mashhad/floors.csv",
        ]),
      .init(
        purpose: "In Persian, with every step:",
        lines: ["tariff assess --rulebook Tariffs/Mashhad dossier.json --language fa --trace"]),
      .init(
        purpose: "As it was known on a day, to give an earlier answer again:",
        lines: [
          "tariff assess --rulebook Tariffs/Mashhad --known-on 1403-06-01 \\",
          "  --csv Tariffs/Mashhad/dossiers.csv --dossier 1403-039 \\",
          "  --group floor=Tariffs/Mashhad/floors.csv",
        ]),
      .init(
        purpose: "From another program:",
        lines: ["cat dossier.json | tariff assess --rulebook Tariffs/Mashhad - --json"]),
    ],
    usage: [
      "--rulebook DIR DOSSIER.json [OPTIONS]", "--rulebook DIR --csv FILE [--dossier ID] [--group NAME=FILE]...",
    ],
    operand: Operand(
      placeholder: "DOSSIER.json", isRequired: false, isRepeatable: false,
      help: "A dossier as JSON; - is standard input. tariff inputs --skeleton prints one to fill in."),
    ownOptions: [.rulebook, .knownOn, .with, csv, dossier, .group, json, trace, .language, .digits],
    notes: [
      "A dossier that cannot be read is refused with all its faults on standard error (with --json also as an object "
        + "on standard output), status 65. A statement in which a fee is in error is printed, status 1: the bills "
        + "that do not hold that fee stand."
    ])

  static func run(_ call: Invocation, on console: Console) throws(Stop) -> ExitStatus {
    let groups = try GroupFile.read(call)
    try refuseMixture(call, groups: groups)
    let rulebook = try RulebookAtHand.load(call, on: console)
    let dossier = try readDossier(call, groups: groups, rulebook: rulebook, on: console)
    let statement: Statement
    do {
      statement = try rulebook.assess(dossier)
    } catch {
      throw try refused(error.faults, call, on: console)
    }
    try print(statement, call, on: console)
    return statement.completeness == .whole ? .done : .findings
  }

  private static func print(_ statement: Statement, _ call: Invocation, on console: Console) throws(Stop) {
    if call.has(json) { return try console.results.write(statement.json + "\n") }
    let (language, digits) = LanguageOption.read(call)
    let text = statement.text(in: language, digits: digits, trace: call.has(trace))
    try console.results.write(text.hasSuffix("\n") ? text : text + "\n")
  }

  private static func readDossier(
    _ call: Invocation, groups: [GroupFile], rulebook: Rulebook, on console: Console
  ) throws(Stop) -> Dossier {
    guard let table = call.value(of: csv) else {
      let bytes = try InputFile(call.operands.first ?? "-").all()
      do {
        return try Dossier(json: bytes)
      } catch {
        throw try refused(error.faults, call, on: console)
      }
    }
    let source = try InputFile(table)
    let parts = try GroupFile.open(groups)
    do {
      return try Dossier.find(call.value(of: dossier), in: source, groups: parts, of: rulebook)
    } catch {
      switch error {
      case .unusable(let faults): throw try refused(faults, call, on: console)
      case .source(let fault), .sink(let fault): throw Stop(fault)
      case .stopped: throw .quietly(.interrupted)
      }
    }
  }

  /// Says every fault, and returns the end of the run.
  private static func refused(
    _ faults: [DossierFault], _ call: Invocation, on console: Console
  ) throws(Stop) -> Stop {
    if call.has(json) {
      let list = faults.map(\.json).joined(separator: ",")
      try console.results.write("{\"faults\":[\(list)],\"schema\":\"tariff.rejection/1\"}\n")
    }
    console.say(FaultList.text(faults))
    return .badData("the dossier is refused: \(counted(faults.count, "fault"))")
  }

  private static func refuseMixture(_ call: Invocation, groups: [GroupFile]) throws(Stop) {
    let hint = ["tariff assess --help shows how it is called"]
    guard let table = call.value(of: csv) else {
      if call.has(dossier) { throw .usage("--dossier picks a row of a CSV: --csv FILE is missing", hints: hint) }
      if !groups.isEmpty {
        throw .usage("--group goes with --csv; a JSON dossier holds its groups itself", hints: hint)
      }
      if call.operands.isEmpty { throw .usage("DOSSIER.json (or --csv FILE) is missing", hints: hint) }
      return
    }
    if let operand = call.operands.first {
      throw .usage("either DOSSIER.json (\(quoted(operand))) or --csv \(quoted(table)), not both", hints: hint)
    }
    try InputFile.refuseStandardInputTwice([table] + groups.map(\.path))
  }
}
