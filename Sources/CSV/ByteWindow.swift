/// The part of a source that is in memory: a buffer whose unread bytes are `start..<end`.
///
/// It grows only while one row needs it, so that memory is bounded by the longest row and one chunk.
struct ByteWindow {
  private(set) var bytes: [UInt8]
  /// The first byte of the row that is being read.
  var start = 0
  private(set) var end = 0
  /// Where `bytes[0]` stands in the source.
  private(set) var base = 0
  private(set) var isAtEnd = false
  private let chunk: Int

  init(chunk: Int) {
    self.chunk = max(chunk, 16)
    bytes = [UInt8](repeating: 0, count: 2 * self.chunk)
  }

  /// Where the row stands in the source.
  var offset: Int { base + start }

  /// The bytes from the row's first.
  var available: Int { end - start }

  /// Asks the source for more bytes behind the unread ones.
  mutating func fill<Source: ByteSource>(from source: inout Source) throws(Source.Failure) {
    guard !isAtEnd else { return }
    if bytes.count - end < chunk { makeRoom() }
    let unread = end
    let count = try bytes.withUnsafeMutableBufferPointer { (buffer) throws(Source.Failure) -> Int in
      let room = UnsafeMutableBufferPointer(rebasing: buffer[unread..<(unread + chunk)])
      return try source.read(into: UnsafeMutableRawBufferPointer(room))
    }
    precondition(count >= 0 && count <= chunk, "a source gives no more bytes than fit")
    end += count
    isAtEnd = count == 0
  }

  /// Lets the scanner read on in the bytes that are there.
  mutating func scan(with scanner: inout RowScanner) -> RowScanner.Progress {
    let unread = start..<end
    let isAtEnd = isAtEnd
    return bytes.withUnsafeMutableBufferPointer { buffer in
      scanner.scan(UnsafeMutableBufferPointer(rebasing: buffer[unread]), isAtEnd: isAtEnd)
    }
  }

  /// Moves the unread bytes to the front; makes the buffer longer when that does not do.
  private mutating func makeRoom() {
    if start > 0 {
      let unread = start..<end
      bytes.withUnsafeMutableBytes { buffer in
        guard let first = buffer.baseAddress else { return }
        first.copyMemory(from: first + unread.lowerBound, byteCount: unread.count)
      }
      base += start
      end -= start
      start = 0
    }
    if bytes.count - end < chunk {
      bytes.append(contentsOf: repeatElement(0, count: max(bytes.count, chunk)))
    }
  }
}
