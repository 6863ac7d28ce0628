import Exact

extension Replay {
  /// What settles everything on a day, and the mark-up of each installment that need not be paid then.
  struct Settlement {
    var figure: Coins
    /// By installment.
    var forgiven: [Coins]
  }

  /// All that is due, the principal to come, and of the mark-up to come what has accrued and what is not forgiven. Late
  /// charges must be counted to the day.
  func settlement(on day: Day) throws(LedgerFault) -> Settlement {
    var result = Settlement(figure: ledger.owedBack, forgiven: [])
    do throws(ArithmeticFault) {
      for row in ledger.installments {
        let forgiven = row.date.due > day ? min(try forgiven(row, on: day), row.unpaidMarkUp) : 0
        result.forgiven.append(forgiven)
        result.figure += row.unpaid - forgiven
      }
    } catch {
      throw .arithmetic(error)
    }
    return result
  }

  /// The forgiven share of the mark-up that has not accrued: that of later periods wholly, that of the period begun as
  /// the plan says. On the day on which a period begins nothing of it has accrued.
  private func forgiven(_ row: InstallmentState, on day: Day) throws(ArithmeticFault) -> Coins {
    if row.date.nominal <= day { return 0 }
    let share = plan.settlement.forgives.reduced
    guard let scaleDown = PowersOfTen.uint128(share.scale) else { throw .overflow }
    var (left, length) = (1, 1)
    if row.periodStart < day {
      switch plan.settlement.begunPeriod {
      case .whole: return 0
      case .notAtAll: break
      case .byDays: (left, length) = (row.date.nominal.days(since: day), row.date.nominal.days(since: row.periodStart))
      }
    }
    let numerator = try UInt256(row.markUp.magnitude, times: share.significand.magnitude).multiplied(by: UInt128(left))
    return try Quotient.rounded(numerator, over: scaleDown * UInt128(length), plan.rounding.coinMode).value
  }

  /// A settlement pays the figure of its day; what is over is to be paid back. One that falls short only because an
  /// earlier payment bounced since is taken as an ordinary payment.
  mutating func settle(_ payment: PaymentRecord) throws(LedgerFault) {
    let settlement = try settlement(on: payment.day)
    if payment.amount < settlement.figure, !reversed.contains(payment.id) {
      if bounceLater.isEmpty { throw .settlementTooSmall(payment.amount, figure: settlement.figure) }
      return try pay(payment)
    }
    guard try takes(payment) else { return }
    var record = payment
    var money = payment.amount
    makeGood(&money, &record)
    for place in ledger.installments.indices {
      ledger.installments[place].markUp -= settlement.forgiven[place]
      use(&money, place, components(ledger.installments[place].timing(on: payment.day)), &record)
    }
    keep(money, of: record)
  }
}
