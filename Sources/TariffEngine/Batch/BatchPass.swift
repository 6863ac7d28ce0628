import TariffKernel

/// One pass over a file of dossiers.
struct BatchPass {
  private let rulebook: Rulebook
  private let options: BatchRun.Options
  private let machine: ScalarMachine
  private let table: DossierTable
  private var groups: [GroupRows] = []
  private var results: ResultWriter
  private var rejects: RejectWriter
  private var summary = BatchSummary()
  /// The numbers seen, and the line of each.
  private var seen = IdentifierIndex()
  private var lines: [Int] = []
  private var charged: Set<ChargedVersion> = []
  private var balances: SharedBalances

  private struct ChargedVersion: Hashable {
    var fee: Int
    var version: Int
  }

  /// Reads the groups' files to their ends.
  init(
    _ rulebook: Rulebook, options: BatchRun.Options, dossiers: DossierTable, groups: [DossierTable],
    results: ResultWriter, rejects: RejectWriter
  ) throws(BatchFault) {
    (self.rulebook, self.options, table) = (rulebook, options, dossiers)
    (self.results, self.rejects) = (results, rejects)
    machine = rulebook.machine
    balances = SharedBalances(of: rulebook.model)
    summary.notices = dossiers.header.notices
    for table in groups {
      guard let group = table.group else { continue }
      let rows = try GroupRows(table, of: group, door: rulebook.door, rejects: &self.rejects)
      summary.notices += rows.notices
      self.groups.append(rows)
    }
    self.groups.sort { $0.group.index < $1.group.index }
    summary.bills = rulebook.model.bills.map { BatchSummary.BillTotal(bill: $0.symbol.name) }
  }

  /// Computes every dossier; calls the hook now and then, and once at the end.
  mutating func run(_ progress: (BatchProgress) -> Bool) throws(BatchFault) -> BatchSummary {
    try results.flush()
    reading: while true {
      switch try table.next() {
      case .end: break reading
      case .fault(let fault): try dossier(faults: [fault], isReadable: false)
      case .row: try dossier(faults: [], isReadable: true)
      }
      guard summary.read % max(1, options.rowsBetweenProgress) == 0 else { continue }
      if !progress(state) {
        try finish()
        throw .stopped(summary)
      }
    }
    for index in groups.indices { try groups[index].rejectOrphans(&rejects) }
    try finish()
    _ = progress(state)
    return summary
  }

  private var state: BatchProgress {
    BatchProgress(bytesRead: table.bytesRead, rowsRead: summary.read, bytesWritten: results.bytesWritten)
  }

  private mutating func finish() throws(BatchFault) {
    try results.flush()
    try rejects.flush()
    summary.groups = groups.map(\.count)
    summary.rejects = rejects.counts
    summary.guardedCells = results.guardedCells + rejects.guardedCells
    var samples: [String] = []
    for used in charged.sorted(by: { ($0.fee, $0.version) < ($1.fee, $1.version) }) {
      let reach = FeeReach(of: rulebook.model.fees[used.fee].versions[used.version], in: rulebook.model)
      for sample in reach.samples(of: ID(used.fee), in: rulebook.model) where !samples.contains(sample.provision) {
        samples.append(sample.provision)
      }
    }
    summary.samples = samples
    (summary.sharedBalances, summary.sharedBalanceCount) = (balances.told, balances.count)
    summary.drawsWithoutPerson = balances.nameless
  }

  /// One row: read, joined with its groups' rows, assessed, written.
  private mutating func dossier(faults known: [DossierFault], isReadable: Bool) throws(BatchFault) {
    summary.read += 1
    var (faults, facts) = (known, rulebook.door.emptyFacts)
    let identifier = table.identifier ?? ""
    let key = MatchKey.ofIdentifier(identifier)
    let first = key.isEmpty ? nil : sighting(of: key)
    if !isReadable, let first { faults.append(twice(identifier, first: first)) }
    if isReadable {
      for (column, target) in table.header.targets.enumerated() {
        switch target {
        case .unknown: continue
        case .identifier:
          if key.isEmpty {
            faults.append(.identifierMissing(column: table.header.names[column], of: nil, line: table.line))
          } else if let first {
            faults.append(twice(identifier, first: first))
          }
        case .input(let input):
          do throws(InputReader.Refusal) {
            try rulebook.door.read(table.cell(column), as: input, into: &facts.values, texts: &facts.texts)
          } catch { faults.append(table.fault(error, column: column, group: nil)) }
        }
      }
    }
    if !key.isEmpty, first == nil { joinGroups(key, into: &facts, faults: &faults) }
    guard faults.isEmpty else {
      summary.rejected += 1
      return try rejects.write(
        faults, file: "dossiers", line: table.line, dossier: identifier, row: table.rawRow)
    }
    let assessment = machine.assess(facts)
    count(assessment)
    // A row that comes so far has a number, and has it for the first time.
    balances.note(assessment, of: facts, in: rulebook.model, place: seen.count - 1, among: seen)
    try results.write(assessment, of: facts, dossier: identifier)
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
      let name = rulebook.model.groups[groups[index].group.index].symbol.name
      faults.append(
        DossierFault(
          .groupRowRejected,
          reason: "its row of \(name) on line \(badLine) was rejected, and a bill without it would be wrong",
          remedy: "correct that row", place: DossierPlace(line: table.line)))
    }
  }

  private func twice(_ identifier: String, first: Int) -> DossierFault {
    DossierFault(
      .dossierTwice, column: table.header.names[table.header.identifier], words: identifier,
      reason: "is the number of a dossier on line \(first) already", remedy: "keep one of the two rows",
      place: DossierPlace(line: table.line))
  }

  private mutating func count(_ assessment: Assessment) {
    switch Completeness(of: assessment) {
    case .whole: summary.whole += 1
    case .partial: summary.partial += 1
    case .blocked: summary.blocked += 1
    }
    for (index, line) in assessment.lines.enumerated() {
      switch line.outcome {
      case .error(let fault): summary.errors[fault.code, default: 0] += 1
      case .charged: if let version = line.version { charged.insert(ChargedVersion(fee: index, version: version)) }
      case .exempt, .notApplicable, .suspended: break
      }
    }
    for (index, result) in assessment.bills.enumerated() { summary.bills[index].add(result) }
  }
}

extension BatchSummary.BillTotal {
  fileprivate mutating func add(_ result: BillResult) {
    switch result {
    case .payable(let total, let payable, let dropped, _):
      count += 1
      self.total += total
      self.payable += payable
      self.dropped += dropped
    case .refund(let total, _):
      refunds += 1
      refunded += total
    case .blocked: blocked += 1
    }
  }
}
