import Exact

/// The exact share of a year for which mark-up runs: 1/12 for a month, 31/365 for a month counted by its days.
public struct YearShare: Sendable, Hashable {
  /// Not negative.
  public let numerator: Int
  /// Greater than zero.
  public let denominator: Int

  /// A share of a year.
  public init(_ numerator: Int, over denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }
}

/// How the time between two due dates becomes a share of a year.
public enum RatePeriod: String, Sendable, Hashable, CaseIterable {
  /// A month is a twelfth of a year, whatever its days; n months are n twelfths. Days are 365ths.
  case month
  /// The days over 365.
  case actual365
  /// The days of each year over the days of that year: days to the year's last day over its length, the rest over the
  /// length of the next.
  case actualActual
}

extension DueRule {
  /// The shares of a year of each period. With ``RatePeriod/month`` every period is the frequency's months, but for the
  /// first one, which runs from the start of the agreement and counts a begun month as the plan says.
  func yearShares(_ period: RatePeriod, from start: Day, over dates: [Day]) -> [YearShare] {
    var previous = start
    var shares: [YearShare] = []
    shares.reserveCapacity(dates.count)
    for date in dates {
      shares.append(yearShare(period, isFirst: shares.isEmpty, from: previous, to: date))
      previous = date
    }
    return shares
  }

  private func yearShare(_ period: RatePeriod, isFirst: Bool, from start: Day, to end: Day) -> YearShare {
    switch (period, frequency) {
    case (.month, .months(let every)):
      if !isFirst { return YearShare(every, over: 12) }
      let months = calendar.months(from: start, to: end, begun: begunMonth)
      return YearShare(months.numerator, over: 12 * months.denominator)
    case (.month, .days), (.actual365, _): return YearShare(end.days(since: start), over: 365)
    case (.actualActual, _): return actualActual(from: start, to: end)
    }
  }

  /// Whole years between the two count as one each.
  private func actualActual(from start: Day, to end: Day) -> YearShare {
    let (first, last) = (calendar.parts(of: start).year, calendar.parts(of: end).year)
    let firstLength = calendar.yearLength(at: start)
    if first == last { return YearShare(end.days(since: start), over: firstLength) }
    let lastLength = calendar.yearLength(at: end)
    let sinceNewYear = end.days(since: start) - daysLeft(in: first, from: start, to: end)
    let days = daysLeft(in: first, from: start, to: end)
    var tail = sinceNewYear
    var wholeYears = 0
    for year in (first + 1)..<max(first + 1, last) {
      tail -= lengthOfYear(year)
      wholeYears += 1
    }
    return YearShare(
      days * lastLength + tail * firstLength + wholeYears * firstLength * lastLength, over: firstLength * lastLength)
  }

  private func lengthOfYear(_ year: Int) -> Int {
    switch calendar {
    case .solar: Day.isSolarLeap(year: year) ? 366 : 365
    case .gregorian: 337 + Day.gregorianMonthLength(year: year, month: 2)
    }
  }

  /// The days from a day to the last day of its year: interest runs after the first day, to the end of 31 December.
  private func daysLeft(in year: Int, from start: Day, to end: Day) -> Int {
    var days = calendar.length(year: year, month: calendar.parts(of: start).month) - calendar.parts(of: start).day
    let month = calendar.parts(of: start).month
    if month < 12 { for next in (month + 1)...12 { days += calendar.length(year: year, month: next) } }
    return min(days, end.days(since: start))
  }
}
