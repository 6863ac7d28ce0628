import Diagnostics
import Exact

/// Days, as spans that are sorted, do not overlap and do not touch.
struct DaySet: Equatable {
  private(set) var spans: [DaySpan]

  /// No day.
  static let none = DaySet(spans: [])

  /// Every day of one span.
  init(_ span: DaySpan) { spans = [span] }

  /// Every day of several spans, which may overlap.
  init(_ spans: [DaySpan]) {
    var merged: [DaySpan] = []
    for span in spans.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
      if let last = merged.last, span.first.number <= last.last.number + 1 {
        merged[merged.count - 1] = DaySpan(last.first, max(last.last, span.last))
      } else {
        merged.append(span)
      }
    }
    self.spans = merged
  }

  private init(spans: [DaySpan]) { self.spans = spans }

  var isEmpty: Bool { spans.isEmpty }

  func contains(_ day: Day) -> Bool { spans.contains { $0.contains(day) } }

  /// The days that are in either.
  func union(_ other: DaySet) -> DaySet { DaySet(spans + other.spans) }

  /// The days that are in both.
  func intersection(_ other: DaySet) -> DaySet {
    DaySet(spans: spans.flatMap { span in other.spans.compactMap { span.intersection($0) } })
  }

  /// The days that are not in the other.
  func subtracting(_ other: DaySet) -> DaySet {
    var rest = spans
    for hole in other.spans { rest = rest.flatMap { $0.subtracting(hole) } }
    return DaySet(spans: rest)
  }
}

extension DaySpan {
  /// The days that lie in both; nil: none does.
  func intersection(_ other: DaySpan) -> DaySpan? {
    let (first, last) = (max(first, other.first), min(last, other.last))
    return first <= last ? DaySpan(first, last) : nil
  }

  /// The days that do not lie in the other.
  func subtracting(_ other: DaySpan) -> [DaySpan] {
    guard intersection(other) != nil else { return [self] }
    var rest: [DaySpan] = []
    if first < other.first { rest.append(DaySpan(first, other.first.before)) }
    if other.last < last { rest.append(DaySpan(other.last.after, last)) }
    return rest
  }

  /// `1402-05-01 to 1402-12-29`, or one day alone.
  var words: String { first == last ? first.description : "\(first) to \(last)" }
}

extension Day {
  /// The day before; the axis of days goes on beyond those that are valid.
  var before: Day { Day(number: number - 1) }
  /// The day after.
  var after: Day { Day(number: number + 1) }
}
