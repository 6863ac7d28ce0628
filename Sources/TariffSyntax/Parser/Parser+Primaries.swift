import Diagnostics
import Exact

extension Parser {
  /// primary → NUMBER [unit] | DATE | TEXT | "yes" | "no" | "(" formula ")" | aggregate | call | NAME ["." NAME]
  mutating func primary() -> Expression {
    let start = cursor
    guard let token = peek else { return noPrimary() }
    switch token.kind {
    case .number(let value):
      advance()
      guard let literal = finishLiteral(value, from: start) else { return hole(from: start) }
      return node(.number(literal), from: start)
    case .date(let day):
      advance()
      return node(.date(day), from: start)
    case .text(let text):
      advance()
      return node(.text(CanonicalText.folded(text)), from: start)
    case .symbol(.open): return parenthesised()
    case .word(let word): return wordPrimary(word, token)
    case .symbol, .invalid: return noPrimary()
    }
  }

  private mutating func parenthesised() -> Expression {
    let start = cursor
    advance()
    return nested(from: start) { parser in
      let inner = parser.conditional()
      parser.close(start)
      return parser.node(.parenthesised(inner), from: start)
    }
  }

  private mutating func wordPrimary(_ word: String, _ token: Token) -> Expression {
    let start = cursor
    if eat(.yes) { return node(.truth(true), from: start) }
    if eat(.no) { return node(.truth(false), from: start) }
    let opens = peek(1)?.isSymbol(.open) ?? false
    if let aggregate = Aggregate.allCases.first(where: { at($0.keyword) }) {
      if opens { return aggregateOrCall(aggregate) }
      fail(
        .unexpectedWord, at: range(of: token), "\(word) stands without parentheses",
        reasons: ["\(word) makes one value of several"],
        remedy: aggregate == .count ? "write: \(word)(GROUP)" : "write: \(word)(…)")
      return hole(from: start)
    }
    if at(.if) {
      fail(
        .unexpectedWord, at: range(of: token), "an `\(word)` inside a sum, product or comparison stands in parentheses",
        reasons: ["otherwise its `\(spelling(.else))` would swallow what follows"],
        remedy: vocabulary.worded("write: (if … then … else …)"))
      return hole(from: start)
    }
    if let function = Keyword.functions.first(where: { at($0) }), opens {
      _ = eat(function)
      let name = Marked(function.spelling.english, range(of: token))
      return member(call(name, from: start), from: start)
    }
    if Vocabulary.reserved.contains(word) { return noPrimary() }
    advance()
    let name = Marked(word, range(of: token))
    return member(opens ? call(name, from: start) : node(.name(word), from: start), from: start)
  }

  /// call → NAME "(" [formula ("," formula)*] ")"
  private mutating func call(_ name: Marked<String>, from start: Int) -> Expression {
    let open = cursor
    advance()
    return nested(from: start) { parser in
      var arguments: [Expression] = []
      if !parser.at(.close) {
        repeat { arguments.append(parser.conditional()) } while parser.eat(.comma)
      }
      parser.close(open)
      return parser.node(.call(name, arguments), from: start)
    }
  }

  /// member → primary ["." NAME]
  private mutating func member(_ inner: Expression, from start: Int) -> Expression {
    guard eat(.dot) else { return inner }
    guard let member = word("the name of a column or of a group's input") else { return hole(from: start) }
    return node(.member(inner, member), from: start)
  }

  /// aggregate → ("sum" | "min" | "max") "(" formula "over" GROUP ["where" formula] ")"
  ///           | "count" "(" GROUP ["where" formula] ")"
  /// min and max of several formulas are calls.
  private mutating func aggregateOrCall(_ aggregate: Aggregate) -> Expression {
    let start = cursor
    _ = eat(aggregate.keyword)
    let name = Marked(aggregate.rawValue, range(from: start))
    advance()
    return nested(from: start) { parser in
      let open = start + 1
      if aggregate == .count { return parser.aggregate(.count, name, element: nil, open: open, from: start) }
      let first = parser.conditional()
      if parser.eat(.over) { return parser.aggregate(aggregate, name, element: first, open: open, from: start) }
      if aggregate == .sum {
        parser.unexpected(
          "`\(parser.spelling(.over)) GROUP`",
          remedy: "write: \(parser.vocabulary.worded("sum(size over storey)")); amounts are added with +")
        return parser.hole(from: start)
      }
      var arguments = [first]
      while parser.eat(.comma) { arguments.append(parser.conditional()) }
      parser.close(open)
      return parser.node(.call(name, arguments), from: start)
    }
  }

  private mutating func aggregate(
    _ kind: Aggregate, _ name: Marked<String>, element: Expression?, open: Int, from start: Int
  ) -> Expression {
    guard let group = self.name("the name of a group") else { return hole(from: start) }
    let filter = eat(.where) ? conditional() : nil
    close(open)
    return node(
      .aggregate(Marked(kind, name.range), element: element, group: group, filter: filter), from: start)
  }

  /// T0109 where a number, a name or a parenthesis is needed.
  private mutating func noPrimary() -> Expression {
    let start = min(cursor, max(end, 1) - 1)
    var remedy: String?
    if at(.dot), peek(1)?.isNumber ?? false { remedy = "write a digit before the decimal mark: 0.5" }
    if at(.plus) { remedy = "leave the sign out: a number without a sign is positive" }
    let isReserved = peek?.word.map(Vocabulary.reserved.contains) ?? false
    unexpected(
      "a number, a name or a parenthesis",
      reasons: isReserved ? ["the word is one of the language and names nothing"] : [], remedy: remedy)
    return hole(from: start)
  }
}

extension Aggregate {
  /// How the language says it.
  var keyword: Keyword {
    switch self {
    case .sum: .sum
    case .count: .count
    case .min: .min
    case .max: .max
    }
  }
}

extension Keyword {
  /// Functions with arguments of their own.
  static let functions = allCases.filter(\.isFunction)
}
