import TariffKernel

/// The rows of one group's file by dossier. They are held in memory: floors come in any order.
struct GroupRows {
  private struct Stored {
    var line: Int
    /// Values, and the texts that the tariff does not name.
    var values: [Int128?]
    var texts: [String]
    var raw: [UInt8]
    var next = -1
  }
  /// What a dossier has here.
  private struct Entry {
    var first = -1
    var last = -1
    /// The line of its first row that was rejected.
    var badLine: Int?
    var isJoined = false
  }
  let group: ID<Group>
  let notices: [BatchNotice]
  private let name: String
  /// Columns that hold texts.
  private let textColumns: [Int]
  private let namedTexts: Int
  private var identifiers = IdentifierIndex()
  private var entries: [Entry] = []
  private var rows: [Stored] = []
  private(set) var count: BatchSummary.GroupCount

  /// Reads the whole file; rows that cannot be read go to the rejects at once.
  init(_ table: DossierTable, of group: ID<Group>, door: Door, rejects: inout RejectWriter) throws(BatchFault) {
    let model = door.model
    self.group = group
    notices = table.header.notices
    name = model.groups[group.index].symbol.name
    namedTexts = model.texts.count
    textColumns = model.groups[group.index].inputs.compactMap { input in
      model.inputs[input.index].domain == .text ? model.inputs[input.index].column : nil
    }
    count = BatchSummary.GroupCount(group: name)
    reading: while true {
      var faults: [DossierFault] = []
      var stored = Stored(line: table.line, values: door.emptyRow(of: group), texts: [], raw: [])
      switch try table.next() {
      case .end: break reading
      case .fault(let fault): faults = [fault]
      case .row: faults = read(table, into: &stored, door: door)
      }
      count.read += 1
      (stored.line, stored.raw) = (table.line, table.rawRow)
      try keep(stored, identifier: table.identifier, faults: faults, rejects: &rejects)
    }
  }

  private func read(_ table: DossierTable, into stored: inout Stored, door: Door) -> [DossierFault] {
    var faults: [DossierFault] = []
    for (column, target) in table.header.targets.enumerated() {
      switch target {
      case .unknown, .extra: continue
      case .identifier:
        guard table.cell(column).trimmed.isEmpty else { continue }
        faults.append(.identifierMissing(column: table.header.names[column], of: name, line: table.line))
      case .input(let input):
        do throws(InputReader.Refusal) {
          try door.read(table.cell(column), as: input, into: &stored.values, texts: &stored.texts)
        } catch { faults.append(table.fault(error, column: column, group: name)) }
      }
    }
    return faults
  }

  private mutating func keep(
    _ row: Stored, identifier: String?, faults: [DossierFault], rejects: inout RejectWriter
  ) throws(BatchFault) {
    let key = identifier.map(MatchKey.ofIdentifier) ?? ""
    var place = -1
    if !key.isEmpty {
      let inserted = identifiers.insert(key)
      if inserted.isNew { entries.append(Entry()) }
      place = inserted.place
    }
    guard faults.isEmpty else {
      count.rejected += 1
      if place >= 0 { entries[place].badLine = entries[place].badLine ?? row.line }
      var told = faults
      if place < 0 {
        told[0].reason += "; whose row it is cannot be told, so that a dossier may have been billed without it"
      }
      return try rejects.write(told, file: name, line: row.line, dossier: identifier ?? "", row: row.raw)
    }
    let last = entries[place].last
    if last < 0 { entries[place].first = rows.count } else { rows[last].next = rows.count }
    entries[place].last = rows.count
    rows.append(row)
  }

  /// Hands the rows of a dossier over, in the order of the file.
  ///
  /// - Returns: the line of a row that was rejected: without it the bill would be wrong.
  mutating func join(_ key: String, into facts: inout Facts) -> Int? {
    guard let place = identifiers.find(key), !entries[place].isJoined else { return nil }
    entries[place].isJoined = true
    gather(place, into: &facts)
    count.joined += rowCount(of: place)
    return entries[place].badLine
  }

  /// Once all dossiers were read: rows whose dossier never came.
  mutating func rejectOrphans(_ rejects: inout RejectWriter) throws(BatchFault) {
    var owners = [Int](repeating: -1, count: rows.count)
    for (place, entry) in entries.enumerated() where !entry.isJoined {
      var row = entry.first
      while row >= 0 {
        owners[row] = place
        row = rows[row].next
      }
    }
    for (row, owner) in owners.enumerated() where owner >= 0 {
      count.orphaned += 1
      let fault = DossierFault(
        .dossierUnknown, reason: "no row of the dossiers has this number",
        remedy: "add the dossier, or take the row out", group: name, place: DossierPlace(line: rows[row].line))
      try rejects.write([fault], file: name, line: rows[row].line, dossier: identifiers[owner], row: rows[row].raw)
    }
  }
}

/// The rows of a dossier by its place, for readers who share them.
extension GroupRows {
  /// How many dossiers have rows here, good or rejected.
  var dossierCount: Int { entries.count }

  /// The place of a dossier's rows; nil: it has none.
  func place(of key: UnsafeBufferPointer<UInt8>) -> Int? { identifiers.find(key) }

  /// The line of the dossier's first row that was rejected.
  func badLine(of place: Int) -> Int? { entries[place].badLine }

  /// Adds the rows to the facts, in the order of the file.
  func gather(_ place: Int, into facts: inout Facts) {
    var row = entries[place].first
    while row >= 0 {
      var values = rows[row].values
      for column in textColumns {
        if let value = values[column], value >= namedTexts { values[column] = value + Int128(facts.texts.count) }
      }
      facts.texts += rows[row].texts
      facts.groups[group.index].append(values)
      row = rows[row].next
    }
  }

  /// Adds the rows to those of a block of dossiers. Which texts are alike across a dossier's rows does not matter there.
  func gather(_ place: Int, into batch: ColumnarBatch) {
    var row = entries[place].first
    while row >= 0 {
      batch.append(rows[row].values, toGroup: group.index)
      row = rows[row].next
    }
  }

  /// How many good rows the dossier has.
  func rowCount(of place: Int) -> Int {
    var (row, count) = (entries[place].first, 0)
    while row >= 0 {
      row = rows[row].next
      count += 1
    }
    return count
  }

  /// Takes note of the dossiers that came, by place.
  mutating func settle(joined: [Bool]) {
    for place in entries.indices where joined[place] {
      entries[place].isJoined = true
      count.joined += rowCount(of: place)
    }
  }
}

extension DossierTable {
  /// A cell that the door refused.
  func fault(_ refusal: InputReader.Refusal, column: Int, group: String?) -> DossierFault {
    .refused(refusal, column: header.names[column], cell: cell(column), group: group, line: line)
  }
}
