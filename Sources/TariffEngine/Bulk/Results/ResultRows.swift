import CSV
import Exact
import TariffKernel

/// Results → rows of a CSV, as bytes in a buffer that is used again: what ``ResultWriter`` writes, for any layout.
///
/// A row comes from an assessment, or with its neighbours from the columns of a block (see `ResultRows+Columns.swift`).
struct ResultRows: ~Copyable {
  let model: Model
  let layout: ResultLayout
  /// By cell of the layout, for the block at hand.
  var columns: [ResultColumn] = []
  /// The balances among them.
  var balances: [ResultBalance] = []
  let words = OutcomeWords()
  var out = ByteRope()
  let slots: CellSlots
  private var shares: [Int128?]
  /// For what needs quotes or a guard.
  private var cells: CSVWriter

  init(_ layout: ResultLayout, of model: Model, guardsFormulas: Bool) {
    (self.layout, self.model) = (layout, model)
    shares = [Int128?](repeating: nil, count: model.fees.count)
    slots = CellSlots(columns: max(1, layout.cells.count))
    cells = CSVWriter(guardsFormulas: guardsFormulas)
  }

  /// Cells that were guarded with `'`.
  var guardedCells: Int { cells.guardedCells }
  /// What was written.
  var bytes: UnsafeRawBufferPointer { out.bytes }

  mutating func removeAll() { out.removeAll() }

  /// Writes a row. `dossier`: the number as written, its bytes in the piece where they are plain.
  mutating func write(
    _ assessment: Assessment, _ standing: Completeness, of facts: Facts, dossier: UnsafeBufferPointer<UInt8>
  ) {
    spread(assessment)
    for place in layout.cells.indices {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      write(layout.cells[place], assessment, standing, facts, dossier)
    }
    out.append(UInt8(ascii: "\n"))
  }

  private mutating func write(
    _ cell: ResultLayout.Cell, _ assessment: Assessment, _ standing: Completeness, _ facts: Facts,
    _ dossier: UnsafeBufferPointer<UInt8>
  ) {
    switch cell {
    case .dossier: writeText(dossier)
    case .standing: out.append(text: standing.rawValue)
    case .amount(let fee): if case .charged(let amount) = assessment.lines[fee.index].outcome { out.append(amount) }
    case .outcome(let fee): out.append(text: assessment.lines[fee.index].outcome.word)
    case .billed(let fee): if let share = shares[fee.index] { out.append(share) }
    case .total(let bill): if let total = assessment.bills[bill.index].total { out.append(total) }
    case .dropped(let bill):
      if case .payable(_, _, let dropped, _) = assessment.bills[bill.index] { out.append(dropped) }
    case .payable(let bill):
      if case .payable(_, let payable, _, _) = assessment.bills[bill.index] { out.append(payable) }
    case .used(let input): writeBalance(input, assessment, facts) { used, _ in used }
    case .left(let input): writeBalance(input, assessment, facts) { used, before in before - used }
    case .errors: if standing != .whole { writeErrors(assessment, facts) }
    case .nothing: break
    case .notApplicable: out.append("not_applicable")
    }
  }

  /// Brings each fee's share of its bill to its place.
  private mutating func spread(_ assessment: Assessment) {
    for place in shares.indices { shares[place] = nil }
    for bill in assessment.bills.indices {
      guard let lines = assessment.bills[bill].shares else { continue }
      for (line, fee) in model.bills[bill].lines.enumerated() {
        if case .charged = assessment.lines[fee.index].outcome { shares[fee.index] = lines[line] }
      }
    }
  }

  private mutating func writeBalance(
    _ input: ID<Input>, _ assessment: Assessment, _ facts: Facts, _ part: (_ used: Int128, _ before: Int128) -> Int128
  ) {
    let use = assessment.balances.first { $0.input == input }
    guard let before = use?.before ?? facts.values[model.inputs[input.index].column] else { return }
    out.append(text: model.inputs[input.index].domain.cellText(part(use?.used ?? 0, before)))
  }

  private mutating func writeErrors(_ assessment: Assessment, _ facts: Facts) {
    cells.appendText(ResultWriter.errors(assessment, facts, model))
    moveCell()
  }

  /// A cell of text: as it is where it is plain and no formula, else quoted or guarded.
  mutating func writeText(_ text: UnsafeBufferPointer<UInt8>) {
    if RowKeys.isPlainCell(text) { return out.append(text) }
    cells.appendText(text)
    moveCell()
  }

  /// Takes the only cell of the writer, whose row it is.
  private mutating func moveCell() {
    cells.endRow()
    cells.bytes.withUnsafeBufferPointer { out.append(UnsafeBufferPointer(rebasing: $0.dropLast())) }
    cells.removeAll()
  }
}

extension BillResult {
  /// The sum of the lines; nil when the bill is blocked.
  fileprivate var total: Int128? {
    switch self {
    case .payable(let total, _, _, _), .refund(let total, _): total
    case .blocked: nil
    }
  }
}
