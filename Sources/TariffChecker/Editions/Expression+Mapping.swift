import Diagnostics
import TariffSyntax

extension Expression {
  /// The formula with parts replaced by what the closure makes of them; where it makes nothing, their own parts are asked.
  func mapping(_ body: (Expression) -> Expression?) -> Expression {
    if let replaced = body(self) { return replaced }
    func made(_ kind: Kind) -> Expression { Expression(kind, range) }
    func each(_ expressions: [Expression]) -> [Expression] { expressions.map { $0.mapping(body) } }
    func each<Part>(_ parts: [Part], _ path: WritableKeyPath<Part, Expression>) -> [Part] {
      parts.map { part in
        var part = part
        part[keyPath: path] = part[keyPath: path].mapping(body)
        return part
      }
    }
    switch kind {
    case .number, .date, .text, .truth, .name, .missing: return self
    case .member(let inner, let member): return made(.member(inner.mapping(body), member))
    case .call(let name, let arguments): return made(.call(name, each(arguments)))
    case .aggregate(let kind, let element, let group, let filter):
      return made(
        .aggregate(kind, element: element?.mapping(body), group: group, filter: filter?.mapping(body)))
    case .negated(let inner): return made(.negated(inner.mapping(body)))
    case .sum(let terms): return made(.sum(each(terms, \.expression)))
    case .chain(let factors): return made(.chain(each(factors, \.expression)))
    case .comparison(let relation, let left, let right):
      return made(.comparison(relation, left.mapping(body), right.mapping(body)))
    case .isGiven(let inner): return made(.isGiven(inner.mapping(body)))
    case .oneOf(let inner, let options): return made(.oneOf(inner.mapping(body), options))
    case .not(let inner): return made(.not(inner.mapping(body)))
    case .all(let parts): return made(.all(each(parts)))
    case .any(let parts): return made(.any(each(parts)))
    case .conditional(let condition, let then, let otherwise):
      return made(
        .conditional(
          condition: condition.mapping(body), then: then.mapping(body), otherwise: otherwise.mapping(body)))
    case .rounded(let inner, let clause): return made(.rounded(inner.mapping(body), clause))
    case .beforeReliefs(let inner): return made(.beforeReliefs(inner.mapping(body)))
    case .asOf(let inner, let date): return made(.asOf(inner.mapping(body), date: date.mapping(body)))
    case .parenthesised(let inner): return made(.parenthesised(inner.mapping(body)))
    }
  }
}
