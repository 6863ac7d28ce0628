/// A CSV of agreements → a CSV of installments, with every row accounted for.
///
///     let summary = try AgreementRun(rulebook).run(agreements: source, results: output, rejects: rejected)
///
/// Agreements stream through by pieces and on several threads, as dossiers do in ``BulkRun``; what stays in memory is a
/// few pieces, the numbers, to find one given twice, and the rows of the groups' files.
public struct AgreementRun {
  /// What counts where the file does not say it, and how results are written.
  public struct Options: Sendable {
    /// Puts `'` before cells of text that a spreadsheet would run as a formula.
    public var guardsFormulas = true
    /// How many threads work; nil: as many as the machine has for us. Results never depend on it.
    public var threads: Int?
    /// About how many bytes of the file a thread takes at once.
    public var pieceBytes = 1 << 16
    /// The most agreements that are looked at at once.
    public var blockRows = 1_024
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
  ///   - saving: where it is saved how far the run is, and what to go on from.
  ///   - progress: called now and then, by the caller's thread; false stops the run after the pieces at hand.
  /// - Throws: ``BatchFault``.
  public func run(
    agreements: any ByteSource, groups: [BatchGroup] = [], results: any ByteSink, rejects: (any ByteSink)? = nil,
    saving: BulkSaving? = nil, progress: (BatchProgress) -> Bool = { _ in true }
  ) throws(BatchFault) -> AgreementSummary {
    var bulk = BulkRun.Options()
    (bulk.guardsFormulas, bulk.threads) = (options.guardsFormulas, options.threads)
    (bulk.pieceBytes, bulk.blockRows) = (options.pieceBytes, options.blockRows)
    let pass = BulkPass(editions: BulkEdition.all([rulebook]), door: rulebook.door, options: bulk)
    var saving = saving
    saving?.premises.merge(options.premises) { _, own in own }
    let plan = AgreementPlan(rulebook: rulebook, defaults: options.defaults, daysOff: options.daysOff)
    let ended = try pass.run(
      dossiers: agreements, groups: try rulebook.groupTables(saving.digesting(groups)), results: results,
      rejects: rejects, output: .agreements(plan), saving: saving, progress: progress)
    var rows = ended.rows
    if !ended.isWhole {
      var summary = BatchSummary()
      summary.rows = rows
      throw .stopped(summary)
    }
    // A file of amounts lacks inputs on purpose.
    let hasAmounts = ended.header.targets.contains(.extra(AgreementColumns.amount.rawValue))
    if hasAmounts { rows.notices.removeAll { $0.kind != .unknownColumn } }
    var account = AgreementAccount()
    for part in try AgreementAccount.all(ended.finished) { account.add(part) }
    for case let output as AgreementOutput in ended.works.map(\.ending) { account.add(output.account) }
    return account.summary(of: rulebook, rows)
  }
}

extension AgreementRun.Options {
  /// What must be the same for a run to be gone on with.
  fileprivate var premises: [String: String] {
    let term = defaults.term.map { "\($0)" } ?? ""
    let cash = defaults.cash.map { "\($0)" } ?? ""
    let days = [defaults.start, defaults.firstDue, defaults.billDay].map { $0?.description ?? "" }
    let words = [defaults.plan ?? "", term, cash, defaults.bill ?? ""] + days
    return ["the terms that are given": words.joined(separator: ";"), "the calendar": daysOff?.identity ?? "none"]
  }
}

extension DaysOff {
  /// Tells one calendar from another.
  fileprivate var identity: String {
    let off = calendar.daysOff.map(\.number).sorted().map(String.init).joined(separator: ",")
    let rest = calendar.weeklyRest.map { "\($0)" }.sorted().joined(separator: ",")
    let text = [calendar.name, calendar.version, "\(calendar.covers)", off, rest].joined(separator: ";")
    return SHA256.hexadecimal(SHA256.digest(of: text.utf8))
  }
}
