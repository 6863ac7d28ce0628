import TariffEngine

/// `tariff format`: the house style for acts.
enum FormatCommand: Command {
  private static let check = CommandOption.flag(
    "check", "Change nothing; name the files that are not in the house style, status 1.")

  static let page = CommandPage(
    name: "format", summary: "the house style for acts",
    examples: [
      .init(purpose: "Every act of a rulebook, in place:", lines: ["tariff format Tariffs/Mashhad/*.tariff"]),
      .init(purpose: "As a gate:", lines: ["tariff format --check Tariffs/Mashhad/*.tariff"]),
      .init(
        purpose: "With Persian keywords; what the acts say stays the same:",
        lines: ["tariff format --keywords fa Tariffs/Mashhad/*.tariff"]),
      .init(purpose: "As a filter of an editor:", lines: ["cat act.tariff | tariff format -"]),
    ],
    usage: ["FILE... [--keywords LANG] [--check]"],
    operand: Operand(
      placeholder: "FILE", isRequired: true, isRepeatable: true,
      help: "An act or a rulebook file; - is standard input, whose style goes to standard output."),
    ownOptions: [.keywords, check],
    notes: [
      "A file that cannot be read as a tariff is refused with its messages and left untouched, status 65; the other "
        + "files are still put in style. A file is replaced whole or not at all."
    ])

  static func run(_ call: Invocation, on console: Console) throws(Stop) -> ExitStatus {
    try InputFile.refuseStandardInputTwice(call.operands)
    var refused = 0
    var changed = 0
    let keywords = call.value(of: .keywords).flatMap { Language(rawValue: $0) }
    for path in call.operands {
      switch try format(path, keywords, onlyCheck: call.has(check), on: console) {
      case .refused: refused += 1
      case .different: changed += 1
      case .same: break
      }
    }
    if refused > 0 { throw .badData("\(counted(refused, "file")) cannot be put in style and \(left(refused))") }
    guard call.has(check) else { return .done }
    if changed > 0 { console.say("\(counted(changed, "file")) not in the house style") }
    return changed > 0 ? .findings : .done
  }

  private enum Outcome { case same, different, refused }

  private static func format(
    _ path: String, _ keywords: Language?, onlyCheck: Bool, on console: Console
  ) throws(Stop) -> Outcome {
    let input = try InputFile(path)
    let file = SourceFile(name: input.name, bytes: try input.all())
    let (styled, messages) = HouseStyle.format(file, keywords: keywords)
    guard let styled else {
      let errors = messages.filter { $0.severity == .error }
      console.say(RulebookAtHand.listed(errors, of: [file], colour: console.talkIsColoured))
      if errors.isEmpty {
        console.say("\(quoted(input.name)): a name in it would be read as a keyword of the other language; rename it")
      }
      return .refused
    }
    let isSame = Array(styled.utf8) == file.bytes
    if onlyCheck {
      if !isSame { try console.results.write(input.name + "\n") }
    } else if path == "-" {
      try console.results.write(styled)
    } else if !isSame {
      let output = try OutputFile(path: path)
      try output.output.write(styled)
      try output.settle()
      try output.commit()
    }
    return isSame ? .same : .different
  }

  private static func left(_ count: Int) -> String { count == 1 ? "is left as it is" : "are left as they are" }
}
