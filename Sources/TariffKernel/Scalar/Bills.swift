import Exact

/// A bill as the machine settles it: lines by index, in the order printed.
struct BillPlan: Sendable {
  let lines: [Int]
  /// By line: whether it is left alone.
  let isFixed: [Bool]
  let step: Int128?
  let remainder: Bill.Remainder
  /// Where the line stands that the remainder is taken from.
  let source: Int?

  init(_ bill: Bill) {
    lines = bill.lines.map(\.index)
    isFixed = bill.lines.map { bill.fixed.contains($0) }
    (step, remainder) = (bill.step, bill.remainder)
    source = if case .takenFrom(let fee) = bill.remainder { bill.lines.firstIndex(of: fee) } else { nil }
    precondition(bill.step.map { $0 > 0 } ?? true, "the step of a bill is greater than zero")
  }

  /// What is payable, given the final amount of each line.
  ///
  /// The total is floored to the step, and the bill's rule says which lines bear what is dropped: the lines that are
  /// neither fixed nor credits (amounts below zero), in proportion; or one named line; or none, and the remainder is
  /// shown apart. Where those lines together hold less than would be dropped (a bill of a fine alone, a named line that
  /// does not apply), nothing is dropped: a fixed line stays what it is and no line turns negative, so the whole total
  /// is payable. A total below zero is a refund, whole.
  func result(of amounts: [Int128]) -> BillResult {
    let total = amounts.reduce(0, +)
    guard let step, total >= 0, total % step != 0 else { return BillResult(whole: amounts) }
    let dropped = total % step
    guard let lines = lines(amounts, less: dropped) else { return BillResult(whole: amounts) }
    return .payable(total: total, payable: total - dropped, dropped: dropped, lines: lines)
  }

  /// The lines once the remainder is borne; nil: those that should bear it cannot.
  private func lines(_ amounts: [Int128], less dropped: Int128) -> [Int128]? {
    var lines = amounts
    switch remainder {
    case .shownApart: break
    case .takenFrom:
      guard let source, !isFixed[source], amounts[source] >= dropped else { return nil }
      lines[source] -= dropped
    case .shared:
      let bearers = amounts.indices.filter { !isFixed[$0] && amounts[$0] > 0 }
      let weights = bearers.map { amounts[$0] }
      let whole = weights.reduce(0, +)
      guard whole >= dropped else { return nil }
      for (place, share) in zip(bearers, Allocation.shares(of: whole - dropped, inProportionTo: weights)) {
        lines[place] = share
      }
    }
    return lines
  }
}

extension BillResult {
  /// A bill of which nothing is dropped.
  init(whole amounts: [Int128]) {
    let total = amounts.reduce(0, +)
    self =
      total < 0
      ? .refund(total: total, lines: amounts) : .payable(total: total, payable: total, dropped: 0, lines: amounts)
  }
}
