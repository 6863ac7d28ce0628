extension ColumnCompiler {
  /// What is made of the rows of the selected dossiers that pass the filter.
  mutating func emitAggregate(
    _ aggregation: Aggregation, _ group: Int, filter: Int?, element: Int?, _ use: Use, _ bound: UInt8,
    into target: Int32?
  ) -> Int32 {
    // Rows within rows on a day of the outer row: left to the scalar machine.
    if lane >= 0 { return emitNotCompiled(into: target) }
    let dst = begun(target)
    emit(.enterRows, a: Int32(group))
    lane = group
    if let filter { emitWhere(filter, is: true, day: use.day) }
    var column = constant(1)
    if let element {
      let jump = emitJumpIfEmpty()
      column = emitFormula(element, day: use.day)
      land(jump)
    }
    let step: ColumnInstruction.Code =
      switch aggregation {
      case .sum: .sumRows
      case .count: .countRows
      case .least: .leastOfRows
      case .most: .mostOfRows
      }
    emit(step, dst: dst, a: column, b: Int32(group), bound: bound, isPiece: true)
    release(column)
    lane = Use.dossiers
    emit(.unselect)
    return dst
  }
}
