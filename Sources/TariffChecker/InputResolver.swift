import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Inputs, groups and the options of choices: declarations → domains.
///
/// All options of a rulebook share one list, so that `residential` is the same option for the dossier's use and for a
/// floor's; a choice is then a set of options.
struct InputResolver {
  let sink: DiagnosticSink
  private(set) var options: [Option] = []
  private(set) var optionIDs: [String: ID<Option>] = [:]

  init(sink: DiagnosticSink) { self.sink = sink }

  /// Fills the model's inputs and groups in the order of ``Names``.
  mutating func resolve(_ collected: Collected, into model: inout Model) {
    for (column, input) in collected.inputs.enumerated() {
      model.inputs.append(resolved(input.declaration, group: nil, column: column))
    }
    for (index, group) in collected.groups.enumerated() {
      let first = model.inputs.count
      for (column, input) in group.declaration.inputs.enumerated() {
        model.inputs.append(resolved(input, group: ID(index), column: column))
      }
      let inputs = (first..<model.inputs.count).map { ID<Input>($0) }
      model.groups.append(Group(symbol: group.declaration.heading.symbol, inputs: inputs))
    }
    model.options = options
  }

  private mutating func resolved(_ input: InputDeclaration, group: ID<Group>?, column: Int) -> Input {
    Input(symbol: input.heading.symbol, domain: domain(of: input), group: group, column: column)
  }

  private mutating func domain(of input: InputDeclaration) -> Domain {
    switch input.type {
    case .number(let unit, let least, let most, let step):
      number(input, unit: unit, least: least, most: most, step: step)
    case .choice(let choices): .choice(options(choices, of: input))
    case .date: .date
    case .truth: .truth
    case .text, .missing: .text
    }
  }

  private mutating func options(_ choices: [ChoiceOption], of input: InputDeclaration) -> [ID<Option>] {
    var (ids, first): ([ID<Option>], [String: SourceRange]) = ([], [:])
    for choice in choices {
      if let place = first[choice.name.value] {
        sink.report(
          Diagnostic(
            .declaredTwice, at: choice.name.range,
            "\(input.heading.name.value) has the option \(choice.name.value) twice", remedy: "remove one, or rename it",
            related: [Diagnostic.Related(place, "first declared here")], article: input.heading.article?.value))
        continue
      }
      first[choice.name.value] = choice.name.range
      ids.append(option(choice, of: input))
    }
    return ids
  }

  private mutating func option(_ option: ChoiceOption, of input: InputDeclaration) -> ID<Option> {
    let symbol = Symbol(name: option.name.value, titles: option.titles)
    if let known = optionIDs[symbol.name] {
      if options[known.index].symbol.persianTitle == nil {
        options[known.index].symbol.persianTitle = symbol.persianTitle
      }
      if options[known.index].symbol.englishTitle == nil {
        options[known.index].symbol.englishTitle = symbol.englishTitle
      }
      return known
    }
    options.append(Option(symbol: symbol))
    let id = ID<Option>(options.count - 1)
    optionIDs[symbol.name] = id
    return id
  }

  private func number(
    _ input: InputDeclaration, unit: UnitExpression, least: NumberLiteral, most: NumberLiteral, step: NumberLiteral?
  ) -> Domain {
    func bare(_ literal: NumberLiteral) -> ExactDecimal {
      unit.isPercent && !literal.isPercent
        ? ExactDecimal(significand: literal.value.significand, scale: min(literal.value.scale + 2, 38)) : literal.value
    }
    let stepValue = step.map { bare($0) } ?? ExactDecimal(significand: 1, scale: unit.isPercent ? 2 : 0)
    let scale = stepValue.scale
    func significand(_ literal: NumberLiteral) -> Int128? {
      guard let value = try? bare(literal).rescaled(to: scale).significand,
        let limit = PowersOfTen.int128(min(NumericLimits.wholeDigits + scale, 38)), value.magnitude < limit.magnitude
      else { return nil }
      return value
    }
    guard scale <= NumericLimits.places, stepValue.significand > 0, let low = significand(least),
      let high = significand(most), low <= high, low % stepValue.significand == 0, high % stepValue.significand == 0
    else {
      sink.report(.badRange(input, least: least, most: most, step: step))
      return .number(
        unit: unit.unit, unitText: unit.text, isPercent: unit.isPercent, scale: 0, least: 0, most: 0, step: 1)
    }
    return .number(
      unit: unit.unit, unitText: unit.text, isPercent: unit.isPercent, scale: scale, least: low, most: high,
      step: stepValue.significand)
  }
}

extension Diagnostic {
  /// T0414. A range must go upward, in whole steps, within 22 digits before and 16 behind the decimal mark.
  static func badRange(
    _ input: InputDeclaration, least: NumberLiteral, most: NumberLiteral, step: NumberLiteral?
  ) -> Diagnostic {
    let steps = step.map { " by \($0.text)" } ?? ""
    return Diagnostic(
      .badRange, at: least.range.joined(with: step?.range ?? most.range),
      "\(least.text) to \(most.text)\(steps) is no range for \(input.heading.name.value)",
      reasons: ["the lower end must not exceed the upper, both must be whole steps, and the step greater than zero"],
      remedy: "write the ends as multiples of the step; without `by` the step is 1",
      article: input.heading.article?.value)
  }
}
