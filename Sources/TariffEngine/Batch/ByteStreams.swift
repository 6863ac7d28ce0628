/// Bytes that come piece by piece. The caller owns the file.
public protocol ByteSource: AnyObject {
  /// The next bytes, in pieces of any size; none at the end.
  func read() throws(StreamFault) -> [UInt8]
  /// The same into a buffer, for sources that need no array of their own: how many bytes, 0 at the end. nil: this source
  /// gives arrays only, and ``read()`` is to be asked.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int?
  /// Whether ``again()`` gives the bytes once more: a regular file, but not a pipe.
  var canBeReadAgain: Bool { get }
  /// A source of its own for the same bytes from the first on, which moves this one nowhere; nil: they come only once.
  func again() throws(StreamFault) -> (any ByteSource)?
}

extension ByteSource {
  /// Arrays only.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int? { nil }
  /// They come only once.
  public var canBeReadAgain: Bool { false }
  /// They come only once.
  public func again() throws(StreamFault) -> (any ByteSource)? { nil }
}

/// Where bytes go. The caller owns the file.
public protocol ByteSink: AnyObject {
  /// Takes all the bytes, or throws.
  func write(_ bytes: [UInt8]) throws(StreamFault)
  /// The same for bytes that are the caller's and stay there only until this returns.
  func write(_ bytes: UnsafeRawBufferPointer) throws(StreamFault)
}

extension ByteSink {
  /// Takes a copy of the bytes.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(StreamFault) { try write(Array(bytes)) }
}

/// A file or pipe that failed.
public struct StreamFault: Error, Sendable, Hashable {
  /// The file, as the user named it.
  public var name: String
  /// The system's reason.
  public var reason: String

  /// A file and the system's reason.
  public init(name: String, reason: String) {
    self.name = name
    self.reason = reason
  }
}

/// Bytes already in memory, handed out in pieces.
public final class MemorySource: ByteSource {
  private let bytes: [UInt8]
  private var rest: ArraySlice<UInt8>
  private let piece: Int

  /// All the bytes, in pieces of at most `piece`.
  public init(_ bytes: [UInt8], piece: Int = 65_536) {
    precondition(piece > 0, "a piece holds at least a byte")
    (self.bytes, rest) = (bytes, bytes[...])
    self.piece = piece
  }

  /// The text's bytes.
  public convenience init(_ text: String) { self.init(Array(text.utf8)) }

  /// The next piece.
  public func read() throws(StreamFault) -> [UInt8] {
    defer { rest = rest.dropFirst(piece) }
    return Array(rest.prefix(piece))
  }

  /// What is in memory can always be read again.
  public var canBeReadAgain: Bool { true }
  /// The same bytes from the first on.
  public func again() throws(StreamFault) -> (any ByteSource)? { MemorySource(bytes, piece: piece) }
}

/// Keeps what is written in memory.
public final class MemorySink: ByteSink {
  /// Everything written so far.
  public private(set) var bytes: [UInt8] = []

  /// An empty sink.
  public init() {}

  /// Everything written so far, as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Keeps the bytes.
  public func write(_ bytes: [UInt8]) throws(StreamFault) { self.bytes += bytes }
}
