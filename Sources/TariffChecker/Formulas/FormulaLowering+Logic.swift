import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

extension FormulaLowering {
  /// Lowers something that must be yes or no.
  mutating func lowerTruth(_ expression: Expression) -> Typed? {
    guard let value = lower(expression) else { return nil }
    guard value.type == .truth else {
      report(
        .typeMismatch, expression.range, "a condition must be yes or no, not \(value.type.words)",
        remedy: "compare it with something, as in use = residential or area > 100 m2")
      return nil
    }
    return value
  }

  /// `and`, `or`: left to right, as far as needed.
  mutating func lowerLogic(
    _ parts: [Expression], goesOnWhile holds: Bool, _ operation: (Operands) -> Operation
  ) -> Typed? {
    let before = scope.facts
    defer { scope.facts = before }
    let lowered = parts.map { part in
      defer { scope.facts.add(facts(of: part, holds: holds)) }
      return lowerTruth(part)
    }
    guard lowered.allSatisfy({ $0 != nil }) else { return nil }
    let operands = builder.operands(lowered.compactMap { $0?.node })
    return Typed(node: builder.node(operation(operands), .truth), type: .truth, scale: 0, digits: 1)
  }

  mutating func lowerComparison(_ relation: Marked<Comparison>, _ left: Expression, _ right: Expression) -> Typed? {
    // A bare option name takes its meaning from the other side, whichever side it stands on.
    let leftIsName = if case .name(let name) = left.kind { names.options[name] != nil } else { false }
    let first = leftIsName ? lower(right) : lower(left)
    guard let first else { return nil }
    guard let second = lower(leftIsName ? left : right, expecting: first.type) else { return nil }
    let (a, b) = leftIsName ? (second, first) : (first, second)
    guard comparable(a, left, b, right, relation) else { return nil }
    let scale = max(a.scale, b.scale)
    let operation = Operation.compare(
      relation.value.relation, builder.rescaled(a, to: scale), builder.rescaled(b, to: scale))
    return Typed(node: builder.node(operation, .truth), type: .truth, scale: 0, digits: 1)
  }

  private func comparable(
    _ a: Typed, _ left: Expression, _ b: Typed, _ right: Expression, _ relation: Marked<Comparison>
  ) -> Bool {
    switch (a.type, b.type) {
    case (.number, .number): return sameUnits([(a, left), (b, right)], of: "compared")
    case (.date, .date): return true
    case (.choice(let first), .choice(let second)):
      guard onlyEquality(relation, "choices") else { return false }
      guard first.isDisjoint(with: second) else { return true }
      let (stranger, of) = first.count < second.count ? (left, right) : (right, left)
      reportOption(stranger, of: of, known: first.count < second.count ? second : first)
      return false
    case (.truth, .truth): return onlyEquality(relation, "answers of yes and no")
    case (.text, .text): return onlyEquality(relation, "texts")
    default:
      report(
        .typeMismatch, left.range.joined(with: right.range),
        "\(a.type.words) cannot be compared with \(b.type.words)", remedy: "compare things of one kind")
      return false
    }
  }

  private func onlyEquality(_ relation: Marked<Comparison>, _ what: String) -> Bool {
    if relation.value == .equal || relation.value == .notEqual { return true }
    report(
      .typeMismatch, relation.range, "\(what) have no order: \(relation.value.rawValue) means nothing here",
      remedy: "use = or <>")
    return false
  }

  private func reportOption(_ stranger: Expression, of whole: Expression, known: Set<ID<Option>>) {
    guard !sink.leavesOut(.unknownOption, stranger.range) else { return }
    let options = known.map { builder.model.options[$0.index].symbol.name }.sorted()
    let word = if case .name(let name) = stranger.kind { name } else { "this" }
    report(
      .unknownOption, stranger.range, "\(word) can never be equal to what it is compared with",
      reasons: ["the options are \(options.listed)"],
      remedy: sink.nearest(to: word, among: options).map { "did you mean \($0)?" } ?? "write one of the options")
  }

  /// `use in (commercial, office)`.
  mutating func lowerOneOf(_ inner: Expression, _ options: [Marked<String>]) -> Typed? {
    guard let value = lower(inner) else { return nil }
    guard case .choice(let known) = value.type else {
      report(.typeMismatch, inner.range, "`in` asks for a choice, not \(value.type.words)", remedy: "use =, < or >")
      return nil
    }
    var ids: [ID<Option>] = []
    for option in options {
      guard let id = names.options[option.value], known.contains(id) else {
        reportOption(Expression(.name(option.value), option.range), of: inner, known: known)
        continue
      }
      ids.append(id)
    }
    guard ids.count == options.count else { return nil }
    return Typed(node: builder.node(.oneOf(value.node, ids), .truth), type: .truth, scale: 0, digits: 1)
  }

  /// `fine is given`.
  mutating func lowerIsGiven(_ inner: Expression) -> Typed? {
    guard let id = inputNamed(by: inner) else {
      report(
        .wrongKindOfName, inner.range, "only an input can be given or not",
        remedy: "write the name of an input before `is given`")
      return nil
    }
    used.insert(.input(id))
    return Typed(node: builder.node(.isGiven(id), .truth), type: .truth, scale: 0, digits: 1)
  }

  mutating func lowerConditional(
    _ condition: Expression, _ then: Expression, _ otherwise: Expression, expecting expected: ValueType?,
    at range: SourceRange
  ) -> Typed? {
    let test = lowerTruth(condition)
    let first = assuming(condition) { $0.lower(then, expecting: expected) }
    let second = assuming(condition, holds: false) { $0.lower(otherwise, expecting: expected ?? first?.type) }
    guard let test, let first, let second else { return nil }
    let type: ValueType
    switch (first.type, second.type) {
    case (.number(let unit), .number):
      guard sameUnits([(first, then), (second, otherwise)], of: "the two outcomes of one `if`") else { return nil }
      type = .number(unit)
    case (.choice(let a), .choice(let b)): type = .choice(a.union(b))
    case (let a, let b) where a == b: type = a
    case (let a, let b):
      report(
        .typeMismatch, range, "this `if` gives \(a.words) or \(b.words)", reasons: ["both outcomes must be of one kind"]
      )
      return nil
    }
    let scale = max(first.scale, second.scale)
    let operation = Operation.conditional(
      test.node, then: builder.rescaled(first, to: scale), otherwise: builder.rescaled(second, to: scale))
    let digits = max(first.digits + scale - first.scale, second.digits + scale - second.scale)
    var typed = Typed(node: builder.node(operation, type, scale: scale), type: type, scale: scale, digits: digits)
    if case .choice = type { typed.possible = first.options.union(second.options) }
    return typed
  }

  /// The unit of a number; nil: it is none, which was reported.
  func requireNumber(_ value: Typed, _ expression: Expression) -> Unit? {
    if let unit = value.unit { return unit }
    report(
      .typeMismatch, expression.range, "a number is needed here, not \(value.type.words)",
      reasons: ["only numbers can be reckoned with"])
    return nil
  }

  /// Whether all numbers have one unit; otherwise the first that differs is reported.
  func sameUnits(_ parts: [(typed: Typed, expression: Expression)], of what: String) -> Bool {
    guard let first = parts.first, let unit = first.typed.unit else { return true }
    for part in parts.dropFirst() {
      guard let other = part.typed.unit, other != unit else { continue }
      let literals = [(part, unit), (first, other)].compactMap { candidate, wanted in
        candidate.expression.bareNumber.map { ($0, wanted) }
      }
      if let (literal, wanted) = literals.first, literal.unit == nil {
        report(
          .unitMissing, literal.range,
          "\(literal.text) has no unit, but \(what) with \(ValueType.number(wanted).words)",
          remedy: "write \(literal.text) \(wanted)")
        return false
      }
      report(
        .unitMismatch, part.expression.range,
        "\(ValueType.number(other).words) cannot be \(what) with \(ValueType.number(unit).words)",
        reasons: ["both sides must measure the same thing in the same unit"],
        related: [Diagnostic.Related(first.expression.range, "\(ValueType.number(unit).words)")])
      return false
    }
    return true
  }

  /// The input that a name or `group.input` stands for.
  func inputNamed(by expression: Expression) -> ID<Input>? {
    switch expression.withoutParentheses.kind {
    case .name(let name):
      if let group = scope.group, let id = names.groupInputs[group]?[name] { return id }
      if case .input(let id)? = names.entities[name] { return id }
      return nil
    case .member(let inner, let member):
      guard case .name(let name) = inner.kind, case .group(let group)? = names.entities[name], group == scope.group
      else { return nil }
      return names.groupInputs[group]?[member.value]
    default: return nil
    }
  }
}

extension Expression {
  var bareNumber: NumberLiteral? {
    switch withoutParentheses.kind {
    case .number(let literal): literal
    case .negated(let inner): inner.bareNumber
    default: nil
    }
  }
}

extension Comparison {
  fileprivate var relation: Relation {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}
