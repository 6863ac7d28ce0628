import TariffEngine

/// `tariff schedule`: a debt in installments under a plan of the rulebook, the offers that are open, or a file of
/// agreements.
enum ScheduleCommand: Command {
  static let page = CommandPage(
    name: "schedule", summary: "a bill in installments under a plan, or all offers",
    examples: [
      .init(
        purpose: "Everything that is open to a debt on a day, side by side:",
        lines: [
          "tariff schedule --offers --rulebook Tariffs/Mashhad --amount 1000000000 \\",
          "  --start 1403-05-10",
        ]),
      .init(
        purpose: "The installments of an amount, with the reason of every number:",
        lines: [
          "tariff schedule --rulebook Tariffs/Mashhad --amount 1000000000 \\",
          "  --plan summer --term 12 --start 1403-05-10 --explain",
        ]),
      .init(
        purpose: "Due dates moved off days off, in Persian:",
        lines: [
          "tariff schedule --rulebook Tariffs/Isfahan --amount 1000000000 \\",
          "  --plan installments --months 24 --start 1403-05-10 \\",
          "  --calendar Tariffs/National/holidays.csv --language fa",
        ]),
      .init(
        purpose: "The bill of a dossier:",
        lines: [
          "tariff schedule --rulebook DIR --dossier dossier.json --bill municipal \\",
          "  --plan NAME --term 12 --start 1403-05-10",
        ]),
      .init(
        purpose: "A file of agreements, one row out for each installment:",
        lines: [
          "tariff schedule --rulebook Tariffs/Isfahan --accept-rejects \\",
          "  --agreements Tariffs/Isfahan/agreements.csv \\",
          "  --calendar Tariffs/National/holidays.csv -o installments.csv",
        ]),
    ],
    usage: [
      "--rulebook DIR (--amount RIALS | --dossier FILE [--bill NAME]) --plan NAME (--term N | --months N | --all-cash) "
        + "--start DAY [OPTIONS]",
      "--rulebook DIR --offers (--amount RIALS | --dossier FILE [--bill NAME]) --start DAY [--plan NAME] [OPTIONS]",
      "--rulebook DIR --agreements FILE.csv [--group NAME=FILE]... [-o FILE] [OPTIONS]",
    ],
    operand: nil,
    ownOptions: [
      .rulebook, .knownOn, .with, ScheduleOption.offers, ScheduleOption.agreements, .group, ScheduleOption.amount,
      ScheduleOption.dossier, ScheduleOption.bill, ScheduleOption.plan, ScheduleOption.term, ScheduleOption.months,
      ScheduleOption.allCash, ScheduleOption.cash, ScheduleOption.start, ScheduleOption.billDay,
      ScheduleOption.firstDue, .calendar, .rest, ScheduleOption.json, ScheduleOption.csv, ScheduleOption.explain,
      .language, .digits, .output, .rejects, .acceptRejects, .rawText, .jsonSummary,
      ThreadsOption.threads, .resume,
    ],
    notes: [
      "A file of agreements is a CSV with a header. The column agreement (or dossier) is required and holds the number "
        + "of the agreement, each once. Besides it: "
        + AgreementColumns.allCases.map { $0.names[0] }.joined(separator: ", ")
        + " (term or months, not both; cash in rials, or all), and the inputs of dossiers, which tariff inputs lists. "
        + "What the file does not say is taken from the command line. Columns of the results: "
        + "\(ScheduleColumns.names.joined(separator: ", ")).",
      "Fewer installments than were asked for are never a silent answer: the text says why, JSON under shortened, CSV "
        + "under note (cash_is_all, ends_early). A plan that refuses small debts refuses the term instead.",
      Resumption.note,
      "A request that the plan does not allow is refused with status 65, code, reason and what would be allowed (with "
        + "--json also as an object on standard output). With --offers what is closed says why; status 1 means that "
        + "nothing is open.",
    ])

  static func run(_ call: Invocation, on console: Console) throws(Stop) -> ExitStatus {
    let request = try ScheduleOption(call)
    if let path = call.value(of: ScheduleOption.agreements) {
      return try AgreementFile.run(path, request, call, on: console)
    }
    try InputFile.refuseStandardInputTwice([ScheduleOption.dossier, .calendar].compactMap { call.value(of: $0) })
    let rulebook = try RulebookAtHand.load(call, on: console)
    if let plan = request.plan { try RulebookAtHand.require(plan: plan, of: rulebook) }
    let daysOff = try CalendarOption.read(call, on: console)
    let dossier = try request.readDossier(call, on: console)
    let (language, digits) = LanguageOption.read(call)
    let text: String
    var status = ExitStatus.done
    do throws(ScheduleRefusal) {
      if call.has(ScheduleOption.offers) {
        let offers = try rulebook.offers(
          of: request.plan.map { [$0] }, for: request.debt, dossier: dossier, start: request.start,
          billDay: request.billDay, firstDue: request.firstDue, on: daysOff)
        if !offers.hasOpen { status = .findings }
        text =
          call.has(ScheduleOption.json)
          ? offers.json + "\n"
          : call.has(ScheduleOption.csv) ? offers.csv : offers.text(in: language, digits: digits)
      } else {
        let agreed = try rulebook.schedule(for: request.agreement(dossier), on: daysOff)
        text =
          call.has(ScheduleOption.json)
          ? agreed.json + "\n"
          : call.has(ScheduleOption.csv)
            ? agreed.csv
            : agreed.text(in: language, digits: digits, explain: call.has(ScheduleOption.explain))
      }
    } catch {
      throw try refused(error, call, on: console)
    }
    try Destination.write(
      text, of: rulebook, reading: [ScheduleOption.dossier, .calendar], call, on: console)
    return status
  }

  /// Says why, and returns the end of the run.
  static func refused(_ refusal: ScheduleRefusal, _ call: Invocation, on console: Console) throws(Stop) -> Stop {
    if call.has(ScheduleOption.json) { try console.results.write(refusal.json + "\n") }
    let language = LanguageOption.read(call).language
    console.say(refusal.text(in: language))
    return .badData(language == .english ? "there is no schedule" : "جدولی ساخته نشد")
  }
}
