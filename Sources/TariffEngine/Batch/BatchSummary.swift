import Exact
import TariffKernel

/// An account of every row of a batch.
public struct BatchSummary: Sendable, Hashable {
  /// What became of the rows of one group's file: `read` = `joined` + `orphaned` + `rejected`.
  public struct GroupCount: Sendable, Hashable {
    /// The group's name.
    public var group: String
    /// Rows of the file, without the header and empty lines.
    public var read = 0
    /// Rows whose dossier is in the file, also where that dossier was rejected.
    public var joined = 0
    /// Good rows whose dossier is not in the file.
    public var orphaned = 0
    /// Rows that could not be read.
    public var rejected = 0
    /// The line of the first row that stands apart from other rows of its dossier; nil: those of each dossier stand
    /// together.
    public var apartFrom: Int?
    /// Whether the file was read in step with the dossiers; else its rows were held.
    public var isMerged = false
    /// The line of the dossiers' file on which one came that stands farther up in the group's file than the one before it,
    /// so that rows that were read in step had to be held.
    public var backOnLine: Int?
    /// Whether the group's file could be read twice.
    var canBeReadAgain = true
    /// Whether rows that were rejected keep the others from being read in step.
    var isUnsorted = false

    /// How the rows were joined to their dossiers, and why so.
    public var joining: String {
      if isMerged { return "joined by merge: both files are sorted alike" }
      let order =
        apartFrom.map { "the row on line \($0) stands apart from others of its dossier" }
        ?? backOnLine.map { "the dossier on line \($0) stands farther up there than the one before it" }
        ?? (isUnsorted ? "rows that were rejected stand out of order" : nil)
        ?? (canBeReadAgain ? "they are few enough to be held" : "the file comes only once, and was held")
      return "joined by index: \(order)"
    }
  }
  /// What the bills of one name came to, over the dossiers whose bill stands.
  public struct BillTotal: Sendable, Hashable {
    /// The bill's name.
    public var bill: String
    /// How many are to be paid.
    public var count = 0
    /// The sum of their lines in rial, `payable` + `dropped`.
    public var total: Int128 = 0
    /// What is to be paid in rial.
    public var payable: Int128 = 0
    /// What flooring dropped in rial.
    public var dropped: Int128 = 0
    /// How many give money back.
    public var refunds = 0
    /// What they give back in rial, as a negative number.
    public var refunded: Int128 = 0
    /// How many a fee in error blocks.
    public var blocked = 0
  }
  /// One person's balance that several dossiers of the file drew on. Each was reckoned with the balance that it
  /// brought, so that together they may have been let off more than the person had left.
  public struct SharedBalance: Sendable, Hashable {
    /// The input that holds the balance.
    public var balance: String
    /// Whose it is, in the form in which persons are compared: ASCII digits, letters folded.
    public var person: String
    /// The numbers of the dossiers in the order read, folded likewise; the first 20.
    public var dossiers: [String]
    /// How many dossiers there are.
    public var count: Int
  }
  /// The edition by which the dossiers were assessed; nil: the run did not come so far.
  public var identity: EditionIdentity?
  /// Rows read from the dossiers, without the header and empty lines: `whole` + `partial` + `blocked` + `rejected`.
  public var read = 0
  /// Dossiers without a fee in error.
  public var whole = 0
  /// Dossiers with a fee in error and a bill that stands.
  public var partial = 0
  /// Dossiers of which no bill stands.
  public var blocked = 0
  /// Rows that were refused.
  public var rejected = 0
  /// By group, in the order of the model.
  public var groups: [GroupCount] = []
  /// By bill, in the order of the model.
  public var bills: [BillTotal] = []
  /// How many faults of each code went to the rejects.
  public var rejects: [DossierFault.Code: Int] = [:]
  /// How many errors of each code (D0201 …) stand in the results.
  public var errors: [String: Int] = [:]
  /// How many dossiers the columnar machine handed over to the scalar one, by reason (see ``HandOver``): those in error, and
  /// those whose numbers leave 64 bits where it needs them. It changes nothing but the time a run takes. nil: the run was
  /// scalar throughout.
  public var handedOver: [String: Int]?
  /// Cells of text that were guarded with `'`, since a spreadsheet would have run them as formulas.
  public var guardedCells = 0
  /// Names of provisions with sample numbers that a charged line may have used.
  public var samples: [String] = []
  /// The first 20 persons whose balance several dossiers drew on, in the order in which that was seen.
  public var sharedBalances: [SharedBalance] = []
  /// How many such persons there are.
  public var sharedBalanceCount = 0
  /// Dossiers that drew on a balance without saying whose it is, though the tariff asks by which input.
  public var drawsWithoutPerson = 0
  /// What became of the dossiers under another tariff that was tried on them.
  public struct WhatIfAccount: Sendable, Hashable {
    /// What the tariff is called.
    public var name: String
    /// The tariff, by its digests.
    public var identity: EditionIdentity?
    /// Dossiers without a fee in error.
    public var whole: Int
    /// Dossiers with a fee in error and a bill that stands.
    public var partial: Int
    /// Dossiers of which no bill stands.
    public var blocked: Int
    /// By bill, in the order of its model.
    public var bills: [BillTotal]
    /// Provisions with sample numbers that a charged line may have used.
    public var samples: [String]

    init(name: String, _ summary: BatchSummary) {
      (self.name, identity) = (name, summary.identity)
      (whole, partial, blocked) = (summary.whole, summary.partial, summary.blocked)
      (bills, samples) = (summary.bills, summary.samples)
    }
  }
  /// By tariff that was tried, in the order given.
  public var whatIfs: [WhatIfAccount] = []
  /// The sums, where a run was asked for them.
  public var totals: BatchTotals?
  /// Said once each: unknown columns, missing columns.
  public var notices: [BatchNotice] = []

  /// Whether every dossier was computed whole and no row of any file was refused or left over.
  public var isClean: Bool {
    partial == 0 && blocked == 0 && rejected == 0 && groups.allSatisfy { $0.orphaned == 0 && $0.rejected == 0 }
  }
}

/// Something about a file that is no fault, said once.
public struct BatchNotice: Sendable, Hashable {
  /// What there is to say.
  public enum Kind: String, Sendable { case unknownColumn, missingColumn, missingGroup }
  /// What there is to say.
  public var kind: Kind
  /// The group whose file it is; nil: the dossiers.
  public var group: String?
  /// The column as the header writes it, or the input's name; empty where a whole file is missing.
  public var column: String
  /// The nearest name that is known, for an unknown column.
  public var nearest: String?
  /// What a row of the file is about, where it is not of a group: `dossier`, `agreement`.
  public var noun = "dossier"

  /// One sentence.
  public var message: String {
    let file = group.map { "the file of group \($0)" } ?? "the \(noun)s' file"
    return switch kind {
    case .unknownColumn:
      "\(file) has a column \"\(column)\" that no input is named after; it is not read"
        + (nearest.map { " (did you mean \($0)?)" } ?? "")
    case .missingColumn: "\(file) has no column for \(column); it counts as not given in every row"
    case .missingGroup:
      "\(file) was not given, so no dossier has a row of it, and fees on those rows come to nothing"
    }
  }
}
