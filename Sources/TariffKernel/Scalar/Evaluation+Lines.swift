/// Lines and sets as other lines read them.
extension Evaluation {
  mutating func readLine(_ step: Instruction, _ program: Program) throws(Fault) {
    let state = LineState(step)
    let fee = Int(step.a)
    guard let amount = work.standings[fee].amount(state) else { throw .blocked(by: ID(fee)) }
    let value = try bounded(amount, step, program)
    work.push(value)
    sink.record(.lineRead(ID(fee), state, value))
  }

  /// The charged members, added up. A member that could not be priced is in error, and nobody can say that it does not
  /// belong: it blocks as well. One that does not exist on its day is no member.
  mutating func readSet(_ step: Instruction, _ program: Program) throws(Fault) {
    let state = LineState(step)
    var total = ExactTotal()
    sink.deepen()
    for index in program.sets[Int(step.a)].range {
      let member = program.members[index]
      let standing = work.standings[member.fee]
      if standing.version >= 0, !program.memberships[member.membership + standing.version] { continue }
      if standing.state == .absent { continue }
      guard let amount = standing.amount(state) else { throw .blocked(by: ID(member.fee)) }
      total.add(amount)
      sink.record(.lineRead(ID(member.fee), state, amount))
    }
    sink.rise()
    guard let sum = total.value else { throw .overflow }
    let value = try bounded(sum, step, program)
    work.push(value)
    sink.record(.setRead(ID(Int(step.a)), state, value))
  }
}

extension LineState {
  fileprivate init(_ step: Instruction) { self = step.b == 0 ? .final : .beforeReliefs }
}

extension Workspace.Standing {
  /// What a reader of the line gets; nil: it is in error.
  func amount(_ state: LineState) -> Int128? {
    switch self.state {
    case .charged: return state == .final ? final : beforeReliefs
    case .nothing, .absent: return 0
    case .failed: return nil
    case .pending: preconditionFailure("whoever is read stands earlier in the order of fees")
    }
  }
}
