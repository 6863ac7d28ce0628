import Exact

extension Replay {
  /// The agreement becomes one of a longer term of its plan, as if that had been asked for: what the installments to come
  /// still ask of the principal is scheduled anew to the dates of that term, from the last nominal date before the first
  /// of them, by the method of the plan, at the rate of the term or a lower one, and without grace. Dates go on counting
  /// from the first one.
  ///
  /// A council lets debts be paid in the terms of its plan, by Article 32 in 36 months at the most; a term that it does
  /// not offer is none, whenever it is asked for. Nobody comes by a longer term with less in cash, or at less mark-up
  /// than the plan says, for having asked for a shorter one first; only a lower rate, which the city grants, is taken as
  /// it is stated.
  ///
  /// - Parameter count: How many dates of the plan are to come then, counted from the day whatever was paid in advance.
  mutating func extend(by count: Int, rate: MarkUpRate?, on day: Day) throws(LedgerFault) {
    let open = openPlaces(on: day)
    if open.isEmpty {
      if bounceLater.isEmpty { throw .nothingToExtend }
      return
    }
    let passed = try passedDates(by: day)
    let longer = plan.terms.filter { $0.installments > ledger.periods }
      .sorted { $0.installments < $1.installments }
    guard let term = longer.first(where: { $0.installments - passed == count }) else {
      throw .extensionNotOffered(
        count, offered: longer.map { Prolonged(toCome: $0.installments - passed, inAll: $0.installments) })
    }
    let yearly = try agreedRate(rate, of: term)
    try requireLeastCash(of: term)
    var lines = [Coins](repeating: 0, count: ledger.lines.count)
    for place in open {
      for (line, part) in ledger.installments[place].unpaidParts.enumerated() { lines[line] += part }
    }
    let (start, dates) = try dates(of: term, open, after: passed)
    var sink = StepSink(isOpen: false)
    var plan = plan
    plan.grace = Grace()
    let rows: ScheduledRows
    do throws(ScheduleFault) {
      rows = try plan.rows(of: lines.reduce(0, +), rate: yearly, from: start, on: dates, &sink)
    } catch {
      throw .schedule(error)
    }
    var advance = try markUpInAdvance(open)
    close(open)
    ledger.periods = term.installments
    let parts = LineParts.fill(rows.list.map(\.principal), from: &lines)
    var number = ledger.installments.map(\.number).max() ?? 0
    var previous = start
    for (place, (row, parts)) in zip(rows.list, parts).enumerated() {
      number += 1
      let markUp = max(0, row.markUp - advance)
      advance -= row.markUp - markUp
      let isApart = rows.hasSeparateLine && place == rows.list.count - 1
      ledger.installments.append(
        InstallmentState(
          number: number, kind: isApart ? .separateLine : .installment, date: row.date, periodStart: previous,
          markUp: markUp, parts: parts))
      previous = row.date.nominal
    }
    ledger.installments.sort { ($0.date.due, $0.number) < ($1.date.due, $1.number) }
  }

  /// How many dates of the agreement as it stands are due by a day.
  private func passedDates(by day: Day) throws(LedgerFault) -> Int {
    try dates(ledger.periods).count { $0.due <= day }
  }

  private func dates(_ count: Int) throws(LedgerFault) -> [DueDate] {
    do throws(ScheduleFault) {
      let agreement = ledger.schedule.start
      let dates = try plan.dueRule.dates(count: count, from: agreement, first: firstDue, on: workingDays)
      let latest = plan.latestDue(from: agreement)
      if let last = dates.last?.nominal, last > latest {
        throw ScheduleFault.beyondMostMonths(last: last, most: plan.mostMonths, latest: latest)
      }
      return dates
    } catch {
      throw .schedule(error)
    }
  }

  /// The dates that are scheduled anew, and the nominal date before them: from the first installment that still asks
  /// for principal on, so that what was paid in advance stays paid to its date.
  private func dates(
    of term: Term, _ open: [Int], after passed: Int
  ) throws(LedgerFault) -> (start: Day, dates: [DueDate]) {
    let all = try dates(term.installments)
    let first = open.map { ledger.installments[$0] }.first { $0.kind == .installment }?.date.nominal
    let before = first.map { first in all.count { $0.nominal < first } } ?? passed
    return (before == 0 ? ledger.schedule.start : all[before - 1].nominal, Array(all[before...]))
  }

  /// The rate of the longer term, or the one stated, which is not above it.
  private func agreedRate(_ stated: MarkUpRate?, of term: Term) throws(LedgerFault) -> ExactDecimal {
    let most = plan.method == .none ? .zero : term.rate.ofYear ?? .zero
    guard let stated else { return most }
    guard let rate = stated.ofYear, rate <= most else {
      throw .extensionRateTooHigh(stated, most: most, term: term.installments)
    }
    return rate
  }

  /// What who asks for the longer term at once pays in cash must have been paid, whether in cash or in installments. It
  /// may be missing only because an earlier payment bounced since.
  private func requireLeastCash(of term: Term) throws(LedgerFault) {
    let debt = ledger.lines.reduce(0) { $0 + $1.amount }
    var sink = StepSink(isOpen: false)
    let least: Coins
    do throws(ScheduleFault) {
      least = try plan.leastCash(of: debt, lines: ledger.lines, term: term, &sink).byShare
    } catch {
      throw .schedule(error)
    }
    if ledger.settledDebt < least, bounceLater.isEmpty {
      throw .extensionBelowLeastCash(ledger.settledDebt, least: least, term: term.installments)
    }
  }

  /// What was paid of the mark-up of installments to come, for the principal that they still ask: the new installments
  /// bear mark-up for the same time.
  private func markUpInAdvance(_ open: [Int]) throws(LedgerFault) -> Coins {
    var advance: Coins = 0
    do throws(ArithmeticFault) {
      for row in open.map({ ledger.installments[$0] }) where row.paidMarkUp > 0 {
        let product = UInt256(row.paidMarkUp.magnitude, times: row.unpaidPrincipal.magnitude)
        advance += try Quotient.rounded(product, over: row.principal.magnitude, .floor).value
      }
    } catch {
      throw .arithmetic(error)
    }
    return advance
  }

  /// Leaves of the installments to come only what was paid of them.
  private mutating func close(_ open: [Int]) {
    for place in open {
      ledger.installments[place].parts = ledger.installments[place].paidParts
      ledger.installments[place].markUp = ledger.installments[place].paidMarkUp
    }
    ledger.installments.removeAll {
      $0.principal == 0 && $0.markUp == 0 && $0.paidLateCharge == 0 && $0.date.due > ledger.day
    }
  }
}
