import CSV
import TariffKernel

/// The rows of one group's file by dossier. Dossiers come in any order and so may these rows, so they are held in memory,
/// packed: some bytes for a row, and next to nothing for the numbers of dossiers where those count up.
struct GroupRows {
  let group: ID<Group>
  let notices: [BatchNotice]
  private let name: String
  /// Columns that hold texts, in the order of the header.
  private let textColumns: [Int]
  private let namedTexts: Int
  private var numbers = GroupNumbers()
  /// Which rows are whose, by place of the dossier.
  private var owners = RowRuns()
  /// By input of the group. A text that the tariff does not name is numbered behind those that it names, by ``texts``.
  private var columns: [PackedColumn]
  private var texts = IdentifierIndex()
  /// By place of a dossier: the line of its first row that was rejected.
  private var badLines: [Int: Int] = [:]
  /// By place of a dossier: whether it came.
  private var isJoined: [Bool] = []
  /// The rows as they were, where the file cannot be read again.
  private var kept: KeptRows?
  /// The file, to read it again.
  private let table: DossierTable
  private let door: Door
  private(set) var count: BatchSummary.GroupCount

  /// Reads the whole file; rows that cannot be read go to the rejects at once.
  ///
  /// - Parameter showsOrphans: whether the rejects that ``rejectOrphans(_:)`` is called with are kept: rows are shown there
  ///   as they were.
  init(
    _ table: DossierTable, of group: ID<Group>, door: Door, showsOrphans: Bool, rejects: inout RejectWriter
  ) throws(BatchFault) {
    let model = door.model
    (self.group, self.table, self.door) = (group, table, door)
    notices = table.header.notices
    name = model.groups[group.index].symbol.name
    namedTexts = model.texts.count
    textColumns = table.header.targets.compactMap { target in
      guard case .input(let input) = target, model.inputs[input.index].domain == .text else { return nil }
      return model.inputs[input.index].column
    }
    columns = model.groups[group.index].inputs.map { _ in PackedColumn() }
    kept = showsOrphans && !table.canBeReadAgain ? KeptRows() : nil
    count = BatchSummary.GroupCount(group: name)
    try readAll(&rejects)
    for column in columns.indices { columns[column].close() }
    kept?.close()
  }

  private mutating func readAll(_ rejects: inout RejectWriter) throws(BatchFault) {
    var reader = GroupRowReader(table.header, of: group, door: door)
    var last: (key: [UInt8], place: Int) = ([], -1)
    while let faults = try reader.next(table) {
      count.read += 1
      let place: Int
      if let key = table.plainKey, !last.key.isEmpty, key.elementsEqual(last.key) {
        place = last.place
      } else {
        place = insert(table.key)
        last = (table.plainKey.map { Array($0) } ?? [], place)
      }
      if faults.isEmpty {
        keep(reader, of: place)
      } else {
        try reject(faults, of: place, &rejects)
      }
    }
  }

  /// The place of a number, −1 where there is none.
  private mutating func insert(_ key: [UInt8]) -> Int {
    if key.isEmpty { return -1 }
    let (place, isNew) = key.withUnsafeBufferPointer { numbers.insert($0) }
    if isNew {
      owners.addDossier()
      isJoined.append(false)
    }
    return place
  }

  private mutating func keep(_ reader: GroupRowReader, of place: Int) {
    if owners.append(to: place) { count.apartFrom = table.line }
    var values = reader.values
    for column in textColumns {
      guard let value = values[column], value >= namedTexts else { continue }
      values[column] = Int128(namedTexts + texts.insert(reader.texts[Int(value) - namedTexts]).place)
    }
    for (column, value) in values.enumerated() { columns[column].append(value) }
    kept?.append(table.rawRow, line: table.line)
  }

  private mutating func reject(
    _ faults: [DossierFault], of place: Int, _ rejects: inout RejectWriter
  ) throws(BatchFault) {
    count.rejected += 1
    if place >= 0 { badLines[place] = badLines[place] ?? table.line }
    var told = faults
    let isKnown = table.lastLine > table.line ? noteLines(isFirstKnown: place >= 0) : place >= 0
    if !isKnown {
      told[0].reason += "; whose row it is cannot be told, so that a dossier may have been billed without it"
    }
    try rejects.write(told, file: name, line: table.line, dossier: table.identifier ?? "", row: table.rawRow)
  }

  /// A rejected row of several lines may hold rows of others, which a quote has swallowed: nobody is billed whose row one
  /// of its lines could be.
  ///
  /// - Returns: whether all of them are known.
  private mutating func noteLines(isFirstKnown: Bool) -> Bool {
    guard let lines = table.rawLines else { return false }
    let (identifier, width) = (table.header.identifier, table.header.names.count)
    var isKnown = true
    for line in lines.dropFirst(isFirstKnown ? 1 : 0) {
      let cells = line.split(separator: table.dialect.delimiter, omittingEmptySubsequences: false)
      guard cells.count > identifier else { continue }
      let cell = cells[identifier].filter { $0 != UInt8(ascii: "\"") }
      let place = insert(Array(MatchKey.ofIdentifier(String(decoding: cell[...].trimmed, as: UTF8.self)).utf8))
      if place >= 0 {
        badLines[place] = badLines[place] ?? table.line
      } else if cells.count == width {
        isKnown = false
      }
    }
    return isKnown
  }

  /// Hands the rows of a dossier over, in the order of the file.
  ///
  /// - Returns: the line of a row that was rejected: without it the bill would be wrong.
  mutating func join(_ key: String, into facts: inout Facts) -> Int? {
    guard let place = numbers.find(key), !isJoined[place] else { return nil }
    isJoined[place] = true
    gather(place, into: &facts)
    count.joined += rowCount(of: place)
    return badLines[place]
  }
}

/// The rows of a dossier by its place, for readers who share them.
extension GroupRows {
  /// How many dossiers have rows here, good or rejected.
  var dossierCount: Int { owners.dossierCount }

  /// The place of a dossier's rows; nil: it has none.
  func place(of key: UnsafeBufferPointer<UInt8>) -> Int? { numbers.find(key) }

  /// The line of the dossier's first row that was rejected.
  func badLine(of place: Int) -> Int? { badLines.isEmpty ? nil : badLines[place] }

  /// Adds the rows to the facts, in the order of the file.
  func gather(_ place: Int, into facts: inout Facts) {
    owners.forEach(of: place) { rows in
      for row in rows {
        var values = columns.map { $0[row] }
        for column in textColumns {
          guard let value = values[column], value >= namedTexts else { continue }
          values[column] = Int128(namedTexts + facts.texts.count)
          facts.texts.append(texts[Int(value) - namedTexts])
        }
        facts.groups[group.index].append(values)
      }
    }
  }

  /// Adds the rows to those of a block of dossiers. Which texts are alike across a dossier's rows does not matter there.
  func gather(_ place: Int, into batch: ColumnarBatch) {
    owners.forEach(of: place) { rows in
      let first = batch.addRows(rows.count, toGroup: group.index)
      for (column, packed) in columns.enumerated() {
        packed.copy(rows, into: batch.groups[group.index].columns[column], at: first)
      }
    }
  }

  /// How many good rows the dossier has.
  func rowCount(of place: Int) -> Int { owners.count(of: place) }

  /// Takes note of the dossiers that came, by place.
  mutating func settle(joined: [Bool]) {
    isJoined = joined
    for place in joined.indices where joined[place] { count.joined += rowCount(of: place) }
  }
}

/// Rows whose dossier never came.
extension GroupRows {
  /// Once all dossiers were read.
  ///
  /// - Throws: also where the file, read again, is not what it was.
  mutating func rejectOrphans(_ rejects: inout RejectWriter) throws(BatchFault) {
    for place in isJoined.indices where !isJoined[place] { count.orphaned += rowCount(of: place) }
    if count.orphaned == 0 { return }
    if !rejects.isKept {
      return rejects.count(.dossierUnknown, count.orphaned)
    }
    if let kept {
      try kept.forEach { (row, line, bytes) throws(BatchFault) in
        let place = owners.owner(of: row)
        guard !isJoined[place] else { return }
        try reject(orphanOf: numbers[place], line: line, bytes, &rejects)
      }
    } else if try rejectOrphansOfFile(&rejects) != count.orphaned {
      throw changed
    }
  }

  /// Reads the file again; how many orphans there were.
  private func rejectOrphansOfFile(_ rejects: inout RejectWriter) throws(BatchFault) -> Int {
    guard let table = try table.again(door: door) else { throw changed }
    var (orphans, reader) = (0, GroupRowReader(table.header, of: group, door: door))
    guard table.header.names == self.table.header.names else { throw changed }
    while let faults = try reader.next(table) {
      guard faults.isEmpty else { continue }
      guard let place = table.key.withUnsafeBufferPointer({ numbers.find($0) }) else { throw changed }
      if isJoined[place] { continue }
      orphans += 1
      try reject(orphanOf: numbers[place], line: table.line, table.rawRow, &rejects)
    }
    return orphans
  }

  private var changed: BatchFault {
    .source(StreamFault(name: "the file of group \(name)", reason: "it was changed while it was read"))
  }

  private func reject(
    orphanOf number: String, line: Int, _ row: [UInt8], _ rejects: inout RejectWriter
  ) throws(BatchFault) {
    let fault = DossierFault(
      .dossierUnknown, reason: "no row of the dossiers has this number",
      remedy: "add the dossier, or take the row out", group: name, place: DossierPlace(line: line))
    try rejects.write([fault], file: name, line: line, dossier: number, row: row)
  }
}
