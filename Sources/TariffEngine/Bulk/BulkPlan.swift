import CSV
import TariffKernel

/// What all threads of a run share and none of them changes.
struct BulkPlan {
  let header: TableHeader
  let dialect: CSVDialect
  let door: Door
  let columns: BlockColumns
  /// The rows of groups, in the order of the model's groups.
  let groups: [GroupRows]
  /// At least one. All have the door's inputs.
  let editions: [BulkEdition]
  let output: Output
  let guardsFormulas: Bool
  let keepsRejects: Bool
  /// The most rows that are assessed at once.
  let blockRows: Int

  /// What comes of the dossiers.
  enum Output {
    case rows(ResultLayout)
    case totals(TotalsGrouping)
    case recalculation(RecalculationPlan)
    case agreements(AgreementPlan)

    /// What the results begin with.
    var header: [UInt8] {
      switch self {
      case .rows(let layout): layout.header
      case .totals: []
      case .recalculation: RecalculationRows.header
      case .agreements: ScheduleRows.header
      }
    }

    /// What the file has besides inputs.
    var extraColumns: ExtraColumns { isOfAgreements ? AgreementColumns.extra : .none }
    /// What the rejects call the file.
    var file: String { isOfAgreements ? "agreements" : "dossiers" }
    /// Whether the rejects also say what would be allowed.
    var tellsRemedies: Bool { isOfAgreements }

    /// Whether a run that is gone on with must assess again what was finished, since a checkpoint does not hold all of it.
    var assessesAgain: Bool { if case .recalculation(let plan) = self { plan.issued != nil } else { false } }

    private var isOfAgreements: Bool { if case .agreements = self { true } else { false } }
  }

  /// A thread's own output.
  func makeOutput() -> any BlockOutput {
    switch output {
    case .rows(let layout): RowOutput(layout, of: editions[0], guardsFormulas: guardsFormulas)
    case .totals(let grouping): TotalsOutput(grouping, of: editions)
    case .recalculation(let plan): RecalculationOutput(plan, door: door, guardsFormulas: guardsFormulas)
    case .agreements(let plan):
      AgreementOutput(plan, header: header, guardsFormulas: guardsFormulas)
    }
  }
}

/// An edition, prepared for blocks.
struct BulkEdition {
  let rulebook: Rulebook
  let machine: ColumnarMachine
  /// How texts of dossiers become those of the edition; nil: they are the same.
  let texts: CarriedTexts?

  /// - Parameter other: an edition that is assessed before this one on the same dossiers, which spares what comes to the
  ///   same under both.
  init(_ rulebook: Rulebook, beside other: BulkEdition? = nil) {
    self.rulebook = rulebook
    machine = other.map { ColumnarMachine(rulebook.model, beside: $0.machine) } ?? ColumnarMachine(rulebook.model)
    texts = CarriedTexts(from: rulebook.whole, to: rulebook.model)
  }

  var model: Model { rulebook.model }

  /// Editions for one run: all of them beside the first.
  static func all(_ rulebooks: [Rulebook]) -> [BulkEdition] {
    let first = BulkEdition(rulebooks[0])
    return [first] + rulebooks.dropFirst().map { BulkEdition($0, beside: first) }
  }
}

/// The texts that an edition names are numbered anew: what dossiers bring is numbered by everything that is known.
struct CarriedTexts {
  /// By number in the whole: the number in the edition, which for those that it does not name lies beyond ``others``.
  private let numbers: [Int64]
  private let named: [Int64: Int64]
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
    named = Dictionary(numbers.enumerated().map { ($1, Int64($0)) }, uniquingKeysWith: { first, _ in first })
    let inputs = model.inputs.filter { $0.domain == .text }
    columns = inputs.filter { $0.group == nil }.map(\.column)
    groupColumns = inputs.compactMap { input in input.group.map { ($0.index, input.column) } }
  }

  /// Renumbers the texts of a batch.
  func carry(_ batch: ColumnarBatch) {
    change(batch) { $0 < numbers.count ? numbers[Int($0)] : others + $0 }
  }

  /// Gives the texts of a batch back the numbers that they had.
  func restore(_ batch: ColumnarBatch) {
    change(batch) { named[$0] ?? $0 - others }
  }

  private func change(_ batch: ColumnarBatch, _ number: (Int64) -> Int64) {
    for column in columns { change(batch.columns[column], batch.count, number) }
    for (group, column) in groupColumns {
      change(batch.groups[group].columns[column], batch.groups[group].count, number)
    }
  }

  private func change(_ column: ColumnarBatch.Column, _ count: Int, _ number: (Int64) -> Int64) {
    for row in 0..<count where column.presence[row] == ColumnarBatch.Column.given {
      column.numbers[row] = number(column.numbers[row])
    }
  }
}
