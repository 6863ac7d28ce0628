import Diagnostics
import Exact

extension Parser {
  /// set → "set" NAME tail
  mutating func set(_ block: Block) -> SetDeclaration? {
    guard var heading = heading(block) else { return nil }
    tail(&heading)
    commonClauses(block, &heading)
    return SetDeclaration(heading: heading)
  }

  /// rate → "rate" NAME literal tail
  mutating func rate(_ block: Block) -> RateDeclaration? {
    guard var heading = heading(block) else { return nil }
    let value = literal("the number of the rate") ?? missingLiteral()
    tail(&heading)
    commonClauses(block, &heading)
    return RateDeclaration(heading: heading, value: value)
  }

  /// value → "value" NAME [unit] "=" formula tail
  mutating func value(_ block: Block) -> ValueDeclaration? {
    guard var heading = heading(block) else { return nil }
    let unit = declaredUnit()
    if unit == nil, peek?.word != nil, peek(1)?.isSymbol(.equal) ?? false { unknownUnit() }
    expect(.equal, "and a formula")
    let formula = formula()
    tail(&heading)
    commonClauses(block, &heading)
    return ValueDeclaration(heading: heading, unit: unit, formula: formula)
  }

  /// bill → "bill" NAME tail, and below it payee, lines, fixed, floor
  mutating func bill(_ block: Block) -> BillDeclaration? {
    guard var heading = heading(block) else { return nil }
    tail(&heading)
    var bill = BillDeclaration(heading: heading, payee: nil, lines: [], fixed: [], floor: nil)
    var seen: [Clause: SourceRange] = [:]
    for statement in block.clauses {
      guard let clause = clause(statement, of: .bill, &seen) else { continue }
      switch clause {
      case .payee: bill.payee = text("the payee")
      case .lines: bill.lines = names("a fee")
      case .fixed: bill.fixed = names("a fee")
      case .floor: bill.floor = floor()
      default: common(clause, &bill.heading)
      }
      leave()
    }
    require(seen, .bill, bill.heading)
    return bill
  }

  /// floor → "to" STEP "," ("shared" "by" "largest" "remainder" | "taken" "from" NAME | "shown" "apart")
  private mutating func floor() -> FloorClause? {
    expect(.to, "and the step")
    guard let step = literal("the step") else { return nil }
    let ways = "shared by largest remainder, taken from FEE, or shown apart"
    guard expect(.comma, "and what becomes of the remainder") else { return nil }
    if eat(.shared, .by, .largest, .remainder) { return FloorClause(step: step, remainder: .shared) }
    if eat(.shown, .apart) { return FloorClause(step: step, remainder: .shownApart) }
    if eat(.taken, .from) {
      guard let fee = name("the fee that bears the remainder") else { return nil }
      return FloorClause(step: step, remainder: .takenFrom(fee))
    }
    unexpected("what becomes of the remainder", remedy: "write one of: \(ways)")
    return nil
  }
}
