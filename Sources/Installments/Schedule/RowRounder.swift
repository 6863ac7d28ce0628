import Exact

/// Turns nominal installments into those that are paid.
struct RowRounder {
  var plan: Plan
  var debt: Coins
  var dates: [DueDate]

  func rows(_ nominal: Nominal, _ sink: inout StepSink) throws(ScheduleFault) -> ScheduledRows {
    do throws(ArithmeticFault) {
      if nominal.isRounded {
        return rows(
          Split(amounts: zip(nominal.principal, nominal.markUp).map { $0 + $1 }, markUps: nominal.markUp, apart: 0),
          nominal, &sink)
      }
      if let split = try split(nominal, &sink) { return rows(split, nominal, &sink) }
    } catch {
      throw .arithmetic(error)
    }
    let total = plan.rounding.part == .amount ? debt + nominal.markUpTotal : debt
    throw .tooSmall(total, of: plan, in: dates.count)
  }

  /// Amounts and mark-ups, those of the separate line last.
  private struct Split {
    var amounts: [Coins]
    var markUps: [Coins]
    var apart: Coins
  }

  private func split(_ nominal: Nominal, _ sink: inout StepSink) throws(ArithmeticFault) -> Split? {
    let onAmounts = plan.rounding.part == .amount
    let exact = onAmounts ? zip(nominal.principal, nominal.markUp).map { $0 + $1 } : nominal.principal
    let total = onAmounts ? debt + nominal.markUpTotal : debt
    let splitter = StepSplit(plan.rounding)
    guard
      let split = try splitter.split(
        exact, principals: nominal.principal, over: nominal.denominator, total: total)
    else { return nil }
    note(split, exact, nominal.denominator, total, &sink)
    let sums = split.rows + (split.apart > 0 ? [split.apart] : [])
    let bearing = onAmounts ? sums.count : split.rows.count
    var markUps = try MarkUpSpread.markUps(
      nominal, within: onAmounts ? sums : nil, count: bearing, mode: plan.rounding.coinMode)
    markUps += [Coins](repeating: 0, count: sums.count - bearing)
    return Split(
      amounts: onAmounts ? sums : zip(sums, markUps).map { $0 + $1 }, markUps: markUps, apart: split.apart)
  }

  private func note(
    _ split: StepSplit.Result, _ exact: [Coins], _ denominator: Coins, _ total: Coins, _ sink: inout StepSink
  ) {
    guard sink.isOpen else { return }
    for (place, value) in split.rows.enumerated() {
      let number = place + 1
      let quotient = Quotient(
        value: value, droppedNumerator: exact[place] - value * denominator, denominator: denominator.magnitude)
      let name: ScheduleStep.Place = plan.rounding.part == .amount ? .amount(number) : .principal(number)
      if place == split.taker {
        sink.note(.remainder(number), quotient, plan.rounding.mode, step: 1, .restOf(total: total))
      } else {
        sink.note(
          name, quotient, plan.rounding.mode, step: plan.rounding.step,
          .unrounded(Fraction(exact[place], over: denominator.magnitude)))
      }
    }
    if split.apart > 0 { sink.note(.remainder(split.rows.count + 1), split.apart, .restOf(total: total)) }
  }

  private func rows(_ split: Split, _ nominal: Nominal, _ sink: inout StepSink) -> ScheduledRows {
    var rows: [Installment] = []
    rows.reserveCapacity(split.amounts.count)
    var balance = debt
    for (place, amount) in split.amounts.enumerated() {
      let markUp = split.markUps[place]
      balance -= amount - markUp
      let isApart = split.apart > 0 && place == split.amounts.count - 1
      rows.append(
        Installment(
          number: place + 1, date: dates[isApart ? place - 1 : place], principal: amount - markUp, markUp: markUp,
          balance: balance, parts: []))
      if sink.isOpen { note(rows[place], nominal, &sink) }
    }
    return ScheduledRows(
      list: rows, hasSeparateLine: split.apart > 0, totalBeforeRounding: nominal.totalBeforeRounding)
  }

  private func note(_ row: Installment, _ nominal: Nominal, _ sink: inout StepSink) {
    let place = row.number - 1
    let own = place < nominal.markUp.count ? nominal.markUp[place] : 0
    let isMoved = own != row.markUp * nominal.denominator
    if !plan.method.runsOnBalance && nominal.markUpTotal > 0 {
      let quotient = Quotient(
        value: row.markUp, droppedNumerator: own - row.markUp * nominal.denominator,
        denominator: nominal.denominator.magnitude)
      sink.note(
        .markUp(row.number), quotient, plan.rounding.coinMode,
        .equalShare(of: nominal.markUpTotal, installments: nominal.markUp.count))
    } else if isMoved || place < plan.grace.markUp {
      sink.note(.markUp(row.number), row.markUp, .moved(own: own / nominal.denominator))
    }
    sink.note(
      .principal(row.number), row.principal, .amountLessMarkUp(amount: row.amount, markUp: row.markUp))
  }
}
