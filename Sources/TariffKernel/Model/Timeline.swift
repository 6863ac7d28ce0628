import Exact

/// What holds of a provision on which days: a version, a suspension, or nothing because the law says so. Spans are
/// sorted and do not overlap; a day in none of them is a gap, and asking for it is an error.
public struct Timeline: Sendable, Hashable {
  /// Days and what holds on them.
  public struct Entry: Sendable, Hashable {
    /// What holds of a provision.
    public enum State: Sendable, Hashable {
      /// An index into the provision's versions.
      case version(Int)
      /// Suspended by an act, which says until when; nil: until decided. The entry's span says which days that are.
      case suspended(by: ID<Act>, until: Day?)
      /// Declared not to exist: repealed by the act, or, without one, not yet there before its first version.
      case absent(ID<Act>?)
    }
    /// The days.
    public var span: DaySpan
    /// What holds on them.
    public var state: State
    /// For a fee's entry that names no version: the date input whose day decides whether the entry governs, which is
    /// that of the version it stands in place of. nil where the entry names a version, which says it itself; rates,
    /// tables and values are asked for by day and have none.
    public var pricedOn: ID<Input>?

    /// What holds on the days of the span.
    public init(_ span: DaySpan, _ state: State, pricedOn: ID<Input>? = nil) {
      self.span = span
      self.state = state
      self.pricedOn = pricedOn
    }

    /// A version and the days it governs.
    public init(_ span: DaySpan, version: Int) { self.init(span, .version(version)) }

    /// Index into the provision's versions; nil: none holds.
    public var version: Int? { if case .version(let version) = state { version } else { nil } }
  }
  /// The spans, sorted, without overlaps.
  public var entries: [Entry]

  /// Entries sorted by day, without overlaps.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// What holds on a day; nil: nobody says.
  public func entry(on day: Day) -> Entry? { entries.first { $0.span.contains(day) } }

  /// The version that holds on a day; nil: none does.
  public func version(on day: Day) -> Int? { entry(on: day)?.version }

  /// The first day of the suspension or absence that the entry is a part of: it may stand in pieces where it covers
  /// what would be several versions. For a version, the first day of its entry.
  public func beginning(of entry: Int) -> Day {
    var first = entry
    while entries[first].version == nil, first > 0, entries[first - 1].state == entries[entry].state,
      entries[first - 1].span.last.days(since: entries[first].span.first) == -1
    { first -= 1 }
    return entries[first].span.first
  }
}
