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
    /// What the columns of the file stand for.
    var header: TableHeader
    /// What became of the rows.
    var rows: RowAccount
    /// Of the dossiers, by the first edition.
    var account: BulkAccount
    var balances: SharedBalances
    /// What each thread did.
    var works: [PieceWork]
    /// What outputs counted in the part that an interrupted run finished: see ``OutputAccount``.
    var finished: [JSONTree]
    /// false: the hook ended it.
    var isWhole: Bool
  }

  /// Reads the groups' files, then streams the dossiers.
  ///
  /// - Throws: ``BatchFault``, but never that it was stopped.
  func run(
    dossiers: any ByteSource, groups: [DossierTable], results: any ByteSink, rejects: (any ByteSink)?,
    output: BulkPlan.Output, saving: BulkSaving? = nil, progress: (BatchProgress) -> Bool
  ) throws(BatchFault) -> Ended {
    let head = HeaderSource(dossiers)
    let table = try DossierTable(head, of: nil, door: door, besides: output.extraColumns)
    let resumed = saving?.resumed
    // What an interrupted run rejected of the groups' files is there already.
    var rejected = RejectWriter(
      resumed == nil ? rejects : nil, guardsFormulas: options.guardsFormulas, tellsRemedies: output.tellsRemedies)
    var (rows, notices) = try read(groups, besides: table.header, showsOrphans: rejects != nil, rejects: &rejected)
    let header = output.header
    let pieceBytes = resumed?.pieceBytes ?? options.pieceBytes
    let premises = saving.map { self.premises(of: $0, head.kept[..<table.bytesRead], header, rejects != nil) } ?? [:]
    if let resumed {
      let differences = resumed.differences(from: premises)
      if !differences.isEmpty { throw .unusable(differences) }
      rejected = RejectWriter(rejects, guardsFormulas: options.guardsFormulas, continuing: resumed)
    } else if !header.isEmpty {
      do throws(StreamFault) { try results.write(header) } catch { throw .sink(error) }
    }
    let plan = BulkPlan(
      header: table.header, dialect: table.dialect, door: door, columns: BlockColumns(table.header, door: door),
      groups: rows, editions: editions, output: output, guardsFormulas: options.guardsFormulas,
      keepsRejects: rejects != nil, blockRows: max(1, options.blockRows))
    let reader = PieceReader(
      BulkBytes(dossiers), dialect: table.dialect, pending: Array(head.kept[table.bytesRead...]),
      offset: table.bytesRead, pieceBytes: pieceBytes)
    let pipeline = BulkPipeline(
      plan, reader: reader, firstLine: table.nextLine, results: results, rejects: rejected,
      state: BatchProgress(
        bytesRead: table.bytesRead, rowsRead: 0, bytesWritten: resumed?.results.count ?? header.count),
      saving: saving.map {
        ResumedPass(
          $0, premises: premises, pieceBytes: pieceBytes, header: header,
          assessesAgain: output.assessesAgain || BalanceDraws(of: editions[0].model).isAsked)
      })
    let isWhole = try pipeline.run(threads: options.threads ?? Threads.available, progress)
    rejected = pipeline.rejects
    for (index, (joined, feed)) in pipeline.joined.enumerated() {
      try rows[index].settle(joined: joined, feed)
      if isWhole {
        try rows[index].finish(feed)
        try rows[index].rejectOrphans(&rejected)
      }
    }
    try rejected.flush()
    if isWhole { _ = progress(pipeline.state) }
    let account = RowAccount(
      read: pipeline.account.read, rejected: pipeline.account.rejected, groups: rows.map(\.count),
      rejects: rejected.counts, guardedCells: pipeline.guardedCells + rejected.guardedCells, notices: notices)
    return Ended(
      header: table.header, rows: account, account: pipeline.account, balances: pipeline.balances,
      works: pipeline.ended, finished: pipeline.finished, isWhole: isWhole)
  }

  /// What must be the same for a run to be gone on with.
  private func premises(
    of saving: BulkSaving, _ head: ArraySlice<UInt8>, _ results: [UInt8], _ keepsRejects: Bool
  ) -> [String: String] {
    func digest(_ bytes: some Sequence<UInt8>) -> String {
      var digest = ByteDigest()
      Array(bytes).withUnsafeBytes { digest.add($0) }
      return digest.text
    }
    var premises = saving.premises
    for (place, edition) in editions.enumerated() {
      let which = place == 0 ? "" : " \(place + 1)"
      premises["the rulebook\(which)"] = edition.rulebook.identity.rulebookDigest
      premises["the edition\(which)"] = edition.rulebook.identity.editionDigest
    }
    premises["the header of the dossiers"] = digest(head)
    premises["the columns of the results"] = digest(results)
    premises["the guard of formulas"] = options.guardsFormulas ? "on" : "off"
    premises["that rejects are kept"] = keepsRejects ? "yes" : "no"
    for (name, source) in saving.groups { premises["the rows of \(name)"] = source.digest.text }
    return premises
  }

  /// Reads the groups' files to their ends, and gathers what is said once of all files.
  private func read(
    _ tables: [DossierTable], besides header: TableHeader, showsOrphans: Bool, rejects: inout RejectWriter
  ) throws(BatchFault) -> (rows: [GroupRows], notices: [BatchNotice]) {
    var (rows, notices): ([GroupRows], [BatchNotice]) = ([], header.notices)
    for table in tables {
      guard let group = table.group else { continue }
      let read = try GroupRows(
        table, of: group, door: door, showsOrphans: showsOrphans, mostHeld: options.heldGroupRows, rejects: &rejects)
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
