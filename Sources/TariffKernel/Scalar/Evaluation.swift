import Exact

/// One dossier while it is assessed. The program is handed down as an argument: read from here it would be counted
/// anew at every access.
struct Evaluation<Sink: TraceSink> {
  /// By column, as ``Facts/values``.
  let values: UnsafeBufferPointer<Int128?>
  let groups: [[[Int128?]]]
  let room: Room
  var sink: Sink
  /// The day of which versions are taken: the one that prices the fee at hand, or another that a formula went to; and
  /// its place among the dates that price anything, or ``Workspace/noSlot``.
  var day: Int32 = 0
  var slot = 0
  /// How many readers wait.
  var depth = 0

  /// `values`: those of the facts, which stay where they are.
  init(_ values: UnsafeBufferPointer<Int128?>, _ facts: Facts, in room: Room, _ sink: Sink) {
    precondition(
      values.count == room.program.inputCount && facts.groups.count == room.program.groupCount,
      "facts have a place for every input and group")
    (self.values, groups, self.room, self.sink) = (values, facts.groups, room, sink)
  }

  /// All fees in the order of who reads whom, then the bills; what the assessment held before is written over.
  mutating func fill(_ assessment: inout Assessment, _ program: Program) {
    room.begin()
    if assessment.lines.count != program.fees.count {
      assessment.lines = Array(
        repeating: Line(outcome: .notApplicable, day: nil, version: nil), count: program.fees.count)
    }
    assessment.lines.withUnsafeMutableBufferPointer { lines in
      for place in 0..<program.feeOrder.count {
        let fee = program.feeOrder[place]
        assessLine(of: fee, &lines[fee], program)
        sink.restart(at: 0)
        sink.record(.outcome(ID(fee), lines[fee].outcome))
      }
    }
    if assessment.bills.count != program.bills.count {
      assessment.bills = Array(repeating: .blocked(by: ID(0)), count: program.bills.count)
    }
    for place in 0..<program.bills.count { settle(place, &assessment.bills[place], program) }
    assessment.balances = balanceUses(program)
  }

  /// What a bill comes to. The list of amounts of the last result is filled anew.
  private func settle(_ bill: Int, _ result: inout BillResult, _ program: Program) {
    let lines = program.billLines[bill]
    var amounts = result.takeLines()
    if amounts.count != lines.count { amounts = [Int128](repeating: 0, count: lines.count) }
    let failed = amounts.withUnsafeMutableBufferPointer { amounts in
      collect(program.billFees.start + lines.start, into: amounts)
    }
    if let failed {
      result = .blocked(by: ID(failed))
    } else if program.isFloored[bill] {
      result = program.bills[bill].result(of: amounts)
    } else {
      result = BillResult(whole: amounts)
    }
  }

  /// The final amounts of the fees; the first fee in error, if there is one.
  @inline(__always)
  private func collect(_ fees: UnsafePointer<Int>, into amounts: UnsafeMutableBufferPointer<Int128>) -> Int? {
    for place in amounts.indices {
      let standing = room.standings + fees[place]
      if standing.pointee.state == .failed { return fees[place] }
      amounts[place] = standing.pointee.state == .charged ? standing.pointee.final : 0
    }
    return nil
  }
}

extension BillResult {
  /// The list of lines, which nobody else holds then.
  fileprivate mutating func takeLines() -> [Int128] {
    defer { self = .blocked(by: ID(0)) }
    return switch self {
    case .payable(_, _, _, let lines), .refund(_, let lines): lines
    case .blocked: []
    }
  }
}
