import TariffKernel

/// A column of integers that is written once, row after row, and kept small: of each 1,024 rows, the least number and
/// what the others are above it, in as many bytes as the largest of them needs. Most columns of a city's file come to one
/// or two bytes a row, those in which all rows are alike to none.
struct PackedColumn {
  private struct Chunk {
    var least: Int64 = 0
    /// Bytes of each number: 0, 1, 2, 4 or 8.
    var width = 0
    var bytes: [UInt8] = []
    /// One bit a row; empty: all are given.
    var given: [UInt64] = []

    @inline(__always)
    func number(_ place: Int) -> Int64? {
      if !given.isEmpty, given[place / 64] >> UInt64(place % 64) & 1 == 0 { return nil }
      if width == 0 { return least }
      let (width, least) = (width, least)
      return bytes.withUnsafeBytes { bytes in
        let start = place * width
        let above: UInt64 =
          switch width {
          case 1: UInt64(bytes[start])
          case 2: UInt64(bytes.loadUnaligned(fromByteOffset: start, as: UInt16.self).littleEndian)
          case 4: UInt64(bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self).littleEndian)
          default: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
          }
        return least &+ Int64(bitPattern: above)
      }
    }
  }
  private static let shift = 10
  private static let chunkRows = 1 << shift

  private var chunks: [Chunk] = []
  /// The rows that do not fill a chunk yet.
  private var open: [Int64?] = []
  /// Numbers that 64 bits do not hold, by row.
  private var wide: [Int: Int128] = [:]

  /// How many rows there are.
  private(set) var count = 0

  /// Adds a row; nil: nothing is given.
  mutating func append(_ value: Int128?) {
    let narrow = value.flatMap { Int64(exactly: $0) }
    if let value, narrow == nil { wide[count] = value }
    open.append(narrow)
    count += 1
    if open.count == Self.chunkRows { closeChunk() }
  }

  /// No more rows come.
  mutating func close() {
    if !open.isEmpty { closeChunk() }
    open = []
  }

  private mutating func closeChunk() {
    var chunk = Chunk()
    var (least, most) = (Int64.max, Int64.min)
    for case let number? in open { (least, most) = (min(least, number), max(most, number)) }
    if open.contains(where: { $0 == nil }) {
      chunk.given = [UInt64](repeating: 0, count: (open.count + 63) / 64)
      for (row, number) in open.enumerated() where number != nil { chunk.given[row / 64] |= 1 << UInt64(row % 64) }
    }
    if least <= most {
      chunk.least = least
      let range = UInt64(bitPattern: most &- least)
      chunk.width = range == 0 ? 0 : range <= 0xFF ? 1 : range <= 0xFFFF ? 2 : range <= 0xFFFF_FFFF ? 4 : 8
      chunk.bytes.reserveCapacity(chunk.width * open.count)
      for number in open {
        let above = UInt64(bitPattern: (number ?? least) &- least)
        for byte in 0..<chunk.width { chunk.bytes.append(UInt8(truncatingIfNeeded: above >> UInt64(8 * byte))) }
      }
    }
    chunks.append(chunk)
    open.removeAll(keepingCapacity: true)
  }

  /// The number in a row of a closed column; nil: nothing is given.
  subscript(row: Int) -> Int128? {
    if let value = narrow(row) { return Int128(value) }
    return wide.isEmpty ? nil : wide[row]
  }

  @inline(__always)
  private func narrow(_ row: Int) -> Int64? {
    let place = row & (Self.chunkRows - 1)
    return chunks[row >> Self.shift].number(place)
  }

  /// Writes rows of a closed column behind one another.
  func copy(_ rows: Range<Int>, into column: ColumnarBatch.Column, at place: Int) {
    for row in rows { column.put(self[row], at: place + row - rows.lowerBound) }
  }
}
