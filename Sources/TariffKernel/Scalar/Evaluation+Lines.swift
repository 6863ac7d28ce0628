/// Lines and sets as other lines read them.
extension Evaluation {
  mutating func line(_ step: Instruction, _ program: Program) throws(Fault) -> Int128 {
    let state = LineState(step)
    let fee = Int(step.a)
    guard let amount = room.standings[fee].amount(state) else { throw .blocked(by: ID(fee)) }
    let value = try bounded(amount, step, program)
    sink.record(.lineRead(ID(fee), state, value))
    return value
  }

  /// The charged members, added up. A member that could not be priced is in error, and nobody can say that it does not
  /// belong: it blocks as well. One that does not exist on its day is no member.
  mutating func set(_ step: Instruction, _ program: Program) throws(Fault) -> Int128 {
    let state = LineState(step)
    // Lines are bounded, and nobody has 10^15 members: no part of the total needs more than 128 bits.
    var total: Int128 = 0
    sink.deepen()
    for index in program.sets[Int(step.a)].range {
      let member = program.members[index]
      let standing = room.standings + member.fee
      let version = standing.pointee.version
      if version >= 0, !program.memberships[member.membership + version] { continue }
      if standing.pointee.state == .absent { continue }
      guard let amount = standing.pointee.amount(state) else { throw .blocked(by: ID(member.fee)) }
      total += amount
      sink.record(.lineRead(ID(member.fee), state, amount))
    }
    sink.rise()
    let value = try bounded(total, step, program)
    sink.record(.setRead(ID(Int(step.a)), state, value))
    return value
  }
}

extension LineState {
  fileprivate init(_ step: Instruction) { self = step.b == 0 ? .final : .beforeReliefs }
}

extension Workspace.Standing {
  /// What a reader of the line gets; nil: it is in error.
  @inline(__always) func amount(_ state: LineState) -> Int128? {
    switch self.state {
    case .charged: return state == .final ? final : beforeReliefs
    case .nothing, .absent: return 0
    case .failed: return nil
    case .pending: preconditionFailure("whoever is read stands earlier in the order of fees")
    }
  }
}
