import Exact

extension Evaluation {
  /// The cell of the row that the topmost values pick, in the table's version of the day.
  mutating func lookUp(_ step: Instruction, _ program: Program) throws(Fault) {
    let search = program.searches[Int(step.a)]
    let version = try tableVersion(search.table, program)
    let first = work.height - search.keyCount
    var place = 0
    var isFound = true
    for index in 0..<search.keyCount {
      let key = program.keys[search.firstKey + version * search.keyCount + index]
      guard let position = program.position(of: work.stack[first + index], in: key) else {
        isFound = false
        break
      }
      place = place * key.count + position
    }
    let row = isFound ? Int(program.grids[search.firstGrid + version][place]) : -1
    guard row >= 0 else { throw noRow(search) }
    let value = try bounded(cell(search.table, version, row, Int(step.b), program), step, program)
    work.height = first
    work.push(value)
    sink.record(.row(ID(search.table), version: version, row: row, column: Int(step.b), value))
  }

  /// Each bracket's cell times the part of the topmost value that lies in the bracket, added up. The first bracket
  /// begins at the search's `first`. Only brackets that the value reaches are read.
  mutating func sumSlices(_ step: Instruction, _ program: Program) throws(Fault) {
    let search = program.searches[Int(step.a)]
    let version = try tableVersion(search.table, program)
    let key = program.keys[search.firstKey + version]
    precondition(key.isBracket, "slices need brackets")
    let argument = top
    guard let last = program.position(of: argument, in: key) else { throw noRow(search) }
    var total = ExactTotal()
    var begin = key.first
    for position in 0...last {
      let row = Int(program.grids[search.firstGrid + version][position])
      guard row >= 0 else { throw noRow(search) }
      let end = position == last ? argument : program.keyNumbers[key.list][position]
      let (width, overflow) = end.subtractingReportingOverflow(begin)
      if overflow { throw .overflow }
      let rate = try cell(search.table, version, row, Int(step.b), program)
      total.add(width, times: rate)
      sink.record(
        .slice(
          ID(search.table), version: version, row: row, column: Int(step.b), width: width,
          keyScale: search.keyScales[0]))
      begin = end
    }
    guard let value = total.value else { throw .overflow }
    try replaceTop(value, step, program)
  }

  private func tableVersion(_ table: Int, _ program: Program) throws(Fault) -> Int {
    try version(in: program.tables[table].spans, of: .table(ID(table)), program)
  }

  private func cell(
    _ table: Int, _ version: Int, _ row: Int, _ column: Int, _ program: Program
  ) throws(Fault) -> Int128 {
    let plan = program.tables[table]
    guard let cell = program.columns[plan.firstColumn + version * plan.columnCount + column][row] else {
      throw .noCell(ID(table), version: version, row: row, column: column)
    }
    return cell
  }

  /// The fault names what was asked: the topmost values.
  private func noRow(_ search: SearchPlan) -> Fault {
    .noRow(
      ID(search.table), arguments: Array(work.stack[(work.height - search.keyCount)..<work.height]),
      scales: search.keyScales)
  }
}

extension Program {
  /// Where a value stands among a key's positions; nil: nowhere.
  func position(of value: Int128, in key: KeyPlan) -> Int? {
    let numbers = keyNumbers[key.list]
    if key.isBracket, value < key.first { return nil }
    // The first number that is not below the value: the bracket that holds it, or the only member that can equal it.
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < value { low = middle + 1 } else { high = middle }
    }
    let isHere = low < numbers.count && (key.isBracket || numbers[low] == value)
    return isHere ? low : key.other < 0 ? nil : key.other
  }
}
