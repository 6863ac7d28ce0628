extension Evaluation {
  /// Goes to the next row of the group; false: there is none.
  mutating func advance() -> Bool {
    let last = work.loops.count - 1
    let row = work.loops[last].row + 1
    let group = work.loops[last].group
    if row > 0 { sink.rise() }
    guard row < facts.groups[group].count else { return false }
    work.loops[last].row = row
    sink.record(.groupRow(ID(group), row))
    sink.deepen()
    return true
  }

  @inline(__always)
  mutating func countRow() {
    work.loops[work.loops.count - 1].count += 1
    sink.record(.counted)
  }

  /// What the row at hand brings.
  @inline(__always)
  mutating func popElement(_ step: Instruction) -> Int128 {
    let element = work.pop()
    sink.record(.element(ID(Int(step.a)), element))
    return element
  }

  /// Keeps the element on the stack if it is the first or goes beyond the one kept.
  mutating func gatherExtreme(_ step: Instruction, _ goesBeyond: (Int128, Int128) -> Bool) {
    let element = popElement(step)
    let last = work.loops.count - 1
    if work.loops[last].count == 0 || goesBeyond(element, work.loops[last].extreme) {
      work.loops[last].extreme = element
    }
    work.loops[last].count += 1
  }

  mutating func endCount(_ step: Instruction) { gather(Int128(work.loops.removeLast().count), step) }

  mutating func endSum(_ step: Instruction, _ program: Program) throws(Fault) {
    guard let total = work.loops.removeLast().total.value else { throw .overflow }
    gather(try bounded(total, step, program), step)
  }

  mutating func endExtreme(_ step: Instruction) throws(Fault) {
    let loop = work.loops.removeLast()
    if loop.count == 0 { throw .emptyGroup(ID(loop.group)) }
    gather(loop.extreme, step)
  }

  private mutating func gather(_ value: Int128, _ step: Instruction) {
    work.push(value)
    sink.record(.gathered(ID(Int(step.b)), value))
  }
}
