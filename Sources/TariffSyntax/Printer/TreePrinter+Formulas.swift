import Diagnostics
import Exact

extension TreePrinter {
  /// A formula, with places to break it behind signs and commas and before words that join.
  static func formula(_ formula: Expression) -> String {
    switch formula.kind {
    case .number(let number): return literal(number)
    case .date(let day): return day.description
    case .text(let text): return quoted(text)
    case .truth(let truth): return truth ? "yes" : "no"
    case .name(let name): return name
    case .member(let inner, let member): return "\(self.formula(inner)).\(member.value)"
    case .call(let name, let arguments): return "\(name.value)(\(joined(arguments.map(self.formula))))"
    case .aggregate(let kind, let element, let group, let filter):
      let over = element.map { self.formula($0) + " over " } ?? ""
      let condition = filter.map { " where " + self.formula($0) } ?? ""
      return "\(kind.value.rawValue)(\(over)\(group.value)\(condition))"
    case .negated(let inner): return "-" + self.formula(inner)
    case .sum(let terms): return signed(terms.map { ($0.isSubtracted ? "-" : "+", $0.expression) })
    case .chain(let factors): return signed(factors.map { ($0.isDivisor ? "/" : "*", $0.expression) })
    case .comparison(let relation, let left, let right):
      return "\(self.formula(left)) \(relation.value.rawValue) \(breakable)\(self.formula(right))"
    case .isGiven(let inner): return self.formula(inner) + " is given"
    case .oneOf(let inner, let options): return "\(self.formula(inner)) in (\(list(options)))"
    case .not(let inner): return "not " + self.formula(inner)
    case .all(let parts): return parts.map(self.formula).joined(separator: " \(breakable)and ")
    case .any(let parts): return parts.map(self.formula).joined(separator: " \(breakable)or ")
    case .conditional(let condition, let then, let otherwise):
      return "if \(self.formula(condition)) \(breakable)then \(self.formula(then)) "
        + "\(breakable)else \(self.formula(otherwise))"
    case .rounded(let inner, let clause): return "\(self.formula(inner)) rounded \(rounding(clause))"
    case .beforeReliefs(let inner): return self.formula(inner) + " before reliefs"
    case .asOf(let inner, let date): return "\(self.formula(inner)) on \(self.formula(date))"
    case .parenthesised(let inner): return "(\(self.formula(inner)))"
    case .missing: return ""
    }
  }

  /// Parts with the sign before each; the first stands without.
  private static func signed(_ parts: [(sign: String, expression: Expression)]) -> String {
    var text = ""
    for (place, part) in parts.enumerated() {
      if place > 0 { text += " \(part.sign) \(breakable)" }
      text += formula(part.expression)
    }
    return text
  }
}
