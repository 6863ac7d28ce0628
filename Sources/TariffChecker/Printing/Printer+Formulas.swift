import Diagnostics
import Exact
import TariffSyntax

extension Printer {
  /// A formula with a soft break behind every operator.
  static func formula(_ expression: Expression) -> String {
    switch expression.kind {
    case .number(let literal): return number(literal)
    case .date(let day): return day.description
    case .text(let text): return quoted(text)
    case .truth(let truth): return truth ? "yes" : "no"
    case .name(let name): return name
    case .member(let inner, let member): return "\(formula(inner)).\(member.value)"
    case .call(let name, let arguments):
      return "\(name.value)(\(arguments.map(formula).joined(separator: ",\(softBreak)")))"
    case .aggregate(let kind, let element, let group, let filter):
      let inner = element.map { "\(formula($0)) over " } ?? ""
      let condition = filter.map { " where \(formula($0))" } ?? ""
      return "\(kind.value.rawValue)(\(inner)\(group.value)\(condition))"
    case .negated(let inner): return "-\(formula(inner))"
    case .sum(let terms):
      return joined(terms.map { ($0.isSubtracted ? "-" : "+", $0.expression) })
    case .chain(let factors):
      return joined(factors.map { ($0.isDivisor ? "/" : "*", $0.expression) })
    case .comparison(let relation, let left, let right):
      return "\(formula(left)) \(relation.value.rawValue)\(softBreak)\(formula(right))"
    case .isGiven(let inner): return "\(formula(inner)) is given"
    case .oneOf(let inner, let options): return "\(formula(inner)) in (\(list(options)))"
    case .not(let inner): return "not \(formula(inner))"
    case .all(let parts): return parts.map(formula).joined(separator: " and\(softBreak)")
    case .any(let parts): return parts.map(formula).joined(separator: " or\(softBreak)")
    case .conditional(let condition, let then, let otherwise):
      return "if \(formula(condition)) then\(softBreak)\(formula(then)) else\(softBreak)\(formula(otherwise))"
    case .rounded(let inner, let clause): return "\(formula(inner)) rounded \(rounding(clause))"
    case .beforeReliefs(let inner): return "\(formula(inner)) before reliefs"
    case .asOf(let inner, let date): return "\(formula(inner)) on \(formula(date))"
    case .parenthesised(let inner): return "(\(formula(inner)))"
    case .missing: return "0"
    }
  }

  /// Parts with the operators before them; the first stands without.
  private static func joined(_ parts: [(sign: String, expression: Expression)]) -> String {
    var text = ""
    for (place, part) in parts.enumerated() {
      text += place > 0 ? " \(part.sign)\(softBreak)" : ""
      text += formula(part.expression)
    }
    return text
  }
}

extension Printer {
  /// A formula on one line, for messages.
  static func shown(_ expression: Expression) -> String {
    String(formula(expression).map { $0 == softBreak ? " " : $0 })
  }
}
