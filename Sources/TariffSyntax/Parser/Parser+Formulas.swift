import Diagnostics
import Exact

extension Parser {
  /// A whole formula, with a count of its own.
  mutating func formula() -> Expression {
    nodes = 0
    depth = 0
    return conditional()
  }

  /// conditional → "if" conditional "then" conditional "else" conditional | either
  mutating func conditional() -> Expression {
    let start = cursor
    guard eat(.if) else { return either() }
    return nested(from: start) { parser in
      let condition = parser.conditional()
      parser.expect(.then, "and what holds if the condition does")
      let then = parser.conditional()
      parser.expect(.else, "and what holds otherwise")
      let otherwise = parser.conditional()
      return parser.node(.conditional(condition: condition, then: then, otherwise: otherwise), from: start)
    }
  }

  /// either → both ("or" both)*
  private mutating func either() -> Expression {
    let start = cursor
    let first = both()
    guard at(.or) else { return first }
    var parts = [first]
    while eat(.or) { parts.append(both()) }
    return node(.any(parts), from: start)
  }

  /// both → negation ("and" negation)*
  private mutating func both() -> Expression {
    let start = cursor
    let first = negation()
    guard at(.and) else { return first }
    var parts = [first]
    while eat(.and) { parts.append(negation()) }
    return node(.all(parts), from: start)
  }

  /// negation → "not" negation | comparison
  private mutating func negation() -> Expression {
    let start = cursor
    guard eat(.not) else { return comparison() }
    return nested(from: start) { parser in
      let inner = parser.negation()
      return parser.node(.not(inner), from: start)
    }
  }

  /// comparison → rounded [relation rounded | "in" "(" NAME ("," NAME)* ")" | "is" "given"]
  private mutating func comparison() -> Expression {
    let start = cursor
    let left = roundedSum()
    if let token = peek, let relation = token.relation {
      advance()
      let right = roundedSum()
      let result = node(.comparison(Marked(relation, range(of: token)), left, right), from: start)
      rejectChain()
      return result
    }
    if !at(.inForce), eat(.in) {
      let open = cursor
      guard expect(.open, "and the options") else { return hole(from: start) }
      let options = names("an option")
      close(open)
      return node(.oneOf(left, options), from: start)
    }
    if isNotGiven {
      advance()
      fail(
        .unexpectedWord, at: range(from: start), "`is not given` is written the other way round",
        remedy: "write: not \(words(left.range)) is given")
    }
    if eatWholly(.isGiven) { return node(.isGiven(left), from: start) }
    return left
  }

  /// `fine is not given`.
  private var isNotGiven: Bool {
    vocabulary.language == .english && vocabulary.matched(.isGiven, tokens, at: cursor, before: end) == 1 && at(.not, 1)
  }

  /// `a < b < c` could mean several things, and here means nothing.
  private mutating func rejectChain() {
    guard let token = peek, token.relation != nil else { return }
    fail(
      .unexpectedWord, at: range(of: token), "\(words(of: token)) compares a third time, which has no meaning here",
      reasons: ["a comparison has two sides"], remedy: "write two comparisons, joined by `and`")
  }

  /// rounded → sum ["rounded" rounding]
  private mutating func roundedSum() -> Expression {
    let start = cursor
    let sum = sum()
    guard eat(.rounded) else { return sum }
    let usage = self.usage
    self.usage = "(area * price rounded half up to 1 rial)"
    guard let rounding = rounding() else { return hole(from: start) }
    self.usage = usage
    return node(.rounded(sum, rounding), from: start)
  }

  /// sum → product (("+" | "-") product)*
  private mutating func sum() -> Expression {
    let start = cursor
    let first = product()
    guard at(.plus) || at(.minus) else { return first }
    var terms = [Term(isSubtracted: false, expression: first)]
    while at(.plus) || at(.minus) {
      let isSubtracted = advance().isSymbol(.minus)
      terms.append(Term(isSubtracted: isSubtracted, expression: product()))
    }
    return node(.sum(terms), from: start)
  }

  /// product → sign (("*" | "/") sign)*
  private mutating func product() -> Expression {
    let start = cursor
    let first = sign()
    guard at(.times) || at(.divide) else { return first }
    var factors = [Factor(isDivisor: false, expression: first)]
    while at(.times) || at(.divide) {
      let isDivisor = advance().isSymbol(.divide)
      factors.append(Factor(isDivisor: isDivisor, expression: sign()))
    }
    return node(.chain(factors), from: start)
  }

  /// sign → "-" sign | state
  private mutating func sign() -> Expression {
    let start = cursor
    guard eat(.minus) else { return state() }
    roles[start] = .sign
    return nested(from: start) { parser in
      let inner = parser.sign()
      return parser.node(.negated(inner), from: start)
    }
  }

  /// state → moment ["before" "reliefs"]
  private mutating func state() -> Expression {
    let start = cursor
    let moment = moment()
    return eatWholly(.beforeReliefs) ? node(.beforeReliefs(moment), from: start) : moment
  }

  /// moment → primary ["on" primary], with a rate, a value or a table before `on`
  private mutating func moment() -> Expression {
    let start = cursor
    let primary = primary()
    guard at(.on) else { return primary }
    switch primary.kind {
    case .name, .member, .call: break
    default:
      fail(
        .unexpectedWord, at: range(of: tokens[cursor]), "`\(spelling(.on))` stands behind something that no act sets",
        reasons: ["only a rate, a value or a table may be read as it stood on another date"],
        remedy: "give the formula a name with `\(spelling(.value))`, and read that on the date")
      return hole(from: start)
    }
    _ = eat(.on)
    let date = self.primary()
    return node(.asOf(primary, date: date), from: start)
  }

  /// Goes one level deeper, if there is room: nothing recurs without passing here.
  mutating func nested(from start: Int, _ body: (inout Parser) -> Expression) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= limits.nesting else {
      fail(
        .nestedTooDeeply, at: range(of: tokens[start]), "the formula goes more than \(limits.nesting) levels deep here",
        reasons: ["nobody can read such a formula against the booklet"],
        remedy: "give a part of it a name with `value` or `let`")
      return hole(from: start)
    }
    return body(&self)
  }

  /// A finished part of a formula.
  mutating func node(_ kind: Expression.Kind, from start: Int) -> Expression {
    nodes += 1
    if nodes == limits.formulaNodes + 1 {
      fail(
        .formulaTooLarge, at: range(of: tokens[start]), "the formula has more than \(limits.formulaNodes) parts",
        reasons: ["nobody can read such a formula against the booklet"],
        remedy: "give parts of it names with `value` or `let`, or use a table")
    }
    return Expression(kind, range(from: start))
  }

  /// A part that could not be read and was reported.
  func hole(from start: Int) -> Expression {
    let token = tokens[min(start, tokens.count - 1)]
    return Expression(.missing, range(of: token))
  }

  /// The parenthesis that ends what began at `open`.
  mutating func close(_ open: Int) {
    if eat(.close) { return }
    if peek?.kind == .invalid { return abandon() }
    let found = peek.map { ", but \(words(of: $0)) stands where it should be closed" } ?? " on this statement"
    fail(
      .unexpectedWord, at: range(of: tokens[open]), "the parenthesis that opens here is not closed\(found)",
      reasons: peek == nil ? ["lines go on while a parenthesis is open, up to a line in column one"] : [],
      remedy: "close it with ), or put an operator between the two parts",
      related: peek.map { [Diagnostic.Related(range(of: $0), "not expected here")] } ?? [])
  }
}

extension Token {
  /// The comparison that a sign stands for.
  fileprivate var relation: Comparison? {
    if case .symbol(let symbol) = kind { Comparison(rawValue: symbol.rawValue) } else { nil }
  }
}
