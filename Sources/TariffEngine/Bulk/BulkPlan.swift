import CSV
import TariffKernel

/// What all threads of a run share and none of them changes.
struct BulkPlan {
  let rulebook: Rulebook
  let header: TableHeader
  let dialect: CSVDialect
  let columns: BlockColumns
  /// The rows of groups, in the order of the model's groups.
  let groups: [GroupRows]
  let guardsFormulas: Bool
  let keepsRejects: Bool

  var door: Door { rulebook.door }
  /// How many inputs the dossier itself has.
  var width: Int { door.emptyRow(of: nil).count }
}
