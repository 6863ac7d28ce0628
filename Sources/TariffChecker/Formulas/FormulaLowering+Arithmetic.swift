import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

extension FormulaLowering {
  mutating func lowerNegated(_ inner: Expression) -> Typed? {
    guard let value = lower(inner), let unit = requireNumber(value, inner) else { return nil }
    return number(.negated(value.node), unit: unit, scale: value.scale, digits: value.digits)
  }

  /// + and −: one unit on all sides; dates may be subtracted from one another, and days added to a date.
  mutating func lowerSum(_ terms: [Term], at range: SourceRange) -> Typed? {
    var lowered: [(typed: Typed, term: Term)] = []
    for term in terms {
      guard let typed = lower(term.expression) else { continue }
      lowered.append((typed, term))
    }
    guard lowered.count == terms.count else { return nil }
    if lowered.contains(where: { $0.typed.type == .date }) { return lowerDateSum(lowered, at: range) }
    for (typed, term) in lowered where requireNumber(typed, term.expression) == nil { return nil }
    guard sameUnits(lowered.map { ($0.typed, $0.term.expression) }, of: "added up"), let unit = lowered[0].typed.unit
    else {
      return nil
    }
    return sum(lowered, type: .number(unit))
  }

  private mutating func sum(_ parts: [(typed: Typed, term: Term)], type: ValueType) -> Typed {
    let scale = parts.map(\.typed.scale).max() ?? 0
    let operands = parts.map { part in
      let node = builder.rescaled(part.typed, to: scale)
      return part.term.isSubtracted ? builder.node(.negated(node), type, scale: scale) : node
    }
    let digits = (parts.map { $0.typed.digits + scale - $0.typed.scale }.max() ?? 0) + Int128(parts.count).decimalDigits
    let node = builder.node(.sum(builder.operands(operands)), type, scale: scale)
    return Typed(node: node, type: type, scale: scale, digits: min(digits, NumericLimits.wholeDigits + scale))
  }

  private mutating func lowerDateSum(_ parts: [(typed: Typed, term: Term)], at range: SourceRange) -> Typed? {
    var days = Unit.number
    days.day = 1
    var net = 0
    for (typed, term) in parts {
      if typed.type == .date {
        net += term.isSubtracted ? -1 : 1
      } else if typed.unit != days || typed.scale != 0 {
        report(
          .typeMismatch, term.expression.range, "only whole days can be added to a date, not \(typed.type.words)",
          remedy: "write the number with its unit, as in 30 day")
        return nil
      }
    }
    guard net == 0 || net == 1 else {
      report(
        .typeMismatch, range, "two dates cannot be added", reasons: ["the difference of two dates is a number of days"],
        remedy: "subtract one from the other")
      return nil
    }
    return sum(parts, type: net == 0 ? .number(days) : .date)
  }

  /// × and ÷ in a row: one exact product, one exact division, one rounding.
  mutating func lowerChain(_ factors: [Factor], rounding clause: RoundingClause?, at range: SourceRange) -> Typed? {
    lowerChain(factors, at: range) { lowering, unit in clause.map { lowering.roundingRule($0, unit: unit) } }
  }

  /// A chain with the rounding that `rule` gives for its unit: none, one, or one that was reported (`.some(nil)`).
  mutating func lowerChain(
    _ factors: [Factor], at range: SourceRange, rule: (FormulaLowering, Unit) -> RoundingRule??
  ) -> Typed? {
    guard var chain = flatten(factors) else { return nil }
    guard let unit = chain.unit else {
      report(
        .unitMismatch, range, "the units of this product are beyond what a tariff can mean",
        reasons: ["an exponent of a unit stays within -128 and 127"])
      return nil
    }
    var stated: RoundingRule?
    if let found = rule(self, unit) {
      guard let found else { return nil }
      stated = found
    } else if let divisor = chain.firstDivision {
      report(
        .divisionNotRounded, divisor, "a division must say how it is rounded",
        reasons: ["a quotient may have no last digit, and no rounding is made that the tariff does not state"],
        remedy: "write (… rounded half up to 1 rial), or another mode and step, around the chain")
      return nil
    }
    if chain.dividends.isEmpty { chain.dividends = [numberConstant(ExactDecimal(1), unit: .number)] }
    return finish(chain, unit: unit, rule: stated, at: range)
  }

  private mutating func finish(_ chain: FlatChain, unit: Unit, rule: RoundingRule?, at range: SourceRange) -> Typed? {
    let dividendScale = chain.dividends.reduce(0) { $0 + $1.scale }
    let divisorScale = chain.divisors.reduce(0) { $0 + $1.scale }
    let dividendDigits = chain.dividends.reduce(0) { $0 + $1.digits }
    let divisorDigits = chain.divisors.reduce(0) { $0 + $1.digits }
    var digits = dividendDigits
    if let rule {
      let shift = divisorScale + rule.scale - dividendScale
      let fits =
        dividendDigits + max(0, shift) <= NumericLimits.dividendDigits
        && divisorDigits + rule.step.decimalDigits + max(0, -shift) <= NumericLimits.divisorDigits
      guard fits else {
        chainTooLarge(range)
        return nil
      }
      // The quotient has at most the digits of the dividend at the step's scale; rounding may add one.
      digits = max(dividendDigits + shift, rule.step.decimalDigits) + 1
    } else if dividendScale > NumericLimits.places {
      report(
        .tooManyPlaces, range, "this product has \(dividendScale) digits behind the decimal mark",
        reasons: ["a value keeps at most 16; nothing is dropped unless the tariff says so"],
        remedy: "write (… rounded half up to 0.0001), or another mode and step, around a part of it")
      return nil
    } else if dividendDigits > NumericLimits.dividendDigits {
      chainTooLarge(range)
      return nil
    }
    let operation = Operation.chain(
      dividends: builder.operands(chain.dividends.map(\.node)), divisors: builder.operands(chain.divisors.map(\.node)),
      rounding: rule)
    return number(operation, unit: unit, scale: rule?.scale ?? dividendScale, digits: max(1, digits))
  }

  private func chainTooLarge(_ range: SourceRange) {
    report(
      .chainTooLarge, range, "this chain could need more than 256 bits inside",
      reasons: ["so many factors of this size cannot be multiplied exactly"],
      remedy: "round an inner part: (a * b rounded half up to 1 rial) * c, or narrow the ranges of its inputs")
  }

  /// A rounding to one scale or coarser, of a chain (as part of its one division) or of anything else.
  mutating func lowerRounded(_ inner: Expression, _ clause: RoundingClause, at range: SourceRange) -> Typed? {
    if case .chain(let factors) = inner.withoutParentheses.kind {
      return lowerChain(factors, rounding: clause, at: range)
    }
    guard let value = lower(inner), let unit = requireNumber(value, inner), let rule = roundingRule(clause, unit: unit)
    else { return nil }
    return number(
      .rounded(value.node, rule), unit: unit, scale: rule.scale,
      digits: max(value.digits - value.scale + rule.scale, rule.step.decimalDigits) + 1)
  }

  /// The rule of a rounding clause for values of a unit; nil: reported.
  func roundingRule(_ clause: RoundingClause, unit: Unit) -> RoundingRule? {
    let step = clause.step
    let stepUnit = step.unit?.unit ?? .number
    guard stepUnit == unit else {
      let code: DiagnosticCode = step.unit == nil ? .unitMissing : .unitMismatch
      report(
        code, step.range, "the step \(step.text) must be \(ValueType.number(unit).words), like what is rounded",
        remedy: unit == .number ? "write the step without a unit" : "write \(step.text.firstWord) \(unit)")
      return nil
    }
    guard step.value.significand > 0, step.value.scale <= NumericLimits.places else {
      report(
        .badRoundingStep, step.range, "\(step.text) is no step to round to", reasons: ["a step is greater than zero"],
        remedy: "write the step as a positive number, such as 1 or 1_000")
      return nil
    }
    let reduced = step.value.reduced
    guard reduced.significand.decimalDigits <= NumericLimits.wholeDigits + reduced.scale else {
      report(
        .badRoundingStep, step.range, "\(step.text) is no step to round to",
        reasons: ["every value of a tariff is less than 10^22"])
      return nil
    }
    return RoundingRule(mode: clause.mode.value, step: reduced.significand, scale: reduced.scale, unit: unit)
  }
}

extension String {
  fileprivate var firstWord: String { String(split(separator: " ").first ?? "") }
}

extension Expression {
  /// The expression inside any parentheses.
  var withoutParentheses: Expression {
    if case .parenthesised(let inner) = kind { inner.withoutParentheses } else { self }
  }
}
