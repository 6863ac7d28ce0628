import TariffKernel

/// Rows from the columns of a block.
extension ResultRows {
  /// Takes the results of the next block.
  mutating func begin(_ batch: ColumnarBatch, _ workspace: ColumnarWorkspace) {
    balances.removeAll(keepingCapacity: true)
    columns.removeAll(keepingCapacity: true)
    for cell in layout.cells { columns.append(column(of: cell, batch, workspace)) }
  }

  private mutating func column(
    of cell: ResultLayout.Cell, _ batch: ColumnarBatch, _ workspace: ColumnarWorkspace
  ) -> ResultColumn {
    switch cell {
    case .dossier: return ResultColumn(.dossier)
    case .standing: return word(Completeness.whole.rawValue)
    case .notApplicable: return word(Outcome.notApplicable.word)
    case .errors, .nothing: return ResultColumn(.nothing)
    case .amount(let fee):
      let source = workspace.column(of: fee)
      var column = ResultColumn(source.amounts == nil ? .chargedWide : .charged)
      (column.flags, column.numbers, column.wide) = (source.outcomes, source.amounts, source.wideAmounts)
      return column
    case .outcome(let fee):
      var column = ResultColumn(.outcome)
      column.flags = workspace.column(of: fee).outcomes
      return column
    case .billed(let fee):
      // A line of two bills shows its share of the last, as rows from assessments do.
      guard let place = model.bills.lastIndex(where: { $0.lines.contains(fee) }),
        let line = model.bills[place].lines.lastIndex(of: fee)
      else { return ResultColumn(.nothing) }
      var column = ResultColumn(.charged)
      (column.flags, column.numbers) = (workspace.column(of: fee).outcomes, workspace.shares(of: line, in: ID(place)))
      return column
    case .total(let bill):
      var column = ResultColumn(.number)
      column.numbers = workspace.column(of: bill).totals
      return column
    case .payable(let bill):
      var column = ResultColumn(.unlessRefund)
      let source = workspace.column(of: bill)
      (column.flags, column.numbers) = (source.isRefund, source.payables)
      return column
    case .dropped(let bill):
      var column = ResultColumn(.droppedUnlessRefund)
      let source = workspace.column(of: bill)
      (column.flags, column.numbers, column.others) = (source.isRefund, source.totals, source.payables)
      return column
    case .used(let input), .left(let input):
      var column = ResultColumn(cell == .used(input) ? .used : .left)
      column.balance = balances.count
      balances.append(ResultBalance(input, of: model, batch, workspace))
      return column
    }
  }

  private func word(_ text: String) -> ResultColumn {
    var column = ResultColumn(.word)
    column.word = ResultColumn.Word(text)
    return column
  }

  /// Writes rows of the block that are not handed over.
  ///
  /// - Parameters:
  ///   - rows: their places in the block.
  ///   - first: the place of the first of them among the keys; the others follow it.
  mutating func write(_ rows: Range<Int>, keys: RowKeys, from first: Int, in piece: UnsafeBufferPointer<UInt8>) {
    var (row, key) = (rows.lowerBound, first)
    while row < rows.upperBound {
      let count = min(slots.rows, rows.upperBound - row)
      fill(row, count, keys, key, piece)
      var (next, long) = (0, 0)
      while next < count {
        long = slots.firstLong(from: next, before: count)
        out.write(atMost: slots.room(for: long - next)) { slots.bringOut(next..<long, to: $0) }
        if long < count {
          keys.withWritten(key + long, in: piece) { writeWithTexts(row + long, dossier: $0) }
        }
        next = long + 1
      }
      row += count
      key += count
    }
  }

  /// Fills the slots with the cells of the block's rows from `first` on.
  private mutating func fill(
    _ first: Int, _ count: Int, _ keys: RowKeys, _ firstKey: Int, _ piece: UnsafeBufferPointer<UInt8>
  ) {
    slots.begin(count)
    for (place, column) in columns.enumerated() {
      if column.kind == .dossier {
        slots.fill(place, count) { row, slot in keys.cell(firstKey + row).write(from: piece, to: slot) }
      } else {
        column.fill(place, of: slots, first, count, words)
      }
    }
  }

  private mutating func writeWithTexts(_ row: Int, dossier: UnsafeBufferPointer<UInt8>) {
    for (place, column) in columns.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      switch column.kind {
      case .dossier: writeText(dossier)
      case .used, .left:
        if let text = balances[column.balance].text(of: row, isLeft: column.kind == .left) { out.append(text: text) }
      default: out.write(atMost: DecimalText.room) { column.write(row, words, at: $0) }
      }
    }
    out.append(UInt8(ascii: "\n"))
  }
}
