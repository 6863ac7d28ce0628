import TariffEngine

/// `tariff ledger`: an agreement to pay in installments, its events, and where it stands on a day.
enum LedgerCommand: Command {
  private static let plan = CommandOption.value(
    "plan", "NAME", required: true,
    "The plan. Its terms are those in force on the day of the agreement, whatever is laid down later.")
  private static let events = CommandOption.value(
    "events", "FILE", required: true, "What happened, as CSV or JSON; - is standard input.")
  private static let on = CommandOption.value("on", "DAY", required: true, "The state at the end of this day.")
  private static let table = CommandOption.value(
    "table", "NAME", choices: LedgerTable.allCases.map(\.rawValue),
    "Which table --csv prints: the installments (default) …; events are those read, in canonical form.")

  static let page = CommandPage(
    name: "ledger", summary: "payments under a plan: paid, due, late, to settle",
    examples: [
      .init(
        purpose: "Where an agreement stands on a day:",
        lines: [
          "tariff ledger --rulebook Tariffs/Mashhad --plan summer \\",
          "  --amount 1000000000 --bill-day 1403-05-01 \\",
          "  --events Tariffs/Mashhad/ledger.csv --on 1403-11-15",
        ]),
      .init(
        purpose: "The bill of a dossier; events from another program; in Persian:",
        lines: [
          "cat events.json | tariff ledger --rulebook DIR --plan NAME \\",
          "  --dossier dossier.json --bill municipal --events - --on 1404-02-01 \\",
          "  --language fa",
        ]),
      .init(
        purpose: "Where every payment went, as CSV:",
        lines: [
          "tariff ledger --rulebook Tariffs/Mashhad --plan summer \\",
          "  --amount 1000000000 --bill-day 1403-05-01 \\",
          "  --events Tariffs/Mashhad/ledger.csv --on 1403-11-15 \\",
          "  --csv --table payments",
        ]),
    ],
    usage: [
      "--rulebook DIR --plan NAME --amount RIALS --bill-day DAY --events FILE --on DAY [OPTIONS]",
      "--rulebook DIR --plan NAME --dossier FILE [--bill NAME] --events FILE --on DAY [OPTIONS]",
    ], operand: nil,
    ownOptions: [
      .rulebook, .knownOn, .with, plan, ScheduleOption.amount, ScheduleOption.dossier, ScheduleOption.bill,
      ScheduleOption.billDay, events, on, .calendar, .rest, ScheduleOption.json, ScheduleOption.csv, table, .language,
      .digits, .output, .rawText,
    ],
    notes: [
      "Events as CSV have the columns \(EventColumn.names.joined(separator: ", ")); as JSON they are a list of objects "
        + "with these keys. An event is agreement (term or months, cash, first_due), payment (id, amount), reversal "
        + "(id), recalculation (lines as fee=980000;fine=300000, or amount), prolongation (installments, rate), "
        + "settlement (id, amount) or refund (id, amount: money given back). The first is the agreement; days are in "
        + "order. The state as JSON can be read as events again.",
      "A prolongation makes the agreement one of a longer term that its plan offers, counted from the agreement, and so "
        + "of 36 months at the most (Article 32): installments is how many dates are to come then, rate is not above "
        + "that of the longer term (empty: that), and its least cash part must have been paid by then.",
      "The account shows all money: in every row and in all, received = applied + given back + held. Held is what "
        + "payments did not need and what recalculations have freed, the last payments first; it is not set off against "
        + "later debts, but given back by a refund.",
      "Events are the only memory: the same events give the same state, byte for byte. A payment that bounced is left "
        + "out from the day on which it came. A clearance is said only when nothing is outstanding (Article 32 of the "
        + "municipal financial by-law).",
      "What is wrong is told event by event, with what would be allowed, on standard error (with --json also as an "
        + "object on standard output), status 65: nothing is left out in silence. It comes in three steps, at each all "
        + "that can be told (at most 100 events): rows that cannot be read, and what contradicts one another of the "
        + "others; then plan, bill and events against each other; then every event that the state refuses, as if the "
        + "refused ones before it had not come.",
    ])

  static func run(_ call: Invocation, on console: Console) throws(Stop) -> ExitStatus {
    try refuseMixture(call)
    guard let day = try DayOption.read(on, in: call) else { throw .usage("--on DAY is missing") }
    let billDay = try DayOption.read(ScheduleOption.billDay, in: call)
    let amount = try NumberOption.read(ScheduleOption.amount, in: call)
    let rulebook = try RulebookAtHand.load(call, on: console)
    let name = call.value(of: plan) ?? ""
    try RulebookAtHand.require(plan: name, of: rulebook)
    let daysOff = try CalendarOption.read(call, on: console)
    let dossier = try readDossier(call, on: console)
    let bytes = try InputFile(call.value(of: events) ?? "-").all()
    let statement: LedgerStatement
    do throws(LedgerRejection) {
      let request = LedgerRequest(
        plan: name, debt: amount.map { .amount($0) } ?? .bill(call.value(of: ScheduleOption.bill)), dossier: dossier,
        billDay: billDay, events: try EventList(reading: bytes))
      statement = try rulebook.ledger(request, on: daysOff).state(on: day)
    } catch {
      throw try refused(error, call, on: console)
    }
    try Destination.write(
      text(of: statement, call), of: rulebook, reading: [ScheduleOption.dossier, .calendar, events], call, on: console)
    return .done
  }

  private static func text(of statement: LedgerStatement, _ call: Invocation) -> String {
    if call.has(ScheduleOption.json) { return statement.json + "\n" }
    if call.has(ScheduleOption.csv) {
      let table = call.value(of: table).flatMap { LedgerTable(rawValue: $0) } ?? .installments
      return statement.csv(table, guardsFormulas: !call.has(.rawText))
    }
    let (language, digits) = LanguageOption.read(call)
    return statement.text(in: language, digits: digits)
  }

  private static func readDossier(_ call: Invocation, on console: Console) throws(Stop) -> Dossier? {
    guard let path = call.value(of: ScheduleOption.dossier) else { return nil }
    let bytes = try InputFile(path).all()
    do throws(DossierRejection) { return try Dossier(json: bytes) } catch {
      throw try refused(.request(.dossier(error)), call, on: console)
    }
  }

  /// Says every fault, and returns the end of the run.
  private static func refused(
    _ rejection: LedgerRejection, _ call: Invocation, on console: Console
  ) throws(Stop) -> Stop {
    if call.has(ScheduleOption.json) { try console.results.write(rejection.json + "\n") }
    console.say(rejection.text(in: LanguageOption.read(call).language))
    return .badData("the ledger is refused: \(counted(rejection.faults.count, "fault"))")
  }

  private static func refuseMixture(_ call: Invocation) throws(Stop) {
    let hint = ["tariff ledger --help shows how it is called"]
    let (csv, json) = (ScheduleOption.csv, ScheduleOption.json)
    if call.has(json), call.has(csv) { throw .usage("--json and --csv do not go together", hints: hint) }
    if call.has(table), !call.has(csv) { throw .usage("--table picks a table of --csv", hints: hint) }
    if call.has(.rawText), !call.has(csv) { throw .usage("--raw-text goes with --csv", hints: hint) }
    if call.has(ScheduleOption.amount) {
      if call.has(ScheduleOption.bill) { throw .usage("--amount and --bill do not go together", hints: hint) }
      if !call.has(ScheduleOption.billDay) {
        throw .usage("--bill-day DAY, the day of the bill, is missing beside --amount", hints: hint)
      }
    } else if !call.has(ScheduleOption.dossier) {
      throw .usage("--amount RIALS with --bill-day DAY (or --dossier FILE) is missing", hints: hint)
    }
    let paths = [events, ScheduleOption.dossier, .calendar].compactMap { call.value(of: $0) }
    try InputFile.refuseStandardInputTwice(paths)
  }
}
