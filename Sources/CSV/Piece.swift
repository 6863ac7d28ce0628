/// Whole rows of a file, as they were written, in storage that is used again for the next.
public final class Piece {
  /// Readable bytes behind the last one, so that eight can be looked at wherever one may be.
  static let padding = 16

  private(set) var storage: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  /// How many bytes there are.
  public internal(set) var count = 0
  /// Where its first byte stands in the file.
  public internal(set) var offset = 0
  /// The first bytes of one row that is far too long; the rest of it was passed over.
  public internal(set) var isTruncated = false
  /// Line feeds of the rest that was passed over.
  public internal(set) var linesPassedOver = 0
  /// Bytes of the rest that was passed over.
  public internal(set) var bytesPassedOver = 0

  /// A piece without bytes.
  public init() {
    capacity = 1 << 16
    storage = .allocate(capacity: capacity + Self.padding)
    storage.initialize(repeating: 0, count: capacity + Self.padding)
  }

  deinit { storage.deallocate() }

  /// The bytes; they stay until the piece is filled again.
  public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: storage, count: count) }

  /// Room behind the bytes that are there.
  func room(for more: Int) -> UnsafeMutableRawBufferPointer {
    if capacity - count < more { grow(to: count + more) }
    return UnsafeMutableRawBufferPointer(start: storage + count, count: more)
  }

  /// Forgets all bytes behind the first ones.
  func cut(to count: Int) {
    self.count = count
    (storage + count).update(repeating: 0, count: Self.padding)
  }

  private func grow(to needed: Int) {
    let larger = max(needed, capacity + capacity / 2)
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + Self.padding)
    new.initialize(repeating: 0, count: larger + Self.padding)
    new.update(from: storage, count: count)
    storage.deallocate()
    (storage, capacity) = (new, larger)
  }
}
