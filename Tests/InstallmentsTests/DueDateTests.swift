import Exact
import Installments
import Testing

@Suite struct DueDateTests {
  private func dates(
    _ rule: DueRule, count: Int, start: Int, first: Int?, on days: WorkingCalendar? = nil
  ) throws -> [DueDate] {
    let plan = Plan(name: "dates", terms: [Term(installments: count)], method: .none, dueRule: rule)
    let day = try solar(start)
    let request = ScheduleRequest(
      amount: 1_000_000_000, on: day, term: .installments(count), start: day, firstDue: try first.map(solar))
    return try plan.schedule(for: request, on: days).installments.map(\.date)
  }

  /// Friday, and the block of Nowruz from 29 Esfand to 4 Farvardin with 12 and 13 Farvardin.
  private func calendar(to last: Int = 1405_12_29, thursday: Bool = false) throws -> WorkingCalendar {
    var off: Set<Day> = []
    for number in [
      1403_12_29, 1403_12_30, 1404_01_01, 1404_01_02, 1404_01_03, 1404_01_04, 1404_01_12, 1404_01_13, 1404_12_29,
      1405_01_01, 1405_01_02, 1405_01_03, 1405_01_04,
    ] { off.insert(try solar(number)) }
    return WorkingCalendar(
      name: "sample", version: "1", covers: DaySpan(try solar(1403_01_01), try solar(last)), daysOff: off,
      weeklyRest: thursday ? [.thursday, .friday] : [.friday])
  }

  /// 31 in the first six months, 30 in the next five, and in Esfand what the year has: 1403 and 1408 are leap.
  @Test(arguments: [(1403_01_31, [30, 29, 29]), (1402_01_31, [29, 30, 29]), (1407_01_31, [29, 30, 29])])
  func theLastOfFarvardinDoesNotDrift(_ first: Int, _ lastOfYears: [Int]) throws {
    let dates = try dates(DueRule(), count: 36, start: first - 30, first: first)
    var expected: [Day] = []
    for (place, last) in lastOfYears.enumerated() {
      for (month, day) in zip(1...12, [31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, last]) {
        expected.append(try solar((first / 10_000 + place) * 10_000 + month * 100 + day))
      }
    }
    #expect(dates.map(\.nominal) == expected)
    #expect(dates.map(\.due) == expected)
  }

  @Test func firstAndLastOfTheMonth() throws {
    let firsts = try dates(DueRule(dayOfMonth: .first), count: 3, start: 1403_10_12, first: nil)
    #expect(firsts.map(\.due.description) == ["1403-11-01", "1403-12-01", "1404-01-01"])
    let lasts = try dates(DueRule(dayOfMonth: .last), count: 3, start: 1403_10_12, first: nil)
    #expect(lasts.map(\.due.description) == ["1403-11-30", "1403-12-30", "1404-01-31"])
    let quarters = try dates(DueRule(frequency: .months(3)), count: 3, start: 1403_10_30, first: nil)
    #expect(quarters.map(\.due.description) == ["1404-01-30", "1404-04-30", "1404-07-30"])
    let days = try dates(DueRule(frequency: .days(10)), count: 3, start: 1403_12_20, first: nil)
    #expect(days.map(\.due.description) == ["1403-12-30", "1404-01-10", "1404-01-20"])
    #expect(throws: ScheduleFault.firstDueOffRule(try solar(1403_11_12), expected: try solar(1403_11_01))) {
      try dates(DueRule(dayOfMonth: .first), count: 3, start: 1403_10_12, first: 1403_11_12)
    }
  }

  /// The nominal date, the rule, whether the fiscal year may be left, and where the date goes. 1404-01-01 is a Friday,
  /// so 1404-02-05 and 1404-05-31 are Fridays too.
  @Test(arguments: [
    (1403_12_29, DayShift.none, false, 1403_12_29), (1403_12_29, .following, true, 1404_01_05),
    (1403_12_29, .following, false, 1403_12_28), (1403_12_29, .modifiedFollowing, true, 1403_12_28),
    (1403_12_29, .preceding, true, 1403_12_28), (1404_01_01, .following, false, 1404_01_05),
    (1404_01_01, .preceding, true, 1403_12_28), (1404_01_01, .preceding, false, 1404_01_05),
    (1404_02_05, .following, false, 1404_02_06), (1404_02_05, .preceding, false, 1404_02_04),
    (1404_05_31, .following, false, 1404_06_01), (1404_05_31, .modifiedFollowing, false, 1404_05_30),
    (1404_02_06, .following, false, 1404_02_06),
  ])
  func daysOff(_ nominal: Int, _ shift: DayShift, _ mayLeave: Bool, _ due: Int) throws {
    let rule = DueRule(shift: shift, mayLeaveFiscalYear: mayLeave)
    let date = try #require(try dates(rule, count: 1, start: 1403_11_01, first: nominal, on: calendar()).first)
    #expect(try date.nominal == solar(nominal) && date.due == solar(due))
  }

  @Test func weeklyRestIsAParameter() throws {
    let rule = DueRule(shift: .preceding)
    let date = try dates(rule, count: 1, start: 1404_01_20, first: 1404_02_05, on: calendar(thursday: true)).first
    #expect(try date?.due == solar(1404_02_03))
    #expect(try Weekday(of: solar(1405_01_01)) == .saturday)
    #expect(try Weekday(of: solar(1403_12_30)) == .thursday)
  }

  /// A shift never spreads to the dates after it.
  @Test func laterDatesKeepTheNominalDay() throws {
    let dates = try dates(DueRule(shift: .following), count: 3, start: 1403_12_01, first: 1404_01_02, on: calendar())
    #expect(dates.map(\.due.description) == ["1404-01-05", "1404-02-02", "1404-03-03"])
    #expect(dates.map(\.nominal.description) == ["1404-01-02", "1404-02-02", "1404-03-02"])
  }

  /// 1404-03-02 is a Friday: day 64 of a year that began on one, 63 = 9 × 7 days later.
  @Test func twoOnOneDay() throws {
    var rule = DueRule(frequency: .days(1), shift: .following)
    #expect(throws: ScheduleFault.sharedDay(try solar(1404_02_06), installment: 2)) {
      try dates(rule, count: 2, start: 1404_01_20, first: 1404_02_05, on: calendar())
    }
    rule.mayShareDay = true
    let shared = try dates(rule, count: 2, start: 1404_01_20, first: 1404_02_05, on: calendar())
    #expect(try shared.map(\.due) == [solar(1404_02_06), solar(1404_02_06)])
  }

  @Test func aCalendarThatEndsIsAnError() throws {
    let days = try calendar(to: 1404_12_29)
    #expect(throws: ScheduleFault.calendarEnds(needed: try solar(1405_01_15), covers: days.covers)) {
      try dates(DueRule(shift: .following), count: 12, start: 1404_01_15, first: nil, on: days)
    }
    #expect(throws: ScheduleFault.calendarMissing) {
      try dates(DueRule(shift: .following), count: 12, start: 1404_01_15, first: nil)
    }
    #expect(try dates(DueRule(shift: .following), count: 11, start: 1404_01_15, first: nil, on: days).count == 11)
  }
}
