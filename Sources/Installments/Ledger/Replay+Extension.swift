import Exact

extension Replay {
  /// What the installments to come still ask of the principal is scheduled anew over more of them, from the last
  /// nominal date that has passed, by the method of the plan and without its grace. Dates go on counting from the first
  /// one. What was paid of them in advance stays with them.
  mutating func extend(to count: Int, rate: MarkUpRate?, on day: Day) throws(LedgerFault) {
    let open = ledger.installments.indices.filter {
      ledger.installments[$0].date.due > day && ledger.installments[$0].unpaidPrincipal > 0
    }
    guard let first = open.first, let term = ledger.schedule.term else { throw .nothingToExtend }
    let single = open.filter { ledger.installments[$0].kind == .installment }
    if count <= single.count { throw .extensionNotLonger(count, atLeast: single.count + 1) }
    if count > CoinLimit.installments {
      throw .schedule(.termNotOffered(.installments(count), offered: [CoinLimit.installments]))
    }
    guard let yearly = plan.method == .none ? .zero : (rate ?? term.rate).ofYear else {
      throw .schedule(.plan([.rateOutOfRange(term: count)]))
    }
    var lines = [Coins](repeating: 0, count: ledger.lines.count)
    for place in open {
      for (line, part) in ledger.installments[place].unpaidParts.enumerated() { lines[line] += part }
    }
    let start = ledger.installments[first].periodStart
    let rows: [Installment]
    do throws(ScheduleFault) {
      rows = try scheduled(lines.reduce(0, +), rate: yearly, count, after: start)
    } catch {
      throw .schedule(error)
    }
    close(open)
    let parts = LineParts.fill(rows.map(\.principal), from: &lines)
    var number = ledger.installments.map(\.number).max() ?? 0
    var previous = start
    for (row, parts) in zip(rows, parts) {
      number += 1
      ledger.installments.append(
        InstallmentState(
          number: number, kind: row.number > count ? .separateLine : .installment, date: row.date,
          periodStart: previous, markUp: row.markUp, parts: parts))
      previous = row.date.nominal
    }
    ledger.installments.sort { ($0.date.due, $0.number) < ($1.date.due, $1.number) }
  }

  private func scheduled(
    _ debt: Coins, rate: ExactDecimal, _ count: Int, after start: Day
  ) throws(ScheduleFault) -> [Installment] {
    let agreement = ledger.schedule.start
    var plan = plan
    plan.grace = Grace()
    let passed = try passedPeriods(before: start)
    let dates = try plan.dueRule.dates(count: passed + count, from: agreement, first: firstDue, on: workingDays)
    let latest = plan.latestDue(from: agreement)
    if let last = dates.last?.nominal, last > latest {
      throw .beyondMostMonths(last: last, most: plan.mostMonths, latest: latest)
    }
    var sink = StepSink(isOpen: false)
    return try plan.rows(of: debt, rate: rate, from: start, on: Array(dates[passed...]), &sink).list
  }

  /// How many nominal dates of the agreement lie on or before a day.
  private func passedPeriods(before day: Day) throws(ScheduleFault) -> Int {
    ledger.schedule.installments.count { $0.date.nominal <= day } + extendedPeriods(before: day)
  }

  /// Those of earlier extensions, which the agreement does not know.
  private func extendedPeriods(before day: Day) -> Int {
    let agreed = ledger.schedule.installments.last?.date.nominal ?? ledger.schedule.start
    return ledger.installments.count {
      $0.kind == .installment && $0.date.nominal > agreed && $0.date.nominal <= day
    }
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
