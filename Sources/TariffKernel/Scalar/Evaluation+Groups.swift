extension Evaluation {
  /// Goes to the next row of the group; false: there is none.
  mutating func advance() -> Bool {
    let last = room.loops.count - 1
    let row = room.loops[last].row + 1
    let group = room.loops[last].group
    if row > 0 { sink.rise() }
    guard row < groups[group].count else { return false }
    room.loops[last].row = row
    sink.record(.groupRow(ID(group), row))
    sink.deepen()
    return true
  }

  mutating func countRow() {
    room.loops[room.loops.count - 1].count += 1
    sink.record(.counted)
  }

  mutating func addElement(_ step: Instruction, _ element: Int128) {
    sink.record(.element(ID(Int(step.a)), element))
    room.loops[room.loops.count - 1].total.add(element)
  }

  /// Keeps the element if it is the first or goes beyond the one kept.
  mutating func gatherExtreme(_ step: Instruction, _ element: Int128, _ goesBeyond: (Int128, Int128) -> Bool) {
    sink.record(.element(ID(Int(step.a)), element))
    let last = room.loops.count - 1
    if room.loops[last].count == 0 || goesBeyond(element, room.loops[last].extreme) {
      room.loops[last].extreme = element
    }
    room.loops[last].count += 1
  }

  mutating func endCount(_ step: Instruction) -> Int128 { gathered(Int128(room.loops.removeLast().count), step) }

  mutating func endSum(_ step: Instruction, _ program: Program) throws(Fault) -> Int128 {
    guard let total = room.loops.removeLast().total.value else { throw .overflow }
    return gathered(try bounded(total, step, program), step)
  }

  mutating func endExtreme(_ step: Instruction) throws(Fault) -> Int128 {
    let loop = room.loops.removeLast()
    if loop.count == 0 { throw .emptyGroup(ID(loop.group)) }
    return gathered(loop.extreme, step)
  }

  private mutating func gathered(_ value: Int128, _ step: Instruction) -> Int128 {
    sink.record(.gathered(ID(Int(step.b)), value))
    return value
  }
}
