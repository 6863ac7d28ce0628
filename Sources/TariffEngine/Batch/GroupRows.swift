import CSV
import TariffKernel

/// The rows of one group's file by dossier. The file is read whole and every row of it judged before the first dossier is
/// billed; then its rows are joined to the dossiers in one of two ways.
///
/// By index: dossiers come in any order and so may these rows, so they are held in memory, packed, some bytes for a row.
/// By merge: a file of many rows, in which those of each dossier stand together, is read once more in step with the
/// dossiers (``GroupWalk``), and nothing is held but the numbers, which cost next to nothing where they count up. Should a
/// dossier come that stands farther up in the group's file than the one before it, the rows are held after all.
struct GroupRows {
  let group: ID<Group>
  let notices: [BatchNotice]
  private let name: String
  private var numbers = GroupNumbers()
  /// nil: the file is to be read in step.
  private(set) var held: HeldRows?
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
  /// - Parameters:
  ///   - showsOrphans: whether the rejects that ``rejectOrphans(_:)`` is called with are kept: rows are shown there as they
  ///     were.
  ///   - mostHeld: the most rows that are held where they could be read in step.
  init(
    _ table: DossierTable, of group: ID<Group>, door: Door, showsOrphans: Bool, mostHeld: Int,
    rejects: inout RejectWriter
  ) throws(BatchFault) {
    (self.group, self.table, self.door) = (group, table, door)
    notices = table.header.notices
    name = door.model.groups[group.index].symbol.name
    kept = showsOrphans && !table.canBeReadAgain ? KeptRows() : nil
    count = BatchSummary.GroupCount(group: name)
    count.canBeReadAgain = table.canBeReadAgain
    held = HeldRows(group, table.header, of: door.model)
    let isSorted = try readAll(mostHeld, &rejects)
    held?.close()
    kept?.close()
    count.isUnsorted = held == nil && !isSorted
    if count.isUnsorted { held = try load() }
    count.apartFrom = held?.apartFrom
    count.isMerged = held == nil
  }

  /// - Returns: whether the good rows stand in the order in which their dossiers were first seen.
  private mutating func readAll(_ mostHeld: Int, _ rejects: inout RejectWriter) throws(BatchFault) -> Bool {
    var reader = GroupRowReader(table.header, of: group, door: door)
    var last: (key: [UInt8], place: Int) = ([], -1)
    var (isSorted, lastGood) = (true, -1)
    while let faults = try reader.next(table) {
      count.read += 1
      let place: Int
      if let key = table.plainKey, !last.key.isEmpty, key.elementsEqual(last.key) {
        place = last.place
      } else {
        place = insert(table.key)
        last = (table.plainKey.map { Array($0) } ?? [], place)
      }
      guard faults.isEmpty else {
        try reject(faults, of: place, &rejects)
        continue
      }
      isSorted = isSorted && place >= lastGood
      lastGood = place
      held?.addDossiers(upTo: place + 1)
      held?.append(reader, of: place, line: table.line)
      kept?.append(table.rawRow, line: table.line)
      if isSorted, table.canBeReadAgain, count.read - count.rejected > mostHeld { held = nil }
    }
    held?.addDossiers(upTo: numbers.count)
    return isSorted
  }

  /// The place of a number, −1 where there is none.
  private mutating func insert(_ key: [UInt8]) -> Int {
    if key.isEmpty { return -1 }
    let (place, isNew) = key.withUnsafeBufferPointer { numbers.insert($0) }
    if isNew { isJoined.append(false) }
    return place
  }

  private mutating func reject(
    _ faults: [DossierFault], of place: Int, _ rejects: inout RejectWriter
  ) throws(BatchFault) {
    count.rejected += 1
    if place >= 0 { badLines[place] = badLines[place] ?? table.line }
    var told = faults
    let isOdd = !table.hasAllCells || table.lastLine > table.line
    if isOdd ? !noteLines() : place < 0 {
      told[0].reason += "; whose row it is cannot be told, so that a dossier may have been billed without it"
    }
    try rejects.write(told, file: name, line: table.line, dossier: table.identifier ?? "", row: table.rawRow)
  }

  /// A rejected row whose cells cannot be told apart, or not surely, may be somebody else's, and one of several lines may
  /// hold rows of others, which a quote has swallowed: nobody is billed whose row it could be.
  ///
  /// - Returns: whether something of each line could be a number.
  private mutating func noteLines() -> Bool {
    guard let row = table.rawLines else { return false }
    var isKnown = true
    for line in row.flatMap({ $0.split(separator: 0x0D) }) where !line.isEmpty {
      let numbers = possibleNumbers(in: line)
      for number in numbers {
        let place = insert(number)
        badLines[place] = badLines[place] ?? table.line
      }
      isKnown = isKnown && !numbers.isEmpty
    }
    return isKnown
  }

  /// The number on a line that is a row, or all that may be one: what stands first is one surely where numbers stand first.
  private func possibleNumbers(in line: ArraySlice<UInt8>) -> [[UInt8]] {
    let quote = UInt8(ascii: "\"")
    let identifier = table.header.identifier
    let cells = line.split(separator: table.dialect.delimiter, omittingEmptySubsequences: false).map { cell in
      let text = String(decoding: cell.filter { $0 != quote }[...].trimmed, as: UTF8.self)
      return Array(MatchKey.ofIdentifier(text).utf8)
    }
    let number = cells.count > identifier ? cells[identifier] : []
    if cells.count == table.header.names.count, !line.contains(quote) { return number.isEmpty ? [] : [number] }
    if identifier == 0, !number.isEmpty { return [number] }
    return cells.filter { !$0.isEmpty }
  }

  /// Hands the rows of a dossier over, in the order of the file; they are held.
  ///
  /// - Returns: the line of a row that was rejected: without it the bill would be wrong.
  mutating func join(_ key: String, into facts: inout Facts) -> Int? {
    guard let place = numbers.find(key), !isJoined[place] else { return nil }
    guard let held else { preconditionFailure("rows that are read in step are not asked for one by one") }
    isJoined[place] = true
    held.gather(place, into: &facts)
    count.joined += held.rowCount(of: place)
    return badLines[place]
  }
}

/// The rows of a dossier by its place, for readers who share them.
extension GroupRows {
  /// How many dossiers have rows here, good or rejected.
  var dossierCount: Int { numbers.count }

  /// The place of a dossier's rows; nil: it has none.
  func place(of key: UnsafeBufferPointer<UInt8>) -> Int? { numbers.find(key) }

  /// The line of the dossier's first row that was rejected.
  func badLine(of place: Int) -> Int? { badLines.isEmpty ? nil : badLines[place] }

  /// Reads the file again, in step with the dossiers.
  func walk() throws(BatchFault) -> GroupWalk {
    GroupWalk(try again(), of: group, door: door, numbers: numbers, changed: changed)
  }

  /// Reads the file again, and holds all of it.
  func load() throws(BatchFault) -> HeldRows {
    let table = try again()
    var (rows, reader) = (
      HeldRows(group, table.header, of: door.model), GroupRowReader(table.header, of: group, door: door)
    )
    rows.addDossiers(upTo: numbers.count)
    while let faults = try reader.next(table) {
      guard faults.isEmpty else { continue }
      guard let place = table.key.withUnsafeBufferPointer({ numbers.find($0) }) else { throw changed }
      rows.append(reader, of: place, line: table.line)
    }
    if table.digest != self.table.digest { throw changed }
    rows.close()
    return rows
  }

  private func again() throws(BatchFault) -> DossierTable {
    guard let table = try table.again(door: door), table.header.names == self.table.header.names else { throw changed }
    return table
  }

  /// All dossiers were read.
  ///
  /// - Parameters:
  ///   - joined: which came, by place.
  ///   - feed: how their rows were given to them.
  mutating func settle(joined: [Bool], _ feed: GroupFeed) throws(BatchFault) {
    isJoined = joined
    if let held = feed.held {
      for place in joined.indices where joined[place] { count.joined += held.rowCount(of: place) }
    } else if let walk = feed.walk {
      count.joined = walk.taken
    }
    (count.isMerged, count.backOnLine) = (feed.held == nil, feed.backOnLine)
  }

  /// All dossiers were read, and none is left to be.
  /// - Throws: where the file that was read in step is not what it was.
  func finish(_ feed: GroupFeed) throws(BatchFault) {
    if feed.held == nil { try feed.walk?.finish(table.digest) }
  }
}

/// Rows whose dossier never came.
extension GroupRows {
  /// Once all dossiers were read.
  ///
  /// - Throws: also where the file, read again, is not what it was.
  mutating func rejectOrphans(_ rejects: inout RejectWriter) throws(BatchFault) {
    count.orphaned = count.read - count.rejected - count.joined
    if count.orphaned == 0 { return }
    if !rejects.isKept {
      return rejects.count(.dossierUnknown, count.orphaned)
    }
    if let kept {
      try kept.forEach { (row, line, bytes) throws(BatchFault) in
        guard let place = held?.owners.owner(of: row), !isJoined[place] else { return }
        try reject(orphanOf: numbers[place], line: line, bytes, &rejects)
      }
    } else if try rejectOrphansOfFile(&rejects) != count.orphaned {
      throw changed
    }
  }

  /// Reads the file again; how many orphans there were.
  private func rejectOrphansOfFile(_ rejects: inout RejectWriter) throws(BatchFault) -> Int {
    let table = try again()
    var (orphans, reader) = (0, GroupRowReader(table.header, of: group, door: door))
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
