import Diagnostics
import Exact
import TariffSyntax

/// Words → what they mean, as a text to be compared: `65%`, `65.0%` and `0.65` are one number, parentheses around a
/// whole say nothing, and the options of a row have no order. A `was` is compared so with what stands.
enum Meaning {
  /// A number without its spelling.
  static func number(_ literal: NumberLiteral, inPercent: Bool = false) -> String {
    let unit = literal.unit.map { $0.unit == .number ? "" : " \($0.unit)" } ?? ""
    return bare(literal, inPercent: inPercent) + unit
  }

  private static func bare(_ literal: NumberLiteral, inPercent: Bool) -> String {
    literal.value(inPercent: inPercent).reduced.description
  }

  /// A formula without superfluous parentheses and spellings.
  static func formula(_ expression: Expression) -> String { whole(expression).canonicalText }

  /// The number that a formula is, with its sign; nil: it is more than a number.
  static func literal(_ expression: Expression) -> NumberLiteral? {
    switch expression.kind {
    case .parenthesised(let inner): return literal(inner)
    case .number(let literal): return literal
    case .negated(let inner):
      guard var literal = literal(inner) else { return nil }
      literal.value = ExactDecimal(significand: -literal.value.significand, scale: literal.value.scale)
      literal.text = "-" + literal.text
      literal.range = expression.range
      return literal
    default: return nil
    }
  }

  /// What a row asks for; bare numbers of a key in percent are hundredths.
  static func row(_ patterns: [RowPattern], keys: [TableKey]) -> String {
    patterns.enumerated().map { place, pattern in
      self.pattern(pattern, inPercent: place < keys.count && keys[place].unit?.isPercent ?? false)
    }.joined(separator: ", ")
  }

  private static func pattern(_ pattern: RowPattern, inPercent: Bool) -> String {
    func number(_ literal: NumberLiteral) -> String { bare(literal, inPercent: inPercent) }
    switch pattern.kind {
    case .range(let lower, let upper):
      let begin = lower.map { "\($0.isIncluded ? "from" : "above") \(number($0.number))" }
      let end = upper.map { "\($0.isIncluded ? "up to" : "below") \(number($0.number))" }
      return [begin, end].compactMap { $0 }.joined(separator: " ")
    case .rest: return "above"
    case .number(let literal): return number(literal)
    case .words(let words): return words.map(\.value).sorted().joined(separator: " | ")
    case .other: return "other"
    }
  }

  /// A cell; its unit is the column's.
  static func cell(_ cell: NumberLiteral?, inPercent: Bool) -> String {
    cell.map { bare($0, inPercent: inPercent) } ?? "none"
  }

  private static func plain(_ expression: Expression) -> Expression {
    func made(_ kind: Expression.Kind) -> Expression { Expression(kind, expression.range) }
    switch expression.kind {
    case .parenthesised(let inner):
      // Around a part of something larger they may be what holds it together.
      let inner = plain(inner)
      return inner.isAtom ? inner : made(.parenthesised(inner))
    case .number(var literal):
      literal.value = literal.value.reduced
      literal.isPercent = false
      if literal.unit?.unit == .number { literal.unit = nil }
      return made(.number(literal))
    case .member(let inner, let member): return made(.member(plain(inner), member))
    case .call(let name, let arguments): return made(.call(name, arguments.map(whole)))
    case .aggregate(let kind, let element, let group, let filter):
      return made(.aggregate(kind, element: element.map(whole), group: group, filter: filter.map(whole)))
    case .negated(let inner): return made(.negated(plain(inner)))
    case .sum(let terms):
      return made(.sum(terms.map { replaced($0, \.expression, plain($0.expression)) }))
    case .chain(let factors):
      return made(.chain(factors.map { replaced($0, \.expression, plain($0.expression)) }))
    case .comparison(let relation, let left, let right): return made(.comparison(relation, plain(left), plain(right)))
    case .isGiven(let inner): return made(.isGiven(plain(inner)))
    case .oneOf(let inner, let options):
      return made(.oneOf(plain(inner), options.sorted { $0.value < $1.value }))
    case .not(let inner): return made(.not(plain(inner)))
    case .all(let parts): return made(.all(parts.map(plain)))
    case .any(let parts): return made(.any(parts.map(plain)))
    case .conditional(let condition, let then, let otherwise):
      return made(.conditional(condition: whole(condition), then: whole(then), otherwise: whole(otherwise)))
    case .rounded(let inner, let clause):
      var clause = clause
      clause.step.value = clause.step.value.reduced
      return made(.rounded(plain(inner), clause))
    case .beforeReliefs(let inner): return made(.beforeReliefs(plain(inner)))
    case .asOf(let inner, let date): return made(.asOf(plain(inner), date: plain(date)))
    case .date, .text, .truth, .name, .missing: return expression
    }
  }

  private static func replaced<Part>(
    _ part: Part, _ path: WritableKeyPath<Part, Expression>, _ expression: Expression
  ) -> Part {
    var part = part
    part[keyPath: path] = expression
    return part
  }

  /// A part that stands alone, as an argument does: parentheses around all of it say nothing.
  private static func whole(_ expression: Expression) -> Expression { plain(expression.withoutParentheses) }
}

extension Expression {
  /// Whether nothing can come between its parts.
  fileprivate var isAtom: Bool {
    switch kind {
    case .number, .date, .text, .truth, .name, .member, .call, .aggregate, .parenthesised, .missing: true
    default: false
    }
  }
}
