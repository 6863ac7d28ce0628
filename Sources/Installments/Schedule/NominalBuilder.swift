import Exact

/// Makes the nominal installments of a remainder by the method of its plan.
struct NominalBuilder {
  var plan: Plan
  /// What is paid in installments, greater than 0.
  var debt: Coins
  /// Of a year.
  var rate: ExactDecimal
  /// The day of the agreement.
  var start: Day
  /// One for each installment.
  var dates: [DueDate]

  var count: Int { dates.count }
  /// How many installments bear principal.
  var paying: Int { count - plan.grace.principal }

  /// The nominal installments; throws ``ScheduleFault/tooSmall(total:step:installments:most:)`` or
  /// ``ScheduleFault/levelPaymentBelowMarkUp(_:markUp:)`` for level payments that do not settle the debt in their term.
  func nominal(_ sink: inout StepSink) throws(ScheduleFault) -> Nominal {
    var fault = ScheduleFault.tooSmall(debt, of: plan, in: count)
    do throws(ArithmeticFault) {
      switch plan.method {
      case .none: return try evenly(markUp: nil, &sink)
      case .flat, .bankFormula: return try evenly(markUp: wholeMarkUp(), &sink)
      case .equalPrincipal(let period):
        return try equalPrincipal(plan.dueRule.yearShares(period, from: start, over: dates.map(\.nominal)), &sink)
      case .dailyInterest:
        return try equalPrincipal(plan.dueRule.yearShares(.actual365, from: start, over: dates.map(\.due)), &sink)
      case .levelPayment(let period, let guardDigits):
        let shares = plan.dueRule.yearShares(period, from: start, over: dates.map(\.nominal))
        if let rows = try level(shares, guardDigits, &sink) { return rows }
        let periods = Array(shares[plan.grace.principal...])
        if try !settles(periods) {
          let payment = try LevelPayment.payment(debt: debt, rate: rate, periods: periods, guardDigits: 0)
          fault = .levelPaymentBelowMarkUp(
            payment.significand, markUp: try onBalance(debt, over: 1, periods[0]).value)
        }
      }
    } catch {
      throw .arithmetic(error)
    }
    throw fault
  }

  // MARK: On the whole remainder

  private struct WholeMarkUp {
    var quotient: Quotient
    var formula: ScheduleStep.Formula
    var totalBeforeRounding: ExactDecimal
  }

  /// The mark-up of the whole term at once. The first period runs from the agreement and may be longer or shorter.
  private func wholeMarkUp() throws(ArithmeticFault) -> WholeMarkUp {
    let shares = plan.dueRule.yearShares(.month, from: start, over: dates.map(\.nominal))
    let first = shares[0]
    let later = shares.count > 1 ? shares[1] : YearShare(0, over: 1)
    // flat: first + later × (n − 1); bank formula, the mean balance: first + later × (n − 1) ÷ 2.
    let isBank = plan.method == .bankFormula
    let halves = isBank ? 1 : 2
    let years: YearShare =
      isFlatOverDays
      ? YearShare(dates[count - 1].nominal.days(since: start), over: 365)
      : YearShare(
        2 * first.numerator * later.denominator + halves * later.numerator * (count - 1) * first.denominator,
        over: 2 * first.denominator * later.denominator)
    let forgiven = plan.grace.forgivesMarkUp ? plan.grace.markUp : 0
    guard let scaleDown = PowersOfTen.uint128(rate.scale) else { throw .overflow }
    let numerator = try UInt256(debt.magnitude, times: rate.significand.magnitude)
      .multiplied(by: UInt128(years.numerator) * UInt128(count - forgiven))
    let denominator = scaleDown * UInt128(years.denominator) * UInt128(count)
    let quotient = try Quotient.rounded(numerator, over: denominator, plan.rounding.coinMode)
    let fine = try Quotient.rounded(numerator.multiplied(by: 1_000_000), over: denominator, .halfAwayFromZero)
    let total = try ExactDecimal(significand: fine.value, scale: 6).adding(ExactDecimal(coins: debt, places: 0))
    return WholeMarkUp(
      quotient: quotient,
      formula: isBank
        ? .bank(remainder: debt, rate: rate, installments: count, years: years)
        : .flat(remainder: debt, rate: rate, years: years),
      totalBeforeRounding: total)
  }

  private var isFlatOverDays: Bool {
    if case .days = plan.dueRule.frequency, plan.method == .flat { return true }
    return false
  }

  /// Equal principals, and the mark-up in equal parts.
  private func evenly(markUp: WholeMarkUp?, _ sink: inout StepSink) throws(ArithmeticFault) -> Nominal {
    let grace = plan.grace
    let whole = markUp?.quotient.value ?? 0
    if let markUp { sink.note(.totalMarkUp, markUp.quotient, plan.rounding.coinMode, markUp.formula) }
    let bearers = grace.forgivesMarkUp ? count - grace.markUp : count
    let denominator = Coins(paying * bearers)
    var rows = Nominal(principal: [], markUp: [], denominator: denominator)
    for place in 0..<count {
      rows.principal.append(place < grace.principal ? 0 : debt * Coins(bearers))
      rows.markUp.append(whole * Coins(paying))
    }
    rows.apply(grace)
    rows.totalBeforeRounding = markUp?.totalBeforeRounding ?? ExactDecimal(coins: debt, places: 0)
    return rows
  }

  // MARK: On the balance

  /// Mark-up of a balance, which is an exact part of coins.
  private func onBalance(
    _ balance: Coins, over denominator: Coins, _ share: YearShare
  ) throws(ArithmeticFault) -> Quotient {
    guard let scaleDown = PowersOfTen.uint128(rate.scale) else { throw .overflow }
    let numerator = try UInt256(balance.magnitude, times: rate.significand.magnitude)
      .multiplied(by: UInt128(share.numerator))
    return try Quotient.rounded(
      numerator, over: scaleDown * UInt128(share.denominator) * denominator.magnitude, plan.rounding.coinMode)
  }

  private func note(
    _ quotient: Quotient, of place: Int, _ balance: Coins, _ denominator: Coins, _ share: YearShare,
    _ sink: inout StepSink
  ) {
    sink.note(
      .markUp(place + 1), quotient, plan.rounding.coinMode,
      .onBalance(Fraction(balance, over: denominator.magnitude), rate: rate, years: share))
  }

  private func equalPrincipal(_ shares: [YearShare], _ sink: inout StepSink) throws(ArithmeticFault) -> Nominal {
    var rows = Nominal(principal: [], markUp: [], denominator: Coins(paying))
    var principal: [Coins] = (0..<count).map { $0 < plan.grace.principal ? 0 : debt }
    if plan.rounding.part == .principal,
      let split = try StepSplit(plan.rounding).split(
        principal, principals: principal, over: rows.denominator, total: debt)
    {
      // The balance is that which the rounded principals leave.
      principal = split.rows.map { $0 * rows.denominator }
    }
    var balance = debt * rows.denominator
    for (place, share) in shares.enumerated() where place < principal.count {
      let markUp = try onBalance(balance, over: rows.denominator, share)
      note(markUp, of: place, balance, rows.denominator, share, &sink)
      rows.principal.append(
        plan.rounding.part == .principal ? (place < plan.grace.principal ? 0 : debt) : principal[place])
      rows.markUp.append(markUp.value * rows.denominator)
      balance -= principal[place]
    }
    rows.apply(plan.grace)
    return rows
  }

  /// Level payments; nil: they do not settle the debt in their term, and the plan does not let it end early.
  ///
  /// Where the last installment takes the remainder, the rounded payment drives the balance and the last one pays what
  /// is left. Where somebody else does, the payments are rounded to coins first, and the step moves money between them.
  private func level(
    _ shares: [YearShare], _ guardDigits: Int, _ sink: inout StepSink
  ) throws(ArithmeticFault) -> Nominal? {
    let periods = Array(shares[plan.grace.principal...])
    let guarded = try LevelPayment.payment(debt: debt, rate: rate, periods: periods, guardDigits: guardDigits)
    guard let unit = PowersOfTen.uint128(guardDigits) else { throw .overflow }
    let drivesBalance = plan.rounding.taker == .last && plan.grace.markUp == 0
    let step = drivesBalance ? plan.rounding.step : 1
    let mode = drivesBalance ? plan.rounding.mode : plan.rounding.coinMode
    let digits = UInt256(guarded.significand.magnitude)
    var (quotient, usedMode) = (try Quotient.rounded(digits, over: unit, mode, step: step), mode)
    var rows = try levelRows(quotient.value, shares, mayEndEarly: false)
    if rows == nil {
      if plan.rounding.tooSmall == .refused { return nil }
      if try !settles(periods) { return nil }
      (quotient, usedMode) = (try Quotient.rounded(digits, over: unit, .ceiling, step: step), .ceiling)
      rows = try levelRows(quotient.value, shares, mayEndEarly: true)
    }
    guard var rows else { return nil }
    sink.note(
      .levelPayment, quotient, usedMode, step: step,
      .level(remainder: debt, rate: rate, installments: periods.count, guarded: guarded))
    if sink.isOpen {
      var balance = debt
      for place in rows.markUp.indices {
        note(try onBalance(balance, over: 1, shares[place]), of: place, balance, 1, shares[place], &sink)
        balance -= rows.principal[place]
      }
    }
    rows.isRounded = drivesBalance
    if plan.grace == Grace() {
      let total = guarded.significand.multipliedReportingOverflow(by: Int128(periods.count))
      if !total.overflow {
        rows.totalBeforeRounding = ExactDecimal(significand: total.partialValue, scale: guardDigits)
      }
    }
    rows.apply(plan.grace)
    return rows
  }

  /// Whether a level payment exceeds the mark-up of its first period: where it does not, the debt would grow. Compared
  /// before any rounding of the plan, so that a debt of a few coins is called small and not its first date late.
  private func settles(_ periods: [YearShare]) throws(ArithmeticFault) -> Bool {
    let payment = try LevelPayment.payment(
      debt: debt, rate: rate, periods: periods, guardDigits: Plan.mostGuardDigits)
    let first = periods[0]
    guard let scaleDown = PowersOfTen.uint128(rate.scale), let digits = PowersOfTen.uint128(payment.scale) else {
      throw .overflow
    }
    let paid = try UInt256(payment.significand.magnitude, times: scaleDown).multiplied(by: UInt128(first.denominator))
    let borne = try UInt256(debt.magnitude, times: rate.significand.magnitude)
      .multiplied(by: UInt128(first.numerator)).multiplied(by: digits)
    return paid > borne
  }

  /// Where the plan may end early, an installment that rounding leaves without principal bears a coin of it.
  private func levelRows(
    _ payment: Coins, _ shares: [YearShare], mayEndEarly: Bool
  ) throws(ArithmeticFault) -> Nominal? {
    var rows = Nominal(principal: [], markUp: [], denominator: 1)
    var balance = debt
    for (place, share) in shares.enumerated() {
      let markUp = try onBalance(balance, over: 1, share).value
      var principal = place < plan.grace.principal ? 0 : payment - markUp
      let isLast = place == shares.count - 1
      if place >= plan.grace.principal {
        if principal <= 0 && !isLast {
          if !mayEndEarly { return nil }
          principal = 1
        }
        if isLast || principal >= balance {
          if !isLast && !mayEndEarly { return nil }
          principal = balance
        }
      }
      rows.principal.append(principal)
      rows.markUp.append(markUp)
      balance -= principal
      if balance == 0 { break }
    }
    return rows
  }
}
