import CSV

/// A caller's source as pieces are cut from it.
struct BulkBytes: CSV.ByteSource {
  private let source: any ByteSource
  private var rest: ArraySlice<UInt8> = []

  init(_ source: any ByteSource) { self.source = source }

  /// Fills the buffer unless the source ends, so that pieces do not depend on how it hands out its bytes.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try readSome(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  private mutating func readSome(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    if rest.isEmpty {
      if let count = try source.read(into: buffer) { return count }
      rest = try source.read()[...]
    }
    let count = min(buffer.count, rest.count)
    buffer.copyBytes(from: rest.prefix(count))
    rest = rest.dropFirst(count)
    return count
  }
}

/// A source that keeps what it gives while a header is read, so that reading can be taken up behind it.
final class HeaderSource: ByteSource {
  private let source: any ByteSource
  private(set) var kept: [UInt8] = []

  init(_ source: any ByteSource) { self.source = source }

  func read() throws(StreamFault) -> [UInt8] {
    let bytes = try source.read()
    kept += bytes
    return bytes
  }
}
