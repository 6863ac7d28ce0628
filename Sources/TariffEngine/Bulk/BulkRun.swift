/// A CSV of dossiers → a CSV of results, as ``BatchRun`` does it, by pieces and on several threads: the same results,
/// rejects and account, byte by byte, whatever the number of threads.
///
///     let summary = try BulkRun(rulebook).run(
///       dossiers: source, groups: [BatchGroup("floor", floors)], results: output, rejects: rejected)
///
/// What stays in memory is a few pieces of the file, the numbers of the dossiers seen (next to nothing where they count
/// up from row to row), and the rows of the groups' files, packed to some bytes each; of large ones that are sorted as the
/// dossiers are, only those of a few pieces.
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
    public var pieceBytes = 1 << 18
    /// The most dossiers that are assessed at once.
    public var blockRows = 1_024
    /// The most rows of a group that are held in memory where its file could be read in step with the dossiers.
    public var heldGroupRows = 1 << 20

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
  ///   - saving: where it is saved how far the run is, and what to go on from. Totals, which are written at the end,
  ///     are not saved.
  ///   - progress: called now and then, by the caller's thread; false stops the run after the pieces at hand.
  /// - Throws: ``BatchFault``.
  public func run(
    dossiers: any ByteSource, groups: [BatchGroup] = [], results: any ByteSink, rejects: (any ByteSink)? = nil,
    saving: BulkSaving? = nil, progress: (BatchProgress) -> Bool = { _ in true }
  ) throws(BatchFault) -> BatchSummary {
    var saving = options.totals == nil ? saving : nil
    let groups = saving.digesting(groups)
    let layout = ResultLayout(model: rulebook.model, whole: rulebook.whole).selecting(options.columns)
    let pass = BulkPass(
      editions: BulkEdition.all([rulebook] + whatIfs.map(\.rulebook)), door: rulebook.door, options: options)
    let ended = try pass.run(
      dossiers: dossiers, groups: try rulebook.groupTables(groups), results: results, rejects: rejects,
      output: options.totals.map { .totals($0) } ?? .rows(layout), saving: saving, progress: progress)
    var summary = ended.account.summary(of: rulebook.model)
    summary.rows = ended.rows
    summary.identity = rulebook.identity
    (summary.sharedBalances, summary.sharedBalanceCount) = (ended.balances.told, ended.balances.count)
    summary.drawsWithoutPerson = ended.balances.nameless
    if !ended.isWhole { throw .stopped(summary) }
    try writeTotals(of: ended.works, pass.editions, results, &summary)
    return summary
  }

  /// Adds up what the threads added up, and writes it.
  private func writeTotals(
    of works: [PieceWork], _ editions: [BulkEdition], _ results: any ByteSink, _ summary: inout BatchSummary
  ) throws(BatchFault) {
    let outputs = works.compactMap { $0.ending as? TotalsOutput }
    guard let whole = outputs.first else { return }
    for output in outputs.dropFirst() { whole.add(output) }
    let totals = whole.totals(of: editions, whatIfs: whatIfs.map(\.name))
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
}
