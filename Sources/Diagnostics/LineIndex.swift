/// Where the lines and letters of a file stand: the line feeds and scalars before every 512th byte.
///
/// A place is found by one look-up and a scan of at most 512 bytes, so that neither a file of a million lines nor a
/// line of ten megabytes makes its messages slow; a list of line starts would do for the first only.
struct LineIndex: Sendable {
  private struct Counts {
    var lineFeeds: Int
    var scalars: Int
  }

  private static let stride = 512

  /// The first byte after a byte order mark, else 0.
  let firstByte: Int
  /// `marks[k]` holds what stands before byte `k * stride`.
  private let marks: [Counts]

  init(_ bytes: [UInt8]) {
    firstByte = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var marks: [Counts] = []
    marks.reserveCapacity(bytes.count / Self.stride + 1)
    var now = Counts(lineFeeds: 0, scalars: 0)
    bytes.withUnsafeBufferPointer { bytes in
      var place = 0
      while true {
        marks.append(now)
        let end = min(place + Self.stride, bytes.count)
        while place < end {
          let byte = bytes[place]
          if byte == 0x0A { now.lineFeeds += 1 }
          if !Self.isContinuation(byte) { now.scalars += 1 }
          place += 1
        }
        if place == bytes.count { break }
      }
    }
    self.marks = marks
  }

  /// Whether a byte goes on with a UTF-8 sequence (10xxxxxx), so that no scalar begins with it.
  static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  func lineFeeds(before offset: Int, in bytes: [UInt8]) -> Int {
    let mark = min(offset / Self.stride, marks.count - 1)
    var count = marks[mark].lineFeeds
    for place in (mark * Self.stride)..<offset where bytes[place] == 0x0A { count += 1 }
    return count
  }

  func scalars(before offset: Int, in bytes: [UInt8]) -> Int {
    let mark = min(offset / Self.stride, marks.count - 1)
    var count = marks[mark].scalars
    for place in (mark * Self.stride)..<offset where !Self.isContinuation(bytes[place]) { count += 1 }
    return count
  }

  /// The first byte of a line (from 1); the end of the file beyond the last one.
  func start(ofLine line: Int, in bytes: [UInt8]) -> Int {
    guard line > 1 else { return firstByte }
    let wanted = line - 1  // so many line feeds stand before it
    var low = 0
    var high = marks.count - 1
    while low < high {  // the last mark with fewer line feeds before it
      let middle = (low + high + 1) / 2
      if marks[middle].lineFeeds < wanted { low = middle } else { high = middle - 1 }
    }
    var count = marks[low].lineFeeds
    var place = low * Self.stride
    while place < bytes.count {
      if bytes[place] == 0x0A { count += 1 }
      place += 1
      if count == wanted { return place }
    }
    return bytes.count
  }
}
