import Exact

extension Evaluation {
  /// The value of a formula: steps from its entry on until it is finished.
  mutating func value(of formula: FormulaPlan, _ program: Program) throws(Fault) -> Int128 {
    var next = Int(formula.entry)
    while true {
      let step = program.code[next]
      next += 1
      switch step.code {
      case .constant: work.push(program.constants[Int(step.a)])
      case .overflow: throw .overflow
      case .input: try readInput(step, program)
      case .rowInput: try readRowInput(step, program)
      case .isGiven: work.push(facts.values[Int(step.a)] == nil ? 0 : 1)
      case .rowIsGiven: work.push(rowValue(step) == nil ? 0 : 1)
      case .rate: try readRate(step, program)
      case .value: next = try readValue(step, from: next, program)
      case .local: next = readLocal(step, from: next, program)
      case .line: try readLine(step, program)
      case .set: try readSet(step, program)
      case .rescale: try multiply(by: program.constants[Int(step.a)], step, program)
      case .negate: top = -top
      case .sum: try total(step, program)
      case .product: try product(step, program)
      case .least: extreme(step, isMost: false)
      case .most: extreme(step, isMost: true)
      case .quotient: try quotient(step, program)
      case .equal: compare { $0 == $1 }
      case .notEqual: compare { $0 != $1 }
      case .less: compare { $0 < $1 }
      case .lessOrEqual: compare { $0 <= $1 }
      case .greater: compare { $0 > $1 }
      case .greaterOrEqual: compare { $0 >= $1 }
      case .not: top = 1 - top
      case .jump: next = Int(step.a)
      case .jumpIfFalse: if work.pop() == 0 { next = Int(step.a) }
      case .decideIfFalse: if top == 0 { next = Int(step.a) } else { work.height -= 1 }
      case .decideIfTrue: if top != 0 { next = Int(step.a) } else { work.height -= 1 }
      case .oneOf:
        let chosen = top
        let choices = Int(step.a)..<(Int(step.a) + Int(step.b))
        top = program.choices[choices].contains(chosen) ? 1 : 0
      case .lookup: try lookUp(step, program)
      case .progressive: try sumSlices(step, program)
      case .loopBegin: work.loops.append(Workspace.Loop(group: Int(step.a)))
      case .loopNext: if !advance() { next = Int(step.a) }
      case .loopCount: countRow()
      case .loopSum: work.loops[work.loops.count - 1].total.add(popElement(step))
      case .loopLeast: gatherExtreme(step) { $0 < $1 }
      case .loopMost: gatherExtreme(step) { $0 > $1 }
      case .loopEndCount: endCount(step)
      case .loopEndSum: try endSum(step, program)
      case .loopEndExtreme: try endExtreme(step)
      case .yearOf: top = Int128(Day(number: Int32(top)).solar.year)
      case .dayOf: try composeDay()
      case .enterDay: enterDay()
      case .leaveDay: leaveDay()
      case .keepValue: next = keepValue()
      case .keepLocal: next = keepLocal(program)
      case .finish: return work.pop()
      }
    }
  }

  /// The value that stands on the stack.
  @inline(__always) var top: Int128 {
    get { work.stack[work.height - 1] }
    set { work.stack[work.height - 1] = newValue }
  }

  /// The value, if it keeps the bound of its node.
  @inline(__always)
  func bounded(_ value: Int128, _ step: Instruction, _ program: Program) throws(Fault) -> Int128 {
    let bound = program.bounds[Int(step.bound)]
    if value < bound.least || value > bound.most { throw .overflow }
    return value
  }

  @inline(__always)
  mutating func replaceTop(_ value: Int128, _ step: Instruction, _ program: Program) throws(Fault) {
    top = try bounded(value, step, program)
  }

  @inline(__always)
  private mutating func multiply(by power: Int128, _ step: Instruction, _ program: Program) throws(Fault) {
    let (product, overflow) = top.multipliedReportingOverflow(by: power)
    if overflow { throw .overflow }
    try replaceTop(product, step, program)
  }

  @inline(__always)
  private mutating func compare(_ holds: (Int128, Int128) -> Bool) {
    let right = work.pop()
    top = holds(top, right) ? 1 : 0
  }

  /// The exact total of the topmost values.
  private mutating func total(_ step: Instruction, _ program: Program) throws(Fault) {
    let count = Int(step.a)
    let first = work.height - count
    var total = ExactTotal()
    for index in first..<work.height { total.add(work.stack[index]) }
    guard let value = total.value else { throw .overflow }
    work.height = first
    work.push(try bounded(value, step, program))
  }

  private mutating func extreme(_ step: Instruction, isMost: Bool) {
    let first = work.height - Int(step.a)
    var best = work.stack[first]
    for index in (first + 1)..<work.height {
      let candidate = work.stack[index]
      if isMost ? candidate > best : candidate < best { best = candidate }
    }
    work.height = first
    work.push(best)
  }
}
