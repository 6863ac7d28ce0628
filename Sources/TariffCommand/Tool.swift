import Glibc
import TariffEngine

/// The whole tool: picks the command, runs it, and settles how the run ended.
enum Tool {
  /// Every command, in the order of the help.
  static let commands: [any Command.Type] = [
    CheckCommand.self, AssessCommand.self, BatchCommand.self, ScheduleCommand.self, LedgerCommand.self,
    RecalculateCommand.self, TimelineCommand.self, DiffCommand.self, InputsCommand.self, FormatCommand.self,
  ]

  /// Runs the tool once with the words after its name.
  static func run(_ arguments: [String]) -> ExitStatus {
    let console = Console()
    var status: ExitStatus
    do {
      status = try dispatch(arguments, on: console)
    } catch {
      console.say(error)
      status = error.status
    }
    do {
      // What was found before a stop is still a result.
      try console.results.end()
    } catch {
      if status != .inputOutput { console.say(error) }
      if error.status == .inputOutput { status = .inputOutput }
    }
    return console.lostTalk && status != .interrupted ? .inputOutput : status
  }

  private static func dispatch(_ arguments: [String], on console: Console) throws(Stop) -> ExitStatus {
    guard let word = arguments.first else {
      console.say(Help.overview(commands.map { $0.page }, version: version))
      return .usage
    }
    switch word {
    case "--help", "-h":
      try console.results.write(Help.overview(commands.map { $0.page }, version: version))
      return .done
    case "--version":
      try console.results.write(versionText)
      return .done
    default: break
    }
    guard let command = commands.first(where: { $0.page.name == word }) else { throw unknown(word) }
    let call = try Invocation(Array(arguments.dropFirst()), page: command.page)
    if call.has(.help) {
      try console.results.write(Help.page(command.page))
      return .done
    }
    console.settleColour(call.value(of: .colour))
    return try command.run(call, on: console)
  }

  private static func unknown(_ word: String) -> Stop {
    let isOption = word.hasPrefix("-")
    let names = isOption ? ["--help", "--version"] : commands.map { $0.page.name }
    var hints = NearestName.find(word, among: names).map { ["did you mean \($0)?"] } ?? []
    hints.append("tariff --help lists the commands")
    if isOption { return .usage("a command comes first, and \(quoted(word)) is none", hints: hints) }
    return .usage("there is no command \(quoted(word))", hints: hints)
  }
}
