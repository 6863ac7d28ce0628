/// What is not chosen is jumped over.
extension ProgramBuilder {
  /// A jump whose goal is not known yet; ``land(_:)`` sets it.
  private mutating func addJump(_ step: Instruction.Code, growth: Int) -> Int {
    add(step, 0, UInt8(Self.bounds.count - 1), growth: growth)
    return code.count - 1
  }

  /// The jump goes to what comes next.
  private mutating func land(_ jump: Int) { code[jump].a = Int32(code.count) }

  /// `and`, `or`: each part but the last either decides or makes room for the next.
  mutating func emitDecision(
    _ operands: Operands, _ step: Instruction.Code, neutral: Int128, _ bound: UInt8
  ) {
    guard operands.count > 0 else { return push(.constant, constant(neutral), bound) }
    var jumps: [Int] = []
    for (index, operand) in list(operands).enumerated() {
      emit(operand)
      if index < operands.count - 1 { jumps.append(addJump(step, growth: -1)) }
    }
    for jump in jumps { land(jump) }
  }

  /// Only the branch that is chosen is gone through.
  mutating func emitConditional(_ test: ID<Node>, _ then: ID<Node>, _ otherwise: ID<Node>) {
    emit(test)
    let toOtherwise = addJump(.jumpIfFalse, growth: -1)
    emit(then)
    let toEnd = addJump(.jump, growth: -1)
    land(toOtherwise)
    emit(otherwise)
    land(toEnd)
  }

  /// Row by row: the filter, then the element of a row that passes.
  mutating func emitLoop(
    _ aggregation: Aggregation, _ rows: ID<Group>, filter: ID<Node>?, element: ID<Node>?, of node: ID<Node>,
    _ bound: UInt8
  ) {
    let outer = group
    group = rows
    defer { group = outer }
    add(.loopBegin, Int32(rows.index), bound)
    let next = code.count
    let toEnd = addJump(.loopNext, growth: 0)
    if let filter {
      emit(filter)
      add(.jumpIfFalse, Int32(next), bound, growth: -1)
    }
    if aggregation == .count {
      add(.loopCount, 0, bound)
    } else {
      guard let element else { preconditionFailure("only a count has no element") }
      emit(element)
      add(aggregation.gathering, Int32(element.index), bound, growth: -1)
    }
    add(.jump, Int32(next), bound)
    land(toEnd)
    push(aggregation.end, Int32(rows.index), bound, b: Int32(node.index))
  }
}

extension Aggregation {
  fileprivate var gathering: Instruction.Code {
    switch self {
    case .sum: .loopSum
    case .count: .loopCount
    case .least: .loopLeast
    case .most: .loopMost
    }
  }

  fileprivate var end: Instruction.Code {
    switch self {
    case .sum: .loopEndSum
    case .count: .loopEndCount
    case .least, .most: .loopEndExtreme
    }
  }
}
