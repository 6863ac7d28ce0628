import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Facts as an example writes them → facts as the machine reads them, held to the domains of the inputs.
struct ExampleFacts {
  let model: Model
  let sink: DiagnosticSink
  private var facts: Facts
  private var isWhole = true

  init(model: Model, sink: DiagnosticSink) {
    self.model = model
    self.sink = sink
    let count = model.inputs.count { $0.group == nil }
    facts = Facts(
      values: Array(repeating: nil, count: count), groups: Array(repeating: [], count: model.groups.count))
  }

  /// The dossier of an example; nil: something is malformed, which was reported (T0702).
  mutating func read(_ example: ExampleDeclaration) -> Facts? {
    var seen: Set<String> = []
    var values = facts.values
    for fact in example.facts { read(fact, group: nil, &values, &seen) }
    facts.values = values
    for row in example.groupRows {
      guard let group = model.groups.firstIndex(where: { $0.symbol.name == row.group.value }) else {
        malformed(
          row.group.range, "\(row.group.value) is not a group", nearest(row.group.value, model.groups.map(\.symbol)))
        continue
      }
      var values: [Int128?] = Array(repeating: nil, count: model.groups[group].inputs.count)
      var seen: Set<String> = []
      for fact in row.facts { read(fact, group: ID(group), &values, &seen) }
      facts.groups[group].append(values)
    }
    return isWhole ? facts : nil
  }

  private mutating func read(
    _ fact: ExampleFact, group: ID<Group>?, _ values: inout [Int128?], _ seen: inout Set<String>
  ) {
    let name = fact.name.value
    guard let place = model.inputs.firstIndex(where: { $0.group == group && $0.symbol.name == name }) else {
      isWhole = false
      guard !sink.leavesOut(.exampleMalformed, fact.name.range) else { return }
      let owner = model.inputs.first { $0.symbol.name == name }?.group.map { model.groups[$0.index].symbol.name }
      malformed(
        fact.name.range,
        group == nil ? "\(name) is not an input of the dossier" : "\(name) is not an input of the group",
        owner.map { "write it in a row of its group: \($0): \(name) …" }
          ?? nearest(name, model.inputs.filter { $0.group == group }.map(\.symbol)))
      return
    }
    let input = model.inputs[place]
    guard seen.insert(name).inserted else {
      return malformed(fact.name.range, "\(name) is given twice", "leave one of them out")
    }
    switch value(of: fact, input) {
    case .success(let value): values[input.column] = value
    case .failure(let fault): malformed(fact.value.range ?? fact.name.range, fault.message, fault.remedy)
    }
  }

  private struct Fault: Error {
    var message: String
    var remedy: String
  }

  private mutating func value(of fact: ExampleFact, _ input: Input) -> Result<Int128, Fault> {
    let name = input.symbol.name
    switch (fact.value, input.domain) {
    case (.number(let literal), .number): return number(literal, input)
    case (.date(let day), .date): return .success(Int128(day.value.number))
    case (.word(let word), .truth) where word.value == "yes" || word.value == "no":
      return .success(word.value == "yes" ? 1 : 0)
    case (.word(let word), .choice(let options)):
      if let option = options.first(where: { model.options[$0.index].symbol.name == word.value }) {
        return .success(Int128(option.index))
      }
      return .failure(
        Fault(
          message: "\(word.value) is no option of \(name)",
          remedy: nearest(word.value, options.map { model.options[$0.index].symbol })))
    case (.text(let text), .text): return .success(self.text(text.value))
    default:
      return .failure(
        Fault(message: "\(name) is \(input.domain.words), which this is not", remedy: input.domain.usage(name)))
    }
  }

  private mutating func text(_ written: String) -> Int128 {
    let text = written.asComparedText
    if let known = model.texts.firstIndex(of: text) { return Int128(known) }
    if let known = facts.texts.firstIndex(of: text) { return Int128(model.texts.count + known) }
    facts.texts.append(text)
    return Int128(model.texts.count + facts.texts.count - 1)
  }

  private func number(_ literal: NumberLiteral, _ input: Input) -> Result<Int128, Fault> {
    guard case .number(let unit, let unitText, let isPercent, let scale, let least, let most, let step) = input.domain
    else { return .failure(Fault(message: "", remedy: "")) }
    let name = input.symbol.name
    if let written = literal.unit, written.unit != unit {
      return .failure(
        Fault(message: "\(name) is in \(unitText), not in \(written.text)", remedy: "write the number alone"))
    }
    if literal.isPercent, unit != .number {
      return .failure(Fault(message: "\(name) is in \(unitText), not a percentage", remedy: "write the number alone"))
    }
    func words(_ significand: Int128) -> String {
      let value = ExactDecimal(significand: significand, scale: scale)
      return isPercent ? "\(value.percentText)%" : value.grouped
    }
    guard let value = try? literal.value(inPercent: isPercent).rescaled(to: scale).significand, value % step == 0 else {
      return .failure(
        Fault(
          message: "\(literal.text) is no value of \(name), which goes in steps of \(words(step))",
          remedy: "write a multiple of the step"))
    }
    guard least <= value, value <= most else {
      return .failure(
        Fault(
          message: "\(literal.text) is out of the range of \(name)",
          remedy: "the range is \(words(least)) to \(words(most))"))
    }
    return .success(value)
  }

  private func nearest(_ word: String, _ symbols: [Symbol]) -> String {
    sink.nearest(to: word, among: symbols.map(\.name)).map { "did you mean \($0)?" }
      ?? "write one of: \(symbols.map(\.name).sorted().listed)"
  }

  private mutating func malformed(_ range: SourceRange, _ message: String, _ remedy: String) {
    isWhole = false
    sink.report(Diagnostic(.exampleMalformed, at: range, message, remedy: remedy))
  }
}

extension FactValue {
  fileprivate var range: SourceRange? {
    switch self {
    case .number(let literal): literal.range
    case .date(let day): day.range
    case .word(let word), .text(let word): word.range
    }
  }
}

extension Domain {
  fileprivate var words: String {
    switch self {
    case .number(_, let unit, _, _, _, _, _): "a number in \(unit)"
    case .choice: "a choice"
    case .truth: "yes or no"
    case .date: "a date"
    case .text: "a text"
    }
  }

  fileprivate func usage(_ name: String) -> String {
    switch self {
    case .number: "write it as: \(name) 260"
    case .choice: "write one of its options behind the name"
    case .truth: "write it as: \(name) yes"
    case .date: "write it as: \(name) 1403-02-01"
    case .text: "write it in quotation marks"
    }
  }
}
