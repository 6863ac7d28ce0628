import Exact

/// A day of the week.
public enum Weekday: Int, Sendable, Hashable, CaseIterable {
  case sunday, monday, tuesday, wednesday, thursday, friday, saturday

  /// The weekday of a day: 0001-01-01 of the proleptic Gregorian calendar, day number 1, is a Monday.
  public init(of day: Day) {
    switch Int(day.number) % 7 {
    case 0: self = .sunday
    case 1: self = .monday
    case 2: self = .tuesday
    case 3: self = .wednesday
    case 4: self = .thursday
    case 5: self = .friday
    default: self = .saturday
    }
  }
}

/// The days on which nobody can pay: weekly rest days, and a list of holidays that somebody published on some day.
///
/// Holidays are data with a version, not a rule: lunar ones depend on sighting, and closures are declared at short
/// notice. The list says which days it covers; a due date outside them is an error, never taken for a working day.
public struct WorkingCalendar: Sendable, Hashable {
  /// What the list is called.
  public let name: String
  /// Which edition of the list it is.
  public let version: String
  /// The days that the list speaks of.
  public let covers: DaySpan
  /// The holidays.
  public let daysOff: Set<Day>
  /// The weekly rest days; Friday by Article 17 of the constitution, Thursday where an office says so.
  public let weeklyRest: Set<Weekday>

  /// A calendar; holidays outside `covers` mean nothing.
  public init(name: String, version: String, covers: DaySpan, daysOff: Set<Day>, weeklyRest: Set<Weekday>) {
    self.name = name
    self.version = version
    self.covers = covers
    self.daysOff = daysOff
    self.weeklyRest = weeklyRest
  }

  /// Whether one can pay on a day; throws ``ScheduleFault/calendarEnds(needed:covers:)`` where the list is silent.
  func isWorkingDay(_ day: Day) throws(ScheduleFault) -> Bool {
    if !covers.contains(day) { throw .calendarEnds(needed: day, covers: covers) }
    return !weeklyRest.contains(Weekday(of: day)) && !daysOff.contains(day)
  }
}
