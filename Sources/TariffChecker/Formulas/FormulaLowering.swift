import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Formulas → nodes: names resolved, units and types checked, scales known. One lowering serves a whole rulebook, so
/// that it also knows at the end what was never read.
struct FormulaLowering {
  /// What a formula may see besides the rulebook's names.
  struct Scope {
    /// `let` names of the fee at hand, with the types of their nodes.
    var locals: [String: (place: Int, typed: Typed)] = [:]
    /// `let` names whose own fault was reported; who reads them is not reported for it.
    var failedLocals: Set<String> = []
    /// The group whose row is at hand.
    var group: ID<Group>?
    /// What the conditions around say about choices.
    var facts = ChoiceFacts()
    /// The article named in messages.
    var article: String?
  }

  let names: Names
  let sink: DiagnosticSink
  var builder: ModelBuilder
  /// Resolved tables by place; nil where resolving failed and was reported.
  let tables: [ResolvedTable?]
  /// Kind and scale of rates and values, as far as they are known yet.
  var rates: [(unit: Unit, scale: Int, digits: Int)?] = []
  var values: [Typed?] = []
  /// The numbers of each rate's versions.
  var rateNumbers: [[ExactDecimal]] = []
  /// Between what the numbers of nodes lie.
  var known = BoundsOfNodes()
  var scope = Scope()
  /// What some formula or clause has read.
  var used: Set<Entity> = []

  /// Lowers a formula; nil: a fault was reported. `expected` lets a bare name be taken for an option first.
  mutating func lower(_ expression: Expression, expecting expected: ValueType? = nil) -> Typed? {
    lowerParts(of: expression, expecting: expected).flatMap { held($0, at: expression.range) }
  }

  /// T0414: a number that has a place in 22 digits for some dossier at least.
  mutating func held(_ typed: Typed, at range: SourceRange) -> Typed? {
    guard let bounds = bounds(of: typed), bounds.isTooLarge(scale: typed.scale) else { return typed }
    report(
      .badRange, range, "this is always 10^22 or more in size",
      reasons: ["every value of a tariff is less than 10^22"], remedy: "correct the numbers, or their units")
    return nil
  }

  private mutating func lowerParts(of expression: Expression, expecting expected: ValueType?) -> Typed? {
    switch expression.kind {
    case .number(let literal): return lowerNumber(literal)
    case .date(let day): return constant(Int128(day.number), .date)
    case .text(let text): return constant(Int128(builder.text(text)), .text)
    case .truth(let truth): return constant(truth ? 1 : 0, .truth)
    case .name(let name): return lowerName(name, at: expression.range, expecting: expected)
    case .member(let inner, let member): return lowerMember(inner, member, at: expression.range)
    case .call(let name, let arguments): return lowerCall(name, arguments, column: nil, at: expression.range)
    case .aggregate(let kind, let element, let group, let filter):
      return lowerAggregate(kind, element: element, group: group, filter: filter, at: expression.range)
    case .negated(let inner): return lowerNegated(inner)
    case .sum(let terms): return lowerSum(terms, at: expression.range)
    case .chain(let factors): return lowerChain(factors, rounding: nil, at: expression.range)
    case .comparison(let relation, let left, let right): return lowerComparison(relation, left, right)
    case .isGiven(let inner): return lowerIsGiven(inner)
    case .oneOf(let inner, let options): return lowerOneOf(inner, options)
    case .not(let inner):
      guard let value = lowerTruth(inner) else { return nil }
      return Typed(node: builder.node(.not(value.node), .truth), type: .truth, scale: 0, digits: 1)
    case .all(let parts): return lowerLogic(parts, goesOnWhile: true) { .all($0) }
    case .any(let parts): return lowerLogic(parts, goesOnWhile: false) { .any($0) }
    case .conditional(let condition, let then, let otherwise):
      return lowerConditional(condition, then, otherwise, expecting: expected, at: expression.range)
    case .rounded(let inner, let clause): return lowerRounded(inner, clause, at: expression.range)
    case .beforeReliefs(let inner): return lowerBeforeReliefs(inner)
    case .parenthesised(let inner): return lower(inner, expecting: expected)
    case .asOf(let inner, let date): return lowerAsOf(inner, date)
    case .missing: return nil
    }
  }

  /// A constant that is not a number.
  mutating func constant(_ value: Int128, _ type: ValueType) -> Typed {
    Typed(node: builder.node(.constant(value), type), type: type, scale: 0, digits: NumericLimits.dayDigits)
  }

  /// A literal number with its unit.
  mutating func lowerNumber(_ literal: NumberLiteral) -> Typed? {
    let (value, unit) = (literal.value, literal.unit?.unit ?? .number)
    guard value.scale <= NumericLimits.places else {
      report(
        .tooManyPlaces, literal.range, "\(literal.text) has \(value.scale) places",
        reasons: ["a value keeps at most 16 digits behind the decimal mark"], remedy: "write fewer digits")
      return nil
    }
    guard value.significand.decimalDigits <= NumericLimits.wholeDigits + value.scale else {
      report(
        .badRange, literal.range, "\(literal.text) has more than 22 whole digits",
        reasons: ["every value of a tariff is less than 10^22"])
      return nil
    }
    return numberConstant(value, unit: unit)
  }

  /// A constant number at its own scale.
  mutating func numberConstant(_ value: ExactDecimal, unit: Unit) -> Typed {
    let type = ValueType.number(unit)
    return Typed(
      node: builder.node(.constant(value.significand), type, scale: value.scale), type: type, scale: value.scale,
      digits: value.significand.decimalDigits)
  }

  /// A number of the given unit, with the digits capped at what any value may have.
  mutating func number(_ operation: Operation, unit: Unit, scale: Int, digits: Int) -> Typed {
    let type = ValueType.number(unit)
    return Typed(
      node: builder.node(operation, type, scale: scale), type: type, scale: scale,
      digits: min(digits, NumericLimits.wholeDigits + scale))
  }

  /// Reports a fault in the article at hand.
  func report(
    _ code: DiagnosticCode, _ range: SourceRange, _ message: String, reasons: [String] = [], remedy: String? = nil,
    related: [Diagnostic.Related] = []
  ) {
    sink.report(
      Diagnostic(
        code, at: range, message, reasons: reasons, remedy: remedy, related: related, article: scope.article))
  }
}

extension Int128 {
  /// How many decimal digits the magnitude has; 0 has none.
  var decimalDigits: Int {
    let magnitude = magnitude
    var count = 0
    while let power = PowersOfTen.uint128(count), power <= magnitude { count += 1 }
    return count
  }
}
