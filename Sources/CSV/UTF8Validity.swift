/// Strict UTF-8: no overlong form, no surrogate, nothing beyond U+10FFFF (Unicode Standard, table 3-7).
public enum UTF8Validity {
  /// Whether all bytes are well-formed UTF-8.
  public static func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { firstFault(in: $0) == nil }
  }

  /// The first byte of the first ill-formed sequence.
  static func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = 0
    while place < bytes.count {
      let lead = bytes[place]
      if lead < 0x80 {
        place += 1
        continue
      }
      // The second byte has a narrower range after four of the leads; the others go on with 80...BF.
      let count: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: count = 2
      case 0xE0: (count, second) = (3, 0xA0...0xBF)
      case 0xED: (count, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: count = 3
      case 0xF0: (count, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: count = 4
      case 0xF4: (count, second) = (4, 0x80...0x8F)
      default: return place
      }
      guard place + count <= bytes.count, second.contains(bytes[place + 1]) else { return place }
      for next in (place + 2)..<(place + count) where bytes[next] & 0xC0 != 0x80 { return place }
      place += count
    }
    return nil
  }
}
