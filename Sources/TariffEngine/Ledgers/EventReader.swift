import Diagnostics
import Exact
import Installments

/// Written events → events, with every fault of every one.
struct EventReader {
  /// The most events of one agreement that are read: 600 installments, each paid in sixteen parts.
  static let limit = 10_000
  /// How many faults are told before reading stops.
  static let mostFaults = 100

  private(set) var list = EventList([])
  private(set) var faults: [DossierFault] = []
  /// The recalculation whose rows are still coming.
  private var open: (day: Day, id: String?, lines: [DebtLine], hasAmount: Bool)?

  var isFull: Bool { faults.count >= Self.mostFaults }

  /// Every fault of the rows, and what contradicts one another of those that could be read.
  var rejection: LedgerRejection? {
    if faults.isEmpty { return nil }
    // An agreement or a payment that seems to be missing may stand in a row that could not be read.
    let contradictions = Ledger.faults(of: list.events).filter { refusal in
      switch refusal.fault {
      case .secondAgreement, .outOfOrder, .numberTwice, .reversedTwice: true
      default: false
      }
    }
    return LedgerRejection([
      .events(faults), .ledger(contradictions.map { PlacedLedgerFault($0, in: list) }),
    ])
  }

  mutating func refuse(_ fault: DossierFault) { faults.append(fault) }

  /// Takes the next event.
  mutating func take(_ written: EventCells) {
    if list.events.count == Self.limit {
      if !faults.contains(where: { $0.code == .tooLarge && $0.row == nil }) {
        faults.append(
          DossierFault(
            .tooLarge, reason: "there are more than \(Self.limit) events",
            remedy: "a file holds the events of one agreement", group: "events", place: written.place))
      }
      return
    }
    var cells = written
    let day = cells.day(.day)
    if cells.words(.day) == nil { cells.fault(.wrongShape, .day, "is empty", "write the day of the event") }
    let kind = kind(&cells, on: day)
    faults += cells.faults
    guard let day, let kind, cells.faults.isEmpty else {
      open = nil
      return
    }
    add(kind, on: day, from: cells)
  }

  private mutating func add(_ kind: LedgerEvent.Kind, on day: Day, from cells: EventCells) {
    guard case .recalculation(let lines) = kind else {
      open = nil
      return list.append(LedgerEvent(on: day, kind), row: cells.row, place: cells.place)
    }
    let id = cells.words(.id)
    let hasAmount = cells.words(.amount) != nil
    if let before = open, before.day == day, before.id == id, cells.lines == nil {
      // The next row of the same recalculation.
      if let twice = lines.first(where: { line in before.lines.contains { $0.name == line.name } }) {
        var cells = cells
        cells.fault(
          .givenTwice, hasAmount ? .amount : .lines,
          "names \(twice.name.isEmpty ? "the bill" : VisibleText.escaped(twice.name)) a second time",
          "give each line of a recalculation once; rows of two recalculations of one day have different ids")
        faults += cells.faults
        return
      }
      open = (day, id, before.lines + lines, before.hasAmount || hasAmount)
      return list.replaceLast(LedgerEvent(on: day, .recalculation(before.lines + lines)))
    }
    open = cells.lines == nil ? (day, id, lines, hasAmount) : nil
    list.append(LedgerEvent(on: day, kind), row: cells.row, place: cells.place)
  }

  private func kind(_ cells: inout EventCells, on day: Day?) -> LedgerEvent.Kind? {
    let list = EventWord.allCases.map(\.rawValue).joined(separator: ", ")
    guard let text = cells.words(.event) else {
      cells.fault(.wrongShape, .event, "is empty", "write one of \(list)")
      return nil
    }
    guard let word = EventWord.named(text) else {
      let near = NearestName.find(text, among: EventWord.allCases.map(\.rawValue)).map { "did you mean \($0)? " } ?? ""
      cells.fault(.unknownOption, .event, "is no event", near + "events are \(list)")
      return nil
    }
    let taken = word.columns
    for column in EventColumn.allCases where column != .day && column != .event && !taken.contains(column) {
      if cells.words(column) == nil && (column != .lines || cells.lines == nil) { continue }
      let names = taken.map(\.rawValue).joined(separator: ", ")
      cells.fault(.wrongShape, column, "has no meaning for \(word.rawValue)", "it takes \(names)")
    }
    switch word {
    case .agreement: return agreement(&cells)
    case .payment, .settlement, .refund:
      let id = required(.id, &cells) { $0.identifier() }
      let amount = required(.amount, &cells) { $0.rials(.amount, atLeast: 1) }
      guard let id, let amount else { return nil }
      return word == .payment
        ? .payment(id: id, amount: amount)
        : word == .settlement ? .settlement(id: id, amount: amount) : .refund(id: id, amount: amount)
    case .reversal:
      return required(.id, &cells) { $0.identifier() }.map { .reversal(of: $0) }
    case .prolongation:
      let (count, rate) = (required(.installments, &cells) { $0.count(.installments) }, cells.rate())
      return count.map { .prolongation(installments: $0, rate: rate) }
    case .recalculation: return recalculation(&cells)
    }
  }

  private func required<Value>(
    _ column: EventColumn, _ cells: inout EventCells, _ read: (inout EventCells) -> Value?
  ) -> Value? {
    if cells.words(column) == nil {
      cells.fault(.wrongShape, column, "is empty, and the event needs it", "fill it in")
      return nil
    }
    return read(&cells)
  }

  private func agreement(_ cells: inout EventCells) -> LedgerEvent.Kind? {
    var cash: CashChoice? = .least
    if let text = cells.words(.cash) {
      switch MatchKey.of(text) {
      case "least", MatchKey.of("حداقل"): cash = .least
      case "all", MatchKey.of("همه"): cash = .all
      default: cash = cells.rials(.cash, atLeast: 0).map { .amount($0) }
      }
    }
    let (term, months) = (cells.count(.term), cells.count(.months))
    let firstDue = cells.day(.firstDue)
    if cells.words(.term) != nil, cells.words(.months) != nil {
      cells.fault(.wrongShape, .months, "stands beside a term", "give term (installments) or months, not both")
    }
    let isWritten = cells.words(.term) != nil || cells.words(.months) != nil
    if !isWritten, cash != .all {
      cells.fault(.wrongShape, .term, "is empty", "give term (installments) or months, or cash all")
    }
    // All in cash needs no term, and none is looked at.
    let written: TermChoice? = term.map { .installments($0) } ?? months.map { .months($0) }
    let choice: TermChoice? = isWritten ? written : .installments(0)
    guard let cash, let choice else { return nil }
    return .agreement(term: choice, cash: cash, firstDue: firstDue)
  }

  private func recalculation(_ cells: inout EventCells) -> LedgerEvent.Kind? {
    let isListed = cells.words(.lines) != nil || cells.lines != nil
    switch (isListed, cells.words(.amount) != nil) {
    case (true, true):
      cells.fault(.wrongShape, .amount, "stands beside lines", "give the lines, or the amount of a bill without lines")
      return nil
    case (false, false):
      cells.fault(.wrongShape, .lines, "is empty", "write all lines of the bill, as fee=980000;fine=300000")
      return nil
    case (false, true):
      return cells.rials(.amount, atLeast: 0).map { .recalculation([DebtLine(name: "", amount: $0)]) }
    case (true, false):
      if let lines = cells.lines { return .recalculation(lines) }
      return EventLines.read(&cells).map { .recalculation($0) }
    }
  }
}
