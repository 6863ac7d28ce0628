import TariffChecker
import TariffKernel

/// Dossiers under two editions of one rulebook: old and new side by side, the supplementary bill or the refund of each,
/// and the acts that made the difference. Nothing that was billed is touched.
///
///     let before = rulebook.edition(knownOn: day)!
///     let summary = try RecalculationRun(from: before, to: rulebook).run(dossiers: source, results: output)
public struct RecalculationRun {
  /// What is listed, and how.
  public struct Options: Sendable {
    /// Puts `'` before cells of text that a spreadsheet would run as a formula.
    public var guardsFormulas = true
    /// How many threads assess dossiers; nil: as many as the machine has for us. Results never depend on it.
    public var threads: Int?
    /// About how many bytes of the file a thread takes at once.
    public var pieceBytes = 1 << 19
    /// The most dossiers that are assessed at once.
    public var blockRows = 1_024
    /// Lists only dossiers of which a charged line of the first edition was made by this provision or act.
    public var uses: String?
    /// Lists every dossier, not only those that differ.
    public var listsAll = false

    /// The defaults.
    public init() {}
  }
  let old: Rulebook
  let new: Rulebook
  let options: Options

  /// A run from one edition to another.
  ///
  /// - Precondition: both are editions of one loaded rulebook, as ``Rulebook/edition(knownOn:drafts:)`` makes them.
  public init(from old: Rulebook, to new: Rulebook, options: Options = Options()) {
    precondition(old.shelf === new.shelf, "two editions of one rulebook are compared")
    (self.old, self.new, self.options) = (old, new, options)
  }

  /// Reads the bills as issued and the groups' files, then streams the dossiers.
  ///
  /// - Parameters:
  ///   - issued: the bills as they were issued and paid; see ``IssuedColumns``. The difference is then that to what was
  ///     issued, and a refund never more than what was paid.
  ///   - results: gets a header and the rows of every dossier that is listed; see ``RecalculationColumns``.
  ///   - rejects: gets a header and one row a fault; see ``RejectColumns``. nil: they are only counted.
  ///   - saving: where it is saved how far the run is, and what to go on from. Where bills as issued are compared, the
  ///     dossiers that were finished are assessed again, to tell which bills were issued to none.
  ///   - progress: called now and then; false stops the run after the piece at hand.
  /// - Throws: ``BatchFault``.
  public func run(
    dossiers: any ByteSource, groups: [BatchGroup] = [], issued: (any ByteSource)? = nil, results: any ByteSink,
    rejects: (any ByteSink)? = nil, saving: BulkSaving? = nil, progress: (BatchProgress) -> Bool = { _ in true }
  ) throws(BatchFault) -> RecalculationSummary {
    var bills: IssuedBills?
    let digested = issued.map { DigestedSource($0) }
    if let digested { bills = try IssuedBills(digested, whole: new.whole) }
    var saving = saving
    saving?.premises["the issued bills"] = digested?.digest.text ?? "none"
    let listed = options.listsAll ? "all" : "differences"
    saving?.premises["what is listed"] = listed + (options.uses.map { " of \($0)" } ?? "")
    let plan = RecalculationPlan(old: old, new: new, options: options, issued: bills)
    var bulk = BulkRun.Options()
    (bulk.guardsFormulas, bulk.threads) = (options.guardsFormulas, options.threads)
    (bulk.pieceBytes, bulk.blockRows) = (options.pieceBytes, options.blockRows)
    let pass = BulkPass(editions: BulkEdition.all([old, new]), door: new.door, options: bulk)
    let ended = try pass.run(
      dossiers: dossiers, groups: try new.groupTables(saving.digesting(groups)), results: results, rejects: rejects,
      output: .recalculation(plan), saving: saving, progress: progress)
    if !ended.isWhole {
      var summary = BatchSummary()
      summary.rows = ended.rows
      throw .stopped(summary)
    }
    return try summary(of: ended, bills)
  }

  /// The account of all threads, and of what an interrupted run had finished.
  private func summary(of ended: BulkPass.Ended, _ issued: IssuedBills?) throws(BatchFault) -> RecalculationSummary {
    var summary = RecalculationSummary(old: old.identity, new: new.identity)
    (summary.uses, summary.isIssued, summary.rows) = (options.uses, issued != nil, ended.rows)
    var account = RecalculationAccount()
    for part in try RecalculationAccount.all(ended.finished) { account.add(part) }
    var met: Set<Int> = []
    for case let output as RecalculationOutput in ended.works.map(\.ending) {
      account.add(output.account)
      met.formUnion(output.met)
    }
    account.tell(&summary, fees: new.whole.fees.map(\.symbol.name), bills: new.whole.bills.map(\.symbol.name))
    if let issued { (summary.issuedAlone, summary.issuedAloneCount) = issued.unmet(met) }
    return summary
  }
}

extension Rulebook {
  /// What a dossier can be said to have used: the names of provisions, and of the acts that take part.
  public var namesInUse: [String] {
    whole.fees.map(\.symbol.name) + whole.values.map(\.symbol.name) + whole.tables.map(\.symbol.name)
      + whole.rates.map(\.symbol.name) + shelf.corpus.actNames
  }
}
