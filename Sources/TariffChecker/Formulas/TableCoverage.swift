import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

extension FormulaLowering {
  /// T0504: whatever the choices can be where the table is asked, it has a row; and so it has for a number that is
  /// known, and for all that an input can hold where it is the key and the rows name numbers one by one.
  mutating func covers(
    _ resolved: ResolvedTable, _ arguments: [Expression], _ lowered: [Typed], at range: SourceRange
  ) -> Bool {
    var given: [[Int128]?] = lowered.map { asked($0) }
    for (key, argument) in arguments.enumerated() where given[key] == nil && resolved.keys[key].isNumberOfInput {
      guard let range = rangeOfInput(argument) else { continue }
      given[key] = range
      let tries = given.indices.reduce(1) { $0 * (given[$1]?.count ?? resolved.positions(of: $1)) }
      if tries > Self.mostTries { given[key] = nil }
    }
    let missing = resolved.uncovered(given, scales: lowered.map(\.scale))
    guard !missing.isEmpty else { return true }
    let cases = missing.prefix(6).map { combination in
      combination.indices.compactMap { key in combination[key].map { word($0, lowered[key], resolved.keys[key]) } }
        .joined(separator: " with ")
    }
    let rest = missing.count > 6 ? ", and \(missing.count - 6) more" : ""
    let places = given.indices.filter { given[$0] != nil }
    let version = resolved.version(without: missing[0], scales: lowered.map(\.scale))
    report(
      .choiceNotCovered, places.count == 1 ? arguments[places[0]].range : range,
      "\(resolved.table.symbol.name) has no row for \(cases.joined(separator: ", "))\(rest)",
      reasons: ["it may be asked for that here, and a missing row is never taken for 0"],
      remedy: "add the rows (`none` where the act prints no number) or a row `other`; or rule the case out before: "
        + "`when … in (…)` in the fee, or `if`",
      related: version.map {
        [Diagnostic.Related($0.place, "the table of \(builder.model.acts[$0.origin.act.index].symbol.name)")]
      } ?? [])
    return false
  }

  /// More numbers of an input than this are not tried one by one, nor more combinations with other keys.
  private static let mostNumbers: Int128 = 10_000
  private static let mostTries = 1_000_000

  /// What an argument can be; nil: a text, or a number that is not known.
  private mutating func asked(_ argument: Typed) -> [Int128]? {
    switch argument.type {
    case .choice: argument.options.map { Int128($0.index) }.sorted()
    case .truth:
      if case .constant(let answer) = builder.model.nodes[argument.node.index].operation { [answer] } else { [0, 1] }
    case .number: bounds(of: argument)?.constant.map { [$0] }
    case .date, .text: nil
    }
  }

  /// Every number that an input can hold; nil: the argument is no input, has too many, or stands under a condition that
  /// may say more of it.
  private func rangeOfInput(_ argument: Expression) -> [Int128]? {
    guard !scope.facts.mayTellNumbers, let id = inputNamed(by: argument),
      case .number(_, _, _, _, let least, let most, let step) = builder.model.inputs[id.index].domain,
      (most - least) / step < Self.mostNumbers
    else { return nil }
    return (0...(most - least) / step).map { least + $0 * step }
  }

  private func word(_ value: Int128, _ argument: Typed, _ key: KeySpec) -> String {
    switch argument.type {
    case .truth: value == 1 ? "yes" : "no"
    case .number: key.words(ExactDecimal(significand: value, scale: argument.scale))
    default: builder.model.options[Int(value)].symbol.name
    }
  }
}
