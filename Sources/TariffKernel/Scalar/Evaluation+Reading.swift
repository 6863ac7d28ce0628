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
    let rate = ID<Rate>(Int(step.a))
    let plan = program.rates[rate.index]
    let version = try version(in: plan.spans, of: .rate(rate), program)
    guard let number = program.rateNumbers[plan.start + version] else { throw .textUnknown(.rate(rate)) }
    let value = try bounded(number, step, program)
    work.push(value)
    sink.record(.rate(rate, version: version, value))
  }

  /// Pushes a value that is known for the dossier and the day, or enters its formula; the step to go on with.
  mutating func readValue(_ step: Instruction, from next: Int, _ program: Program) throws(Fault) -> Int {
    let value = Int(step.a)
    let place = slot == Workspace.noSlot ? Workspace.datedMemo : slot * program.values.count + value
    if let known = work.known(at: place, subject: value, on: day) {
      work.push(known.value)
      sink.record(.value(ID(value), version: Int(known.version), known.value))
      return next
    }
    let plan = program.values[value]
    let version = try version(in: plan.spans, of: .value(ID(value)), program)
    work.calls.append(Workspace.Call(step: next, memo: place, subject: step.a, version: Int32(version)))
    sink.deepen()
    return Int(program.valueEntries[plan.start + version])
  }

  /// The value on the stack is the one that was asked for last; the step to go back to.
  mutating func keepValue() -> Int {
    let call = work.calls.removeLast()
    let value = top
    work.keep(value, version: call.version, at: call.memo, subject: Int(call.subject), on: day)
    sink.rise()
    sink.record(.value(ID(Int(call.subject)), version: Int(call.version), value))
    return call.step
  }

  /// Pushes a local that is known for the day, or enters its formula; the step to go on with.
  mutating func readLocal(_ step: Instruction, from next: Int, _ program: Program) -> Int {
    let values = program.values.count
    let place = slot == Workspace.noSlot ? Workspace.datedMemo : values * program.slotCount + Int(step.a)
    let local = program.locals[Int(step.a)]
    if let known = work.known(at: place, subject: values + Int(step.a), on: day) {
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
    work.keep(value, version: 0, at: call.memo, subject: program.values.count + Int(call.subject), on: day)
    sink.rise()
    sink.record(.local(ID(local.fee), local.place, value))
    return call.step
  }
}
