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
      .init(purpose: "As a filter of an editor:", lines: ["cat act.tariff | tariff format -"]),
    ],
    usage: ["FILE... [--check]"],
    operand: Operand(
      placeholder: "FILE", isRequired: true, isRepeatable: true,
      help: "An act or a rulebook file; - is standard input, whose style goes to standard output."),
    ownOptions: [check],
    notes: [
      "A file that cannot be read as a tariff is refused with its messages and left untouched, status 65; the other "
        + "files are still put in style. A file is replaced whole or not at all."
    ])

  static func run(_ call: Invocation, on console: Console) throws(Stop) -> ExitStatus {
    try InputFile.refuseStandardInputTwice(call.operands)
    var refused = 0
    var changed = 0
    for path in call.operands {
      switch try format(path, onlyCheck: call.has(check), on: console) {
      case .refused: refused += 1
      case .different: changed += 1
      case .same: break
      }
    }
    if refused > 0 { throw .badData("\(counted(refused, "file")) cannot be read as a tariff and \(left(refused))") }
    guard call.has(check) else { return .done }
    if changed > 0 { console.say("\(counted(changed, "file")) not in the house style") }
    return changed > 0 ? .findings : .done
  }

  private enum Outcome { case same, different, refused }

  private static func format(_ path: String, onlyCheck: Bool, on console: Console) throws(Stop) -> Outcome {
    let input = try InputFile(path)
    let file = SourceFile(name: input.name, bytes: try input.all())
    let (styled, messages) = HouseStyle.format(file)
    guard let styled else {
      let errors = messages.filter { $0.severity == .error }
      console.say(RulebookAtHand.listed(errors, of: [file], colour: console.talkIsColoured))
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
