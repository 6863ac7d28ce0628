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
  let layout: ResultLayout
  let machine: ColumnarMachine
  /// How texts of dossiers become those of the edition; nil: they are the same.
  let texts: CarriedTexts?
  let guardsFormulas: Bool
  let keepsRejects: Bool
  /// The most rows that are assessed at once.
  let blockRows: Int

  var door: Door { rulebook.door }
}

/// The texts that an edition names are numbered anew: what dossiers bring is numbered by everything that is known.
struct CarriedTexts {
  /// By number in the whole.
  private let numbers: [Int64]
  /// Where the texts that the edition does not name begin.
  private let others: Int64
  private let columns: [Int]
  private let groupColumns: [(group: Int, column: Int)]

  /// nil: the numbers are the same.
  init?(from whole: Model, to model: Model) {
    if whole.texts == model.texts { return nil }
    let places = Dictionary(model.texts.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    others = Int64(model.texts.count)
    // No text of the edition equals one that it does not name, whatever its number beyond the last.
    numbers = whole.texts.enumerated().map { number, text in Int64(places[text] ?? model.texts.count + number) }
    let inputs = model.inputs.filter { $0.domain == .text }
    columns = inputs.filter { $0.group == nil }.map(\.column)
    groupColumns = inputs.compactMap { input in input.group.map { ($0.index, input.column) } }
  }

  /// Renumbers the texts of a batch.
  func carry(_ batch: ColumnarBatch) {
    for column in columns { carry(batch.columns[column], batch.count) }
    for (group, column) in groupColumns { carry(batch.groups[group].columns[column], batch.groups[group].count) }
  }

  private func carry(_ column: ColumnarBatch.Column, _ count: Int) {
    for row in 0..<count where column.presence[row] == ColumnarBatch.Column.given {
      let number = column.numbers[row]
      column.numbers[row] = number < numbers.count ? numbers[Int(number)] : others + number
    }
  }
}
