import Exact
import Installments
import TariffKernel

/// A CSV of agreements → a CSV of installments, with every row accounted for.
///
///     let summary = try AgreementRun(rulebook).run(agreements: source, results: output, rejects: rejected)
///
/// Agreements stream through; what stays in memory is their numbers, to find one given twice, and the rows of the
/// groups' files.
public struct AgreementRun {
  /// What counts where the file does not say it, and how results are written.
  public struct Options: Sendable {
    /// Puts `'` before cells of text that a spreadsheet would run as a formula.
    public var guardsFormulas = true
    /// How many rows lie between two calls of the progress hook.
    public var rowsBetweenProgress = 256
    /// What counts where the file does not say it.
    public var defaults = AgreementDefaults()
    /// The days off; needed where a plan moves due dates.
    public var daysOff: DaysOff?

    /// The defaults.
    public init() {}
  }
  let rulebook: Rulebook
  let options: Options

  /// A run by one rulebook.
  public init(_ rulebook: Rulebook, options: Options = Options()) {
    (self.rulebook, self.options) = (rulebook, options)
  }

  /// Reads the groups' files, then streams the agreements.
  ///
  /// - Parameters:
  ///   - agreements: their CSV; see ``AgreementColumns``. Inputs of dossiers are columns of it too, as the bills or the
  ///     conditions of plans ask for them.
  ///   - groups: one CSV for each group.
  ///   - results: gets a header and the rows of every agreement, in the order read; see ``ScheduleColumns``.
  ///   - rejects: gets a header and one row a fault; see ``RejectColumns``. nil: they are only counted.
  ///   - progress: called now and then; false stops the run after the row at hand.
  /// - Throws: ``BatchFault``.
  public func run(
    agreements: any ByteSource, groups: [BatchGroup] = [], results: any ByteSink, rejects: (any ByteSink)? = nil,
    progress: (BatchProgress) -> Bool = { _ in true }
  ) throws(BatchFault) -> AgreementSummary {
    let table = try DossierTable(agreements, of: nil, door: rulebook.door, besides: AgreementColumns.extra)
    let hasInputs = table.header.targets.contains { if case .input = $0 { true } else { false } }
    let work = AgreementWork(
      rulebook, options: options, hasInputs: hasInputs,
      writer: ScheduleWriter(results, guardsFormulas: options.guardsFormulas))
    var pass = try DossierPass(
      door: rulebook.door, rowsBetweenProgress: options.rowsBetweenProgress, dossiers: table, file: "agreements",
      groups: try rulebook.groupTables(groups),
      rejects: RejectWriter(rejects, guardsFormulas: options.guardsFormulas, tellsRemedies: true), work: work)
    var rows = try pass.run(progress)
    // A file of amounts lacks inputs on purpose.
    let hasAmounts = table.header.targets.contains(.extra(AgreementColumns.amount.rawValue))
    if hasAmounts { rows.notices.removeAll { $0.kind != .unknownColumn } }
    return pass.work.summary(rows)
  }
}
