import Exact

/// How far installments lie apart.
public enum Frequency: Sendable, Hashable {
  /// Every so many months.
  case months(Int)
  /// Every so many days.
  case days(Int)
}

/// Which day of its month an installment falls on. Means nothing where the frequency counts days.
public enum DayOfMonth: String, Sendable, Hashable, CaseIterable {
  /// The day of the first date, or the last day of a month that is shorter.
  case same
  case first
  case last
}

/// Where a due date goes that is no working day. The rule is applied until it settles on a working day.
public enum DayShift: String, Sendable, Hashable, CaseIterable {
  /// It stays.
  case none
  /// To the next working day.
  case following
  /// To the next working day, or, where that lies in the next month, to the one before.
  case modifiedFollowing
  /// To the working day before.
  case preceding
}

/// When installments are due.
public struct DueRule: Sendable, Hashable {
  /// How far apart.
  public var frequency: Frequency
  /// Whose months.
  public var calendar: MonthCalendar
  /// Which day of the month.
  public var dayOfMonth: DayOfMonth
  /// What happens on days off.
  public var shift: DayShift
  /// Whether a shift may leave the fiscal (Solar) year of the nominal date; where not, it goes the other way.
  public var mayLeaveFiscalYear: Bool
  /// Whether two installments may fall on one day.
  public var mayShareDay: Bool
  /// How a begun month counts where the first period is not as long as the others.
  public var begunMonth: BegunMonth

  /// A rule; by default every Solar month on the same day, unshifted.
  public init(
    frequency: Frequency = .months(1), calendar: MonthCalendar = .solar, dayOfMonth: DayOfMonth = .same,
    shift: DayShift = .none, mayLeaveFiscalYear: Bool = false, mayShareDay: Bool = false,
    begunMonth: BegunMonth = .whole
  ) {
    self.frequency = frequency
    self.calendar = calendar
    self.dayOfMonth = dayOfMonth
    self.shift = shift
    self.mayLeaveFiscalYear = mayLeaveFiscalYear
    self.mayShareDay = mayShareDay
    self.begunMonth = begunMonth
  }
}
