import Exact

/// When one installment is due.
public struct DueDate: Sendable, Hashable {
  /// By the rule of the plan, before days off are looked at; later dates are counted from this one's rule, so a shift
  /// never spreads.
  public let nominal: Day
  /// When it must be paid.
  public let due: Day

  /// A nominal and a shifted date.
  public init(nominal: Day, due: Day) {
    self.nominal = nominal
    self.due = due
  }
}

extension DueRule {
  /// The due dates of so many installments, each counted from the first date and never from the one before it.
  ///
  /// - Parameters:
  ///   - start: The day of the agreement.
  ///   - first: The nominal date of the first installment, after the start; nil: one period after the start.
  ///   - days: The days off; needed wherever the rule shifts.
  func dates(
    count: Int, from start: Day, first: Day?, on days: WorkingCalendar?
  ) throws(ScheduleFault) -> [DueDate] {
    if let first, first <= start { throw .firstDueNotAfterStart(first, start: start) }
    var dates: [DueDate] = []
    dates.reserveCapacity(count)
    for place in 0..<count {
      guard let nominal = nominal(place, from: start, first: first) else {
        throw .beyondKnownDays(last: Day.valid.upperBound)
      }
      if place == 0, let first, nominal != first { throw .firstDueOffRule(first, expected: nominal) }
      let due = try shifted(nominal, on: days)
      if due <= start { throw .shiftedBeforeStart(due, start: start) }
      if let before = dates.last?.due, due <= before, !mayShareDay {
        throw .sharedDay(due, installment: place + 1)
      }
      dates.append(DueDate(nominal: nominal, due: due))
    }
    return dates
  }

  private func nominal(_ place: Int, from start: Day, first: Day?) -> Day? {
    let periods = first == nil ? place + 1 : place
    switch frequency {
    case .days(let days): return (first ?? start).adding(days: days * periods)
    case .months(let months):
      let wanted: Int? =
        switch dayOfMonth {
        case .same: nil
        case .first: 1
        case .last: 31
        }
      return calendar.adding(months: months * periods, to: first ?? start, wanting: wanted)
    }
  }

  private func shifted(_ day: Day, on days: WorkingCalendar?) throws(ScheduleFault) -> Day {
    if shift == .none { return day }
    guard let days else { throw .calendarMissing }
    if try days.isWorkingDay(day) { return day }
    let forward = shift != .preceding
    let moved = try Self.workingDay(from: day, forward: forward, on: days)
    let leavesMonth = shift == .modifiedFollowing && !calendar.sameMonth(moved, day)
    let leavesYear = !mayLeaveFiscalYear && moved.solar.year != day.solar.year
    return leavesMonth || leavesYear ? try Self.workingDay(from: day, forward: !forward, on: days) : moved
  }

  private static func workingDay(
    from day: Day, forward: Bool, on days: WorkingCalendar
  ) throws(ScheduleFault) -> Day {
    var moved = day
    repeat {
      guard let next = moved.adding(days: forward ? 1 : -1) else {
        throw .calendarEnds(needed: moved, covers: days.covers)
      }
      moved = next
    } while try !days.isWorkingDay(moved)
    return moved
  }
}
