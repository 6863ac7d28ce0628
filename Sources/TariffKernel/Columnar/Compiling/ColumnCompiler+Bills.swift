import Exact

/// What fees, sets, balances and bills share.
extension ColumnCompiler {
  mutating func addBalances() {
    let drawn = Set(model.fees.flatMap(\.versions).flatMap(\.reliefs).compactMap { $0.balance?.index })
    for input in drawn.sorted() {
      guard case .number(_, _, _, let scale, _, _, _) = model.inputs[input].domain else { continue }
      balances.append(
        ColumnBalance(input: input, brought: inputColumns[input], used: column(.amount), scale: scale))
    }
  }

  mutating func addFee(_ index: Int) {
    let fee = model.fees[index]
    let plan = PickPlan(
      entries: fee.timeline.entries.map { entry in
        PickPlan.Entry(
          first: Int64(entry.span.first.number), last: Int64(entry.span.last.number),
          column: fee.pricedOn(entry).map { inputColumns[$0.index] } ?? -1)
      })
    let pick = picks.firstIndex(of: plan) ?? picks.count
    if pick == picks.count { picks.append(plan) }
    let final = column(.amount)
    let hasReliefs = fee.versions.contains { !$0.reliefs.isEmpty }
    fees.append(ColumnFee(pick: pick, final: final, beforeReliefs: hasReliefs ? column(.amount) : final))
  }

  /// The charged members of a set among those whose version belongs to it; what is not charged is 0 already.
  mutating func emitSet(_ index: Int, _ state: LineState, _ bound: UInt8, into target: Int32?) -> Int32 {
    var terms: [Int32] = []
    for member in model.sets[index].members {
      let fee = fees[member.index]
      let column = state == .final ? fee.final : fee.beforeReliefs
      let source = model.fees[member.index]
      let belongs = source.timeline.entries.map { entry in
        entry.version.map { source.versions[$0].sets.contains(ID(index)) } ?? true
      }
      if belongs.allSatisfy({ $0 }) {
        terms.append(column)
      } else if belongs.contains(true) {
        terms.append(
          emitValue(.member, a: Int32(fee.pick), b: column, c: truths(belongs), into: nil))
      }
    }
    guard var total = terms.first else { return settle(constant(0), into: target) }
    if terms.count == 1 { return settle(total, into: target) }
    for (place, term) in terms.enumerated().dropFirst() {
      let isLast = place == terms.count - 1
      total = emitBinary(
        .add, total, term, bound: isLast ? bound : ColumnInstruction.noBound, into: isLast ? target : nil)
    }
    return total
  }

  mutating func addBills() {
    for bill in model.bills {
      let step = Int64(exactly: bill.step ?? 0)
      bills.append(
        ColumnBill(
          plan: BillPlan(bill), lines: bill.lines.map { fees[$0.index].final },
          isShared: bill.remainder == .shared,
          isTakenFrom: { if case .takenFrom = bill.remainder { return true } else { return false } }(),
          step: step ?? 0))
      if step == nil { emitHandOver(.wideNumber) }
      emit(.bill, a: Int32(bills.count - 1))
    }
  }
}
