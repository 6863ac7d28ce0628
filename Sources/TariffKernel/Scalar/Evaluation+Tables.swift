import Exact

extension Evaluation {
  /// The cell of the row that the topmost values pick, in the table's version of the day.
  mutating func lookUp(_ step: Instruction, _ top: Top, _ program: Program) throws(Fault) -> Top {
    let search = program.searches.start + Int(step.a)
    let keyCount = search.pointee.keyCount
    let version = try version(in: search.pointee.spans, of: .table(ID(search.pointee.table)), program)
    var place = 0
    for index in 0..<keyCount {
      let key = program.keys.start + (search.pointee.firstKey + version * keyCount + index)
      guard let position = program.position(of: top[1 - keyCount + index], in: key) else {
        throw noRow(search, top, program)
      }
      place = place * key.pointee.count + position
    }
    let row = Int(program.gridRows[program.grids[search.pointee.firstGrid + version] + place])
    guard row >= 0 else { throw noRow(search, top, program) }
    guard let cell = program.cells[column(step, search, version, program) + row] else {
      throw .noCell(ID(search.pointee.table), version: version, row: row, column: Int(step.b))
    }
    let value = try bounded(cell, step, program)
    sink.record(.row(ID(search.pointee.table), version: version, row: row, column: Int(step.b), value))
    return top.replacing(keyCount, with: value)
  }

  /// Each bracket's cell times the part of the argument that lies in the bracket, added up. The first bracket begins at
  /// the search's `first`. Only brackets that the argument reaches are read.
  mutating func sumOfSlices(_ step: Instruction, _ top: Top, _ program: Program) throws(Fault) -> Top {
    let search = program.searches.start + Int(step.a)
    let version = try version(in: search.pointee.spans, of: .table(ID(search.pointee.table)), program)
    let key = program.keys.start + (search.pointee.firstKey + version)
    precondition(key.pointee.isBracket, "slices need brackets")
    let argument = top.pointee
    guard let last = program.position(of: argument, in: key) else { throw noRow(search, top, program) }
    let rows = program.grids[search.pointee.firstGrid + version]
    let column = column(step, search, version, program)
    var total = ExactTotal()
    var begin = key.pointee.first
    for position in 0...last {
      let row = Int(program.gridRows[rows + position])
      guard row >= 0 else { throw noRow(search, top, program) }
      let end = position == last ? argument : program.keyNumbers[key.pointee.numbers.start + position]
      let (width, overflow) = end.subtractingReportingOverflow(begin)
      if overflow { throw .overflow }
      guard let rate = program.cells[column + row] else {
        throw .noCell(ID(search.pointee.table), version: version, row: row, column: Int(step.b))
      }
      total.add(width, times: rate)
      sink.record(
        .slice(
          ID(search.pointee.table), version: version, row: row, column: Int(step.b), width: width,
          keyScale: program.keyScales[search.pointee.firstScale]))
      begin = end
    }
    guard let value = total.value else { throw .overflow }
    return top.replacing(1, with: try bounded(value, step, program))
  }

  /// Where the cells of the step's column begin in the table's version.
  @inline(__always)
  private func column(
    _ step: Instruction, _ search: UnsafePointer<SearchPlan>, _ version: Int, _ program: Program
  ) -> Int {
    program.columns[search.pointee.firstColumn + version * search.pointee.columnCount + Int(step.b)]
  }

  /// The fault names what was asked: the topmost values.
  @inline(never)
  private func noRow(_ search: UnsafePointer<SearchPlan>, _ top: Top, _ program: Program) -> Fault {
    let search = search.pointee
    return .noRow(
      ID(search.table), arguments: (0..<search.keyCount).map { top[1 - search.keyCount + $0] },
      scales: (0..<search.keyCount).map { program.keyScales[search.firstScale + $0] })
  }
}

extension Program {
  /// Where a value stands among a key's positions; nil: nowhere.
  @inline(__always)
  func position(of value: Int128, in key: UnsafePointer<KeyPlan>) -> Int? {
    let (numbers, count) = (keyNumbers.start + key.pointee.numbers.start, key.pointee.numbers.count)
    if key.pointee.isBracket, value < key.pointee.first { return nil }
    if key.pointee.isDense, value >= numbers[0], value <= numbers[count - 1] {
      return Int(truncatingIfNeeded: value - numbers[0])
    }
    // The first number that is not below the value: the bracket that holds it, or the only member that can equal it.
    let low = countBelow(value, key)
    let isHere = low < count && (key.pointee.isBracket || numbers[low] == value)
    return isHere ? low : key.pointee.other < 0 ? nil : key.pointee.other
  }

  @inline(__always)
  private func countBelow(_ value: Int128, _ key: UnsafePointer<KeyPlan>) -> Int {
    let (start, count) = (key.pointee.numbers.start, key.pointee.numbers.count)
    // Numbers that 64 bits do not hold are above or below all that they do but the least of these.
    if value.isNarrow, value > Int128(Int64.min) {
      return OrderedNumbers.countBelow(Int64(truncatingIfNeeded: value), nearKeyNumbers.start + start, count)
    }
    return countBelowWidely(value, keyNumbers.start + start, count)
  }

  @inline(never)
  private func countBelowWidely(_ value: Int128, _ numbers: UnsafePointer<Int128>, _ count: Int) -> Int {
    var (low, end) = (0, count)
    while low < end {
      let half = (low + end) / 2
      if numbers[half] < value { low = half + 1 } else { end = half }
    }
    return low
  }
}
