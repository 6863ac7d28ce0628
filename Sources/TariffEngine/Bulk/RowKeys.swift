/// The numbers of a piece's dossiers as numbers are compared: where they are plain, in the piece itself.
struct RowKeys {
  private struct Key {
    var start: Int
    var count: Int
    /// Whether it lies in `aside`.
    var isAside: Bool
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
    keys.append(Key(start: cell.lowerBound, count: cell.count, isAside: false))
  }

  /// Adds a number as it was read.
  mutating func append(_ identifier: String) {
    let start = aside.count
    aside.append(contentsOf: MatchKey.ofIdentifier(identifier).utf8)
    keys.append(Key(start: start, count: aside.count - start, isAside: true))
  }

  func isEmpty(_ row: Int) -> Bool { keys[row].count == 0 }

  /// Whether the row's cell holds the number in the form in which it is compared.
  func isPlain(_ row: Int) -> Bool { !keys[row].isAside }

  /// Where the number of such a row lies in the piece.
  func range(_ row: Int) -> Range<Int> { keys[row].start..<(keys[row].start + keys[row].count) }

  /// Hands out a number's bytes.
  @inline(__always)
  func with<Result>(
    _ row: Int, in piece: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let key = keys[row]
    if !key.isAside { return body(UnsafeBufferPointer(rebasing: piece[range(row)])) }
    return aside.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(row)])) }
  }
}
