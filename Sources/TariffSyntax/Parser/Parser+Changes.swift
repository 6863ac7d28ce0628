import Diagnostics
import Exact

extension Parser {
  /// change → NAME "to" formula "was" formula | NAME "," "row" cell change | NAME "," "term" term change
  ///          | NAME "," clause change
  mutating func change() -> AmendingAction? {
    guard let name = name("the name of a rate, value, table, fee or plan") else { return nil }
    if eat(.comma) {
      if eat(.row) { return cellChange().map { .changeCell(table: name, $0) } }
      if eat(.term) { return termChange().map { .changeTerm(plan: name, $0) } }
      return clauseChange().map { .changeClause(fee: name, $0) }
    }
    let change = change(of: "the new formula") { parser in parser.formula() }
    return change.map { .changeDefinition(name: name, to: $0.to, was: $0.was) }
  }

  /// "to" NEW "was" OLD
  private mutating func change<Value>(
    of what: String, _ read: (inout Parser) -> Value?
  ) -> (to: Value, was: Value)? {
    guard expect(.onto, "and \(what)"), let new = read(&self) else { return nil }
    guard expect(.was, "and what stands there now"), let old = read(&self) else { return nil }
    return (new, old)
  }

  /// cell change → pattern ("," pattern)* "," COLUMN "to" cell "was" cell
  private mutating func cellChange() -> CellChange? {
    var patterns: [RowPattern] = []
    repeat {
      guard let pattern = pattern(.reference, number: patterns.count + 1) else { return nil }
      patterns.append(pattern)
      guard expect(.comma, "and the column") else { return nil }
    } while !isColumn
    guard let column = name("the name of a column") else { return nil }
    guard let cells = change(of: "the new cell", { $0.cell() }) else { return nil }
    return CellChange(patterns: patterns, column: column, to: cells.to, was: cells.was)
  }

  /// Whether a column comes next: the word before `to`.
  private var isColumn: Bool { peek?.word != nil && !at(.upTo) && at(.onto, 1) }

  /// cell → literal | "none"; nil: neither, which was reported.
  private mutating func cell() -> NumberLiteral?? {
    if eat(.none) { return .some(nil) }
    return literal("a number or \(spelling(.none))", beforeWords: true).map { .some($0) }
  }

  /// term change → COUNT ["to" COUNT] "to" terms "was" terms
  private mutating func termChange() -> PlanTermChange? {
    let isRange = at(.to, 1) && peek(2)?.isNumber ?? false
    guard let installments = installments(isRange: isRange) else { return nil }
    let terms = change(of: "the new terms") { $0.terms(of: installments) }
    return terms.map { PlanTermChange(installments: installments, to: $0.to, was: $0.was) }
  }

  /// terms → term part {"," term part} | "none"; nil: neither, which was reported.
  private mutating func terms(of installments: ClosedRange<Int>) -> TermClause?? {
    if eat(.none) { return .some(nil) }
    let start = cursor
    var term = TermClause(installments: installments, cash: nil, markUp: nil, range: lastPlace)
    var said: [Int: SourceRange] = [:]
    repeat { termPart(of: &term, &said) } while eat(.comma)
    term.range = range(from: start)
    return isFaulty ? nil : .some(term)
  }

  /// clause change → CLAUSE "to" what stands in the clause "was" what stands in it, `none` where there is no such clause
  private mutating func clauseChange() -> FeeClauseChange? {
    if eat(.code) { return optional({ $0.designation("the income code") }).map { .code(to: $0.to, was: $0.was) } }
    if eat(.when) { return optional({ $0.formula() }).map { .condition(to: $0.to, was: $0.was) } }
    if eat(.pricedOn) {
      return optional({ $0.name("an input that is a date") }).map { .pricedOn(to: $0.to, was: $0.was) }
    }
    if eat(.amount) {
      return optional({ $0.formula() }, nothing: .unknown).map { .amount(to: $0.to, was: $0.was) }
    }
    if eat(.atLeast) { return optional({ $0.limit() }).map { .atLeast(to: $0.to, was: $0.was) } }
    if eat(.atMost) { return optional({ $0.limit() }).map { .atMost(to: $0.to, was: $0.was) } }
    if eat(.rounded) { return optional({ $0.rounding() }).map { .rounding(to: $0.to, was: $0.was) } }
    if eat(.in) { return optional({ $0.names("a set") }).map { .sets(to: $0.to ?? [], was: $0.was ?? []) } }
    let known: [Keyword] = [.row, .term, .code, .when, .pricedOn, .amount, .atLeast, .atMost, .rounded, .in]
    unexpected(
      "a clause of the fee, the row of a table, or a term of the plan,",
      reasons: ["what can be changed is one of: \(known.map(spelling).joined(separator: ", "))"],
      nearest: known.map(spelling))
    return nil
  }

  /// "to" NEW "was" OLD, where `none` (or another word) stands for nothing.
  private mutating func optional<Value>(
    _ read: (inout Parser) -> Value?, nothing: Keyword = .none
  ) -> (to: Value?, was: Value?)? {
    change(of: "what it says from now on") { parser -> Value?? in
      let isNothing = parser.at(nothing) && (parser.peek(1) == nil || parser.endsChange)
      if isNothing, parser.eat(nothing) { return .some(nil) }
      return read(&parser).map { .some($0) }
    }
  }

  /// Whether the word at hand is the whole of what is changed: `was`, days, titles or a clause follow it.
  private var endsChange: Bool {
    peek(1)?.isText ?? false || at(.was, 1) || at(.from, 1)
      || Clause.ofHeadings.contains { at($0.keyword, 1) }
  }
}
