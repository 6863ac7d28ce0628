import Glibc

/// Bytes on their way to a file descriptor, with no byte lost in silence: `print` to a full disk reports success, this
/// does not.
final class ByteOutput {
  /// How the stream is called in messages.
  let name: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// For a file of one's own.
  private var behind: WriteBehind?
  /// Gathered bytes are written when there are this many.
  private static let capacity = 1 << 16

  /// Writes to an open descriptor, which stays open unless ``end()`` is called.
  init(descriptor: Int32, name: String, writingBehind behind: WriteBehind? = nil) {
    self.descriptor = descriptor
    self.name = name
    self.behind = behind
    buffer.reserveCapacity(Self.capacity)
  }

  /// Whether a person looks at it.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Takes text in.
  /// - Throws: `Stop` 74 when bytes are lost; quietly 0 when the reader has closed the pipe.
  func write(_ text: String) throws(Stop) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Takes bytes in.
  /// - Throws: As ``write(_:)-(String)``.
  func write(_ bytes: [UInt8]) throws(Stop) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Takes bytes in; many are handed to the system as they are.
  /// - Throws: As ``write(_:)-(String)``.
  func write(_ bytes: UnsafeRawBufferPointer) throws(Stop) {
    if bytes.count >= Self.capacity {
      try flush()
      try send(bytes)
    } else {
      buffer.append(contentsOf: bytes)
      if buffer.count >= Self.capacity { try flush() }
    }
  }

  /// Hands everything taken in to the system.
  /// - Throws: As ``write(_:)-(String)``; the bytes not yet written are then dropped.
  func flush() throws(Stop) {
    defer { buffer.removeAll(keepingCapacity: true) }
    try buffer.withUnsafeBufferPointer { (bytes) throws(Stop) in try send(UnsafeRawBufferPointer(bytes)) }
  }

  private func send(_ bytes: UnsafeRawBufferPointer) throws(Stop) {
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count >= 0 {
        written += count
        behind?.advance(by: count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilWritable()
      case EPIPE: throw .quietly(.done)
      default: throw failure(errno)
      }
    }
  }

  /// Flushes and closes: some file systems tell only then that a disk is full.
  /// - Throws: As ``write(_:)-(String)``.
  func end() throws(Stop) {
    try flush()
    guard close(descriptor) == 0 || errno == EBADF else { throw failure(errno) }
  }

  private func failure(_ code: Int32) -> Stop {
    Stop(status: .inputOutput, message: "\(name): \(reason(code)); the output is not complete")
  }

  /// Somebody else may have made the stream non-blocking.
  private func waitUntilWritable() {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }
}

/// The system's own word for an error number. The words of the C library are in English here: no locale is ever set.
func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
