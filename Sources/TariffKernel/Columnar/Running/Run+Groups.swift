/// What is made of the rows of a group: rows are the topmost selection, their dossiers the one below.
extension ColumnarWorkspace {
  /// Sums, and counts, whose element is 1.
  func sumRows(_ step: ColumnInstruction) {
    let (dst, element) = (register(step.dst), register(step.a))
    let (rows, dossiers) = (levels[top], levels[top - 1])
    if rows.count == 0 { return begin(dst, dossiers) }
    let owner = owners[Int(step.b)].rows
    let mask = element.pointee.mask
    if !element.pointee.isWide, !dst.pointee.isWide, let numbers = element.pointee.narrow,
      let result = dst.pointee.narrow
    {
      var overflows: UInt8 = 0
      dossiers.each { dossier in result[dossier] = 0 }
      rows.each { row in
        let dossier = Int(owner[row])
        let next = result[dossier].addingReportingOverflow(numbers[row & mask])
        result[dossier] = next.partialValue
        overflows |= next.overflow ? 1 : 0
      }
      if overflows == 0 { return }
    }
    let numbers = wideView(element, rows)
    top -= 1
    let result = widened(dst, isPiece: true)
    top += 1
    let bound = bound(step)
    dossiers.each { dossier in result[dossier] = 0 }
    rows.each { row in
      let dossier = Int(owner[row])
      let next = result[dossier].addingReportingOverflow(numbers[row & mask])
      result[dossier] = next.overflow ? 0 : next.partialValue
      if next.overflow { handOver(row, HandOver.overflow.rawValue) }
    }
    dossiers.each { dossier in
      if result[dossier] < bound.least || result[dossier] > bound.most {
        result[dossier] = 0
        if reasons[dossier] == 0 { reasons[dossier] = HandOver.overflow.rawValue }
      }
    }
  }

  /// No rows at all: nobody has filled the element.
  private func begin(_ dst: UnsafeMutablePointer<Register>, _ dossiers: Level) {
    if dst.pointee.isWide, let wide = dst.pointee.wide {
      dossiers.each { dossier in wide[dossier] = 0 }
    } else if let narrow = dst.pointee.narrow {
      dossiers.each { dossier in narrow[dossier] = 0 }
    }
  }

  func extremeOfRows(_ step: ColumnInstruction, isMost: Bool) {
    let (dst, element) = (register(step.dst), register(step.a))
    let (rows, dossiers) = (levels[top], levels[top - 1])
    let owner = owners[Int(step.b)].rows
    let mask = element.pointee.mask
    let seen = scratch.bytes
    dossiers.each { dossier in seen[dossier] = 0 }
    if rows.count == 0 {
      begin(dst, dossiers)
    } else if !element.pointee.isWide, !dst.pointee.isWide, let numbers = element.pointee.narrow,
      let result = dst.pointee.narrow
    {
      dossiers.each { dossier in result[dossier] = 0 }
      rows.each { row in
        let (dossier, number) = (Int(owner[row]), numbers[row & mask])
        let isBeyond = seen[dossier] == 0 || (isMost ? number > result[dossier] : number < result[dossier])
        if isBeyond { result[dossier] = number }
        seen[dossier] = 1
      }
    } else {
      let numbers = wideView(element, rows)
      top -= 1
      let result = widened(dst, isPiece: true)
      top += 1
      dossiers.each { dossier in result[dossier] = 0 }
      rows.each { row in
        let (dossier, number) = (Int(owner[row]), numbers[row & mask])
        let isBeyond = seen[dossier] == 0 || (isMost ? number > result[dossier] : number < result[dossier])
        if isBeyond { result[dossier] = number }
        seen[dossier] = 1
      }
    }
    dossiers.each { dossier in
      if seen[dossier] == 0, reasons[dossier] == 0 { reasons[dossier] = HandOver.emptyGroup.rawValue }
    }
  }
}
