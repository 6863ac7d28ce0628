import CSV
import TariffKernel

/// Reads the plain rows of a piece into the columns of a block, column by column.
struct BlockColumns {
  private let door: Door
  private let header: TableHeader
  private let readers: [CellReader]
  private let namedTexts: Int64
  private let width: Int

  init(_ header: TableHeader, door: Door) {
    (self.header, self.door) = (header, door)
    readers = CellReader.all(of: header, door: door)
    namedTexts = Int64(door.model.texts.count)
    width = header.names.count
  }

  /// Where the cells of one column lie: of the rows of a piece from `first` on.
  private struct Cells {
    let bytes: UnsafePointer<UInt8>
    let starts: UnsafePointer<UInt32>
    let ends: UnsafePointer<UInt32>
    let width: Int
    let column: Int

    @inline(__always) func start(_ row: Int) -> Int {
      column == 0 ? Int(starts[row]) : Int(ends[row &* width &+ column &- 1]) &+ 1
    }
    @inline(__always) func end(_ row: Int) -> Int { Int(ends[row &* width &+ column]) }
  }

  /// Reads rows `first` … of a piece; `isPlain` says which of them have cells.
  func read(
    _ piece: Piece, _ starts: UnsafePointer<UInt32>, _ ends: UnsafePointer<UInt32>, isPlain: UnsafePointer<Bool>,
    into block: DossierBlock
  ) {
    guard let bytes = piece.bytes.baseAddress else { return }
    // Few rows at a time, so that their bytes stay near while column after column is read.
    var first = 0
    while first < block.count {
      let rows = first..<min(block.count, first + 128)
      for (column, target) in header.targets.enumerated() {
        guard case .input(let input) = target else { continue }
        let cells = Cells(bytes: bytes, starts: starts, ends: ends, width: width, column: column)
        read(cells, rows, isPlain, block, input)
      }
      first = rows.upperBound
    }
  }

  private func read(
    _ cells: Cells, _ rows: Range<Int>, _ isPlain: UnsafePointer<Bool>, _ block: DossierBlock, _ input: ID<Input>
  ) {
    switch readers[cells.column] {
    case .none: return
    case .number(let numbers): readPlain(cells, rows, isPlain, block, input) { numbers.read($0, $1) }
    case .date(let days): readPlain(cells, rows, isPlain, block, input) { days.find($0, $1) }
    case .words(let words): readPlain(cells, rows, isPlain, block, input) { words.find($0, $1) }
    case .text(let words): readTexts(cells, rows, isPlain, block, input, words)
    case .door: readPlain(cells, rows, isPlain, block, input) { _, _ in nil }
    }
  }

  /// One column; `fast` gives nil for what it cannot read.
  @inline(__always)
  private func readPlain(
    _ cells: Cells, _ rows: Range<Int>, _ isPlain: UnsafePointer<Bool>, _ block: DossierBlock, _ input: ID<Input>,
    _ fast: (UnsafePointer<UInt8>, Int) -> Int64?
  ) {
    let place = door.model.inputs[input.index].column
    let (values, given) = (block.batch.columns[place].numbers, block.batch.columns[place].presence)
    for row in rows where isPlain[row] {
      let start = cells.start(row)
      let length = cells.end(row) &- start
      if length == 0 { continue }
      if let value = fast(cells.bytes + start, length) {
        values[row] = value
        given[row] = ColumnarBatch.Column.given
      } else {
        readByDoor(UnsafeBufferPointer(start: cells.bytes + start, count: length), block, row, cells.column, input)
      }
    }
  }

  private func readTexts(
    _ cells: Cells, _ rows: Range<Int>, _ isPlain: UnsafePointer<Bool>, _ block: DossierBlock, _ input: ID<Input>,
    _ words: WordTable
  ) {
    let place = door.model.inputs[input.index].column
    let (values, given) = (block.batch.columns[place].numbers, block.batch.columns[place].presence)
    for row in rows where isPlain[row] {
      let start = cells.start(row)
      let length = cells.end(row) &- start
      if length == 0 { continue }
      let text = UnsafeBufferPointer(start: cells.bytes + start, count: length)
      if let value = words.find(cells.bytes + start, length) {
        values[row] = value
        given[row] = ColumnarBatch.Column.given
      } else if Self.isPlainText(text) {
        addText(block, row, place)
      } else {
        readByDoor(text, block, row, cells.column, input)
      }
    }
  }

  /// Visible ASCII alone: such a text is compared as it is written.
  @inline(__always)
  private static func isPlainText(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in text where byte <= 0x20 || byte >= 0x7F { return false }
    return true
  }

  private func addText(_ block: DossierBlock, _ row: Int, _ place: Int) {
    block.batch.columns[place].put(Int128(namedTexts) + Int128(block.texts[row]), at: row)
    block.texts[row] += 1
  }

  @inline(never)
  private func readByDoor(
    _ cell: UnsafeBufferPointer<UInt8>, _ block: DossierBlock, _ row: Int, _ column: Int, _ input: ID<Input>
  ) {
    let place = door.model.inputs[input.index].column
    switch block.read(cell, of: input, by: door.readers[input.index]) {
    case .notGiven: return
    case .refused(let refusal): block.refuse(row, column: column, refusal)
    case .text: addText(block, row, place)
    case .given(let value):
      block.batch.columns[place].put(value, at: row)
      if Int64(exactly: value) == nil, block.standing[row] == .whole { block.standing[row] = .wide }
    }
  }
}
