import CSV
import Exact
import Installments

extension EventList {
  /// Reads a CSV of events; see ``EventColumn``.
  ///
  /// - Throws: ``LedgerRejection`` with every fault.
  public init(csv bytes: [UInt8]) throws(LedgerRejection) {
    var table = EventTable(bytes)
    try table.read()
    if let rejection = table.reader.rejection { throw rejection }
    self = table.reader.list
  }

  /// The events as CSV in canonical form: all columns, one row for each event, ASCII digits.
  ///
  /// - Parameter guardsFormulas: whether a payment's number that a spreadsheet would run as a formula gets a `'` in
  ///   front.
  public func csv(guardsFormulas: Bool = true) -> String {
    var writer = CSVWriter(guardsFormulas: guardsFormulas)
    for name in EventColumn.names { writer.appendText(name) }
    writer.endRow()
    for (place, event) in events.enumerated() {
      let cells = event.cells(besides: recalculationNumber(of: place))
      for column in EventColumn.allCases {
        switch column {
        case .amount: writer.appendNumber(cells[column] ?? "")
        default: writer.appendText(cells[column] ?? "")
        }
      }
      writer.endRow()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Recalculations that follow one another on one day are told apart by a number.
  func recalculationNumber(of place: Int) -> Int? {
    func isRecalculation(_ other: Int) -> Bool {
      guard events.indices.contains(other), events[other].day == events[place].day else { return false }
      if case .recalculation = events[other].kind { return true } else { return false }
    }
    guard isRecalculation(place), isRecalculation(place - 1) || isRecalculation(place + 1) else { return nil }
    var number = 1
    while isRecalculation(place - number) { number += 1 }
    return number
  }
}

extension LedgerEvent {
  /// The event's cells in canonical form.
  fileprivate func cells(besides number: Int?) -> [EventColumn: String] {
    var cells: [EventColumn: String] = [.day: day.description, .event: word.rawValue]
    switch kind {
    case .agreement(let term, let cash, let firstDue):
      switch term {
      case .installments(0) where cash == .all: break
      case .installments(let count): cells[.term] = String(count)
      case .months(let count): cells[.months] = String(count)
      }
      cells[.cash] = cash.words
      cells[.firstDue] = firstDue?.description
    case .payment(let id, let amount), .settlement(let id, let amount), .refund(let id, let amount):
      (cells[.id], cells[.amount]) = (id, String(amount))
    case .reversal(let id): cells[.id] = id
    case .recalculation(let lines):
      cells[.id] = number.map(String.init)
      if let line = lines.first, lines.count == 1, line.name.isEmpty {
        cells[.amount] = String(line.amount)
      } else {
        cells[.lines] = EventLines.text(lines)
      }
    case .prolongation(let count, let rate):
      (cells[.installments], cells[.rate]) = (String(count), rate?.words)
    }
    return cells
  }

  var word: EventWord {
    switch kind {
    case .agreement: .agreement
    case .payment: .payment
    case .reversal: .reversal
    case .recalculation: .recalculation
    case .prolongation: .prolongation
    case .settlement: .settlement
    case .refund: .refund
    }
  }
}

extension CashChoice {
  var words: String {
    switch self {
    case .least: "least"
    case .all: "all"
    case .amount(let coins): String(coins)
    }
  }
}

/// A CSV of events, row by row.
private struct EventTable: ~Copyable {
  private var rows: CSVReader<ByteArraySource>
  private(set) var reader = EventReader()

  init(_ bytes: [UInt8]) { rows = CSVReader(ByteArraySource(bytes), findsSwallowedRows: true) }

  mutating func read() throws(LedgerRejection) {
    guard let names = try header() else { return }
    let columns = columns(names)
    guard reader.faults.isEmpty else { return }
    var row = 0
    while !reader.isFull {
      switch rows.next() {
      case .end: return
      case .fault(let fault):
        row += 1
        var told = DossierFault(fault, of: "events", header: nil)
        told.row = row
        if fault.field < names.count { told.column = names[fault.field] }
        reader.refuse(told)
      case .row:
        row += 1
        let place = DossierPlace(line: rows.firstLine)
        guard rows.count == names.count else {
          var told = DossierFault.rowWidth(rows.count, header: names.count, of: "events", line: rows.firstLine)
          told.row = row
          reader.refuse(told)
          continue
        }
        var cells = EventCells(row: row, place: place)
        for (index, column) in columns.enumerated() {
          if let column { cells.cells[column] = .init(words: rows.text(index), name: names[index], place: place) }
        }
        reader.take(cells)
      }
    }
  }

  private mutating func header() throws(LedgerRejection) -> [String]? {
    switch rows.next() {
    case .end:
      reader.refuse(.emptyEvents)
      return nil
    case .fault(let fault):
      reader.refuse(fault.kind == .emptyFile ? .emptyEvents : DossierFault(fault, of: "events", header: nil))
      return nil
    case .row: return (0..<rows.count).map { rows.text($0) }
    }
  }

  /// What each column stands for; an unknown one is a fault, since its cells would be lost.
  private mutating func columns(_ names: [String]) -> [EventColumn?] {
    var columns: [EventColumn?] = []
    let place = DossierPlace(line: 1)
    for name in names {
      let column = EventColumn.named(name)
      if column == nil {
        reader.refuse(.unknownEventColumn(name, place: place))
      } else if columns.contains(column) {
        reader.refuse(
          DossierFault(
            .columnTwice, column: name, reason: "another column of the header stands for the same",
            remedy: "take one of them out", group: "events", place: place))
      }
      columns.append(column)
    }
    for needed in [EventColumn.day, .event] where !columns.contains(needed) {
      reader.refuse(
        DossierFault(
          .wrongShape, column: needed.rawValue, reason: "has no column in the header",
          remedy: "columns are \(EventColumn.names.joined(separator: ","))", group: "events", place: place))
    }
    return columns
  }
}
