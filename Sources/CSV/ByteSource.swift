/// Where bytes come from: a file, a pipe, an array. The reader asks for more when it needs more.
public protocol ByteSource {
  /// What can go wrong; `Never` for bytes in memory.
  associatedtype Failure: Error

  /// Puts the next bytes at the beginning of the buffer and says how many; 0 means that no more will come. May give
  /// fewer than fit.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int
}

/// Bytes in memory as a source.
public struct ByteArraySource: ByteSource {
  /// Reading memory does not fail.
  public typealias Failure = Never

  private let bytes: [UInt8]
  private let chunk: Int
  private var next = 0

  /// A source of these bytes.
  ///
  /// - Parameter chunk: the most bytes given at once, at least 1.
  public init(_ bytes: [UInt8], chunk: Int = .max) {
    self.bytes = bytes
    self.chunk = max(chunk, 1)
  }

  /// Gives the next bytes.
  public mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, chunk, bytes.count - next)
    buffer.copyBytes(from: bytes[next..<(next + count)])
    next += count
    return count
  }
}
