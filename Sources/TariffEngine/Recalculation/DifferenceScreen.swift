import TariffKernel

/// Which dossiers of a block come to the same under two editions: those need no row and no explanation.
struct DifferenceScreen {
  /// Places in the two editions; nil: it does not know the thing.
  private let fees: [(old: Int?, new: Int?)]
  private let bills: [(old: Int?, new: Int?)]
  /// By dossier: 1 where anything differs.
  private var marks: [UInt8] = []

  init(old: AssessedEdition, new: AssessedEdition) {
    fees = Array(zip(old.fees, new.fees))
    bills = Array(zip(old.bills, new.bills))
  }

  func isDifferent(_ dossier: Int) -> Bool { marks[dossier] != 0 }

  /// Compares the columns of a block; dossiers that were handed over mean nothing.
  mutating func compare(_ old: ColumnarWorkspace, _ new: ColumnarWorkspace) {
    marks.removeAll(keepingCapacity: true)
    marks.append(contentsOf: repeatElement(0, count: old.count))
    marks.withUnsafeMutableBufferPointer { marks in
      for places in fees { Self.compareFee(places, old, new, marks) }
      for places in bills { Self.compareBill(places, old, new, marks) }
    }
  }

  private static func compareFee(
    _ places: (old: Int?, new: Int?), _ old: ColumnarWorkspace, _ new: ColumnarWorkspace,
    _ marks: UnsafeMutableBufferPointer<UInt8>
  ) {
    let none = ColumnOutcome.notApplicable.rawValue
    guard let before = places.old.map({ old.column(of: ID<Fee>($0)) }),
      let after = places.new.map({ new.column(of: ID<Fee>($0)) })
    else {
      // What an edition does not know does not apply in it.
      let known = places.old.map { old.column(of: ID<Fee>($0)) } ?? places.new.map { new.column(of: ID<Fee>($0)) }
      guard let known else { return }
      for row in marks.indices { marks[row] |= known.outcomes[row] == none ? 0 : 1 }
      return
    }
    for row in marks.indices { marks[row] |= before.outcomes[row] == after.outcomes[row] ? 0 : 1 }
    if let left = before.amounts, let right = after.amounts {
      for row in marks.indices { marks[row] |= left[row] == right[row] ? 0 : 1 }
    } else {
      // Amounts beyond 64 bits are seldom: such a block is compared row by row.
      for row in marks.indices { marks[row] = 1 }
    }
  }

  private static func compareBill(
    _ places: (old: Int?, new: Int?), _ old: ColumnarWorkspace, _ new: ColumnarWorkspace,
    _ marks: UnsafeMutableBufferPointer<UInt8>
  ) {
    guard let before = places.old.map({ old.column(of: ID<Bill>($0)) }),
      let after = places.new.map({ new.column(of: ID<Bill>($0)) })
    else {
      if places.old == nil, places.new == nil { return }
      for row in marks.indices { marks[row] = 1 }
      return
    }
    for row in marks.indices {
      let isSame = before.isRefund[row] == after.isRefund[row] && before.payables[row] == after.payables[row]
      marks[row] |= isSame ? 0 : 1
    }
  }
}
