import TariffEngine

/// `tariff inputs`: what a rulebook asks for, and what it answers with.
enum InputsCommand: Command {
  private static let csv = CommandOption.flag("csv", "The header line of a CSV of dossiers.")
  private static let group = CommandOption.value("group", "NAME", "The header line of a group's CSV.")
  private static let json = CommandOption.flag("json", "Every input for programs: one JSON object.")
  private static let skeleton = CommandOption.flag("skeleton", "A JSON dossier to fill in.")
  private static let results = CommandOption.flag(
    "results", "The columns that tariff batch writes, and what each holds.")
  private static let language = CommandOption.value(
    "language", "LANG", choices: Language.allCases.map(\.rawValue), "The language of the list: en (default) or fa.")

  static let page = CommandPage(
    name: "inputs", summary: "what a tariff asks for: names, units, ranges, CSV header",
    examples: [
      .init(purpose: "Every input with its unit and range:", lines: ["tariff inputs --rulebook Tariffs/Mashhad"]),
      .init(
        purpose: "An empty table of dossiers, and one of floors:",
        lines: [
          "tariff inputs --rulebook Tariffs/Mashhad --csv > dossiers.csv",
          "tariff inputs --rulebook Tariffs/Mashhad --group floor > floors.csv",
        ]),
      .init(
        purpose: "A dossier to fill in:", lines: ["tariff inputs --rulebook Tariffs/Mashhad --skeleton > dossier.json"]),
    ],
    usage: ["--rulebook DIR [--csv | --group NAME | --json | --skeleton | --results]"], operand: nil,
    ownOptions: [.rulebook, .knownOn, .with, csv, group, json, skeleton, results, language],
    notes: ["Inputs and columns are the same whatever day of knowledge is asked for."])

  static func run(_ call: Invocation, on console: Console) throws(Stop) -> ExitStatus {
    let asked = [csv, group, json, skeleton, results].filter { call.has($0) }
    if asked.count > 1 {
      throw .usage("--\(asked[0].name) and --\(asked[1].name) ask for two different things; give one of them")
    }
    let rulebook = try RulebookAtHand.load(call, on: console)
    let text = try answer(call, rulebook)
    try console.results.write(text.hasSuffix("\n") ? text : text + "\n")
    return .done
  }

  private static func answer(_ call: Invocation, _ rulebook: Rulebook) throws(Stop) -> String {
    if let name = call.value(of: group) {
      let names = rulebook.groupNames
      guard names.contains(name) else {
        let hints =
          NearestName.find(name, among: names).map { ["did you mean \($0)?"] }
          ?? (names.isEmpty ? ["it has no groups"] : ["its groups: " + names.joined(separator: ", ")])
        throw .usage("the rulebook has no group \(quoted(name))", hints: hints)
      }
      return rulebook.csvHeader(of: name)
    }
    if call.has(csv) { return rulebook.csvHeader() }
    if call.has(json) { return rulebook.inputsJSON }
    if call.has(skeleton) { return rulebook.jsonSkeleton }
    if call.has(results) {
      let columns = ResultColumns.describe(rulebook.model)
      let width = columns.map(\.column.count).max() ?? 0
      return columns.map { column in
        column.column + String(repeating: " ", count: width - column.column.count + 2) + column.holds
      }.joined(separator: "\n")
    }
    return rulebook.inputsText(in: Language(rawValue: call.value(of: language) ?? "en") ?? .english)
  }
}
