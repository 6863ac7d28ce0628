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

extension RowAccount {
  /// How many faults of each code there are, for people; empty: none.
  var faultLines: [String] {
    if rejects.isEmpty { return [] }
    let counts = rejects.map { ($0.key.code, $0.value) }.sorted { $0.0 < $1.0 }
    return ["faults in rejected rows: " + counts.map { "\($0.0) × \($0.1)" }.joined(separator: ", ")]
  }

  var rejectsTree: JSONTree {
    .object(Dictionary(rejects.map { ($0.key.code, .integer($0.value)) }, uniquingKeysWith: { first, _ in first }))
  }

  /// That cells were guarded, for people; empty: none were.
  func guardLines(_ wording: Wording) -> [String] {
    if guardedCells == 0 { return [] }
    let cells = guardedCells == 1 ? "1 cell" : "\(wording.count(guardedCells)) cells"
    return ["\(cells) of text got a ' in front: a spreadsheet would run what begins like a formula"]
  }
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
