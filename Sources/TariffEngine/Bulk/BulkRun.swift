import CSV
import TariffKernel

/// A CSV of dossiers → a CSV of results, as ``BatchRun`` does it, by pieces and on several threads: the same results,
/// rejects and account, byte by byte, whatever the number of threads.
///
///     let summary = try BulkRun(rulebook).run(
///       dossiers: source, groups: [BatchGroup("floor", floors)], results: output, rejects: rejected)
///
/// What stays in memory is a few pieces of the file, the numbers of the dossiers seen (next to nothing where they count
/// up from row to row), and the rows of the groups' files.
public struct BulkRun {
  /// How a run is done. Only ``columns``, ``totals`` and ``guardsFormulas`` change what comes out.
  public struct Options: Sendable {
    /// Which columns the results have; nil: all.
    public var columns: ColumnSelection?
    /// Writes totals in place of rows: see ``BatchTotals``. nil: rows.
    public var totals: TotalsGrouping?
    /// Puts `'` before cells of text that a spreadsheet would run as a formula.
    public var guardsFormulas = true
    /// How many threads assess dossiers; nil: as many as the machine has for us.
    public var threads: Int?
    /// About how many bytes of the file a thread takes at once.
    public var pieceBytes = 1 << 19
    /// The most dossiers that are assessed at once.
    public var blockRows = 1_024

    /// The defaults.
    public init() {}
  }
  private let rulebook: Rulebook
  private let whatIfs: [WhatIf]
  private let options: Options

  /// A run by one rulebook.
  ///
  /// - Parameter whatIfs: other tariffs that are tried on the same dossiers; they show in totals only.
  public init(_ rulebook: Rulebook, whatIfs: [WhatIf] = [], options: Options = Options()) {
    self.rulebook = rulebook
    self.whatIfs = options.totals == nil ? [] : whatIfs
    self.options = options
  }

  /// Reads the groups' files, then streams the dossiers.
  ///
  /// - Parameters:
  ///   - dossiers: the CSV of dossiers; its header names inputs by name or title, and must hold `dossier` (پرونده).
  ///   - groups: one CSV for each group, with a `dossier` column too.
  ///   - results: gets a header and one row a dossier that was computed, in the order read; see ``ResultColumns``. It
  ///     may be written to by any thread, by one at a time.
  ///   - rejects: gets a header and one row a fault; see ``RejectColumns``. nil: they are only counted. As `results`.
  ///   - progress: called now and then, by the caller's thread; false stops the run after the piece at hand.
  /// - Throws: ``BatchFault``.
  public func run(
    dossiers: any ByteSource, groups: [BatchGroup] = [], results: any ByteSink, rejects: (any ByteSink)? = nil,
    progress: (BatchProgress) -> Bool = { _ in true }
  ) throws(BatchFault) -> BatchSummary {
    let head = HeaderSource(dossiers)
    let table = try DossierTable(head, of: nil, door: rulebook.door)
    let tables = try rulebook.groupTables(groups)
    let layout = ResultLayout(model: rulebook.model, whole: rulebook.whole).selecting(options.columns)
    var rejected = RejectWriter(rejects, guardsFormulas: options.guardsFormulas)
    var (rows, notices) = try read(tables, besides: table.header, rejects: &rejected)
    let header = options.totals == nil ? layout.header : []
    do throws(StreamFault) { try results.write(header) } catch { throw .sink(error) }
    let plan = BulkPlan(
      header: table.header, dialect: table.dialect, door: rulebook.door,
      columns: BlockColumns(table.header, door: rulebook.door), groups: rows,
      editions: ([rulebook] + whatIfs.map(\.rulebook)).map(BulkEdition.init),
      output: options.totals.map { .totals($0) } ?? .rows(layout), guardsFormulas: options.guardsFormulas,
      keepsRejects: rejects != nil,
      blockRows: max(1, options.blockRows))
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
    var summary = pipeline.account.summary(of: rulebook.model)
    (summary.groups, summary.notices, summary.rejects) = (rows.map(\.count), notices, rejected.counts)
    summary.guardedCells = pipeline.guardedCells + rejected.guardedCells
    summary.identity = rulebook.identity
    (summary.sharedBalances, summary.sharedBalanceCount) = (pipeline.balances.told, pipeline.balances.count)
    summary.drawsWithoutPerson = pipeline.balances.nameless
    if !isWhole { throw .stopped(summary) }
    try writeTotals(of: pipeline.ended, plan, results, &summary)
    _ = progress(pipeline.state)
    return summary
  }

  /// Adds up what the threads added up, and writes it.
  private func writeTotals(
    of works: [PieceWork], _ plan: BulkPlan, _ results: any ByteSink, _ summary: inout BatchSummary
  ) throws(BatchFault) {
    let outputs = works.compactMap { $0.ending as? TotalsOutput }
    guard let whole = outputs.first else { return }
    for output in outputs.dropFirst() { whole.add(output) }
    let totals = whole.totals(of: plan.editions, whatIfs: whatIfs.map(\.name))
    do throws(StreamFault) { try results.write(totals.csv) } catch { throw .sink(error) }
    summary.totals = totals
    for (place, whatIf) in whatIfs.enumerated() {
      var account = BulkAccount(of: whatIf.rulebook.model)
      for work in works { account.add(work.editions[place + 1].account) }
      var told = account.summary(of: whatIf.rulebook.model)
      told.identity = whatIf.rulebook.identity
      summary.whatIfs.append(BatchSummary.WhatIfAccount(name: whatIf.name, told))
    }
  }

  /// Reads the groups' files to their ends, and gathers what is said once of all files.
  private func read(
    _ tables: [DossierTable], besides header: TableHeader, rejects: inout RejectWriter
  ) throws(BatchFault) -> (rows: [GroupRows], notices: [BatchNotice]) {
    var (rows, notices): ([GroupRows], [BatchNotice]) = ([], header.notices)
    for table in tables {
      guard let group = table.group else { continue }
      let read = try GroupRows(table, of: group, door: rulebook.door, rejects: &rejects)
      notices += read.notices
      rows.append(read)
    }
    rows.sort { $0.group.index < $1.group.index }
    let given = Set(rows.map(\.group.index))
    notices += rulebook.door.model.groups.enumerated().filter { !given.contains($0.offset) }
      .map { BatchNotice(kind: .missingGroup, group: $0.element.symbol.name, column: "") }
    return (rows, notices)
  }
}
