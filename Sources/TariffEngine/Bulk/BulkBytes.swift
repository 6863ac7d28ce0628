import CSV

/// A caller's source as pieces are cut from it.
struct BulkBytes: CSV.ByteSource {
  private let source: any ByteSource
  private var rest: ArraySlice<UInt8> = []

  init(_ source: any ByteSource) { self.source = source }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    if rest.isEmpty { rest = try source.read()[...] }
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
