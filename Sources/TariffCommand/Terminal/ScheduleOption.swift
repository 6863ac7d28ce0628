import TariffEngine

/// What a command line asks of a plan.
struct ScheduleOption {
  static let offers = CommandOption.flag("offers", "All plans and terms side by side, instead of one schedule.")
  static let agreements = CommandOption.value(
    "agreements", "FILE", "A CSV of agreements, one row each; - is standard input.")
  static let amount = CommandOption.value(
    "amount", "RIALS", "What is owed, in whole rials; with --dossier, which then only answers conditions.")
  static let dossier = CommandOption.value(
    "dossier", "FILE", "A dossier as JSON, whose bill is paid; - is standard input.")
  static let bill = CommandOption.value(
    "bill", "NAME", "Which bill of the dossier; not needed when it is the only one.")
  static let plan = CommandOption.value("plan", "NAME", "The plan; with --offers, only this one.")
  static let term = CommandOption.value("term", "N", "In so many installments.")
  static let months = CommandOption.value("months", "N", "Over so many months.")
  static let allCash = CommandOption.flag("all-cash", "All at once, with the discount that the plan gives for it.")
  static let cash = CommandOption.value(
    "cash", "RIALS", "The cash part; without it, the least that the term allows.")
  static let start = CommandOption.value("start", "DAY", "The day of the agreement.")
  static let billDay = CommandOption.value(
    "bill-day", "DAY", "The day of the bill; without it, the latest by which a line was priced, else that of --start.")
  static let firstDue = CommandOption.value(
    "first-due", "DAY", "The nominal day of the first installment; without it, one period after --start.")
  static let json = CommandOption.flag("json", "For programs: one JSON object, amounts as decimal strings.")
  static let csv = CommandOption.flag("csv", "As CSV.")
  static let explain = CommandOption.flag("explain", "Print the reason of every number too; --json always has it.")

  let plan: String?
  let debt: AgreementRequest.Debt
  let bill: String?
  let term: TermChoice?
  let cash: CashChoice?
  let start: Day
  /// Whether `start` was said.
  private let givenStart: Day?
  let billDay: Day?
  let firstDue: Day?

  /// Reads the command line; nothing is opened yet.
  /// - Throws: `Stop` 64 when a value cannot be read, when something is missing or does not go together.
  init(_ call: Invocation) throws(Stop) {
    plan = call.value(of: Self.plan)
    bill = call.value(of: Self.bill)
    let amount = try NumberOption.read(Self.amount, in: call)
    debt = amount.map { .amount($0) } ?? .bill(call.value(of: Self.bill))
    let count = try NumberOption.count(Self.term, in: call)
    let months = try NumberOption.count(Self.months, in: call)
    term = count.map { .installments($0) } ?? months.map { .months($0) }
    let part = try NumberOption.read(Self.cash, in: call)
    cash = call.has(Self.allCash) ? .all : part.map { .amount($0) }
    givenStart = try DayOption.read(Self.start, in: call)
    start = givenStart ?? Day.valid.lowerBound
    billDay = try DayOption.read(Self.billDay, in: call)
    firstDue = try DayOption.read(Self.firstDue, in: call)
    try refuseMixture(call)
    if !call.has(Self.agreements) { try requireAll(call) }
  }

  /// The request for one schedule.
  func agreement(_ dossier: Dossier?) -> AgreementRequest {
    AgreementRequest(
      plan: plan ?? "", debt: debt, dossier: dossier, term: term, cash: cash, start: start, billDay: billDay,
      firstDue: firstDue)
  }

  /// What counts where a file of agreements does not say it.
  var defaults: AgreementDefaults {
    var defaults = AgreementDefaults()
    (defaults.plan, defaults.term, defaults.cash, defaults.bill) = (plan, term, cash, bill)
    (defaults.start, defaults.billDay, defaults.firstDue) = (givenStart, billDay, firstDue)
    return defaults
  }

  /// The dossier of `--dossier`; nil: none was given.
  /// - Throws: `Stop` 65 when it is no dossier; 66 when it cannot be read.
  func readDossier(_ call: Invocation, on console: Console) throws(Stop) -> Dossier? {
    guard let path = call.value(of: Self.dossier) else { return nil }
    let bytes = try InputFile(path).all()
    do {
      return try Dossier(json: bytes)
    } catch {
      throw try ScheduleCommand.refused(.dossier(error), call, on: console)
    }
  }

  private func refuseMixture(_ call: Invocation) throws(Stop) {
    for (one, other, remedy) in Self.apart where call.has(one) && call.has(other) {
      throw .usage("--\(one.name) and --\(other.name) do not go together", hints: [remedy])
    }
    if call.has(Self.agreements) { return }
    let ofFiles = [
      CommandOption.group, .rejects, .acceptRejects, .rawText, .jsonSummary, ThreadsOption.threads, .resume,
    ]
    for option in ofFiles where call.has(option) {
      throw .usage(
        "--\(option.name) goes with --agreements",
        hints: ["leave out --\(option.name), or give a file of agreements: --agreements FILE"])
    }
  }

  /// What does not go together, and what to do instead.
  private static let apart: [(CommandOption, CommandOption, String)] = {
    let noTerm = "give --all-cash alone, or a term with the cash part of it"
    let offered = "--offers shows every term and cash part: leave it out to ask for one of them"
    let inFile = "the file says it of each agreement, in the column "
    return [
      (term, months, "give one of them: so many installments, or over so many months"),
      (allCash, cash, noTerm), (allCash, term, noTerm), (allCash, months, noTerm),
      (json, csv, "give one of them"), (csv, explain, "--json has every reason; CSV has none"),
      (offers, agreements, "--agreements works out what was agreed: leave out one of them"),
      (offers, term, offered), (offers, months, offered), (offers, cash, offered), (offers, allCash, offered),
      (offers, explain, offered), (agreements, amount, inFile + "amount"),
      (agreements, dossier, "the file has a column for each input of the dossiers: tariff inputs lists them"),
      (agreements, json, "the results of a file of agreements are CSV; its summary is JSON with --json-summary"),
      (agreements, csv, "the results of a file of agreements are always CSV: leave out --csv"),
      (agreements, explain, "ask for one schedule: --plan, --term and --start"),
      (agreements, .language, "the results of a file of agreements are CSV: leave out --language"),
      (agreements, .digits, "the results of a file of agreements are CSV: leave out --digits"),
      (amount, bill, "--bill picks a bill of the dossier, --amount takes the place of it: leave out one of them"),
    ]
  }()

  private func requireAll(_ call: Invocation) throws(Stop) {
    let hint = ["tariff schedule --help shows how it is called"]
    if !call.has(Self.amount), !call.has(Self.dossier) {
      throw .usage("--amount RIALS (or --dossier FILE) is missing", hints: hint)
    }
    if givenStart == nil { throw .usage("--start DAY, the day of the agreement, is missing", hints: hint) }
    if call.has(Self.offers) { return }
    if plan == nil { throw .usage("--plan NAME (or --offers) is missing", hints: hint) }
    if term == nil, cash != .all {
      throw .usage("--term N (or --months N, or --all-cash) is missing", hints: hint)
    }
  }
}

extension RulebookAtHand {
  /// Refuses a plan that the rulebook does not have.
  /// - Throws: `Stop` 64 with the nearest name, or all of them.
  static func require(plan name: String, of rulebook: Rulebook) throws(Stop) {
    try require(name, "plan", among: rulebook.planNames)
  }

  /// Refuses a bill that the rulebook does not have.
  /// - Throws: as ``require(plan:of:)``.
  static func require(bill name: String, of rulebook: Rulebook) throws(Stop) {
    try require(name, "bill", among: rulebook.billNames)
  }

  private static func require(_ name: String, _ noun: String, among names: [String]) throws(Stop) {
    if names.contains(name) { return }
    let near = NearestName.find(name, among: names).map { "did you mean \($0)?" }
    let all =
      names.isEmpty ? "the rulebook has no \(noun)s" : "its \(noun)s are \(names.joined(separator: ", "))"
    throw .usage("the rulebook has no \(noun) \(quoted(name))", hints: [near ?? all])
  }
}
