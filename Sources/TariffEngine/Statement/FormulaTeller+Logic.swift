import TariffKernel

/// Conditions and choices.
extension FormulaTeller {
  func logic(_ node: Node) -> Part {
    switch node.operation {
    case .compare(let relation, let left, let right):
      return (wording(.compared(printed(left, .sum), relation, printed(right, .sum))), .comparison)
    case .all(let parts): return joined(parts, .and, .both, inner: .negation)
    case .any(let parts): return joined(parts, .or, .either, inner: .both)
    case .not(let inner): return negated(inner)
    case .conditional(let condition, let then, let otherwise):
      let phrase = FormulaPhrase.conditional(
        test(condition, .loose), then: printed(then, .loose), otherwise: printed(otherwise, .loose))
      return (wording(phrase), .loose)
    case .oneOf(let choice, let options):
      let names = options.map { wording.name(model.options[$0.index].symbol) }
      return (wording(.oneOf(printed(choice, .sum), names)), .comparison)
    default: preconditionFailure("only conditions and choices are asked for here")
    }
  }

  /// A part that decides something. In Persian a bare name says so: «دو بر = بله».
  func test(_ id: ID<Node>, _ least: Level) -> String {
    guard !isEnglish, isBareAnswer(id) else { return printed(id, least) }
    return enclosed((wording(.compared(printed(id, .sum), .equal, answer(true))), .comparison), least)
  }

  private func joined(_ parts: Operands, _ word: FormulaPhrase.Junction, _ level: Level, inner: Level) -> Part {
    let tests = list(parts).map { test($0, inner) }
    if tests.isEmpty { return (answer(word == .and), .primary) }
    return (wording(.joined(tests, word)), tests.count == 1 ? inner : level)
  }

  private func negated(_ inner: ID<Node>) -> Part {
    if !isEnglish, case .isGiven(let input) = model.nodes[inner.index].operation {
      return (wording(.isNotGiven(name(of: input))), .comparison)
    }
    if !isEnglish, isBareAnswer(inner) {
      return (wording(.compared(printed(inner, .sum), .equal, answer(false))), .comparison)
    }
    return (wording(.not(printed(inner, .negation))), .negation)
  }

  private func answer(_ isYes: Bool) -> String { teller.value(isYes ? 1 : 0, scale: 0, kind: .truth) }

  /// A yes or no that is read by name.
  private func isBareAnswer(_ id: ID<Node>) -> Bool {
    switch model.nodes[id.index].operation {
    case .input, .value, .local: true
    default: false
    }
  }
}
