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
    // Numbers of odd spelling and balances take the long way.
    let hasBalances = !balances.isEmpty
    for row in rows {
      let key = keys.cell(first + row - rows.lowerBound)
      if hasBalances || !key.isPlain {
        keys.withWritten(first + row - rows.lowerBound, in: piece) { writeWithTexts(row, dossier: $0) }
        continue
      }
      let most = key.range.count + columns.count * (DecimalText.room + 1) + 1
      columns.withUnsafeBufferPointer { columns in
        out.write(atMost: most) { place in
          var end = place
          for column in columns.indices {
            if column > 0 {
              end[0] = UInt8(ascii: ",")
              end += 1
            }
            if columns[column].kind == .dossier {
              for byte in key.range {
                end[0] = piece[byte]
                end += 1
              }
            } else {
              end += Self.write(columns[column], row, words, at: end)
            }
          }
          end[0] = UInt8(ascii: "\n")
          return end - place + 1
        }
      }
    }
  }

  /// Writes a cell that needs no text of its own; how many bytes it has.
  @inline(__always)
  private static func write(
    _ column: ResultColumn, _ row: Int, _ words: OutcomeWords, at place: UnsafeMutablePointer<UInt8>
  ) -> Int {
    switch column.kind {
    case .word: return column.word.write(at: place)
    case .outcome:
      guard let outcomes = column.flags else { return 0 }
      return words[outcomes[row]].write(at: place)
    case .charged:
      guard let outcomes = column.flags, let numbers = column.numbers else { return 0 }
      // Written in any case, and overwritten where it does not count: cheaper than a guess.
      let count = DecimalText.write(numbers[row], at: place)
      return outcomes[row] == ColumnOutcome.charged.rawValue ? count : 0
    case .number:
      guard let numbers = column.numbers else { return 0 }
      return DecimalText.write(numbers[row], at: place)
    case .unlessRefund:
      guard let isRefund = column.flags, let numbers = column.numbers else { return 0 }
      return isRefund[row] == 0 ? DecimalText.write(numbers[row], at: place) : 0
    case .droppedUnlessRefund:
      guard let isRefund = column.flags, let totals = column.numbers, let payables = column.others else { return 0 }
      return isRefund[row] == 0 ? DecimalText.write(totals[row] - payables[row], at: place) : 0
    case .chargedWide:
      guard let outcomes = column.flags, let numbers = column.wide else { return 0 }
      return outcomes[row] == ColumnOutcome.charged.rawValue ? writeWide(numbers[row], at: place) : 0
    case .dossier, .nothing, .used, .left: return 0
    }
  }

  /// An amount has 22 digits at most.
  @inline(never)
  private static func writeWide(_ number: Int128, at place: UnsafeMutablePointer<UInt8>) -> Int {
    if let narrow = Int64(exactly: number) { return DecimalText.write(narrow, at: place) }
    var count = 0
    for byte in String(number).utf8 {
      place[count] = byte
      count += 1
    }
    precondition(count <= DecimalText.room, "an amount is below 10^22")
    return count
  }

  private mutating func writeWithTexts(_ row: Int, dossier: UnsafeBufferPointer<UInt8>) {
    for (place, column) in columns.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      switch column.kind {
      case .dossier: writeText(dossier)
      case .used, .left:
        if let text = balances[column.balance].text(of: row, isLeft: column.kind == .left) { out.append(text: text) }
      default: out.write(atMost: DecimalText.room) { Self.write(column, row, words, at: $0) }
      }
    }
    out.append(UInt8(ascii: "\n"))
  }
}

/// The words of outcomes by their number in a column.
struct OutcomeWords {
  private let charged = ResultColumn.Word(Outcome.charged(0).word)
  private let exempt = ResultColumn.Word(Outcome.exempt(0).word)
  private let suspended: ResultColumn.Word
  private let notApplicable = ResultColumn.Word(Outcome.notApplicable.word)

  init() { suspended = ResultColumn.Word(Outcome.suspended(ID(0)).word) }

  @inline(__always)
  subscript(outcome: UInt8) -> ResultColumn.Word {
    switch outcome {
    case ColumnOutcome.charged.rawValue: charged
    case ColumnOutcome.exempt.rawValue: exempt
    case ColumnOutcome.suspended.rawValue: suspended
    default: notApplicable
    }
  }
}
