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
    /// How many rows lie between two calls of the progress hook.
    public var rowsBetweenProgress = 256
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
  ///   - progress: called now and then; false stops the run after the row at hand.
  /// - Throws: ``BatchFault``.
  public func run(
    dossiers: any ByteSource, groups: [BatchGroup] = [], issued: (any ByteSource)? = nil, results: any ByteSink,
    rejects: (any ByteSink)? = nil, progress: (BatchProgress) -> Bool = { _ in true }
  ) throws(BatchFault) -> RecalculationSummary {
    var bills: IssuedBills?
    if let issued { bills = try IssuedBills(issued, whole: new.whole) }
    let table = try DossierTable(dossiers, of: nil, door: new.door)
    let work = RecalculationWork(
      from: old, to: new, options: options, issued: bills,
      writer: RecalculationWriter(results, guardsFormulas: options.guardsFormulas))
    var pass = try DossierPass(
      door: new.door, rowsBetweenProgress: options.rowsBetweenProgress, dossiers: table,
      groups: try new.groupTables(groups),
      rejects: RejectWriter(rejects, guardsFormulas: options.guardsFormulas), work: work)
    let rows = try pass.run(progress)
    return pass.work.summary(rows)
  }
}

extension Rulebook {
  /// What a dossier can be said to have used: the names of provisions, and of the acts that take part.
  public var namesInUse: [String] {
    whole.fees.map(\.symbol.name) + whole.values.map(\.symbol.name) + whole.tables.map(\.symbol.name)
      + whole.rates.map(\.symbol.name) + shelf.corpus.actNames
  }
}
