/// Truths, choices and what is given.
extension ColumnarWorkspace {
  func compare(_ step: ColumnInstruction) {
    switch step.mode {
    case 0: compare(step, { $0 == $1 }, { $0 == $1 })
    case 1: compare(step, { $0 != $1 }, { $0 != $1 })
    case 2: compare(step, { $0 < $1 }, { $0 < $1 })
    case 3: compare(step, { $0 <= $1 }, { $0 <= $1 })
    case 4: compare(step, { $0 > $1 }, { $0 > $1 })
    default: compare(step, { $0 >= $1 }, { $0 >= $1 })
    }
  }

  @inline(__always)
  private func compare(
    _ step: ColumnInstruction, _ narrowly: (Int64, Int64) -> Bool, _ widely: (Int128, Int128) -> Bool
  ) {
    let (left, right) = (register(step.a), register(step.b))
    let (leftMask, rightMask) = (left.pointee.mask, right.pointee.mask)
    let rows = levels[top]
    if left.pointee.isWide || right.pointee.isWide {
      let (a, b) = (wideView(left, rows), wideView(right, rows))
      write(step) { row in widely(a[row & leftMask], b[row & rightMask]) ? 1 : 0 }
    } else if let a = left.pointee.narrow, let b = right.pointee.narrow {
      write(step) { row in narrowly(a[row & leftMask], b[row & rightMask]) ? 1 : 0 }
    }
  }

  /// Writes numbers of 64 bits for the selected rows.
  @inline(__always) func write(_ step: ColumnInstruction, _ number: (Int) -> Int64) {
    let dst = register(step.dst)
    if !step.isPiece {
      prepare(dst)
      dst.pointee.isWide = false
    }
    let rows = levels[top]
    if dst.pointee.isWide, let wide = dst.pointee.wide {
      rows.each { row in wide[row] = Int128(number(row)) }
    } else if let narrow = dst.pointee.narrow {
      rows.each { row in narrow[row] = number(row) }
    }
  }

  func not(_ step: ColumnInstruction) {
    let source = register(step.a)
    guard let truths = source.pointee.narrow else { return }
    let mask = source.pointee.mask
    write(step) { row in 1 &- truths[row & mask] }
  }

  func oneOf(_ step: ColumnInstruction) {
    let source = register(step.a)
    let numbers = narrowView(source, levels[top])
    let mask = source.pointee.mask
    program.choices[Int(step.c)].withUnsafeBufferPointer { choices in
      write(step) { row in
        let number = numbers[row & mask]
        var isThere = false
        for choice in choices { isThere = isThere || choice == number }
        return isThere ? 1 : 0
      }
    }
  }

  func isGiven(_ step: ColumnInstruction) {
    guard let bytes = presences[Int(step.a)].bytes else { return }
    write(step) { row in bytes[row] == ColumnarBatch.Column.missing ? 0 : 1 }
  }

  func require(_ step: ColumnInstruction) {
    let presence = presences[Int(step.a)]
    guard !presence.isWhole, let bytes = presence.bytes else { return }
    levels[top].each { row in
      if bytes[row] != ColumnarBatch.Column.given {
        let isMissing = bytes[row] == ColumnarBatch.Column.missing
        handOver(row, (isMissing ? HandOver.missingInput : .wideNumber).rawValue)
      }
    }
  }

  func requireShare(_ step: ColumnInstruction) {
    let (share, whole) = (register(step.a), register(step.b))
    let numbers = narrowView(share, levels[top])
    guard let most = whole.pointee.narrow else { return }
    let mask = share.pointee.mask
    levels[top].each { row in
      let number = numbers[row & mask]
      if number < 0 || number > most[0] { handOver(row, HandOver.shareOutOfRange.rawValue) }
    }
  }
}
