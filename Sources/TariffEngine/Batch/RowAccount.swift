/// What became of the rows of a file of dossiers and of its groups' files.
struct RowAccount: Sendable, Hashable {
  /// Rows of the dossiers, without the header and empty lines.
  var read = 0
  /// Rows that were refused.
  var rejected = 0
  /// By group, in the order of the model.
  var groups: [BatchSummary.GroupCount] = []
  /// How many faults of each code went to the rejects.
  var rejects: [DossierFault.Code: Int] = [:]
  /// Cells of text that were guarded with `'`.
  var guardedCells = 0
  /// Said once each.
  var notices: [BatchNotice] = []
}

extension BatchSummary {
  /// The part of the account that is about rows.
  var rows: RowAccount {
    get {
      RowAccount(
        read: read, rejected: rejected, groups: groups, rejects: rejects, guardedCells: guardedCells, notices: notices)
    }
    set {
      (read, rejected, groups) = (newValue.read, newValue.rejected, newValue.groups)
      (rejects, guardedCells, notices) = (newValue.rejects, newValue.guardedCells, newValue.notices)
    }
  }
}
