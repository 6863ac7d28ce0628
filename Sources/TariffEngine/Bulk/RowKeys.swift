/// The numbers of a piece's dossiers, as they are compared and as they were written: where they are plain, both are the
/// bytes in the piece.
struct RowKeys {
  private struct Key {
    var start: Int
    var count: Int
    /// How many bytes the number has as it was written; they stand behind the key in `aside`. −1: both are in the piece.
    var writtenCount = -1

    var isAside: Bool { writtenCount >= 0 }
    var range: Range<Int> { start..<(start + count) }
  }
  private var keys: [Key] = []
  private var aside: [UInt8] = []

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    aside.removeAll(keepingCapacity: true)
  }

  /// Adds the number in a cell of the piece.
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>, _ cell: Range<Int>) {
    for place in cell where piece[place] <= 0x20 || piece[place] >= 0x7F {
      return append(String(decoding: Array(piece[cell])[...].trimmed, as: UTF8.self))
    }
    keys.append(Key(start: cell.lowerBound, count: cell.count))
  }

  /// Adds a number as it was read.
  mutating func append(_ identifier: String) {
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
