/// Why a text is not a date.
public enum DateFault: Error, Sendable, Hashable {
  /// There is no text.
  case empty
  /// Not of the form YYYY-MM-DD or YYYY/MM/DD; the text from where it departs from it. Long text is cut.
  case malformed(leftOver: String)
  /// Digits of two families in one date; the text from the first of the second family on.
  case mixedDigits(leftOver: String)
  /// A date, and then something else.
  case leftOver(String)
  /// A year that is neither Solar Hijri 1206–1501 nor Gregorian 1827–2123.
  case yearOutOfRange(Int)
  /// A month beyond 1…12.
  case noSuchMonth(Int)
  /// A day that its month does not have, and how many the month has.
  case noSuchDay(year: Int, month: Int, day: Int, monthLength: Int)
  /// A Gregorian day before 1827-03-22 or after 2123-03-20.
  case outsideCalendar(year: Int, month: Int, day: Int)
}

extension DateFault: CustomStringConvertible {
  /// The fault in words.
  public var description: String {
    switch self {
    case .empty: "there is no date"
    case .malformed(let rest): "a date is written YYYY-MM-DD or YYYY/MM/DD; “\(rest)” does not fit"
    case .mixedDigits(let rest): "digits of two scripts in one date, from “\(rest)” on"
    case .leftOver(let rest): "“\(rest)” stands after the date"
    case .yearOutOfRange(let year): "the year \(year) is neither Solar Hijri 1206–1501 nor Gregorian 1827–2123"
    case .noSuchMonth(let month): "there is no month \(month)"
    case .noSuchDay(let year, let month, let day, let length):
      "month \(month) of \(year) has \(length) days, so there is no day \(day)"
    case .outsideCalendar: "days are known from 1827-03-22 to 2123-03-20 (1206-01-01 to 1501-12-29)"
    }
  }
}
