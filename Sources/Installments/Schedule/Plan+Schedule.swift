import Exact

extension Plan {
  /// The schedule of a bill under this plan.
  ///
  /// - Parameters:
  ///   - request: The bill, the term, the cash part and the dates.
  ///   - days: The days off; needed where the plan moves due dates.
  ///   - tracing: Whether the schedule keeps the reasons of its numbers.
  public func schedule(
    for request: ScheduleRequest, on days: WorkingCalendar? = nil, tracing: Bool = true
  ) throws(ScheduleFault) -> Schedule {
    let admission = try admit(request)
    return try schedule(admission, request, on: days, tracing: tracing)
  }

  private func schedule(
    _ admission: Admission, _ request: ScheduleRequest, on days: WorkingCalendar?, tracing: Bool
  ) throws(ScheduleFault) -> Schedule {
    var sink = StepSink(isOpen: tracing)
    let cash = try cashPart(admission, request, &sink)
    let remainder = admission.debt - cash.amount
    guard remainder > 0, let term = admission.term else {
      if let term = admission.term, rounding.tooSmall == .refused {
        throw .nothingLeft(cash: cash.amount, installments: term.installments)
      }
      return Schedule(
        plan: name, places: places, term: nil, asked: request.asked, start: request.start, lines: request.lines,
        cash: cash, installments: [], separateLine: nil, totalBeforeRounding: .zero, steps: sink.steps)
    }
    let rate = method == .none ? .zero : term.rate.ofYear ?? .zero
    let rows = try rows(
      of: remainder, rate: rate, count: term.installments, from: request.start, first: request.firstDue, on: days,
      &sink)
    var left = zip(request.lines, cash.parts).map { $0.amount - $1 }
    let parts = showsLines ? LineParts.fill(rows.list.map(\.principal), from: &left) : []
    var installments = rows.list
    for (place, part) in parts.enumerated() { installments[place].parts = part }
    let apart = rows.hasSeparateLine ? installments.removeLast() : nil
    return Schedule(
      plan: name, places: places, term: term, asked: request.asked, start: request.start, lines: request.lines,
      cash: cash, installments: installments, separateLine: apart, totalBeforeRounding: rows.totalBeforeRounding,
      steps: sink.steps)
  }

  /// The installments of a remainder: dates, mark-up, rounding.
  func rows(
    of remainder: Coins, rate: ExactDecimal, count: Int, from start: Day, first: Day?, on days: WorkingCalendar?,
    _ sink: inout StepSink
  ) throws(ScheduleFault) -> ScheduledRows {
    let dates = try dueRule.dates(count: count, from: start, first: first, on: days)
    let latest = latestDue(from: start)
    if let last = dates.last?.nominal, last > latest {
      throw .beyondMostMonths(last: last, most: mostMonths, latest: latest)
    }
    return try rows(of: remainder, rate: rate, from: start, on: dates, &sink)
  }

  /// The installments of a remainder on given dates, which are not empty.
  func rows(
    of remainder: Coins, rate: ExactDecimal, from start: Day, on dates: [DueDate], _ sink: inout StepSink
  ) throws(ScheduleFault) -> ScheduledRows {
    let builder = NominalBuilder(plan: self, debt: remainder, rate: rate, start: start, dates: dates)
    let nominal = try builder.nominal(&sink)
    return try RowRounder(plan: self, debt: remainder, dates: dates).rows(nominal, &sink)
  }
}

extension Plan {
  /// The last day that an installment may nominally fall on: the most months after the agreement, to the end of that
  /// month where installments fall on the last of theirs.
  func latestDue(from start: Day) -> Day {
    let wanted = dueRule.dayOfMonth == .last ? 31 : nil
    return dueRule.calendar.adding(months: mostMonths, to: start, wanting: wanted) ?? Day.valid.upperBound
  }
}

/// Installments without their lines.
struct ScheduledRows {
  var list: [Installment]
  /// Whether the last of the list is the separate line.
  var hasSeparateLine: Bool
  var totalBeforeRounding: ExactDecimal?
}
