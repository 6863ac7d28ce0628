import Exact

/// Inputs, rates, values and locals: what a formula reads by name.
extension Evaluation {
  @inline(__always)
  mutating func input(_ step: Instruction, _ program: Program) throws(Fault) -> Int128 {
    guard let given = values[Int(step.a)] else { throw .missingInput(ID(Int(step.b)), row: nil) }
    let value = try bounded(given, step, program)
    sink.record(.input(ID(Int(step.b)), row: nil, value))
    return value
  }

  /// The column of the group row at hand.
  func rowValue(_ step: Instruction) -> Int128? {
    let loop = room.loops[room.loops.count - 1]
    return groups[loop.group][loop.row][Int(step.a)]
  }

  mutating func rowInput(_ step: Instruction, _ program: Program) throws(Fault) -> Int128 {
    let row = room.loops[room.loops.count - 1].row
    guard let given = rowValue(step) else { throw .missingInput(ID(Int(step.b)), row: row) }
    let value = try bounded(given, step, program)
    sink.record(.input(ID(Int(step.b)), row: row, value))
    return value
  }

  @inline(__always)
  mutating func rate(_ step: Instruction, _ program: Program) throws(Fault) -> Int128 {
    let rate = Int(step.a)
    let plan = program.rates[rate]
    let version = try version(in: plan.spans, of: .rate(ID(rate)), program)
    guard let number = program.rateNumbers[plan.start + version] else { throw .textUnknown(.rate(ID(rate))) }
    let value = try bounded(number, step, program)
    sink.record(.rate(ID(rate), version: version, value))
    return value
  }
}

/// What is worked out once for a dossier and day.
extension Evaluation {
  /// The value, if it is known.
  @inline(__always)
  mutating func knownValue(_ step: Instruction, _ program: Program) -> Int128? {
    let value = Int(step.a)
    guard let known = room.known(at: place(ofValue: value, program), subject: value, on: day) else { return nil }
    sink.record(.value(ID(value), version: Int(known.version), known.value))
    return known.value
  }

  /// Goes to the formula of a value that is not known.
  mutating func enterValue(
    _ step: Instruction, from next: UnsafePointer<Instruction>, _ program: Program
  ) throws(Fault) -> UnsafePointer<Instruction> {
    let value = Int(step.a)
    let plan = program.values[value]
    let version = try version(in: plan.spans, of: .value(ID(value)), program)
    wait(
      Workspace.Call(
        next: next, memo: place(ofValue: value, program), subject: step.a, version: Int32(truncatingIfNeeded: version)))
    return program.code.start + Int(program.valueEntries[plan.start + version])
  }

  /// Keeps the value that was asked for last and goes back to its reader.
  mutating func keepValue(_ value: Int128) -> UnsafePointer<Instruction> {
    depth -= 1
    let call = room.calls[depth]
    room.keep(value, version: call.version, at: call.memo, subject: Int(call.subject), on: day)
    sink.rise()
    sink.record(.value(ID(Int(call.subject)), version: Int(call.version), value))
    return call.next
  }

  /// The local, if it is known.
  @inline(__always)
  mutating func knownLocal(_ step: Instruction, _ program: Program) -> Int128? {
    let slot = Int(step.a)
    let subject = program.values.count + slot
    guard let known = room.known(at: place(ofLocal: slot, program), subject: subject, on: day) else { return nil }
    let local = program.locals[slot]
    sink.record(.local(ID(local.fee), local.place, known.value))
    return known.value
  }

  /// As ``enterValue(_:from:_:)``, for a local.
  mutating func enterLocal(
    _ step: Instruction, from next: UnsafePointer<Instruction>, _ program: Program
  ) -> UnsafePointer<Instruction> {
    let slot = Int(step.a)
    wait(Workspace.Call(next: next, memo: place(ofLocal: slot, program), subject: step.a, version: 0))
    return program.code.start + Int(program.locals[slot].entry)
  }

  /// As ``keepValue(_:)``, for a local.
  mutating func keepLocal(_ value: Int128, _ program: Program) -> UnsafePointer<Instruction> {
    depth -= 1
    let call = room.calls[depth]
    room.keep(value, version: 0, at: call.memo, subject: program.values.count + Int(call.subject), on: day)
    let local = program.locals[Int(call.subject)]
    sink.rise()
    sink.record(.local(ID(local.fee), local.place, value))
    return call.next
  }

  @inline(__always)
  private mutating func wait(_ call: Workspace.Call) {
    precondition(depth < room.program.callDepth, "no value or local reads itself")
    room.calls[depth] = call
    depth += 1
    sink.deepen()
  }

  @inline(__always) private func place(ofValue value: Int, _ program: Program) -> Int {
    slot == Workspace.noSlot ? Workspace.datedMemo : slot * program.values.count + value
  }

  @inline(__always) private func place(ofLocal local: Int, _ program: Program) -> Int {
    slot == Workspace.noSlot ? Workspace.datedMemo : program.values.count * program.slotCount + local
  }
}
