import Exact

/// One dossier while it is assessed. The program is handed down as an argument: read from here it would be counted
/// anew at every access.
struct Evaluation<Sink: TraceSink> {
  let facts: Facts
  var work = Workspace()
  var sink: Sink
  /// The day of which versions are taken: the one that prices the fee at hand, or another that a formula went to; and
  /// its place among the dates that price anything, or ``Workspace/noSlot``.
  var day: Int32 = 0
  var slot = 0

  init(_ program: Program, _ facts: Facts, _ sink: Sink) {
    self.facts = facts
    self.sink = sink
  }

  /// All fees in the order of who reads whom, then the bills.
  mutating func assessment(_ program: Program) -> Assessment {
    work.begin()
    var lines = [Line](
      repeating: Line(outcome: .notApplicable, day: nil, version: nil), count: program.fees.count)
    for fee in program.feeOrder {
      lines[fee] = line(of: fee, program)
      sink.restart(at: 0)
      sink.record(.outcome(ID(fee), lines[fee].outcome))
    }
    return Assessment(lines: lines, bills: program.bills.map { result(of: $0) }, balances: balanceUses(program))
  }

  private mutating func result(of bill: BillPlan) -> BillResult {
    work.amounts.removeAll(keepingCapacity: true)
    for fee in bill.lines {
      let standing = work.standings[fee]
      if standing.state == .failed { return .blocked(by: ID(fee)) }
      work.amounts.append(standing.state == .charged ? standing.final : 0)
    }
    return bill.result(of: work.amounts)
  }
}
