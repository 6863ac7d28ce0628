import CSV
import TariffKernel

/// One pass over a file of dossiers by pieces and on several threads: what is behind every run in bulk. Each dossier is
/// read once and assessed under every edition, and an output makes of it what the run is for.
struct BulkPass {
  /// At least one; all of them ask the door's inputs.
  let editions: [BulkEdition]
  let door: Door
  let options: BulkRun.Options

  /// What a pass leaves behind.
  struct Ended {
    /// What became of the rows.
    var rows: RowAccount
    /// Of the dossiers, by the first edition.
    var account: BulkAccount
    var balances: SharedBalances
    /// What each thread did.
    var works: [PieceWork]
    /// false: the hook ended it.
    var isWhole: Bool
  }

  /// Reads the groups' files, then streams the dossiers.
  ///
  /// - Throws: ``BatchFault``, but never that it was stopped.
  func run(
    dossiers: any ByteSource, groups: [DossierTable], results: any ByteSink, rejects: (any ByteSink)?,
    output: BulkPlan.Output, progress: (BatchProgress) -> Bool
  ) throws(BatchFault) -> Ended {
    let head = HeaderSource(dossiers)
    let table = try DossierTable(head, of: nil, door: door)
    var rejected = RejectWriter(rejects, guardsFormulas: options.guardsFormulas)
    var (rows, notices) = try read(groups, besides: table.header, rejects: &rejected)
    let header = output.header
    if !header.isEmpty { do throws(StreamFault) { try results.write(header) } catch { throw .sink(error) } }
    let plan = BulkPlan(
      header: table.header, dialect: table.dialect, door: door, columns: BlockColumns(table.header, door: door),
      groups: rows, editions: editions, output: output, guardsFormulas: options.guardsFormulas,
      keepsRejects: rejects != nil, blockRows: max(1, options.blockRows))
    let reader = PieceReader(
      BulkBytes(dossiers), dialect: table.dialect, pending: Array(head.kept[table.bytesRead...]),
      offset: table.bytesRead, pieceBytes: options.pieceBytes)
    let pipeline = BulkPipeline(
      plan, reader: reader, firstLine: table.nextLine, results: results, rejects: rejected,
      state: BatchProgress(bytesRead: table.bytesRead, rowsRead: 0, bytesWritten: header.count))
    let isWhole = try pipeline.run(threads: options.threads ?? Threads.available, progress)
    rejected = pipeline.rejects
    for (index, joined) in pipeline.joined.enumerated() {
      rows[index].settle(joined: joined)
      if isWhole { try rows[index].rejectOrphans(&rejected) }
    }
    try rejected.flush()
    if isWhole { _ = progress(pipeline.state) }
    let account = RowAccount(
      read: pipeline.account.read, rejected: pipeline.account.rejected, groups: rows.map(\.count),
      rejects: rejected.counts, guardedCells: pipeline.guardedCells + rejected.guardedCells, notices: notices)
    return Ended(
      rows: account, account: pipeline.account, balances: pipeline.balances, works: pipeline.ended, isWhole: isWhole)
  }

  /// Reads the groups' files to their ends, and gathers what is said once of all files.
  private func read(
    _ tables: [DossierTable], besides header: TableHeader, rejects: inout RejectWriter
  ) throws(BatchFault) -> (rows: [GroupRows], notices: [BatchNotice]) {
    var (rows, notices): ([GroupRows], [BatchNotice]) = ([], header.notices)
    for table in tables {
      guard let group = table.group else { continue }
      let read = try GroupRows(table, of: group, door: door, rejects: &rejects)
      notices += read.notices
      rows.append(read)
    }
    rows.sort { $0.group.index < $1.group.index }
    let given = Set(rows.map(\.group.index))
    notices += door.model.groups.enumerated().filter { !given.contains($0.offset) }
      .map { BatchNotice(kind: .missingGroup, group: $0.element.symbol.name, column: "") }
    return (rows, notices)
  }
}
