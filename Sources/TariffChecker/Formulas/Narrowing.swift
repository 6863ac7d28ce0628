import Diagnostics
import TariffKernel
import TariffSyntax

/// What a condition tells about choices: the options that an input can still have where it holds.
///
/// A table of commercial, office and industrial space needs no row for dwellings when the fee that asks it applies
/// `when use in (commercial, office, industrial)`.
struct ChoiceFacts {
  var allowed: [ID<Input>: Set<ID<Option>>] = [:]
  /// Whether a condition speaks of more than choices: it may tell that a number is small, or what one number has to do
  /// with another.
  var mayTellNumbers = false

  /// Of a condition about anything else.
  static var untold: ChoiceFacts { ChoiceFacts(mayTellNumbers: true) }

  /// Both hold.
  mutating func add(_ other: ChoiceFacts) {
    mayTellNumbers = mayTellNumbers || other.mayTellNumbers
    for (input, options) in other.allowed {
      allowed[input] = allowed[input].map { $0.intersection(options) } ?? options
    }
  }

  /// One of them holds: only what each of them says something about is known.
  static func either(_ facts: [ChoiceFacts]) -> ChoiceFacts {
    guard var known = facts.first else { return ChoiceFacts() }
    known.mayTellNumbers = facts.contains(where: \.mayTellNumbers)
    for other in facts.dropFirst() {
      known.allowed = known.allowed.reduce(into: [:]) { joined, entry in
        guard let options = other.allowed[entry.key] else { return }
        joined[entry.key] = entry.value.union(options)
      }
    }
    return known
  }
}

extension FormulaLowering {
  /// What is known about choices where the condition holds, or where it does not. Conditions that speak of anything
  /// but one choice and its options tell nothing.
  func facts(of condition: Expression, holds: Bool) -> ChoiceFacts {
    switch condition.kind {
    case .parenthesised(let inner): return facts(of: inner, holds: holds)
    case .not(let inner): return facts(of: inner, holds: !holds)
    case .all(let parts), .any(let parts):
      let each = parts.map { facts(of: $0, holds: holds) }
      let areJoined = if case .all = condition.kind { holds } else { !holds }
      return areJoined ? each.reduce(into: ChoiceFacts()) { $0.add($1) } : .either(each)
    case .comparison(let relation, let left, let right):
      guard relation.value == .equal || relation.value == .notEqual else { return .untold }
      let sides = [(left, right), (right, left)]
      for (side, other) in sides {
        guard case .name(let word) = other.withoutParentheses.kind, let (input, options) = choice(named: side),
          let option = names.options[word], options.contains(option)
        else { continue }
        return fact(input, [option], of: options, isIn: (relation.value == .equal) == holds)
      }
      return .untold
    case .oneOf(let inner, let words):
      guard let (input, options) = choice(named: inner) else { return .untold }
      return fact(input, Set(words.compactMap { names.options[$0.value] }), of: options, isIn: holds)
    default: return .untold
    }
  }

  private func fact(
    _ input: ID<Input>, _ named: Set<ID<Option>>, of options: Set<ID<Option>>, isIn: Bool
  ) -> ChoiceFacts {
    ChoiceFacts(allowed: [input: isIn ? options.intersection(named) : options.subtracting(named)])
  }

  /// The choice that a name stands for here, with all its options. A `let` of that name hides it.
  private func choice(named expression: Expression) -> (ID<Input>, Set<ID<Option>>)? {
    if case .name(let name) = expression.withoutParentheses.kind, scope.locals[name] != nil { return nil }
    guard let input = inputNamed(by: expression), case .choice(let options) = builder.model.inputs[input.index].domain
    else { return nil }
    return (input, Set(options))
  }

  /// Lowers something that is reached only where the condition holds (or fails).
  mutating func assuming<Result>(
    _ condition: Expression?, holds: Bool = true, _ body: (inout FormulaLowering) -> Result
  ) -> Result {
    guard let condition else { return body(&self) }
    let before = scope.facts
    scope.facts.add(facts(of: condition, holds: holds))
    defer { scope.facts = before }
    return body(&self)
  }
}
