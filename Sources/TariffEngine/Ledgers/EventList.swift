import Exact
import Installments

/// The events of one agreement as data: read from CSV or JSON, and written back as either.
///
///     let events = try EventList(reading: bytes)      // CSV or JSON, told apart by the first letter
///     print(events.csv())                             // the same events in canonical form
public struct EventList: Sendable, Hashable {
  /// What happened, in the order written.
  public private(set) var events: [LedgerEvent]
  /// Where each was written; empty for events that come from no file.
  private var origins: [Origin] = []

  struct Origin: Sendable, Hashable {
    /// From 1; of several rows the first.
    var row: Int
    var place: DossierPlace
  }

  /// Events that come from no file.
  public init(_ events: [LedgerEvent]) { self.events = events }

  /// Events equal events, wherever they were written.
  public static func == (left: EventList, right: EventList) -> Bool { left.events == right.events }

  /// Hashes the events alone.
  public func hash(into hasher: inout Hasher) { hasher.combine(events) }

  /// Reads CSV (the columns of ``EventColumn``) or JSON (a list of objects with the same keys, or an object that holds
  /// it as `events`). What begins with `[` or `{` is JSON.
  ///
  /// - Throws: ``LedgerRejection`` with every fault of every event, none of which is left out.
  public init(reading bytes: [UInt8]) throws(LedgerRejection) {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    switch rest.first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "["), UInt8(ascii: "{"): try self.init(json: bytes)
    default: try self.init(csv: bytes)
    }
  }

  mutating func append(_ event: LedgerEvent, row: Int, place: DossierPlace) {
    events.append(event)
    origins.append(Origin(row: row, place: place))
  }

  mutating func replaceLast(_ event: LedgerEvent) { events[events.count - 1] = event }

  /// Where an event was written; nil: in no file.
  func origin(of event: Int) -> Origin? { event < origins.count ? origins[event] : nil }
}
