/// The cells of some rows, each in a slot of sixteen bytes with what follows it, a comma or the end of the row.
///
/// Slots are filled column by column, in loops that do one thing, and brought out row by row with one copy of sixteen bytes
/// a cell, of which the next copy overwrites what is not part of it. What does not fit a slot makes its row a long one,
/// which is written otherwise.
struct CellSlots: ~Copyable {
  /// The most bytes of a cell.
  static let longest = size - 1
  private static let size = 16
  /// Slots in use together stay in the first cache.
  private static let slotsAtOnce = 1_024

  private let columns: Int
  /// How many rows there is room for.
  let rows: Int
  /// Row by row.
  private let slots: UnsafeMutableRawPointer
  /// Of each cell with what follows it.
  private let lengths: UnsafeMutablePointer<UInt8>
  private let isLong: UnsafeMutablePointer<Bool>

  /// Slots for rows of so many cells, at least one.
  init(columns: Int) {
    self.columns = columns
    rows = max(8, Self.slotsAtOnce / columns)
    slots = .allocate(byteCount: rows * columns * Self.size, alignment: Self.size)
    slots.initializeMemory(as: UInt8.self, repeating: 0, count: rows * columns * Self.size)
    lengths = .allocate(capacity: rows * columns)
    lengths.initialize(repeating: 0, count: rows * columns)
    isLong = .allocate(capacity: rows)
    isLong.initialize(repeating: false, count: rows)
  }

  deinit {
    slots.deallocate()
    lengths.deallocate()
    isLong.deallocate()
  }

  /// Begins the next rows.
  func begin(_ count: Int) {
    precondition(count <= rows, "there are only so many slots")
    isLong.update(repeating: false, count: count)
  }

  /// Fills a column of the first rows. `write` puts a cell of a row into its slot and says how many bytes it has; −1: it
  /// does not fit.
  @inline(__always)
  func fill(_ column: Int, _ count: Int, _ write: (_ row: Int, _ slot: UnsafeMutableRawPointer) -> Int) {
    precondition(column < columns && count <= rows, "there are only so many slots")
    let separator = UInt8(ascii: column == columns - 1 ? "\n" : ",")
    var (slot, length) = (slots + column * Self.size, lengths + column)
    for row in 0..<count {
      var written = write(row, slot)
      if written < 0 {
        isLong[row] = true
        written = 0
      }
      slot.storeBytes(of: separator, toByteOffset: written, as: UInt8.self)
      length.pointee = UInt8(truncatingIfNeeded: written &+ 1)
      slot += columns &* Self.size
      length += columns
    }
  }

  /// Makes a row a long one.
  func setLong(_ row: Int) { isLong[row] = true }

  /// Whether something of the row did not fit.
  @inline(__always) func isLong(_ row: Int) -> Bool { isLong[row] }

  /// The first long row from one on, before `end`; else `end`.
  func firstLong(from row: Int, before end: Int) -> Int {
    var row = row
    while row < end, !isLong[row] { row += 1 }
    return row
  }

  /// The bytes that ``bringOut(_:to:)`` may touch for so many rows.
  func room(for rows: Int) -> Int { rows * columns * Self.size }

  /// Writes rows one behind the other; how many bytes they have.
  func bringOut(_ rows: Range<Int>, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let first = UnsafeMutableRawPointer(place)
    var (end, slot) = (first, UnsafeRawPointer(slots) + rows.lowerBound * columns * Self.size)
    let cells = UnsafeBufferPointer(start: lengths + rows.lowerBound * columns, count: rows.count * columns)
    for length in cells {
      end.storeBytes(of: slot.load(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
      end += Int(length)
      slot += Self.size
    }
    return first.distance(to: end)
  }
}
