/// Bytes one behind the other, in storage that is used again.
struct ByteRope: ~Copyable {
  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0
  /// `00` to `99`.
  private let pairs: UnsafePointer<UInt8>

  private static let digits: StaticString =
    """
    00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748\
    49505152535455565758596061626364656667686970717273747576777879808182838485868788899091929394959697\
    9899
    """

  init() {
    capacity = 1 << 16
    storage = .allocate(capacity: capacity)
    pairs = Self.digits.utf8Start
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

  /// Adds a whole number, two digits at a time from its end.
  mutating func append(_ number: Int64) {
    reserve(20)
    var rest = number.magnitude
    if number < 0 {
      storage[count] = UInt8(ascii: "-")
      count &+= 1
    }
    let length = Self.length(rest)
    var place = storage + count + length
    while rest >= 100 {
      let pair = Int(rest % 100) &* 2
      rest /= 100
      place -= 2
      place[0] = pairs[pair]
      place[1] = pairs[pair &+ 1]
    }
    if rest >= 10 {
      place[-2] = pairs[Int(rest) &* 2]
      place[-1] = pairs[Int(rest) &* 2 &+ 1]
    } else {
      place[-1] = UInt8(truncatingIfNeeded: rest) &+ 0x30
    }
    count &+= length
  }

  /// How many digits a number has.
  @inline(__always)
  private static func length(_ number: UInt64) -> Int {
    var (limit, length) = (UInt64(10), 1)
    while number >= limit {
      length &+= 1
      if length == 20 { break }
      limit &*= 10
    }
    return length
  }
}
