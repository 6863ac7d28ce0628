import Diagnostics
import Exact

extension Parser {
  /// input → "input" NAME type tail
  mutating func input(_ block: Block) -> InputDeclaration? {
    guard var heading = heading(block) else { return nil }
    let type = inputType(&heading)
    tail(&heading, .input)
    commonClauses(block, &heading)
    return InputDeclaration(heading: heading, type: type)
  }

  /// type → "date" | "text" | "yes" "/" "no" | number | choice
  private mutating func inputType(_ heading: inout Heading) -> InputType {
    let isOption = peek(1)?.isSymbol(.bar) ?? false
    if !isOption {
      if eat(.date) { return .date }
      if eat(.text) { return .text }
    }
    if eat(.yes) {
      expect(.divide, "and no")
      expect(.no, "after yes/")
      return isFaulty ? .missing : .truth
    }
    if atUnit || at(Symbol.percent) || at(Keyword.percent) { return numberType() }
    if let next = peek(1), next.isNumber || next.isSymbol(.minus), peek?.word != nil {
      unknownUnit()
      return .missing
    }
    return choice(&heading)
  }

  /// number → unit LEAST "to" MOST ["by" STEP]
  private mutating func numberType() -> InputType {
    guard let unit = declaredUnit() else { return .missing }
    guard let least = literal("the least value") else { return .missing }
    guard expect(.to, "and the greatest value"), let most = literal("the greatest value") else { return .missing }
    var step: NumberLiteral?
    if eat(.step) {
      guard let literal = literal("the step") else { return .missing }
      step = literal
    }
    return .number(unit, least: least, most: most, step: step)
  }

  /// choice → NAME TEXT* ("|" NAME TEXT*)*
  ///
  /// Texts behind the last option may be its titles or the input's. They are the input's where no option before has a
  /// title; else the last option's, and the input's from the first text of a script that the option has already.
  private mutating func choice(_ heading: inout Heading) -> InputType {
    var options: [ChoiceOption] = []
    repeat {
      guard let name = optionName() else { return .missing }
      options.append(ChoiceOption(name: name, titles: titles()))
    } while eat(.bar)
    let hasTitles = options.dropLast().contains { !$0.titles.isEmpty }
    guard var last = options.popLast() else { return .missing }
    var own: [Marked<String>] = []
    if hasTitles || options.isEmpty {
      for title in last.titles {
        if own.contains(where: { $0.value.isPersian == title.value.isPersian }) { break }
        own.append(title)
      }
    }
    heading.titles = Array(last.titles.dropFirst(own.count))
    last.titles = own
    return .choice(options + [last])
  }

  private mutating func optionName() -> Marked<String>? {
    let what = "a unit, date, yes/no, text or the options of a choice"
    guard let name = name(what) else { return nil }
    return isOption(name) ? name : nil
  }

  /// T0109 for a word that rows and examples give a meaning of its own.
  mutating func isOption(_ name: Marked<String>) -> Bool {
    guard Vocabulary.reservedForOptions.contains(name.value) else { return true }
    fail(
      .unexpectedWord, at: name.range, "\(words(name.range)) cannot be an option",
      reasons: ["the word has a meaning of its own in rows of tables and in examples"],
      remedy: "choose another word; its title may say anything")
    return false
  }

  /// group → "group" NAME tail, and below it inputs
  mutating func group(_ block: Block) -> GroupDeclaration? {
    guard var heading = heading(block) else { return nil }
    tail(&heading, .group)
    var inputs: [Block] = []
    var own = block
    own.clauses = []
    for statement in block.clauses {
      enter(statement, usage: nil)
      if at(.input) || misspeltClause(of: .group, meaning: .input) {
        inputs.append(Block(kind: .input, heading: statement))
      } else if let last = inputs.last, statement.indent > last.heading.indent {
        inputs[inputs.count - 1].clauses.append(statement)
      } else {
        own.clauses.append(statement)
      }
    }
    commonClauses(own, &heading)
    var group = GroupDeclaration(heading: heading, inputs: [])
    for block in inputs {
      enter(block.heading, usage: block.kind.usage)
      if let input = input(block) { group.inputs.append(input) }
    }
    if inputs.isEmpty { missing(.input, of: .group, heading) }
    return group
  }
}

extension String {
  /// Whether the text has a letter of the Arabic script.
  var isPersian: Bool { unicodeScalars.contains { $0.isArabicLetter } }
}
