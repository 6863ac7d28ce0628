import Exact

/// Numbers of two columns to a column: in 64 bits, and once more in 128 where a row overflows them.
extension ColumnarWorkspace {
  typealias Narrow = (partialValue: Int64, overflow: Bool)
  typealias Wide = (partialValue: Int128, overflow: Bool)

  func add(_ step: ColumnInstruction) {
    combine(step, { $0.addingReportingOverflow($1) }, { $0.addingReportingOverflow($1) })
  }

  func subtract(_ step: ColumnInstruction) {
    combine(step, { $0.subtractingReportingOverflow($1) }, { $0.subtractingReportingOverflow($1) })
  }

  func multiply(_ step: ColumnInstruction) {
    combine(
      step, { $0.multipliedReportingOverflow(by: $1) }, { Self.product($0, $1) })
  }

  func least(_ step: ColumnInstruction) {
    combine(step, { ($0 < $1 ? $0 : $1, false) }, { ($0 < $1 ? $0 : $1, false) })
  }

  func most(_ step: ColumnInstruction) {
    combine(step, { ($0 > $1 ? $0 : $1, false) }, { ($0 > $1 ? $0 : $1, false) })
  }

  func negate(_ step: ColumnInstruction) {
    var twice = step
    twice.b = step.a
    combine(
      twice, { value, _ in (0 as Int64).subtractingReportingOverflow(value) },
      { value, _ in (0 as Int128).subtractingReportingOverflow(value) })
  }

  /// Most products have a factor of 64 bits and need no long way.
  @inline(__always) private static func product(_ left: Int128, _ right: Int128) -> Wide {
    if let a = Int64(exactly: left), let b = Int64(exactly: right) {
      let product = a.multipliedFullWidth(by: b)
      return (Int128(product.high) << 64 | Int128(product.low), false)
    }
    return left.multipliedReportingOverflow(by: right)
  }

  @inline(__always)
  private func combine(
    _ step: ColumnInstruction, _ narrowly: (Int64, Int64) -> Narrow, _ widely: (Int128, Int128) -> Wide
  ) {
    let (dst, left, right) = (register(step.dst), register(step.a), register(step.b))
    let (leftMask, rightMask) = (left.pointee.mask, right.pointee.mask)
    let rows = levels[top]
    if !step.isPiece { prepare(dst) }
    let isWide = left.pointee.isWide || right.pointee.isWide || (step.isPiece && dst.pointee.isWide)
    if !isWide, let a = left.pointee.narrow, let b = right.pointee.narrow, let result = dst.pointee.narrow {
      var overflows: UInt8 = 0
      rows.each { row in
        let next = narrowly(a[row & leftMask], b[row & rightMask])
        result[row] = next.partialValue
        overflows |= next.overflow ? 1 : 0
      }
      if overflows == 0 {
        if !step.isPiece { dst.pointee.isWide = false }
        return
      }
    }
    let (a, b) = (wideView(left, rows), wideView(right, rows))
    let result = widened(dst, isPiece: step.isPiece)
    let bound = bound(step)
    rows.each { row in
      let next = widely(a[row & leftMask], b[row & rightMask])
      let isSound = !next.overflow && next.partialValue >= bound.least && next.partialValue <= bound.most
      result[row] = isSound ? next.partialValue : 0
      if !isSound { handOver(row, HandOver.overflow.rawValue) }
    }
  }

  func copy(_ step: ColumnInstruction) {
    let (dst, source) = (register(step.dst), register(step.a))
    let mask = source.pointee.mask
    let rows = levels[top]
    if !step.isPiece { prepare(dst) }
    if !source.pointee.isWide, !(step.isPiece && dst.pointee.isWide) {
      guard let numbers = source.pointee.narrow, let result = dst.pointee.narrow else { return }
      if !step.isPiece { dst.pointee.isWide = false }
      return rows.each { row in result[row] = numbers[row & mask] }
    }
    let numbers = wideView(source, rows)
    let result = widened(dst, isPiece: step.isPiece)
    rows.each { row in result[row] = numbers[row & mask] }
  }

  /// A dossier's number for each of its rows.
  func broadcast(_ step: ColumnInstruction) {
    let (dst, source) = (register(step.dst), register(step.a))
    let mask = source.pointee.mask
    let rows = levels[top]
    let owner = owners[Int(step.b)].rows
    if !step.isPiece { prepare(dst) }
    if !source.pointee.isWide, !(step.isPiece && dst.pointee.isWide) {
      guard let numbers = source.pointee.narrow, let result = dst.pointee.narrow else { return }
      if !step.isPiece { dst.pointee.isWide = false }
      return rows.each { row in result[row] = numbers[Int(owner[row]) & mask] }
    }
    let result = widened(dst, isPiece: step.isPiece)
    if source.pointee.isWide, let numbers = source.pointee.wide {
      rows.each { row in result[row] = numbers[Int(owner[row]) & mask] }
    } else if let numbers = source.pointee.narrow {
      rows.each { row in result[row] = Int128(numbers[Int(owner[row]) & mask]) }
    }
  }

  // MARK: - Widths

  /// The bound that a result must keep.
  @inline(__always) func bound(_ step: ColumnInstruction) -> Bound {
    step.bound == ColumnInstruction.noBound
      ? Bound(least: .min, most: .max) : ProgramBuilder.bounds[Int(step.bound)]
  }

  /// The selected numbers of a column in 128 bits; the column stays what it is.
  func wideView(_ register: UnsafeMutablePointer<Register>, _ rows: Level) -> UnsafeMutablePointer<Int128> {
    register.pointee.reserveWide()
    guard let wide = register.pointee.wide, let narrow = register.pointee.narrow else {
      preconditionFailure("a column that is read was filled")
    }
    if !register.pointee.isWide, register.pointee.mask != 0 {
      rows.each { row in wide[row] = Int128(narrow[row]) }
    }
    return wide
  }

  /// The column to write numbers of 128 bits into; what a column that is filled piece by piece holds is kept.
  func widened(_ register: UnsafeMutablePointer<Register>, isPiece: Bool) -> UnsafeMutablePointer<Int128> {
    widenings += 1
    let wide = wideRoom(register, isPiece: isPiece)
    register.pointee.isWide = true
    return wide
  }

  /// The same, while the column still counts as one of 64 bits if it does.
  func wideRoom(_ register: UnsafeMutablePointer<Register>, isPiece: Bool) -> UnsafeMutablePointer<Int128> {
    register.pointee.reserveWide()
    guard let wide = register.pointee.wide, let narrow = register.pointee.narrow else {
      preconditionFailure("a column that is written has room")
    }
    if isPiece, !register.pointee.isWide {
      for row in 0..<laneCount(levels[top].lane) { wide[row] = Int128(narrow[row]) }
    }
    return wide
  }

  /// The selected numbers of a column in 64 bits; a row that needs more is handed over.
  func narrowView(_ register: UnsafeMutablePointer<Register>, _ rows: Level) -> UnsafeMutablePointer<Int64> {
    guard let narrow = register.pointee.narrow else { preconditionFailure("a column that is read was filled") }
    guard register.pointee.isWide, let wide = register.pointee.wide else { return narrow }
    let mask = register.pointee.mask
    rows.each { row in
      let number = Int64(exactly: wide[row & mask])
      narrow[row & mask] = number ?? 0
      if number == nil { handOver(row, HandOver.wideNumber.rawValue) }
    }
    return narrow
  }
}
