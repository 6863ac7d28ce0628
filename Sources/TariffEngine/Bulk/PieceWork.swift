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
  // Not watched for overlapping accesses: a piece is one thread's at a time, and no step of its work runs within another.
  @exclusivity(unchecked) private(set) var scan: PieceScan
  @exclusivity(unchecked) private(set) var keys = RowKeys()
  /// By group, by row: the place of its rows; −1: it has none.
  private(set) var places: [[Int]]

  // What came before, told by ``OrderedRows``.
  @exclusivity(unchecked) var firstLine = 0
  /// By row.
  @exclusivity(unchecked) var sightings: [NumberRuns.Sighting] = []
  /// By group: where the rows of the piece's dossiers are.
  @exclusivity(unchecked) var sources: [GroupSource] = []

  // What became of the rows.
  let block: DossierBlock
  /// By edition of the plan.
  let editions: [EditionWork]
  private let output: any BlockOutput
  private var reader: DossierRowReader
  var rejects: RejectRows
  private var read = 0
  private var rejected = 0
  /// Dossiers of the block at hand that the output refused, in order.
  private var outputRefusals: [(row: Int, faults: [DossierFault])] = []

  init(_ plan: BulkPlan) {
    self.plan = plan
    scan = PieceScan(dialect: plan.dialect, width: plan.header.names.count)
    places = plan.groups.map { _ in [] }
    block = DossierBlock(plan.editions[0].machine.makeBatch(capacity: plan.blockRows), capacity: plan.blockRows)
    reader = DossierRowReader(plan.header, dialect: plan.dialect, door: plan.door, groups: plan.groups)
    rejects = RejectRows(isKept: plan.keepsRejects, guardsFormulas: plan.guardsFormulas)
    editions = plan.editions.map { EditionWork($0, door: plan.door) }
    output = plan.makeOutput()
  }

  /// What was written of the piece.
  var written: UnsafeRawBufferPointer { output.bytes }
  /// What is left at the end.
  var ending: any BlockOutput { output }
  var guardedCells: Int { output.guardedCells }
  /// Over all pieces, by the plan's first edition.
  var account: BulkAccount {
    var account = editions[0].account
    (account.read, account.rejected) = (read, rejected)
    return account
  }
  /// What dossiers of the piece drew on balances of persons, by the place of their numbers.
  var drawn: [(place: Int, BalanceDraws.Drawn)] { editions[0].drawn }

  // MARK: Finding rows

  /// Finds the rows of the piece, their numbers and their groups' rows.
  func findRows() {
    scan.scan(piece)
    sightings.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    for edition in editions { edition.forgetDraws() }
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
      places: places.map { row < $0.count ? $0[row] : -1 }, sources: sources)
  }

  // MARK: From rows to results

  /// Reads all rows, assesses the good ones, and writes results and rejects.
  func assessRows() {
    read += scan.count
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
    let isPlain = scan.plainRows + first
    plan.columns.read(
      piece, scan.rowStarts + first, scan.fieldEnds + first * plan.header.names.count, isPlain: isPlain, into: block)
    let (keys, sightings) = (keys, sightings)
    for row in 0..<count {
      if !isPlain[row] {
        readOddRow(first + row, row)
      } else if keys.isEmpty(first + row) || sightings[first + row].first > 0 || hasBadGroup(first + row) {
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

  /// Whether a row of one of the dossier's groups was refused: without it the bill would be wrong.
  @inline(__always)
  private func hasBadGroup(_ row: Int) -> Bool {
    if plan.groups.isEmpty { return false }
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
        if place >= 0 { sources[group].gather(place, into: block.batch) }
        block.batch.endRows(of: dossier, in: index)
      }
    }
  }

  /// The editions take the block, and the output what they make of it.
  private func assessBlock(_ first: Int, _ count: Int) {
    block.settle()
    joinGroups(first)
    blockStart = first
    if output.prepare(self) {
      for edition in editions { edition.assess(self) }
    }
    output.take(self)
    if block.live.count < count || !outputRefusals.isEmpty { writeRefusals(first, count) }
  }

  /// What was refused before it was assessed and after, in the order of the rows.
  private func writeRefusals(_ first: Int, _ count: Int) {
    let refusals = block.refusals
    var (next, nextOfOutput) = (0, 0)
    for row in 0..<count {
      if block.standing[row] == .refused {
        let begin = next
        while next < refusals.count, refusals[next].row == row { next += 1 }
        refuse(first + row, refusals[begin..<next])
      } else if nextOfOutput < outputRefusals.count, outputRefusals[nextOfOutput].row == row {
        var identifier = ""
        keys.withWritten(first + row, in: piece.bytes) { identifier = String(decoding: $0, as: UTF8.self) }
        reject(outputRefusals[nextOfOutput].faults, looseRow(first + row), identifier)
        nextOfOutput += 1
      }
    }
    outputRefusals.removeAll(keepingCapacity: true)
  }

  /// The output refuses a dossier of the block, which then goes to the rejects; in the order of the dossiers.
  func refuse(_ dossier: Int, _ faults: [DossierFault]) {
    outputRefusals.append((Int(block.live[dossier]), faults))
  }

  /// The extra cells of a dossier of the block, trimmed, by their places; empty where the header lacks them.
  func extras(of dossier: Int) -> [String] {
    let row = blockStart + Int(block.live[dossier])
    guard scan.isPlain(row) else { return reader.read(looseRow(row)).extras }
    var extras = [String](repeating: "", count: plan.header.extraCount)
    for (column, target) in plan.header.targets.enumerated() {
      guard case .extra(let place) = target else { continue }
      let cell = cell(row, column)
      if !cell.isEmpty { extras[place] = String(decoding: Array(cell)[...].trimmed, as: UTF8.self) }
    }
    return extras
  }

  /// The bytes of a cell of a plain row.
  private func cell(_ row: Int, _ column: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
    let width = plan.header.names.count
    let start = column == 0 ? scan.start(row) : Int(scan.fieldEnds[row * width + column - 1]) + 1
    return piece.bytes[start..<Int(scan.fieldEnds[row * width + column])]
  }

  /// Where the block at hand begins among the rows of the piece.
  private(set) var blockStart = 0

  /// Everything of a dossier of the block that a machine for one dossier needs.
  func read(_ dossier: Int, into facts: inout Facts) {
    let place = Int(block.live[dossier])
    let row = blockStart + place
    if block.standing[place] == .wide {
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
      if place >= 0 { sources[group].gather(place, into: &facts) }
    }
  }

  /// The place of a dossier's number among all numbers.
  func numberPlace(of dossier: Int) -> Int { sightings[blockStart + Int(block.live[dossier])].place }

  /// Where a dossier of the block begins in the file.
  func offset(of dossier: Int) -> Int { piece.offset + scan.start(blockStart + Int(block.live[dossier])) }

  /// Hands out the number of a dossier of the block as it was written.
  func withNumber(of dossier: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    keys.withWritten(blockStart + Int(block.live[dossier]), in: piece.bytes, body)
  }

  private func refuse(_ row: Int, _ refusals: ArraySlice<CellRefusal>) {
    let loose = looseRow(row)
    guard scan.isPlain(row) else {
      let reading = reader.read(loose)
      return reject(reading.faults, loose, reading.identifier)
    }
    var identifier = ""
    keys.withWritten(row, in: piece.bytes) { identifier = String(decoding: $0, as: UTF8.self) }
    let faults = reader.faults(refusals, of: identifier, hasKey: !keys.isEmpty(row), loose) { column in
      Array(cell(row, column))[...]
    }
    reject(faults, loose, identifier)
  }

  private func reject(_ faults: [DossierFault], _ row: DossierRowReader.Row, _ identifier: String) {
    rejected += 1
    rejects.write(
      plan.output.tellsRemedies ? faults.map(\.withRemedy) : faults, file: plan.output.file, line: row.line,
      dossier: identifier, row: DossierRowReader.shown(row))
  }

  /// What was written is gone.
  func forgetResults() { output.removeAll() }
}
