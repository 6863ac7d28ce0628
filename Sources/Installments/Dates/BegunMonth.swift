import Exact

/// How a month counts that has begun and is not over.
public enum BegunMonth: String, Sendable, Hashable, CaseIterable {
  /// As a month.
  case whole
  /// By the share of its days that have passed.
  case byDays
  /// Not at all.
  case notAtAll
}

extension MonthCalendar {
  /// The whole months from one day to a later one, each counted from the first day (never chained), and the days of
  /// the month begun after them. 1403-01-31 to 1403-07-30 is six months and no day.
  func monthsAndDays(from start: Day, to end: Day) -> (months: Int, days: Int, lengthOfNext: Int) {
    let (a, b) = (parts(of: start), parts(of: end))
    var months = (b.year - a.year) * 12 + b.month - a.month
    var last = adding(months: months, to: start) ?? end
    if last > end {
      months -= 1
      last = adding(months: months, to: start) ?? end
    }
    let next = adding(months: months + 1, to: start) ?? Day.valid.upperBound
    return (months, end.days(since: last), max(1, next.days(since: last)))
  }

  /// The months from one day to a later one as an exact fraction, the month begun as the rule says.
  func months(from start: Day, to end: Day, begun: BegunMonth) -> (numerator: Int, denominator: Int) {
    let (months, days, length) = monthsAndDays(from: start, to: end)
    if days == 0 { return (months, 1) }
    switch begun {
    case .whole: return (months + 1, 1)
    case .notAtAll: return (months, 1)
    case .byDays: return (months * length + days, length)
    }
  }
}
