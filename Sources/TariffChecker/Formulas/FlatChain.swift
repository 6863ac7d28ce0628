import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// A chain of × and ÷ with its parentheses resolved: all dividends, all divisors. Divisors that are literals with a
/// terminating reciprocal (10, 8, 25) have become factors.
struct FlatChain {
  var dividends: [Typed] = []
  var divisors: [Typed] = []
  /// Where the first division stands that needs a rounding.
  var firstDivision: SourceRange?

  /// The unit of the result; nil: an exponent runs out of its range.
  var unit: Unit? {
    var unit = Unit.number
    for dividend in dividends {
      guard let product = try? unit.multiplied(by: dividend.unit ?? .number) else { return nil }
      unit = product
    }
    for divisor in divisors {
      guard let quotient = try? unit.divided(by: divisor.unit ?? .number) else { return nil }
      unit = quotient
    }
    return unit
  }
}

extension FormulaLowering {
  /// Lowers the factors; a parenthesised chain without a rounding of its own is part of the chain around it, since
  /// products and quotients are exact until the one rounding.
  mutating func flatten(_ factors: [Factor]) -> FlatChain? {
    var chain = FlatChain()
    return append(factors, inverted: false, to: &chain) ? chain : nil
  }

  private mutating func append(_ factors: [Factor], inverted: Bool, to chain: inout FlatChain) -> Bool {
    var whole = true
    for factor in factors {
      let isDivisor = factor.isDivisor != inverted
      let inner = factor.expression.withoutParentheses
      if case .chain(let nested) = inner.kind {
        whole = append(nested, inverted: isDivisor, to: &chain) && whole
      } else {
        whole = append(inner, isDivisor: isDivisor, to: &chain) && whole
      }
    }
    return whole
  }

  private mutating func append(_ factor: Expression, isDivisor: Bool, to chain: inout FlatChain) -> Bool {
    if isDivisor, case .number(let literal) = factor.kind {
      if literal.value.significand == 0 {
        report(.divisionByZero, literal.range, "a division by \(literal.text)", remedy: "divide by something else")
        return false
      }
      if let reciprocal = literal.value.terminatingReciprocal,
        let unit = try? Unit.number.divided(by: literal.unit?.unit ?? .number)
      {
        chain.dividends.append(numberConstant(reciprocal, unit: unit))
        return true
      }
    }
    guard let typed = lower(factor), requireNumber(typed, factor) != nil else { return false }
    if isDivisor {
      if bounds(of: typed)?.constant == 0 {
        report(
          .divisionByZero, factor.range, "a division by what is always 0", remedy: "divide by something else")
        return false
      }
      chain.divisors.append(typed)
      chain.firstDivision = chain.firstDivision ?? factor.range
    } else {
      chain.dividends.append(typed)
    }
    return true
  }
}

extension ExactDecimal {
  /// 1 ÷ self where that has at most 16 digits behind the decimal mark; nil: it does not end, or not soon enough.
  var terminatingReciprocal: ExactDecimal? {
    let value = reduced
    for places in 0...(NumericLimits.places + value.scale) {
      guard let power = PowersOfTen.int128(places) else { return nil }
      if power % value.significand == 0 {
        let quotient = power / value.significand
        let scale = places - value.scale
        if scale >= 0 { return ExactDecimal(significand: quotient, scale: scale).reduced }
        guard let shift = PowersOfTen.int128(-scale) else { return nil }
        return ExactDecimal(significand: quotient * shift, scale: 0)
      }
    }
    return nil
  }
}
