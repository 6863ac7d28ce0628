import Diagnostics
import Exact

extension Parser {
  /// set → "set" NAME tail
  mutating func set(_ block: Block) -> SetDeclaration? {
    guard var heading = heading(block) else { return nil }
    tail(&heading, .set)
    commonClauses(block, &heading)
    return SetDeclaration(heading: heading)
  }

  /// rate → "rate" NAME literal tail
  mutating func rate(_ block: Block) -> RateDeclaration? {
    guard var heading = heading(block) else { return nil }
    let value = literal("the number of the rate") ?? missingLiteral()
    tail(&heading, .rate)
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
    tail(&heading, .value)
    commonClauses(block, &heading)
    return ValueDeclaration(heading: heading, unit: unit, formula: formula)
  }

  /// bill → "bill" NAME tail, and below it payee, lines, fixed, floor
  mutating func bill(_ block: Block) -> BillDeclaration? {
    guard var heading = heading(block) else { return nil }
    tail(&heading, .bill)
    var bill = BillDeclaration(heading: heading, payee: nil, lines: [], fixed: [], floor: nil)
    var seen = SeenClauses()
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
    expect(.onto, "and the step")
    guard let step = literal("the step") else { return nil }
    guard expect(.comma, "and what becomes of the remainder") else { return nil }
    if eatWholly(.sharedByLargestRemainder) { return FloorClause(step: step, remainder: .shared) }
    if eatWholly(.shownApart) { return FloorClause(step: step, remainder: .shownApart) }
    if eatWholly(.takenFrom) {
      guard let fee = name("the fee that bears the remainder") else { return nil }
      return FloorClause(step: step, remainder: .takenFrom(fee))
    }
    let ways = [spelling(.sharedByLargestRemainder), spelling(.takenFrom) + " FEE", spelling(.shownApart)]
    unexpected("what becomes of the remainder", remedy: "write one of: \(ways.joined(separator: ", "))")
    return nil
  }
}
