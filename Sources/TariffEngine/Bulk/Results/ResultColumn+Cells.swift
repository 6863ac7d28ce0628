import TariffKernel

/// Cells of a column, but for those that need a text of their own.
extension ResultColumn {
  /// Fills the slots of a column with the cells of the block's rows from `first` on.
  func fill(_ place: Int, of slots: borrowing CellSlots, _ first: Int, _ count: Int, _ words: OutcomeWords) {
    let triples = DigitTriples.table
    switch kind {
    case .word: slots.fill(place, count) { _, slot in word.write(at: slot) }
    case .outcome:
      guard let outcomes = flags.map({ $0 + first }) else { return fillNothing(place, of: slots, count) }
      slots.fill(place, count) { row, slot in words[outcomes[row]].write(at: slot) }
    case .charged:
      guard let outcomes = flags.map({ $0 + first }), let numbers = numbers.map({ $0 + first }) else {
        return fillNothing(place, of: slots, count)
      }
      // Written in any case, and not counted where it does not count: cheaper than a guess.
      if Self.haveSigns(numbers, count) {
        slots.fill(place, count) { row, slot in
          let length = DecimalText.writeShort(numbers[row], at: slot, triples)
          return outcomes[row] == ColumnOutcome.charged.rawValue ? length : 0
        }
      } else {
        slots.fill(place, count) { row, slot in
          let length = DecimalText.writeShort(notNegative: numbers[row], at: slot, triples)
          return outcomes[row] == ColumnOutcome.charged.rawValue ? length : 0
        }
      }
    case .number:
      guard let numbers = numbers.map({ $0 + first }) else { return fillNothing(place, of: slots, count) }
      if Self.haveSigns(numbers, count) {
        slots.fill(place, count) { row, slot in DecimalText.writeShort(numbers[row], at: slot, triples) }
      } else {
        slots.fill(place, count) { row, slot in DecimalText.writeShort(notNegative: numbers[row], at: slot, triples) }
      }
    case .unlessRefund:
      guard let isRefund = flags.map({ $0 + first }), let numbers = numbers.map({ $0 + first }) else {
        return fillNothing(place, of: slots, count)
      }
      slots.fill(place, count) { row, slot in
        let length = DecimalText.writeShort(numbers[row], at: slot, triples)
        return isRefund[row] == 0 ? length : 0
      }
    case .droppedUnlessRefund:
      guard let isRefund = flags.map({ $0 + first }), let totals = numbers.map({ $0 + first }),
        let payables = others.map({ $0 + first })
      else { return fillNothing(place, of: slots, count) }
      slots.fill(place, count) { row, slot in
        isRefund[row] == 0 ? DecimalText.writeShort(totals[row] - payables[row], at: slot, triples) : 0
      }
    case .nothing, .dossier: fillNothing(place, of: slots, count)
    case .chargedWide, .used, .left: for row in 0..<count { slots.setLong(row) }
    }
  }

  /// Whether one of the numbers is negative.
  private static func haveSigns(_ numbers: UnsafePointer<Int64>, _ count: Int) -> Bool {
    var bits: Int64 = 0
    for row in 0..<count { bits |= numbers[row] }
    return bits < 0
  }

  private func fillNothing(_ place: Int, of slots: borrowing CellSlots, _ count: Int) {
    slots.fill(place, count) { _, _ in 0 }
  }

  /// Writes one cell, whatever its length; how many bytes it has.
  func write(_ row: Int, _ words: OutcomeWords, at place: UnsafeMutablePointer<UInt8>) -> Int {
    switch kind {
    case .word: return word.write(at: UnsafeMutableRawPointer(place))
    case .outcome:
      guard let outcomes = flags else { return 0 }
      return words[outcomes[row]].write(at: UnsafeMutableRawPointer(place))
    case .charged:
      guard let outcomes = flags, let numbers else { return 0 }
      return outcomes[row] == ColumnOutcome.charged.rawValue ? DecimalText.write(numbers[row], at: place) : 0
    case .number:
      guard let numbers else { return 0 }
      return DecimalText.write(numbers[row], at: place)
    case .unlessRefund:
      guard let isRefund = flags, let numbers else { return 0 }
      return isRefund[row] == 0 ? DecimalText.write(numbers[row], at: place) : 0
    case .droppedUnlessRefund:
      guard let isRefund = flags, let totals = numbers, let payables = others else { return 0 }
      return isRefund[row] == 0 ? DecimalText.write(totals[row] - payables[row], at: place) : 0
    case .chargedWide:
      guard let outcomes = flags, let wide else { return 0 }
      return outcomes[row] == ColumnOutcome.charged.rawValue ? Self.writeWide(wide[row], at: place) : 0
    case .dossier, .nothing, .used, .left: return 0
    }
  }

  /// An amount has 22 digits at most.
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
}
