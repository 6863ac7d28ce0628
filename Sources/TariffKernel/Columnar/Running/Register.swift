/// A column of numbers: in 64 bits while they fit, else all of them in 128.
struct Register {
  var narrow: UnsafeMutablePointer<Int64>?
  var wide: UnsafeMutablePointer<Int128>?
  /// How many numbers `narrow` holds.
  var capacity = 0
  var wideCapacity = 0
  /// Whether the numbers stand in `wide`.
  var isWide = false
  /// All ones; 0 for a constant, which stands at place 0 for every row.
  var mask = -1
  /// Whether `narrow` is the batch's own.
  var isBorrowed = false

  /// Makes room; what stood there is lost.
  mutating func reserve(_ count: Int) {
    if count <= capacity { return }
    if !isBorrowed { narrow?.deallocate() }
    let memory = UnsafeMutablePointer<Int64>.allocate(capacity: count)
    memory.initialize(repeating: 0, count: count)
    (narrow, capacity) = (memory, count)
  }

  /// Makes room for numbers of 128 bits; what stands there is lost only where it was too small, and so without meaning.
  mutating func reserveWide() {
    if wideCapacity >= capacity, wide != nil { return }
    wide?.deallocate()
    let memory = UnsafeMutablePointer<Int128>.allocate(capacity: capacity)
    memory.initialize(repeating: 0, count: capacity)
    (wide, wideCapacity) = (memory, capacity)
  }

  /// The column of the batch.
  mutating func borrow(_ numbers: UnsafeMutablePointer<Int64>, capacity: Int) {
    (narrow, self.capacity, isBorrowed, isWide) = (numbers, capacity, true, false)
  }

  /// The same number in every row.
  mutating func hold(_ value: Int128) {
    reserve(1)
    reserveWide()
    mask = 0
    wide?[0] = value
    isWide = Int64(exactly: value) == nil
    narrow?[0] = Int64(truncatingIfNeeded: value)
  }

  mutating func deallocate() {
    if !isBorrowed { narrow?.deallocate() }
    wide?.deallocate()
  }
}

/// A selection: the rows that steps work on, of dossiers or of a group, in order.
struct Level {
  var rows: UnsafeMutablePointer<Int32>?
  var capacity = 0
  var count = 0
  /// Whether it is all rows from 0 to `count`, and the list is not filled.
  var isDense = true
  /// The group; −1: dossiers.
  var lane = Use.dossiers

  /// Makes room, with a place behind the last for who writes before it is known whether it counts; the list is lost.
  mutating func reserve(_ count: Int) {
    if count <= capacity { return }
    rows?.deallocate()
    (rows, capacity) = (.allocate(capacity: count + 1), count)
  }

  /// Every row in turn; the loop is written out twice where it is used, so that the dense one stays simple.
  @inline(__always) func each(_ body: (Int) -> Void) {
    if isDense {
      for row in 0..<count { body(row) }
    } else if let rows {
      for place in 0..<count { body(Int(rows[place])) }
    }
  }
}
