import TariffKernel

/// Up to 1,024 dossiers of a piece as typed columns, and what became of their rows before they were assessed.
///
/// A value is what ``Facts`` hold, at the input's scale. Texts that the tariff does not name count on from
/// `model.texts.count`, in each dossier anew.
final class DossierBlock {
  /// What a row of the block is.
  enum Standing: UInt8 {
    /// Its columns hold it whole.
    case whole
    /// A value does not fit 64 bits, or a text of an odd row is not in the columns: who needs all of its facts must read
    /// the row again.
    case wide
    /// It was refused, and its columns mean nothing.
    case refused
  }

  /// The dossiers, as the columnar machine reads them.
  let batch: ColumnarBatch
  /// How many rows there are.
  private(set) var count = 0
  /// By row.
  let standing: UnsafeMutablePointer<Standing>
  /// How many texts of the dossier itself the tariff does not name, by row.
  let texts: UnsafeMutablePointer<Int32>
  /// Cells of plain rows that the door refused; once ``settle()`` was called, by row and column.
  private(set) var refusals: [CellRefusal] = []
  private var memo = RefusalMemo()
  /// The rows that were not refused, in order: the dossiers of the batch once ``settle()`` was called.
  private(set) var live: [Int32] = []

  /// A block of so many rows at most.
  init(_ batch: ColumnarBatch, capacity: Int) {
    self.batch = batch
    standing = .allocate(capacity: capacity)
    standing.initialize(repeating: .whole, count: capacity)
    texts = .allocate(capacity: capacity)
    texts.initialize(repeating: 0, count: capacity)
  }

  deinit {
    standing.deallocate()
    texts.deallocate()
  }

  /// Forgets the last rows.
  func begin(_ count: Int) {
    self.count = count
    batch.begin(count)
    standing.update(repeating: .whole, count: count)
    texts.update(repeating: 0, count: count)
    refusals.removeAll(keepingCapacity: true)
  }

  /// Reads a cell by the door. A word that was refused before is refused again without being looked at.
  func read(_ cell: UnsafeBufferPointer<UInt8>, of input: ID<Input>, by reader: InputReader) -> InputReader.Reading {
    memo.read(cell, of: input.index, by: reader)
  }

  /// A cell of a plain row was refused, and with it the row.
  func refuse(_ row: Int, column: Int, _ refusal: InputReader.Refusal) {
    standing[row] = .refused
    refusals.append(CellRefusal(row: row, column: column, refusal: refusal))
  }

  /// All rows were read: those that were refused leave the batch.
  func settle() {
    refusals.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    var places = live
    live = []
    places.removeAll(keepingCapacity: true)
    for row in 0..<count where standing[row] != .refused { places.append(Int32(truncatingIfNeeded: row)) }
    live = places
    if live.count < count { live.withUnsafeBufferPointer { batch.keep($0) } }
  }

  /// Puts facts that were read elsewhere into a row.
  func put(_ facts: Facts, in row: Int) {
    for (column, value) in facts.values.enumerated() {
      guard let value else { continue }
      batch.columns[column].put(value, at: row)
      if Int64(exactly: value) == nil { standing[row] = .wide }
    }
  }

  /// Puts the own values of a dossier of the batch into facts.
  func get(_ dossier: Int, into facts: inout Facts) {
    for place in batch.columns.indices {
      let column = batch.columns[place]
      let isGiven = column.presence[dossier] != ColumnarBatch.Column.missing
      facts.values[place] = isGiven ? Int128(column.numbers[dossier]) : nil
    }
  }
}
