import CSV
import TariffKernel

/// One piece of a file on its way from bytes to rows of results: a thread has one, and uses its storage again for each
/// piece that it takes.
final class PieceWork {
  let piece = Piece()
  private let plan: BulkPlan
  /// The number in the order of pieces.
  var number = 0

  // What the scan found.
  private(set) var scan: PieceScan
  private(set) var keys = RowKeys()
  /// By group, by row: the place of its rows; −1: it has none.
  private(set) var places: [[Int]]

  // What came before, told by ``OrderedRows``.
  var firstLine = 0
  /// By row.
  var sightings: [NumberRuns.Sighting] = []

  // What became of the rows.
  private let block: DossierBlock
  private var isPlain: UnsafeMutablePointer<Bool>
  private var reader: DossierRowReader
  private var facts: Facts
  private let workspace: ColumnarWorkspace
  private var machine: BlockMachine
  private(set) var results: ResultRows
  var rejects: RejectRows
  /// Over all pieces.
  var account: BulkAccount {
    var account = counted
    account.handOvers = workspace.handOvers
    return account
  }
  private var counted: BulkAccount
  /// What dossiers drew on balances of persons, by the place of their numbers.
  private(set) var drawn: [(place: Int, BalanceDraws.Drawn)] = []
  private let draws: BalanceDraws

  init(_ plan: BulkPlan) {
    self.plan = plan
    scan = PieceScan(dialect: plan.dialect, width: plan.header.names.count)
    places = plan.groups.map { _ in [] }
    block = DossierBlock(plan.machine.makeBatch(capacity: plan.blockRows), capacity: plan.blockRows)
    workspace = plan.machine.makeWorkspace()
    isPlain = .allocate(capacity: plan.blockRows)
    isPlain.initialize(repeating: false, count: plan.blockRows)
    reader = DossierRowReader(plan.header, dialect: plan.dialect, door: plan.door, groups: plan.groups)
    facts = plan.door.emptyFacts
    machine = BlockMachine(plan.rulebook)
    let model = plan.rulebook.model
    results = ResultRows(plan.layout, of: model, guardsFormulas: plan.guardsFormulas)
    rejects = RejectRows(isKept: plan.keepsRejects, guardsFormulas: plan.guardsFormulas)
    counted = BulkAccount(of: model)
    draws = BalanceDraws(of: model)
  }

  deinit { isPlain.deallocate() }

  var guardedCells: Int { results.guardedCells }

  // MARK: Finding rows

  /// Finds the rows of the piece, their numbers and their groups' rows.
  func findRows() {
    scan.scan(piece)
    sightings.removeAll(keepingCapacity: true)
    drawn.removeAll(keepingCapacity: true)
    keys.take(piece.bytes, scan, column: plan.header.identifier, width: plan.header.names.count) { row in
      reader.identifier(of: looseRow(row))
    }
    let blank = NumberRuns.Sighting(place: 0, first: 0)
    sightings.append(contentsOf: repeatElement(blank, count: scan.count))
    for group in places.indices { findPlaces(group) }
  }

  private func findPlaces(_ group: Int) {
    places[group].removeAll(keepingCapacity: true)
    for row in 0..<scan.count {
      let place = keys.isEmpty(row) ? nil : keys.with(row, in: piece.bytes) { plan.groups[group].place(of: $0) }
      places[group].append(place ?? -1)
    }
  }

  private func looseRow(_ row: Int) -> DossierRowReader.Row {
    DossierRowReader.Row(
      bytes: UnsafeBufferPointer(rebasing: piece.bytes[scan.range(row)]), isTruncated: piece.isTruncated,
      line: firstLine + scan.line(row), offset: piece.offset + scan.start(row),
      first: row < sightings.count ? sightings[row].first : 0,
      places: places.map { row < $0.count ? $0[row] : -1 })
  }

  // MARK: From rows to results

  /// Reads all rows, assesses the good ones, and writes results and rejects.
  func assessRows() {
    counted.read += scan.count
    var first = 0
    while first < scan.count {
      let count = min(plan.blockRows, scan.count - first)
      readBlock(first, count)
      assessBlock(first, count)
      first += count
    }
  }

  /// Fills the block with rows of the piece.
  private func readBlock(_ first: Int, _ count: Int) {
    block.begin(count)
    for row in 0..<count { isPlain[row] = scan.isPlain(first + row) }
    plan.columns.read(
      piece, scan.rowStarts + first, scan.fieldEnds + first * plan.header.names.count, isPlain: isPlain, into: block)
    for row in 0..<count {
      if !isPlain[row] {
        readOddRow(first + row, row)
      } else if mustRefuse(first + row) {
        block.standing[row] = .refused
      }
    }
  }

  private func readOddRow(_ row: Int, _ place: Int) {
    let reading = reader.read(looseRow(row))
    guard reading.faults.isEmpty else {
      block.standing[place] = .refused
      return
    }
    block.put(reading.facts, in: place)
    // What a text says that the tariff does not name is not in the columns.
    if !reading.facts.texts.isEmpty { block.standing[place] = .wide }
  }

  /// Whether a row whose cells are good must not be billed.
  private func mustRefuse(_ row: Int) -> Bool {
    if keys.isEmpty(row) || sightings[row].first > 0 { return true }
    for group in places.indices {
      let place = places[group][row]
      if place >= 0, plan.groups[group].badLine(of: place) != nil { return true }
    }
    return false
  }

  /// Rows of groups join their dossiers in the batch.
  private func joinGroups(_ first: Int) {
    for group in places.indices {
      let index = plan.groups[group].group.index
      for (dossier, row) in block.live.enumerated() {
        let place = places[group][first + Int(row)]
        if place >= 0 { plan.groups[group].gather(place, into: block.batch) }
        block.batch.endRows(of: dossier, in: index)
      }
    }
  }

  /// The columnar machine takes the block; the scalar one takes the rows that are handed over.
  private func assessBlock(_ first: Int, _ count: Int) {
    block.settle()
    joinGroups(first)
    plan.texts?.carry(block.batch)
    plan.machine.assess(block.batch, in: workspace)
    counted.add(workspace)
    results.begin(block.batch, workspace)
    let (live, reasons) = (block.live, workspace.handOverReasons)
    var (row, dossier) = (0, 0)
    while row < count {
      if dossier == live.count || Int(live[dossier]) != row {
        refuse(first + row)
        row += 1
        continue
      }
      if reasons[dossier] != 0 {
        assessAlone(first + row, dossier)
        (row, dossier) = (row + 1, dossier + 1)
        continue
      }
      var end = dossier + 1
      while end < live.count, reasons[end] == 0, Int(live[end]) - Int(live[dossier]) == end - dossier { end += 1 }
      results.write(dossier..<end, keys: keys, from: first + row, in: piece.bytes)
      if draws.isAsked { for next in dossier..<end { noteDraws(first + row + next - dossier, next) } }
      (row, dossier) = (row + end - dossier, end)
    }
  }

  private func assessAlone(_ row: Int, _ dossier: Int) {
    readFacts(row, dossier)
    let assessment = machine.assess(&facts)
    let standing = Completeness(of: assessment)
    counted.add(assessment, standing)
    noteDraws(row, assessment)
    keys.withWritten(row, in: piece.bytes) { results.write(assessment, standing, of: facts, dossier: $0) }
  }

  /// Everything of a row that a machine for one dossier needs.
  private func readFacts(_ row: Int, _ dossier: Int) {
    let place = Int(block.live[dossier])
    if plan.texts != nil || block.standing[place] == .wide {
      facts = reader.read(looseRow(row)).facts
      return
    }
    block.get(dossier, into: &facts)
    if !facts.texts.isEmpty { facts.texts.removeAll(keepingCapacity: true) }
    if block.texts[place] > 0 {
      // The dossier's own texts; those of its groups' rows follow below.
      facts.texts = Array(reader.read(looseRow(row)).facts.texts.prefix(Int(block.texts[place])))
    }
    for group in places.indices {
      let index = plan.groups[group].group.index
      if !facts.groups[index].isEmpty { facts.groups[index].removeAll(keepingCapacity: true) }
      let place = places[group][row]
      if place >= 0 { plan.groups[group].gather(place, into: &facts) }
    }
  }

  /// What a dossier of the batch drew on balances of persons.
  private func noteDraws(_ row: Int, _ dossier: Int) {
    guard let assessment = workspace.assessment(of: dossier) else { return }
    guard assessment.balances.contains(where: { $0.used > 0 }) else { return }
    readFacts(row, dossier)
    machine.carry(&facts)
    noteDraws(row, assessment)
  }

  private func noteDraws(_ row: Int, _ assessment: Assessment) {
    if let drawn = draws.read(assessment, of: facts, in: plan.rulebook.model) {
      self.drawn.append((sightings[row].place, drawn))
    }
  }

  private func refuse(_ row: Int) {
    counted.rejected += 1
    let loose = looseRow(row)
    let reading = reader.read(loose)
    rejects.write(
      reading.faults, file: "dossiers", line: loose.line, dossier: reading.identifier,
      row: DossierRowReader.shown(loose))
  }

  /// What was written is gone.
  func forgetResults() { results.removeAll() }
}
