/// Which rows are worked on.
extension ColumnarWorkspace {
  /// A level above the topmost, with room for a lane's rows.
  private func raise(_ lane: Int) {
    if top + 1 == levelCapacity {
      let memory = UnsafeMutablePointer<Level>.allocate(capacity: 2 * levelCapacity)
      memory.moveInitialize(from: levels, count: levelCapacity)
      (memory + levelCapacity).initialize(repeating: Level(), count: levelCapacity)
      levels.deallocate()
      (levels, levelCapacity) = (memory, 2 * levelCapacity)
    }
    top += 1
    levels[top].reserve(max(laneCount(lane), lane < 0 ? capacity : 1))
    levels[top].lane = lane
  }

  /// The same rows again.
  func select() {
    raise(levels[top].lane)
    let below = levels[top - 1]
    (levels[top].count, levels[top].isDense) = (below.count, below.isDense)
    if !below.isDense, let source = below.rows, let rows = levels[top].rows {
      rows.update(from: source, count: below.count)
    }
  }

  /// Keeps some of the topmost rows, in their order.
  @inline(__always) func narrow(_ isWanted: (Int) -> Bool) {
    guard let rows = levels[top].rows else { return }
    let count = levels[top].count
    var left = 0
    if levels[top].isDense {
      for row in 0..<count {
        rows[left] = Int32(truncatingIfNeeded: row)
        left &+= isWanted(row) ? 1 : 0
      }
      if left == count { return }
      levels[top].isDense = false
    } else {
      for place in 0..<count {
        let row = rows[place]
        rows[left] = row
        left &+= isWanted(Int(row)) ? 1 : 0
      }
    }
    levels[top].count = left
  }

  /// The rows below that the topmost selection lacks.
  func complement() {
    let (below, taken) = (levels[top - 1], levels[top])
    if taken.isDense {
      (levels[top].isDense, levels[top].count) = (false, 0)
      return
    }
    guard let rows = taken.rows else { return }
    raise(below.lane)
    top -= 1
    guard let other = levels[top + 1].rows else { return }
    var (left, next) = (0, 0)
    // Behind the last that was taken stands what is no row.
    rows[taken.count] = -1
    below.each { row in
      let row = Int32(truncatingIfNeeded: row)
      let isTaken = rows[next] == row
      other[left] = row
      next &+= isTaken ? 1 : 0
      left &+= isTaken ? 0 : 1
    }
    // The two lists change places.
    (levels[top].rows, levels[top + 1].rows) = (other, rows)
    (levels[top].capacity, levels[top + 1].capacity) = (levels[top + 1].capacity, taken.capacity)
    (levels[top].count, levels[top].isDense) = (left, below.isDense && left == below.count)
  }

  /// The rows of a group of the selected dossiers.
  func enterRows(_ group: Int) {
    raise(group)
    let below = levels[top - 1]
    let all = owners[group].count
    if below.isDense {
      (levels[top].isDense, levels[top].count) = (true, all)
      return
    }
    levels[top].isDense = false
    guard let rows = levels[top].rows, let offsets = owners[group].offsets else { return }
    var left = 0
    below.each { dossier in
      for row in offsets[dossier]..<offsets[dossier + 1] {
        rows[left] = row
        left += 1
      }
    }
    (levels[top].isDense, levels[top].count) = (left == all, left)
  }

  /// The dossiers of the selected rows.
  func enterOwners() {
    let below = levels[top]
    raise(Use.dossiers)
    guard below.lane >= 0, let rows = levels[top].rows else { return }
    let owner = owners[below.lane].rows
    var left = 0
    var last: Int32 = -1
    below.each { row in
      if owner[row] != last {
        last = owner[row]
        rows[left] = last
        left += 1
      }
    }
    (levels[top].isDense, levels[top].count) = (left == count, left)
  }

  // MARK: - By what columns hold

  func whereTruth(_ step: ColumnInstruction, isTrue: Bool) {
    let column = register(step.a)
    guard let numbers = column.pointee.narrow else { return }
    let mask = column.pointee.mask
    let wanted: Int64 = isTrue ? 1 : 0
    narrow { row in numbers[row & mask] == wanted }
  }

  func whereSpan(_ step: ColumnInstruction) {
    let column = register(step.a)
    guard let spans = column.pointee.narrow else { return }
    let mask = column.pointee.mask
    program.truths[Int(step.c)].withUnsafeBufferPointer { truths in
      narrow { row in
        let span = spans[row & mask]
        return span >= 0 && truths[Int(span)]
      }
    }
  }

  func whereEntry(_ step: ColumnInstruction) {
    let entries = chosen[Int(step.a)]
    program.truths[Int(step.c)].withUnsafeBufferPointer { truths in
      narrow { row in entries[row] >= 0 && truths[Int(entries[row])] }
    }
  }

  func whereRelated(_ step: ColumnInstruction) {
    switch step.mode {
    case 0: whereRelated(step, { $0 == $1 }, { $0 == $1 })
    case 1: whereRelated(step, { $0 != $1 }, { $0 != $1 })
    case 2: whereRelated(step, { $0 < $1 }, { $0 < $1 })
    case 3: whereRelated(step, { $0 <= $1 }, { $0 <= $1 })
    case 4: whereRelated(step, { $0 > $1 }, { $0 > $1 })
    default: whereRelated(step, { $0 >= $1 }, { $0 >= $1 })
    }
  }

  @inline(__always)
  private func whereRelated(
    _ step: ColumnInstruction, _ narrowly: (Int64, Int64) -> Bool, _ widely: (Int128, Int128) -> Bool
  ) {
    let (left, right) = (register(step.a), register(step.b))
    let (leftMask, rightMask) = (left.pointee.mask, right.pointee.mask)
    if left.pointee.isWide || right.pointee.isWide {
      let rows = levels[top]
      let (a, b) = (wideView(left, rows), wideView(right, rows))
      narrow { row in widely(a[row & leftMask], b[row & rightMask]) }
    } else if let a = left.pointee.narrow, let b = right.pointee.narrow {
      narrow { row in narrowly(a[row & leftMask], b[row & rightMask]) }
    }
  }
}
