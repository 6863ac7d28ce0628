import Diagnostics
import Exact
import Installments

extension EventList {
  /// The largest JSON that is read.
  static let jsonLimit = 1 << 24

  /// Reads events from JSON: a list of objects, or an object that holds it as `events`, as ``json`` and the state of a
  /// ledger write it. Keys are those of ``EventColumn``; `lines` is a list of `{"name": …, "amount": …}`. Amounts may
  /// be numbers or texts.
  ///
  ///     [{"day": "1403-01-10", "event": "agreement", "term": 12},
  ///      {"day": "1403-02-10", "event": "payment", "id": "p1", "amount": "100000"}]
  ///
  /// - Throws: ``LedgerRejection`` with every fault.
  public init(json bytes: [UInt8]) throws(LedgerRejection) {
    guard bytes.count <= Self.jsonLimit else {
      throw .events([
        DossierFault(
          .tooLarge, reason: "the events are larger than \(Self.jsonLimit) bytes",
          remedy: "a file holds the events of one agreement", group: "events")
      ])
    }
    let places = JSONPlaces(bytes)
    let value: JSONValue
    do throws(JSONFault) { value = try JSONReader.read(bytes) } catch {
      throw .events([
        DossierFault(
          .malformedJSON, reason: "this is not JSON: \(error.reason)",
          remedy: "`tariff ledger --help` shows a list of events", group: "events", place: places[error.offset])
      ])
    }
    var shape = EventShape(places: places)
    shape.read(value)
    if let rejection = shape.reader.rejection { throw rejection }
    self = shape.reader.list
  }

  /// The events as one line of JSON in canonical form (schema `tariff.ledger-events/1`): amounts as texts, what an
  /// event does not take left out.
  public var json: String {
    JSONTree.object(["schema": .text("tariff.ledger-events/1"), "events": jsonTree]).text
  }

  var jsonTree: JSONTree {
    .list(events.enumerated().map { place, event in event.jsonTree(besides: recalculationNumber(of: place)) })
  }
}

extension LedgerEvent {
  fileprivate func jsonTree(besides number: Int?) -> JSONTree {
    var members: [EventColumn: JSONTree] = [.day: .text(day.description), .event: .text(word.rawValue)]
    switch kind {
    case .agreement(let term, let cash, let firstDue):
      switch term {
      case .installments(0) where cash == .all: break
      case .installments(let count): members[.term] = .integer(count)
      case .months(let count): members[.months] = .integer(count)
      }
      members[.cash] = .text(cash.words)
      if let firstDue { members[.firstDue] = .text(firstDue.description) }
    case .payment(let id, let amount), .settlement(let id, let amount), .refund(let id, let amount):
      (members[.id], members[.amount]) = (.text(id), .amount(amount))
    case .reversal(let id): members[.id] = .text(id)
    case .recalculation(let lines):
      if let number { members[.id] = .integer(number) }
      if let line = lines.first, lines.count == 1, line.name.isEmpty {
        members[.amount] = .amount(line.amount)
      } else {
        members[.lines] = .list(lines.map { .object(["name": .text($0.name), "amount": .amount($0.amount)]) })
      }
    case .prolongation(let count, let rate):
      members[.installments] = .integer(count)
      if let rate { members[.rate] = .text(rate.words) }
    }
    let named = members.map { ($0.key.rawValue, $0.value) }
    return .object(Dictionary(named, uniquingKeysWith: { first, _ in first }))
  }
}

/// JSON values → written events.
private struct EventShape {
  let places: JSONPlaces
  private(set) var reader = EventReader()

  init(places: JSONPlaces) { self.places = places }

  mutating func read(_ value: JSONValue) {
    switch value.kind {
    case .list(let events): read(events)
    case .object(let members):
      let schema = members.last { $0.key == "schema" }?.value.kind
      // In a state that a ledger wrote, what stands beside the events is made from them.
      let isState = schema == .text("tariff.ledger/1")
      for member in members where member.key != "events" && member.key != "schema" && !isState {
        refuse(.unknownFact, member.keyOffset, member.key, "is no part of a file of events", "it holds events alone")
      }
      if let schema, !isState, schema != .text("tariff.ledger-events/1") {
        refuse(.wrongShape, value.offset, "schema", "is not one of a ledger", "write tariff.ledger-events/1, or none")
      }
      let lists = members.filter { $0.key == "events" }
      guard let events = lists.first, lists.count == 1, case .list(let list) = events.value.kind else {
        let offset = lists.last?.keyOffset ?? value.offset
        return refuse(.wrongShape, offset, "events", "is not one list", "write {\"events\": [{…}, …]}")
      }
      read(list)
    default: refuse(.wrongShape, value.offset, nil, "events are a list of objects", "write [{\"day\": …}, …]")
    }
  }

  private mutating func read(_ events: [JSONValue]) {
    if events.isEmpty { return reader.refuse(.emptyEvents) }
    for (index, event) in events.enumerated() {
      if reader.isFull { return }
      guard case .object(let members) = event.kind else {
        let remedy = "write {\"day\": …, \"event\": …}"
        refuse(.wrongShape, event.offset, nil, "an event is an object", remedy, row: index + 1)
        continue
      }
      var cells = EventCells(row: index + 1, place: places[event.offset])
      for member in members { take(member.key, member.keyOffset, member.value, &cells) }
      reader.take(cells)
    }
  }

  private func take(_ key: String, _ offset: Int, _ value: JSONValue, _ cells: inout EventCells) {
    guard let column = EventColumn.named(key) else {
      var fault = DossierFault.unknownEventColumn(key, place: places[offset])
      fault.row = cells.row
      return cells.add(fault)
    }
    if cells.cells[column] != nil {
      return cells.fault(.givenTwice, column, "was given before", "give it once")
    }
    cells.cells[column] = .init(words: "", name: key, place: places[value.offset])
    switch value.kind {
    case .null: cells.cells[column] = nil
    case .text(let words), .number(let words): cells.cells[column]?.words = words
    case .list(let lines) where column == .lines: cells.lines = self.lines(lines, &cells)
    default:
      cells.fault(
        .wrongShape, column, "has a value of another kind",
        column == .lines ? "write a list of {\"name\": …, \"amount\": …}" : "write a text or a number")
    }
  }

  /// As read so far; a fault of any line makes the event unreadable.
  private func lines(_ values: [JSONValue], _ cells: inout EventCells) -> [DebtLine] {
    let remedy = "write a list of {\"name\": …, \"amount\": …}"
    var lines: [DebtLine] = []
    for value in values {
      guard case .object(let members) = value.kind, members.count == 2,
        let name = members.first(where: { $0.key == "name" })?.value.kind,
        let amount = members.first(where: { $0.key == "amount" })?.value.kind, case .text(let name) = name
      else {
        cells.fault(.wrongShape, .lines, "holds something that is no line", remedy)
        continue
      }
      let shown = "the line \(VisibleText.escaped(name.shortened(to: 80)))"
      guard let words = amount.words, let number = try? ExactDecimal.parse(Array(words.utf8)).reduced else {
        cells.fault(.notANumber, .lines, "\(shown) has no number", remedy)
        continue
      }
      guard let line = EventLines.line(name, number, &cells, shown) else { continue }
      if lines.contains(where: { $0.name == name }) {
        cells.fault(.givenTwice, .lines, "\(shown) stands twice", "give each line once")
      }
      lines.append(line)
    }
    if values.isEmpty { cells.fault(.wrongShape, .lines, "holds no line", remedy) }
    return lines
  }

  private mutating func refuse(
    _ code: DossierFault.Code, _ offset: Int, _ column: String?, _ reason: String, _ remedy: String, row: Int? = nil
  ) {
    reader.refuse(
      DossierFault(
        code, column: column, reason: reason, remedy: remedy, group: "events", row: row, place: places[offset]))
  }
}

extension JSONValue.Kind {
  /// Of a text or a number.
  fileprivate var words: String? {
    switch self {
    case .text(let words), .number(let words): words
    default: nil
    }
  }
}

extension DossierFault {
  /// D0122.
  static let emptyEvents = DossierFault(
    .emptyFile, reason: "there are no events", remedy: "the first event of a ledger is the agreement", group: "events")

  /// D0108. Its cells would be lost, so a ledger takes no column that it does not know.
  static func unknownEventColumn(_ name: String, place: DossierPlace) -> DossierFault {
    let near = NearestName.find(name, among: EventColumn.names)
    return DossierFault(
      .unknownFact, column: name, reason: "events have no such column",
      remedy: near.map { "did you mean \($0)?" } ?? "columns are \(EventColumn.names.joined(separator: ","))",
      group: "events", place: place)
  }
}
