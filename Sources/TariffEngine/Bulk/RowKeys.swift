import CSV

/// The numbers of a piece's dossiers, as they are compared and as they were written: where they are plain, both are the
/// bytes in the piece.
struct RowKeys {
  /// A number in a piece, or aside.
  struct Key {
    fileprivate(set) var start: Int
    fileprivate(set) var count: Int
    /// How many bytes the number has as it was written; they stand behind the key in `aside`. −1: both are in the piece.
    fileprivate var writtenCount = -1
    /// Whether it can stand in a cell of a CSV as it is.
    fileprivate(set) var isPlain = false

    /// Whether its bytes are not those in the piece.
    var isAside: Bool { writtenCount >= 0 }
    var range: Range<Int> { start..<(start + count) }

    /// Puts a plain number into a slot for a cell; how many bytes it has, −1: it is not plain or does not fit. A piece has
    /// sixteen readable bytes behind its last.
    @inline(__always)
    func write(from piece: UnsafeBufferPointer<UInt8>, to slot: UnsafeMutableRawPointer) -> Int {
      guard isPlain, count <= CellSlots.longest, let bytes = piece.baseAddress else { return -1 }
      slot.storeBytes(
        of: UnsafeRawPointer(bytes + start).loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
      return count
    }
  }
  private var keys: [Key] = []
  private var aside: [UInt8] = []

  private mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    aside.removeAll(keepingCapacity: true)
  }

  /// Takes the numbers in the cells of one column, of the plain rows of a piece; others come from `odd`, as they were read.
  mutating func take(
    _ piece: UnsafeBufferPointer<UInt8>, _ scan: borrowing PieceScan, column: Int, width: Int, odd: (Int) -> String
  ) {
    removeAll()
    for row in 0..<scan.count {
      if scan.isPlain(row) {
        let start = column == 0 ? scan.start(row) : Int(scan.fieldEnds[row * width + column - 1]) + 1
        append(piece, start..<Int(scan.fieldEnds[row * width + column]))
      } else {
        append(odd(row))
      }
    }
  }

  @inline(__always)
  private mutating func append(_ piece: UnsafeBufferPointer<UInt8>, _ cell: Range<Int>) {
    if Self.isPlainCell(UnsafeBufferPointer(rebasing: piece[cell])) {
      keys.append(Key(start: cell.lowerBound, count: cell.count, isPlain: true))
    } else if piece[cell].contains(where: { $0 <= 0x20 || $0 >= 0x7F }) {
      append(String(decoding: Array(piece[cell])[...].trimmed, as: UTF8.self))
    } else {
      keys.append(Key(start: cell.lowerBound, count: cell.count))
    }
  }

  /// Whether a text needs neither quotes nor a guard in a CSV, whatever the delimiter: ASCII letters, digits, `_`, `.` and
  /// `-`, with no minus in front.
  @inline(__always)
  static func isPlainCell(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if text.count == 0 || text[0] == UInt8(ascii: "-") { return false }
    let plain = Self.plainBytes
    var isPlain: UInt8 = 1
    for byte in text { isPlain &= plain[Int(byte)] }
    return isPlain == 1
  }

  /// 1 for each byte that such a text may have. Never changed once made.
  nonisolated(unsafe) private static let plainBytes: UnsafePointer<UInt8> = {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for byte in 0...255 {
      let isPlain: Bool
      switch UInt8(byte) {
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): isPlain = true
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: isPlain = true
      default: isPlain = false
      }
      (table + byte).initialize(to: isPlain ? 1 : 0)
    }
    return UnsafePointer(table)
  }()

  /// The key of a row.
  @inline(__always) func cell(_ row: Int) -> Key { keys[row] }

  /// Adds a number as it was read.
  private mutating func append(_ identifier: String) {
    let start = aside.count
    aside.append(contentsOf: MatchKey.ofIdentifier(identifier).utf8)
    let count = aside.count - start
    aside.append(contentsOf: identifier.utf8)
    keys.append(Key(start: start, count: count, writtenCount: aside.count - start - count))
  }

  func isEmpty(_ row: Int) -> Bool { keys[row].count == 0 }

  /// Hands out a number's bytes as it is compared.
  @inline(__always)
  func with<Result>(
    _ row: Int, in piece: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let key = keys[row]
    if !key.isAside { return body(UnsafeBufferPointer(rebasing: piece[key.range])) }
    return aside.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[key.range])) }
  }

  /// Hands out a number's bytes as it was written.
  @inline(__always)
  func withWritten(_ row: Int, in piece: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let key = keys[row]
    if !key.isAside { return body(UnsafeBufferPointer(rebasing: piece[key.range])) }
    let written = key.range.upperBound..<(key.range.upperBound + key.writtenCount)
    aside.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[written])) }
  }
}
