import Exact

/// The annuity: the equal payment that settles a debt with mark-up on the balance.
///
/// A = P ÷ (v₁ + v₂ + … + vₙ), vₖ = Π 1/(1 + rᵢ), which is P × Π(1 + rᵢ) ÷ F with both sides divided by the growth. The
/// discount factors are at most 1 and are held with 56 places, each cut once, so the sum is wrong by less than n² units
/// of the 56th place; a payment of 32 digits therefore differs from the exact one in its last stated digit only where
/// that lies within 10^-18 of a tie.
enum LevelPayment {
  private static let places = 56

  /// The payment with so many digits behind the coin, half away from zero.
  ///
  /// - Parameters:
  ///   - debt: In coins, at most ``CoinLimit/largest``.
  ///   - rate: Of a year.
  ///   - periods: The share of a year of each payment's period; not empty.
  static func payment(
    debt: Coins, rate: ExactDecimal, periods: [YearShare], guardDigits: Int
  ) throws(ArithmeticFault) -> ExactDecimal {
    if rate == .zero || periods.count == 1 { return try exact(debt, rate, periods, guardDigits) }
    guard let scaleDown = PowersOfTen.uint128(rate.scale), let half = PowersOfTen.uint128(places / 2) else {
      throw .overflow
    }
    let one = UInt256(half, times: half)
    var factor = one
    var sum = UInt256.zero
    for period in periods {
      // v ÷ (1 + rate × numerator ÷ denominator), over the common denominator.
      let whole = try product(scaleDown, UInt128(period.denominator))
      let growth = try product(rate.significand.magnitude, UInt128(period.numerator)) + whole
      factor = try factor.multiplied(by: whole).quotientAndRemainder(dividingBy: growth).quotient
      sum = try sum.adding(factor)
    }
    let dividend = try one.multiplied(by: debt.magnitude)
    return try ExactDecimal(significand: quotient(dividend, sum, guardDigits), scale: guardDigits)
  }

  /// Without mark-up, or with one payment, a single division gives it.
  private static func exact(
    _ debt: Coins, _ rate: ExactDecimal, _ periods: [YearShare], _ guardDigits: Int
  ) throws(ArithmeticFault) -> ExactDecimal {
    guard let guardPower = PowersOfTen.uint128(guardDigits), let scaleDown = PowersOfTen.uint128(rate.scale) else {
      throw .overflow
    }
    let period = periods[0]
    let whole = try product(scaleDown, UInt128(period.denominator))
    let growth =
      rate == .zero ? whole : try product(rate.significand.magnitude, UInt128(period.numerator)) + whole
    let dividend = try UInt256(debt.magnitude, times: guardPower).multiplied(by: growth)
    let divisor = try product(whole, UInt128(periods.count))
    let rounded = try Quotient.rounded(dividend, over: divisor, .halfAwayFromZero)
    return ExactDecimal(significand: rounded.value, scale: guardDigits)
  }

  private static func product(_ left: UInt128, _ right: UInt128) throws(ArithmeticFault) -> UInt128 {
    let product = left.multipliedReportingOverflow(by: right)
    if product.overflow { throw .overflow }
    return product.partialValue
  }

  /// dividend × 10^digits ÷ divisor, half away from zero: the whole part by doubling the divisor, then digit by digit.
  private static func quotient(
    _ dividend: UInt256, _ divisor: UInt256, _ digits: Int
  ) throws(ArithmeticFault) -> Int128 {
    var doublings = [divisor]
    while let last = doublings.last, last <= dividend, try last <= dividend.subtracting(last) {
      doublings.append(try last.adding(last))
    }
    var rest = dividend
    var result: Int128 = 0
    for multiple in doublings.reversed() {
      result *= 2
      if rest >= multiple {
        rest = try rest.subtracting(multiple)
        result += 1
      }
    }
    for _ in 0..<digits {
      rest = try rest.multiplied(by: 10)
      result *= 10
      while rest >= divisor {
        rest = try rest.subtracting(divisor)
        result += 1
      }
    }
    return try rest >= divisor.subtracting(rest) ? result + 1 : result
  }
}
