import Exact

/// Inputs, rates, values and locals: what a formula reads by name.
extension Evaluation {
  @inline(__always)
  mutating func readInput(_ step: Instruction, _ program: Program) throws(Fault) {
    guard let given = facts.values[Int(step.a)] else { throw .missingInput(ID(Int(step.b)), row: nil) }
    let value = try bounded(given, step, program)
    work.push(value)
    sink.record(.input(ID(Int(step.b)), row: nil, value))
  }

  /// The column of the group row at hand.
  @inline(__always)
  func rowValue(_ step: Instruction) -> Int128? {
    let loop = work.loops[work.loops.count - 1]
    return facts.groups[loop.group][loop.row][Int(step.a)]
  }

  mutating func readRowInput(_ step: Instruction, _ program: Program) throws(Fault) {
    let row = work.loops[work.loops.count - 1].row
    guard let given = rowValue(step) else { throw .missingInput(ID(Int(step.b)), row: row) }
    let value = try bounded(given, step, program)
    work.push(value)
    sink.record(.input(ID(Int(step.b)), row: row, value))
  }

  mutating func readRate(_ step: Instruction, _ program: Program) throws(Fault) {
    let plan = program.rates[Int(step.a)]
    guard let version = program.version(in: plan.spans, on: day) else {
      throw .noVersion(.rate(ID(Int(step.a))), Day(number: day))
    }
    let value = try bounded(program.rateNumbers[plan.start + version], step, program)
    work.push(value)
    sink.record(.rate(ID(Int(step.a)), version: version, value))
  }

  /// Pushes a value that is known for the dossier and the pricing date, or enters its formula; the step to go on with.
  mutating func readValue(_ step: Instruction, from next: Int, _ program: Program) throws(Fault) -> Int {
    let place = slot * program.values.count + Int(step.a)
    let known = work.memo[place]
    if known.stamp == work.stamp {
      work.push(known.value)
      sink.record(.value(ID(Int(step.a)), version: Int(known.version), known.value))
      return next
    }
    let plan = program.values[Int(step.a)]
    guard let version = program.version(in: plan.spans, on: day) else {
      throw .noVersion(.value(ID(Int(step.a))), Day(number: day))
    }
    work.calls.append(Workspace.Call(step: next, memo: place, subject: step.a, version: Int32(version)))
    sink.deepen()
    return Int(program.valueEntries[plan.start + version])
  }

  /// The value on the stack is the one that was asked for last; the step to go back to.
  mutating func keepValue() -> Int {
    let call = work.calls.removeLast()
    let value = top
    work.memo[call.memo] = Workspace.Memo(stamp: work.stamp, version: call.version, value: value)
    sink.rise()
    sink.record(.value(ID(Int(call.subject)), version: Int(call.version), value))
    return call.step
  }

  /// Pushes a local that is known, or enters its formula; the step to go on with.
  mutating func readLocal(_ step: Instruction, from next: Int, _ program: Program) -> Int {
    let place = program.values.count * program.slotCount + Int(step.a)
    let local = program.locals[Int(step.a)]
    let known = work.memo[place]
    if known.stamp == work.stamp {
      work.push(known.value)
      sink.record(.local(ID(local.fee), local.place, known.value))
      return next
    }
    work.calls.append(Workspace.Call(step: next, memo: place, subject: step.a, version: 0))
    sink.deepen()
    return Int(local.entry)
  }

  /// As ``keepValue()``, for a local.
  mutating func keepLocal(_ program: Program) -> Int {
    let call = work.calls.removeLast()
    let local = program.locals[Int(call.subject)]
    let value = top
    work.memo[call.memo] = Workspace.Memo(stamp: work.stamp, version: 0, value: value)
    sink.rise()
    sink.record(.local(ID(local.fee), local.place, value))
    return call.step
  }
}
