/// Looks for one byte, eight at a time.
enum ByteSearch {
  /// The first place of the byte, from a place on.
  static func first(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return nil }
    let pattern = Lanes.all(byte)
    var place = start
    while place + 8 <= bytes.count {
      let found = Lanes.zeros(base.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian ^ pattern)
      if found != 0 { return place + found.trailingZeroBitCount >> 3 }
      place += 8
    }
    while place < bytes.count {
      if bytes[place] == byte { return place }
      place += 1
    }
    return nil
  }

  /// Whether the byte stands anywhere: faster than a search where it does not.
  static func contains(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return false }
    let pattern = Lanes.all(byte)
    var place = 0
    // Thirty-two bytes at a time, of which it is asked once whether one of them is it.
    while place + 32 <= bytes.count {
      var found: UInt64 = 0
      for offset in stride(from: 0, to: 32, by: 8) {
        let other = base.loadUnaligned(fromByteOffset: place &+ offset, as: UInt64.self) ^ pattern
        // May suspect too much, never too little.
        found |= (other &- Lanes.ones) & ~other
      }
      if found & Lanes.high != 0 { break }
      place &+= 32
    }
    return first(byte, in: bytes, from: place) != nil
  }

  /// The last place of the byte before `end`.
  static func last(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Int? {
    var place = end
    while place > 0 {
      place -= 1
      if bytes[place] == byte { return place }
    }
    return nil
  }

  /// How often the byte stands there.
  static func count(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
    let pattern = Lanes.all(byte)
    var (place, count) = (0, 0)
    while place + 8 <= bytes.count {
      let word = base.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      count += Lanes.zeros(word ^ pattern).nonzeroBitCount
      place += 8
    }
    while place < bytes.count {
      count += bytes[place] == byte ? 1 : 0
      place += 1
    }
    return count
  }
}

/// A word as eight bytes side by side; what is found is the high bit of its byte.
enum Lanes {
  static let high: UInt64 = 0x8080_8080_8080_8080
  static let ones: UInt64 = 0x0101_0101_0101_0101

  /// The byte in every lane.
  @inline(__always) static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The lanes that are 0; no carry runs from one lane to the next.
  @inline(__always) static func zeros(_ word: UInt64) -> UInt64 {
    ~(((word & ~high) &+ ~high) | word) & high
  }

  /// The lanes whose byte is ASCII and at most that of the comma: every delimiter but `;`, line ends, quotes, NUL.
  @inline(__always) static func low(_ word: UInt64) -> UInt64 {
    ~((word | high) &- 0x2D2D_2D2D_2D2D_2D2D) & ~word & high
  }
}
