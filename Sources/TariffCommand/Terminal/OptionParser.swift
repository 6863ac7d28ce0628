import TariffEngine

/// A command line as it was understood.
struct Invocation: Sendable {
  private var values: [String: [String]] = [:]
  /// What was given besides options, as written; `-` is a standard stream.
  private(set) var operands: [String] = []

  /// Whether the option was given.
  func has(_ option: CommandOption) -> Bool { values[option.name] != nil }
  /// The option's value, if it was given.
  func value(of option: CommandOption) -> String? { values[option.name]?.last }
  /// All values of a repeatable option, in the order given.
  func values(of option: CommandOption) -> [String] { values[option.name] ?? [] }

  /// Reads what stands after the command's name. Both `--name value` and `--name=value` are read; names are never
  /// abbreviated, so that a new option cannot change what an old script means; `--` ends the options.
  init(_ arguments: [String], page: CommandPage) throws(Stop) {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands.append(contentsOf: rest)
        break
      }
      if word.hasPrefix("--") {
        try readLong(word, rest: &rest, page: page)
      } else if word.hasPrefix("-"), word != "-" {
        try readLetter(word, rest: &rest, page: page)
      } else {
        operands.append(word)
      }
    }
    if has(.help) { return }
    try requireEverything(page)
  }

  private mutating func readLong(_ word: String, rest: inout ArraySlice<String>, page: CommandPage) throws(Stop) {
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let option = page.options.first(where: { $0.name == parts[0] }) else {
      throw Self.unknown("--" + parts[0], among: page.options.map { "--" + $0.name }, page: page)
    }
    try take(option, as: "--" + option.name, attached: parts.count > 1 ? parts[1] : nil, rest: &rest, page: page)
  }

  private mutating func readLetter(_ word: String, rest: inout ArraySlice<String>, page: CommandPage) throws(Stop) {
    let option = page.options.first { $0.letter.map { "-\($0)" == word } ?? false }
    guard let option else {
      throw Self.unknown(word, among: page.options.map { "--" + $0.name }, page: page)
    }
    try take(option, as: word, attached: nil, rest: &rest, page: page)
  }

  private mutating func take(
    _ option: CommandOption, as written: String, attached: String?, rest: inout ArraySlice<String>, page: CommandPage
  ) throws(Stop) {
    guard option.isRepeatable || values[option.name] == nil else {
      throw Self.usage("\(written) is given twice", page)
    }
    guard let placeholder = option.placeholder else {
      if attached != nil { throw Self.usage("\(written) takes no value", page) }
      values[option.name] = []
      return
    }
    if let attached {
      try accept(attached, for: option, as: written, page: page)
      return
    }
    guard let next = rest.first, next == "-" || !next.hasPrefix("-") else {
      var hints: [String] = []
      if let next = rest.first, option.name.count > 1 { hints = ["if \(next) is the value: --\(option.name)=\(next)"] }
      throw Self.usage("\(written) needs a value: \(written) \(placeholder)", page, hints: hints)
    }
    rest.removeFirst()
    try accept(next, for: option, as: written, page: page)
  }

  private mutating func accept(
    _ value: String, for option: CommandOption, as written: String, page: CommandPage
  ) throws(Stop) {
    if !option.choices.isEmpty, !option.choices.contains(value) {
      let list = option.choices.joined(separator: ", ")
      let near = NearestName.find(value, among: option.choices).map { ["did you mean \($0)?"] } ?? []
      throw Self.usage("\(written) is one of \(list), not \(quoted(value))", page, hints: near)
    }
    if value.isEmpty { throw Self.usage("\(written) has an empty value", page) }
    values[option.name, default: []].append(value)
  }

  private func requireEverything(_ page: CommandPage) throws(Stop) {
    for option in page.options where option.isRequired && !has(option) {
      throw Self.usage("--\(option.name) \(option.placeholder ?? "") is missing", page)
    }
    guard let operand = page.operand else {
      if let extra = operands.first {
        throw Self.usage("\(quoted(extra)) is one word too many: tariff \(page.name) takes options only", page)
      }
      return
    }
    if operands.isEmpty, operand.isRequired { throw Self.usage("\(operand.placeholder) is missing", page) }
    if operands.count > 1, !operand.isRepeatable {
      throw Self.usage("one \(operand.placeholder) only: \(quoted(operands[1])) is one too many", page)
    }
  }

  private static func unknown(_ word: String, among names: [String], page: CommandPage) -> Stop {
    let near = NearestName.find(word, among: names).map { ["did you mean \($0)?"] } ?? []
    return usage("there is no option \(quoted(word)) for tariff \(page.name)", page, hints: near)
  }

  private static func usage(_ message: String, _ page: CommandPage, hints: [String] = []) -> Stop {
    .usage(message, hints: hints + ["tariff \(page.name) --help shows how it is called"])
  }
}

/// A word of the user's in a message, with control and bidi characters made visible.
func quoted(_ word: String) -> String { "‘" + VisibleText.escaped(word) + "’" }
