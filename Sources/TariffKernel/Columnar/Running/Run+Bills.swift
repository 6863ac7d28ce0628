import Exact

/// Bills, as ``BillPlan`` settles them, in 64 bits.
extension ColumnarWorkspace {
  func settleBill(_ place: Int) {
    let bill = program.bills[place]
    let columns = billColumns[place]
    let amounts = bill.lines.map { narrowView(register($0), levels[top]) }
    for (amounts, line) in zip(amounts, columns.lines) { line.update(from: amounts, count: count) }
    columns.lines.withUnsafeBufferPointer { lines in
      bill.plan.isFixed.withUnsafeBufferPointer { isFixed in
        addUp(lines, into: columns.total)
        for row in 0..<count {
          let total = columns.total[row]
          columns.isRefund[row] = total < 0 ? 1 : 0
          columns.payable[row] = total
          if bill.step == 0 || total <= 0 { continue }
          let dropped = total % bill.step
          if dropped == 0 { continue }
          let isBorne: Bool
          if bill.isShared {
            isBorne = share(dropped, row, lines, isFixed, columns.rests)
          } else if bill.isTakenFrom {
            let source = bill.plan.source ?? -1
            isBorne = source >= 0 && !isFixed[source] && lines[source][row] >= dropped
            if isBorne { lines[source][row] -= dropped }
          } else {
            isBorne = true
          }
          if isBorne { columns.payable[row] = total - dropped }
        }
      }
    }
  }

  /// The sums of lines, line by line; a row whose sum leaves 64 bits is handed over.
  private func addUp(
    _ lines: UnsafeBufferPointer<UnsafeMutablePointer<Int64>>, into totals: UnsafeMutablePointer<Int64>
  ) {
    totals.update(repeating: 0, count: count)
    // No sum of so few lines overflows where none of their amounts uses the last bits.
    var used: UInt64 = 0
    for line in lines {
      for row in 0..<count {
        used |= UInt64(bitPattern: line[row] ^ line[row] &>> 63)
        totals[row] &+= line[row]
      }
    }
    if lines.count <= 64, used >> 56 == 0 { return }
    for row in 0..<count {
      var total: Int64 = 0
      var overflows = false
      for line in lines {
        let next = total.addingReportingOverflow(line[row])
        (total, overflows) = (next.partialValue, overflows || next.overflow)
      }
      if overflows { handOver(row, HandOver.wideNumber.rawValue) }
      totals[row] = total
    }
  }

  /// Takes what is dropped from the lines that are neither fixed nor credits, by largest remainder as ``Allocation``
  /// does; false: they hold less.
  private func share(
    _ dropped: Int64, _ row: Int, _ lines: UnsafeBufferPointer<UnsafeMutablePointer<Int64>>,
    _ isFixed: UnsafeBufferPointer<Bool>, _ rests: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    var whole: Int64 = 0
    var overflows = false
    for line in 0..<lines.count where !isFixed[line] && lines[line][row] > 0 {
      let next = whole.addingReportingOverflow(lines[line][row])
      (whole, overflows) = (next.partialValue, overflows || next.overflow)
    }
    if overflows {
      handOver(row, HandOver.wideNumber.rawValue)
      return false
    }
    if whole < dropped { return false }
    let sum = UInt64(whole - dropped)
    var left = whole - dropped
    for line in 0..<lines.count {
      rests[line] = 0
      if isFixed[line] || lines[line][row] <= 0 { continue }
      // weight ≤ whole, so the upper half of the product stays below the divisor.
      let product = sum.multipliedFullWidth(by: UInt64(lines[line][row]))
      let (share, rest) = UInt64(whole).dividingFullWidth((product.high, product.low))
      lines[line][row] = Int64(share)
      left -= Int64(share)
      rests[line] = rest
    }
    while left > 0 {
      var largest = -1
      for line in 0..<lines.count where rests[line] > 0 && (largest < 0 || rests[line] > rests[largest]) {
        largest = line
      }
      if largest < 0 { break }
      lines[largest][row] += 1
      rests[largest] = 0
      left -= 1
    }
    return true
  }
}
