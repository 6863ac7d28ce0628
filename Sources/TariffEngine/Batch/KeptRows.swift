/// Rows of a file as they were, and their lines: for a file that cannot be read again.
struct KeptRows {
  private static let blockBytes = 1 << 20

  private var blocks: [[UInt8]] = []
  private var lengths = PackedColumn()
  private var lines = PackedColumn()

  /// Adds a row.
  mutating func append(_ row: [UInt8], line: Int) {
    if blocks.last.map({ $0.count + row.count > Self.blockBytes }) ?? true {
      blocks.append([])
      blocks[blocks.count - 1].reserveCapacity(max(row.count, Self.blockBytes))
    }
    blocks[blocks.count - 1] += row
    lengths.append(Int128(row.count))
    lines.append(Int128(line))
  }

  /// No more rows come.
  mutating func close() {
    lengths.close()
    lines.close()
  }

  /// Hands out all rows in their order.
  func forEach(_ body: (_ row: Int, _ line: Int, _ bytes: [UInt8]) throws(BatchFault) -> Void) throws(BatchFault) {
    var (block, start) = (0, 0)
    for row in 0..<lengths.count {
      let length = Int(lengths[row] ?? 0)
      while start + length > blocks[block].count { (block, start) = (block + 1, 0) }
      try body(row, Int(lines[row] ?? 0), Array(blocks[block][start..<(start + length)]))
      start += length
    }
  }
}
