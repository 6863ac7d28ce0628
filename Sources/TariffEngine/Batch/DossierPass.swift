import TariffKernel

/// One row of a file of dossiers with the rows of its groups, once it was read.
struct ReadDossier {
  /// As every edition reads them.
  var facts: Facts
  /// The dossier's number as written.
  var number: String
  /// The number as numbers are compared.
  var key: String
  /// The dossier's own place among the numbers of the file.
  var place: Int
}

/// What is done with each dossier of a file, once its facts were read: assessed under one edition, or under several.
protocol DossierWork {
  /// Takes a dossier.
  /// - Returns: why the row is rejected after all; empty: it is not.
  mutating func take(_ dossier: ReadDossier, among numbers: IdentifierIndex) throws(BatchFault) -> [DossierFault]
  /// Brings what was written to its sink.
  mutating func flush() throws(BatchFault)
  /// Bytes that the sink took.
  var bytesWritten: Int { get }
  /// Cells of text that were guarded with `'`.
  var guardedCells: Int { get }
}

/// One pass over a file of dossiers: the one operation behind every command that reads one. Every row is accounted for.
struct DossierPass<Work: DossierWork> {
  private let door: Door
  private let rowsBetweenProgress: Int
  private let table: DossierTable
  /// What the rejects call the file.
  private let file: String
  private var groups: [GroupRows] = []
  private var rejects: RejectWriter
  private var account = RowAccount()
  /// The numbers seen, and the line of each.
  private var seen = IdentifierIndex()
  private var lines: [Int] = []
  private(set) var work: Work

  /// Reads the groups' files to their ends.
  init(
    door: Door, rowsBetweenProgress: Int, dossiers: DossierTable, file: String = "dossiers",
    groups: [DossierTable], rejects: RejectWriter, work: Work
  ) throws(BatchFault) {
    (self.door, self.rowsBetweenProgress, table, self.rejects) = (door, rowsBetweenProgress, dossiers, rejects)
    self.file = file
    self.work = work
    account.notices = dossiers.header.notices
    for table in groups {
      guard let group = table.group else { continue }
      let rows = try GroupRows(
        table, of: group, door: door, showsOrphans: self.rejects.isKept, mostHeld: .max, rejects: &self.rejects)
      account.notices += rows.notices
      self.groups.append(rows)
    }
    self.groups.sort { $0.group.index < $1.group.index }
    let given = Set(self.groups.map(\.group.index))
    account.notices += door.model.groups.enumerated().filter { !given.contains($0.offset) }
      .map { BatchNotice(kind: .missingGroup, group: $0.element.symbol.name, column: "") }
  }

  /// Hands every dossier to the work; calls the hook now and then, and once at the end.
  ///
  /// - Throws: also `stopped` when the hook asks for it; its summary counts rows only.
  mutating func run(_ progress: (BatchProgress) -> Bool) throws(BatchFault) -> RowAccount {
    try work.flush()
    reading: while true {
      switch try table.next() {
      case .end: break reading
      case .fault(let fault): try dossier(faults: [fault], isReadable: false)
      case .row: try dossier(faults: [], isReadable: true)
      }
      guard account.read % max(1, rowsBetweenProgress) == 0 else { continue }
      if !progress(state) {
        try finish()
        var summary = BatchSummary()
        summary.rows = account
        throw .stopped(summary)
      }
    }
    for index in groups.indices { try groups[index].rejectOrphans(&rejects) }
    try finish()
    _ = progress(state)
    return account
  }

  private var state: BatchProgress {
    BatchProgress(bytesRead: table.bytesRead, rowsRead: account.read, bytesWritten: work.bytesWritten)
  }

  private mutating func finish() throws(BatchFault) {
    try work.flush()
    try rejects.flush()
    account.groups = groups.map(\.count)
    account.rejects = rejects.counts
    account.guardedCells = work.guardedCells + rejects.guardedCells
  }

  /// One row: read, joined with its groups' rows, handed over.
  private mutating func dossier(faults known: [DossierFault], isReadable: Bool) throws(BatchFault) {
    account.read += 1
    var (faults, facts) = (known, door.emptyFacts)
    let identifier = table.identifier ?? ""
    let key = MatchKey.ofIdentifier(identifier)
    let first = key.isEmpty ? nil : sighting(of: key)
    if !isReadable, let first { faults.append(twice(identifier, first: first)) }
    if isReadable {
      for (column, target) in table.header.targets.enumerated() {
        switch target {
        case .unknown, .extra: continue
        case .identifier:
          if key.isEmpty {
            faults.append(
              .identifierMissing(
                column: table.header.names[column], of: nil, noun: table.header.noun, line: table.line))
          } else if let first {
            faults.append(twice(identifier, first: first))
          }
        case .input(let input):
          do throws(InputReader.Refusal) {
            try door.read(table.cell(column), as: input, into: &facts.values, texts: &facts.texts)
          } catch { faults.append(table.fault(error, column: column, group: nil)) }
        }
      }
    }
    if !key.isEmpty, first == nil { joinGroups(key, into: &facts, faults: &faults) }
    if faults.isEmpty {
      // A row that comes so far has a number, and has it for the first time.
      faults = try work.take(
        ReadDossier(facts: facts, number: identifier, key: key, place: seen.count - 1), among: seen)
    }
    if faults.isEmpty { return }
    account.rejected += 1
    try rejects.write(faults, file: file, line: table.line, dossier: identifier, row: table.rawRow)
  }

  /// The line on which the number was seen before; nil: this is the first time.
  private mutating func sighting(of key: String) -> Int? {
    let (place, isNew) = seen.insert(key)
    if isNew { lines.append(table.line) }
    return isNew ? nil : lines[place]
  }

  private mutating func joinGroups(_ key: String, into facts: inout Facts, faults: inout [DossierFault]) {
    for index in groups.indices {
      guard let badLine = groups[index].join(key, into: &facts) else { continue }
      let name = door.model.groups[groups[index].group.index].symbol.name
      faults.append(.groupRowRejected(of: name, on: badLine, line: table.line))
    }
  }

  private func twice(_ identifier: String, first: Int) -> DossierFault {
    .dossierTwice(
      identifier, of: table.header.noun, column: table.header.names[table.header.identifier], first: first,
      line: table.line)
  }
}
