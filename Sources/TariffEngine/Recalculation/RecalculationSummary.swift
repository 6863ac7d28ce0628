import Exact
import TariffKernel

/// An account of a recalculation. Totals are the sums of the rows that were written.
public struct RecalculationSummary: Sendable, Hashable {
  /// The rows of one fee or bill, added up.
  public struct Total: Sendable, Hashable {
    /// Whether it is a bill, not a line.
    public var isBill: Bool
    /// The fee or the bill.
    public var name: String
    /// How many rows differ.
    public var different = 0
    /// How many rows have no difference, since an error stands in them.
    public var undecided = 0
    /// Sums in rial over the rows that have the amount.
    public var old: Int128 = 0
    /// In the new edition.
    public var new: Int128 = 0
    /// As issued, and as paid.
    public var issued: Int128 = 0
    /// As paid.
    public var paid: Int128 = 0
    /// Of the differences.
    public var difference: Int128 = 0
    /// How many supplementary bills there are, and what they come to.
    public var supplements = 0
    /// What they come to.
    public var supplementary: Int128 = 0
    /// How many refunds there are.
    public var refunds = 0
    /// What they come to.
    public var refunded: Int128 = 0
  }
  /// The edition from which it was recalculated.
  public var old: EditionIdentity
  /// The edition to which it was recalculated.
  public var new: EditionIdentity
  /// The provision or act that was asked for.
  public var uses: String?
  /// Whether a file of issued bills was compared.
  public var isIssued = false
  /// Dossiers that were assessed under both editions.
  public var compared = 0
  /// Dossiers of which something differs; where a provision or act was asked for, among those that used it.
  public var different = 0
  /// Dossiers that used what was asked for.
  public var using = 0
  /// Dossiers whose rows were written.
  public var listed = 0
  /// By fee, then by bill, in the order of the tariff; those of which no row was written are left out.
  public var totals: [Total] = []
  /// The acts behind the differences, sorted.
  public var acts: [String] = []
  /// The first 20 dossiers that the file of issued bills names and no dossier has.
  public var issuedAlone: [String] = []
  /// How many such dossiers there are.
  public var issuedAloneCount = 0
  var rows = RowAccount()

  init(old: EditionIdentity, new: EditionIdentity) { (self.old, self.new) = (old, new) }

  /// Rows read from the dossiers: `compared` + `rejected`.
  public var read: Int { rows.read }
  /// Rows that were refused.
  public var rejected: Int { rows.rejected }
  /// By group, in the order of the model.
  public var groups: [BatchSummary.GroupCount] { rows.groups }
  /// How many faults of each code went to the rejects.
  public var rejects: [DossierFault.Code: Int] { rows.rejects }
  /// Said once each: unknown columns, missing columns.
  public var notices: [BatchNotice] { rows.notices }

  /// Whether anything differs, in a dossier or because a bill was issued to none.
  public var hasDifferences: Bool { different > 0 || issuedAloneCount > 0 }
}

extension RecalculationSummary.Total {
  /// Counts a row.
  mutating func add(_ row: RecalculatedRow) {
    if row.isDifferent { different += 1 }
    if row.difference == nil { undecided += 1 }
    old += row.old ?? 0
    new += row.new ?? 0
    issued += row.issued ?? 0
    paid += row.paid ?? 0
    difference += row.difference ?? 0
    if let amount = row.supplementary, amount > 0 {
      supplements += 1
      supplementary += amount
    }
    if let amount = row.refund, amount > 0 {
      refunds += 1
      refunded += amount
    }
  }

  /// Adds other rows of the same fee or bill.
  mutating func add(_ other: Self) {
    different += other.different
    undecided += other.undecided
    old += other.old
    new += other.new
    issued += other.issued
    paid += other.paid
    difference += other.difference
    supplements += other.supplements
    supplementary += other.supplementary
    refunds += other.refunds
    refunded += other.refunded
  }
}
