extension ColumnarWorkspace {
  /// The cell that the arguments pick, in the table's version of the day.
  func lookUp(_ step: ColumnInstruction) {
    let table = program.tables[Int(step.c)]
    let spans = register(step.a)
    guard let span = spans.pointee.narrow else { return }
    let spanMask = spans.pointee.mask
    let rows = levels[top]
    if table.keyCount == 1 {
      let argument = register(program.lists[Int(step.b)][0])
      let numbers = narrowView(argument, rows)
      let mask = argument.pointee.mask
      if let direct = table.direct {
        return write(step) { row in
          let version = span[row & spanMask] < 0 ? -1 : Int(table.versions[Int(span[row & spanMask])])
          if version < 0 { return noVersion(row) }
          return sound(direct[version][numbers[row & mask]], row, .noRow)
        }
      }
      return write(step) { row in
        let version = span[row & spanMask] < 0 ? -1 : Int(table.versions[Int(span[row & spanMask])])
        if version < 0 { return noVersion(row) }
        let number = numbers[row & mask]
        let place = table.keys[version].position(of: number)
        return cell(table, version, isOutermost(number) ? -2 : place, row)
      }
    }
    let arguments = program.lists[Int(step.b)].map { register($0) }
    let columns = arguments.map { narrowView($0, rows) }
    let masks = arguments.map { $0.pointee.mask }
    columns.withUnsafeBufferPointer { columns in
      masks.withUnsafeBufferPointer { masks in
        write(step) { row in
          let version = span[row & spanMask] < 0 ? -1 : Int(table.versions[Int(span[row & spanMask])])
          if version < 0 { return noVersion(row) }
          let keys = table.keys + version * table.keyCount
          var place = 0
          for key in 0..<table.keyCount {
            let number = columns[key][row & masks[key]]
            let position = isOutermost(number) ? -2 : keys[key].position(of: number)
            if position < 0 {
              place = position
              break
            }
            place = place * keys[key].count + position
          }
          return cell(table, version, place, row)
        }
      }
    }
  }

  /// Numbers of the law beyond 64 bits are held as the outermost ones; an argument that equals them is not for us.
  @inline(__always) private func isOutermost(_ number: Int64) -> Bool { number == .min || number == .max }

  private func noVersion(_ row: Int) -> Int64 {
    handOver(row, HandOver.noVersion.rawValue)
    return 0
  }

  @inline(__always)
  private func cell(_ table: ColumnTable, _ version: Int, _ place: Int, _ row: Int) -> Int64 {
    if place < 0 {
      handOver(row, (place == -2 ? HandOver.wideNumber : .noRow).rawValue)
      return 0
    }
    return sound(table.cells[version][place], row, .noRow)
  }

  /// Each bracket's rate on its own slice: what the brackets before come to, and the slice that the argument ends in.
  func slices(_ step: ColumnInstruction) {
    let table = program.tables[Int(step.c)]
    let (dst, spans, argument) = (register(step.dst), register(step.a), register(step.b))
    let rows = levels[top]
    let numbers = narrowView(argument, rows)
    guard let span = spans.pointee.narrow else { return }
    let (spanMask, mask) = (spans.pointee.mask, argument.pointee.mask)
    if !step.isPiece { prepare(dst) }
    if !(step.isPiece && dst.pointee.isWide), let result = dst.pointee.narrow {
      var overflows: UInt8 = 0
      rows.each { row in
        guard let slice = slice(table, span[row & spanMask], numbers[row & mask], row) else {
          result[row] = 0
          return
        }
        let width = numbers[row & mask].subtractingReportingOverflow(slice.pointee.narrowBegin)
        let part = width.partialValue.multipliedReportingOverflow(by: slice.pointee.rate)
        let total = slice.pointee.narrowBefore.addingReportingOverflow(part.partialValue)
        result[row] = total.partialValue
        overflows |= (width.overflow ? 1 : 0) | (part.overflow ? 1 : 0)
        overflows |= (total.overflow ? 1 : 0) | (slice.pointee.isNarrow ? 0 : 1)
      }
      if overflows == 0 {
        if !step.isPiece { dst.pointee.isWide = false }
        return
      }
    }
    let result = widened(dst, isPiece: step.isPiece)
    let bound = bound(step)
    rows.each { row in
      guard let slice = slice(table, span[row & spanMask], numbers[row & mask], row) else {
        result[row] = 0
        return
      }
      let width = Int128(numbers[row & mask]).subtractingReportingOverflow(slice.pointee.begin)
      let part = width.partialValue.multipliedReportingOverflow(by: Int128(slice.pointee.rate))
      let total = slice.pointee.before.addingReportingOverflow(part.partialValue)
      let value = total.partialValue
      let isWhole = !width.overflow && !part.overflow && !total.overflow
      let isSound = isWhole && value >= bound.least && value <= bound.most
      result[row] = isSound ? value : 0
      if !isSound { handOver(row, HandOver.overflow.rawValue) }
    }
  }

  /// The bracket that holds the argument; nil: the row is handed over.
  @inline(__always)
  private func slice(
    _ table: ColumnTable, _ span: Int64, _ number: Int64, _ row: Int
  ) -> UnsafePointer<ColumnSlice>? {
    let version = span < 0 ? -1 : Int(table.versions[Int(span)])
    if version < 0 {
      handOver(row, HandOver.noVersion.rawValue)
      return nil
    }
    if isOutermost(number) {
      handOver(row, HandOver.wideNumber.rawValue)
      return nil
    }
    let place = table.keys[version].position(of: number)
    if place < 0 {
      handOver(row, HandOver.noRow.rawValue)
      return nil
    }
    let slice = table.slices[version] + place
    if slice.pointee.reason != 0 {
      handOver(row, slice.pointee.reason)
      return nil
    }
    return UnsafePointer(slice)
  }
}
