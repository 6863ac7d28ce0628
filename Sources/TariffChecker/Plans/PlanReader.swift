import Diagnostics
import Exact
import Installments
import TariffSyntax

/// The clauses of a plan → its terms as ``Installments`` knows them, but for what other provisions say: names of rates
/// and fees, and the condition.
struct PlanReader {
  let declaration: PlanDeclaration
  let sink: DiagnosticSink
  /// Whether every clause could be read; what could not was reported.
  private(set) var isWhole = true
  /// By place among the terms: the clause that offers it.
  private(set) var clauses: [Int] = []
  /// More than a plan of many years needs; each is held against every other.
  static let mostDiscounts = 100

  init(_ declaration: PlanDeclaration, sink: DiagnosticSink) {
    self.declaration = declaration
    self.sink = sink
  }

  /// The plan; mark-ups and a late charge that are rates of the rulebook stand as 0.
  mutating func plan() -> Plan {
    // A method that could not be read was reported; a plan of discounts alone needs none.
    if declaration.method == nil, !declaration.terms.isEmpty { isWhole = false }
    var plan = Plan(
      name: declaration.heading.name.value, terms: terms(), method: declaration.method?.value ?? .none)
    plan.availability = availability()
    plan.cash = cash()
    if let clause = declaration.rounding { plan.rounding = rounding(clause) }
    if let clause = declaration.lateCharge { plan.lateCharge = lateCharge(clause) }
    if let clause = declaration.settlement { plan.settlement = settlement(clause) }
    if let clause = declaration.due { plan.dueRule = clause.rule }
    if let clause = declaration.grace { plan.grace = clause.grace }
    if let clause = declaration.allocation { plan.allocation = clause.rule }
    if let clause = declaration.recalculation { plan.recalculation = clause.rule }
    plan.showsLines = declaration.showsLines?.value ?? false
    return plan
  }

  // MARK: - Clauses

  private mutating func terms() -> [Installments.Term] {
    var terms: [Installments.Term] = []
    var seen: Set<Int> = []
    var isRepeated = false
    for (place, clause) in declaration.terms.enumerated() {
      let leastCash = clause.cash.map { share($0, "the least cash part") } ?? .zero
      var rate = MarkUpRate.zero
      if case .stated(let literal)? = clause.markUp { rate = .yearly(share(literal, "the mark-up of a year")) }
      // A range that no plan can have is told by its ends, not written out.
      let most = CoinLimit.installments
      let ends = [clause.installments.lowerBound, clause.installments.upperBound]
      let counts = ends.allSatisfy { (1...most).contains($0) } ? Array(clause.installments) : Array(Set(ends)).sorted()
      for count in counts {
        // A second offer of one term is a fault; once it is told, more of them say nothing new.
        if !seen.insert(count).inserted {
          if isRepeated { continue }
          isRepeated = true
        }
        terms.append(Installments.Term(installments: count, rate: rate, leastCash: leastCash))
        clauses.append(place)
      }
    }
    return terms
  }

  private mutating func availability() -> Availability {
    guard let bounds = declaration.debt else { return Availability() }
    let least = bounds.least.flatMap { rials($0, "a debt") }
    let most = bounds.most.flatMap { rials($0, "a debt") }
    return Availability(leastDebt: least ?? 0, mostDebt: most)
  }

  private mutating func cash() -> CashRule {
    var rule = CashRule()
    if let clause = declaration.cashRounding {
      rule.leastRounding = clause.mode.value
      rule.leastStep = step(clause)
    }
    if declaration.discounts.count > Self.mostDiscounts {
      report(
        .planUnsound, declaration.discounts[Self.mostDiscounts].range,
        "\(declaration.heading.name.value): more than \(Self.mostDiscounts) discounts",
        remedy: "lay down a plan of its own for other days")
    }
    for clause in declaration.discounts.prefix(Self.mostDiscounts) {
      let share = share(clause.share, "a discount")
      var days = Day.valid
      if let span = clause.span {
        guard span.first.value <= span.last?.value ?? Day.valid.upperBound else {
          sink.report(.backwards(span, of: "the discount", article: declaration.heading.article?.value))
          isWhole = false
          continue
        }
        days = span.first.value...(span.last?.value ?? Day.valid.upperBound)
      }
      rule.discounts.append(
        CashDiscount(
          span: DaySpan(days.lowerBound, days.upperBound), share: share, onlyIfAllCash: clause.onlyIfAllCash))
    }
    return rule
  }

  private mutating func rounding(_ clause: RowRoundingClause) -> RowRounding {
    var rounding = RowRounding(mode: clause.rounding.mode.value, step: step(clause.rounding))
    rounding.taker = clause.taker ?? rounding.taker
    rounding.part = clause.part ?? rounding.part
    rounding.tooSmall = clause.tooSmall ?? rounding.tooSmall
    rounding.coinMode = clause.coinMode?.value ?? rounding.coinMode
    return rounding
  }

  private mutating func lateCharge(_ clause: LateChargeClause) -> LateCharge {
    var rate = ExactDecimal.zero
    if case .stated(let literal) = clause.rate { rate = share(literal, "a late charge") }
    let cap = clause.cap.map { share($0, "the most of a late charge") }
    return LateCharge(rate: rate, period: clause.period, base: clause.base, cap: cap)
  }

  private mutating func settlement(_ clause: SettlementClause) -> SettlementRule {
    var rule = SettlementRule(begunPeriod: clause.begunPeriod)
    if let literal = clause.forgives { rule.forgives = share(literal, "what a settlement forgives") }
    return rule
  }

  // MARK: - Numbers

  /// T0402, T0403: a percentage.
  mutating func share(_ literal: NumberLiteral, _ what: String) -> ExactDecimal {
    if literal.isPercent, literal.unit.map({ $0.unit == .number }) ?? true { return literal.value }
    report(
      literal.unit == nil ? .unitMissing : .unitMismatch, literal.range, "\(what) is a percentage, not \(literal.text)",
      remedy: "write it as 15%")
    return .zero
  }

  /// T0402, T0403, T0414: whole rials.
  private mutating func rials(_ literal: NumberLiteral, _ what: String) -> Coins? {
    guard literal.unit?.unit == .rial else {
      report(
        literal.unit == nil ? .unitMissing : .unitMismatch, literal.range, "\(what) is in rial, not \(literal.text)",
        remedy: "write it as 1_000_000 rial")
      return nil
    }
    let value = literal.value.reduced
    guard value.scale == 0, value.significand >= 0, value.significand.decimalDigits <= NumericLimits.wholeDigits else {
      report(
        .badRange, literal.range, "\(literal.text) is no debt",
        reasons: ["a debt is whole rials, and less than 10^22"], remedy: "write whole rials")
      return nil
    }
    return value.significand
  }

  /// T0402, T0403, T0411: a step of whole rials.
  private mutating func step(_ clause: RoundingClause) -> Coins {
    let literal = clause.step
    guard literal.unit?.unit == .rial else {
      report(
        literal.unit == nil ? .unitMissing : .unitMismatch, literal.range,
        "the step \(literal.text) must be in rial, like what is rounded", remedy: "write it as 1_000 rial")
      return 1
    }
    let value = literal.value.reduced
    guard value.scale == 0, value.significand > 0, value.significand.decimalDigits <= NumericLimits.wholeDigits else {
      report(
        .badRoundingStep, literal.range, "\(literal.text) is no step to round to",
        reasons: ["what is paid is whole rials, and a step greater than zero"],
        remedy: "write 1_000 rial, or another whole step")
      return 1
    }
    return value.significand
  }

  private mutating func report(
    _ code: DiagnosticCode, _ range: SourceRange, _ message: String, reasons: [String] = [], remedy: String
  ) {
    isWhole = false
    sink.report(
      Diagnostic(
        code, at: range, message, reasons: reasons, remedy: remedy, article: declaration.heading.article?.value))
  }
}
