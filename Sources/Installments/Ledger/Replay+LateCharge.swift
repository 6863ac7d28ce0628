import Exact

extension LateCharge {
  /// Days of a month in parts of which every month has a whole number: the least common multiple of 28 to 31.
  private static let partsOfMonth = 377_580

  /// The parts into which a period is cut, so that every charge is a whole number of them.
  var partsOfPeriod: Int { if case .month(.byDays) = period { Self.partsOfMonth } else { 1 } }

  /// How many parts of periods have run from the due date to a later day.
  func parts(from due: Day, to day: Day, in calendar: MonthCalendar) -> Int {
    switch period {
    case .day: return day.days(since: due)
    case .month(let begun):
      let (months, days, length) = calendar.monthsAndDays(from: due, to: day)
      switch begun {
      case .whole: return days > 0 ? months + 1 : months
      case .notAtAll: return months
      case .byDays: return months * Self.partsOfMonth + days * Self.partsOfMonth / length
      }
    }
  }
}

extension Replay {
  /// Counts late charges to a day, each on what its installment asked since the last event, and brings them to coins:
  /// once, from their exact sum, and never above the cap.
  mutating func accrue(to day: Day) throws(LedgerFault) {
    ledger.day = day
    guard let late = plan.lateCharge else { return }
    do throws(ArithmeticFault) {
      for place in ledger.installments.indices where ledger.installments[place].date.due < day {
        try accrue(late, place, to: day)
      }
    } catch {
      throw .arithmetic(error)
    }
  }

  private mutating func accrue(_ late: LateCharge, _ place: Int, to day: Day) throws(ArithmeticFault) {
    var row = ledger.installments[place]
    let rate = late.rate.reduced
    guard let scaleDown = PowersOfTen.uint128(rate.scale) else { throw .overflow }
    let calendar = plan.dueRule.calendar
    let parts =
      late.parts(from: row.date.due, to: day, in: calendar)
      - late.parts(from: row.date.due, to: row.accruedTo, in: calendar)
    let charge = (base(late, row.unpaidParts, row.unpaidMarkUp) * rate.significand)
      .multipliedReportingOverflow(by: Int128(parts))
    let sum = row.accrued.addingReportingOverflow(charge.partialValue)
    if charge.overflow || sum.overflow { throw .overflow }
    row.accrued = sum.partialValue
    row.accruedTo = day
    let denominator = scaleDown * UInt128(late.partsOfPeriod)
    row.lateCharge = try Quotient.rounded(
      UInt256(row.accrued.magnitude), over: denominator, plan.rounding.coinMode
    ).value
    if let cap = late.cap?.reduced {
      guard let capScale = PowersOfTen.uint128(cap.scale) else { throw .overflow }
      // What was paid and given back was never owed.
      let whole = base(late, zip(row.parts, row.returnedParts).map { $0 - $1 }, row.markUp)
      let most = try Quotient.rounded(
        UInt256(whole.magnitude, times: cap.significand.magnitude), over: capScale, plan.rounding.coinMode)
      row.lateCharge = min(row.lateCharge, most.value)
    }
    // A recalculation can lower the cap under what was paid; what was paid was asked for.
    row.lateCharge = max(row.lateCharge, row.paidLateCharge)
    ledger.installments[place] = row
  }

  /// What is charged on: lines that bear no late charge are left out.
  private func base(_ late: LateCharge, _ parts: [Coins], _ markUp: Coins) -> Coins {
    let principal = zip(parts, ledger.lines).reduce(0 as Coins) { $1.1.bearsLateCharge ? $0 + $1.0 : $0 }
    return late.base == .amount ? principal + markUp : principal
  }
}
