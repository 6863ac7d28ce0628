/// The number that would go on with a run: its last sixteen bytes as two words, which count up and are compared at once.
struct NextNumber {
  /// How many bytes it has; 0: no number goes on.
  private var count = 0
  /// The bytes before the last sixteen, which do not change.
  private var head: [UInt8] = []
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var lowMask: UInt64 = 0
  private var highMask: UInt64 = 0
  /// How many of its last bytes are digits that count up.
  private var digits = 0

  init() {}

  /// The number itself; ``increment()`` makes it the next.
  init(_ key: UnsafeBufferPointer<UInt8>, digits: Int) {
    count = key.count
    let tail = min(16, count)
    head = Array(key.dropLast(tail))
    self.digits = min(tail, digits)
    for (place, byte) in key.suffix(tail).enumerated() {
      set(place, to: byte)
      if place < 8 { lowMask |= 0xFF << UInt64(8 * place) } else { highMask |= 0xFF << UInt64(8 * place - 64) }
    }
  }

  /// No number goes on.
  mutating func forget() { count = 0 }

  /// Whether a key is the number; sixteen bytes can be read from its first on.
  @inline(__always)
  func isPadded(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
    guard key.count == count, count > 0, let base = key.baseAddress else { return false }
    let tail = UnsafeRawPointer(base + (count > 16 ? count &- 16 : 0))
    let first = tail.loadUnaligned(as: UInt64.self).littleEndian & lowMask
    let last = tail.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian & highMask
    return first == low && last == high && (count <= 16 || hasHead(base))
  }

  /// Whether a key is the number.
  func `is`(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
    guard key.count == count, count > 0, let base = key.baseAddress, hasHead(base) else { return false }
    for place in 0..<min(16, count) where key[head.count + place] != byte(place) { return false }
    return true
  }

  @inline(never)
  private func hasHead(_ key: UnsafePointer<UInt8>) -> Bool {
    for (place, byte) in head.enumerated() where key[place] != byte { return false }
    return true
  }

  /// Goes to the next number; where it has more digits than the words hold, no number goes on.
  @inline(__always)
  mutating func increment() {
    if count == 0 { return }
    let last = min(16, count) &- 1
    if byte(last) == UInt8(ascii: "9") { return carry(last) }
    if last < 8 { low &+= 1 &<< UInt64(8 &* last) } else { high &+= 1 &<< UInt64(8 &* last &- 64) }
  }

  private mutating func carry(_ last: Int) {
    var place = last
    while place > last - digits {
      if byte(place) < UInt8(ascii: "9") { return set(place, to: byte(place) + 1) }
      set(place, to: UInt8(ascii: "0"))
      place -= 1
    }
    forget()
  }

  @inline(__always)
  private func byte(_ place: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: place < 8 ? low &>> UInt64(8 &* place) : high &>> UInt64(8 &* place &- 64))
  }

  private mutating func set(_ place: Int, to byte: UInt8) {
    let shift = UInt64(8 * (place % 8))
    let (mask, value) = (~(0xFF << shift) as UInt64, UInt64(byte) << shift)
    if place < 8 { low = low & mask | value } else { high = high & mask | value }
  }
}
