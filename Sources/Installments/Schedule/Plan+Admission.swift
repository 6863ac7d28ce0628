import Exact

/// A request that the plan takes.
struct Admission {
  var debt: Coins
  /// nil: all is paid in cash, and no term was found for the request.
  var term: Term?
}

extension Plan {
  /// Checks a request against the plan, in the order in which a clerk would: plan, conditions, days, debt, term.
  func admit(_ request: ScheduleRequest) throws(ScheduleFault) -> Admission {
    let faults = faults()
    if !faults.isEmpty { throw .plan(faults) }
    if let unmet = request.unmetConditions.first { throw .conditionNotMet(unmet) }
    if request.start < request.billDay { throw .startBeforeBill(request.start, bill: request.billDay) }
    if let span = availability.span, !span.contains(request.start) {
      throw .notOffered(on: request.start, span: span)
    }
    let debt = try debt(of: request.lines)
    if debt < availability.leastDebt { throw .debtTooSmall(debt, least: availability.leastDebt) }
    if let most = availability.mostDebt, debt > most { throw .debtTooLarge(debt, most: most) }
    if request.cash == .all || request.cash == .amount(debt) { return Admission(debt: debt, term: nil) }
    return Admission(debt: debt, term: try term(for: request.term))
  }

  /// What lines add up to.
  func debt(of lines: [DebtLine]) throws(ScheduleFault) -> Coins {
    var debt: Coins = 0
    for line in lines {
      if line.amount < 0 { throw .negativeLine(line.name) }
      if line.amount > CoinLimit.largest { throw .debtTooLarge(line.amount, most: CoinLimit.largest) }
      debt += line.amount
      if debt > CoinLimit.largest { throw .debtTooLarge(debt, most: CoinLimit.largest) }
    }
    if debt == 0 { throw .nothingOwed }
    return debt
  }

  /// The term that a citizen asks for, if it is offered.
  func term(for choice: TermChoice) throws(ScheduleFault) -> Term {
    switch choice {
    case .installments(let count):
      if let term = terms.first(where: { $0.installments == count }) { return term }
      throw .termNotOffered(choice, offered: terms.map(\.installments).sorted())
    case .months(let months):
      guard case .months(let every) = dueRule.frequency else { throw .termNotOffered(choice, offered: []) }
      if let term = terms.first(where: { $0.installments * every == months }) { return term }
      throw .termNotOffered(choice, offered: terms.map { $0.installments * every }.sorted())
    }
  }

  /// The least cash part of a term: its share of the debt, or the lines that may not be split, whichever is more.
  func leastCash(of debt: Coins, lines: [DebtLine], term: Term, _ sink: inout StepSink)
    throws(ScheduleFault) -> (byShare: Coins, byLines: Coins)
  {
    let fixed = lines.reduce(0 as Coins) { $1.mayBeSplit ? $0 : $0 + $1.amount }
    let share = try share(term.leastCash, of: debt, cash.leastRounding, step: cash.leastStep)
    sink.note(.leastCash, share, cash.leastRounding, step: cash.leastStep, .share(term.leastCash, of: debt))
    return (min(debt, share.value), fixed)
  }

  private func share(
    _ share: ExactDecimal, of sum: Coins, _ mode: RoundingMode, step: Coins
  ) throws(ScheduleFault) -> Quotient {
    let share = share.reduced
    do throws(ArithmeticFault) {
      guard let scaleDown = PowersOfTen.uint128(share.scale) else { throw ArithmeticFault.overflow }
      return try Quotient.rounded(
        UInt256(sum.magnitude, times: share.significand.magnitude), over: scaleDown, mode, step: step)
    } catch {
      throw .arithmetic(error)
    }
  }

  /// The cash part of a request: its size, its discount, and what it pays of each line. Lines that may not be split
  /// come first and whole.
  func cashPart(
    _ admission: Admission, _ request: ScheduleRequest, _ sink: inout StepSink
  ) throws(ScheduleFault) -> CashPart {
    let debt = admission.debt
    var amount = debt
    if let term = admission.term {
      let least = try leastCash(of: debt, lines: request.lines, term: term, &sink)
      amount = max(least.byShare, least.byLines)
      if case .amount(let asked) = request.cash {
        if asked > debt { throw .cashAboveDebt(asked, most: debt) }
        if asked < least.byShare { throw .cashBelowLeast(asked, least: amount) }
        if asked < least.byLines {
          let names = request.lines.filter { !$0.mayBeSplit && $0.amount > 0 }.map(\.name)
          throw .cashBelowFixedLines(asked, least: amount, lines: names)
        }
        amount = asked
      }
    }
    let discount = try discount(on: amount, ofAll: amount == debt, day: request.start, &sink)
    let fixed = request.lines.map { $0.mayBeSplit ? 0 : $0.amount }
    let free = request.lines.map { $0.mayBeSplit ? $0.amount : 0 }
    let shares = Allocation.shares(of: amount - fixed.reduce(0, +), inProportionTo: free)
    let parts = request.lines.count == 1 ? [amount] : zip(fixed, shares).map { $0 + $1 }
    return CashPart(amount: amount, discount: discount, parts: parts)
  }

  private func discount(
    on amount: Coins, ofAll: Bool, day: Day, _ sink: inout StepSink
  ) throws(ScheduleFault) -> Coins {
    let open = cash.discounts.filter { $0.span.contains(day) && (ofAll || !$0.onlyIfAllCash) }
    guard amount > 0, let chosen = open.first(where: \.onlyIfAllCash) ?? open.first else { return 0 }
    let quotient = try share(chosen.share, of: amount, rounding.coinMode, step: 1)
    sink.note(.discount, quotient, rounding.coinMode, .share(chosen.share, of: amount))
    return quotient.value
  }
}
