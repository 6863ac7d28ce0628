/// Bytes one behind the other, in storage that is used again.
struct ByteRope: ~Copyable {
  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init() {
    capacity = 1 << 16
    storage = .allocate(capacity: capacity)
  }

  deinit { storage.deallocate() }

  /// All of them.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: storage, count: count) }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if capacity &- count < more { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    new.update(from: storage, count: count)
    storage.deallocate()
    storage = new
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    storage[count] = byte
    count &+= 1
  }

  /// Adds a literal of ASCII letters.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    let length = text.utf8CodeUnitCount
    reserve(length)
    (storage + count).update(from: text.utf8Start, count: length)
    count &+= length
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard let first = text.baseAddress else { return }
    reserve(text.count)
    (storage + count).update(from: first, count: text.count)
    count &+= text.count
  }

  mutating func append(text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Adds a whole number.
  @inline(__always)
  mutating func append(_ number: Int128) {
    if let narrow = Int64(exactly: number) { append(narrow) } else { append(text: String(number)) }
  }

  /// Adds a whole number.
  @inline(__always)
  mutating func append(_ number: Int64) {
    reserve(DecimalText.room)
    count &+= DecimalText.write(number, at: storage + count)
  }

  /// Hands out room for so many bytes; `body` says how many it used.
  @inline(__always)
  mutating func write(atMost most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    reserve(most)
    let used = body(storage + count)
    precondition(used <= most, "bytes were written beyond their room")
    count &+= used
  }
}
