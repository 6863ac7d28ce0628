/// Strict UTF-8: one Unicode scalar at a time, with no overlong forms and no surrogates (Unicode 16, table 3-7).
enum ScalarDecoding {
  /// The scalar that begins at the offset and its length in bytes; nil where the bytes are not UTF-8.
  static func scalar(in bytes: [UInt8], at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    switch first {
    case 0xC2...0xDF: return decoded(UInt32(first & 0x1F), 1, 0x80...0xBF, bytes, offset)
    case 0xE0: return decoded(0, 2, 0xA0...0xBF, bytes, offset)
    case 0xE1...0xEC, 0xEE, 0xEF: return decoded(UInt32(first & 0x0F), 2, 0x80...0xBF, bytes, offset)
    case 0xED: return decoded(0x0D, 2, 0x80...0x9F, bytes, offset)
    case 0xF0: return decoded(0, 3, 0x90...0xBF, bytes, offset)
    case 0xF1...0xF3: return decoded(UInt32(first & 0x07), 3, 0x80...0xBF, bytes, offset)
    case 0xF4: return decoded(0x04, 3, 0x80...0x8F, bytes, offset)
    default: return nil
    }
  }

  /// Takes the continuation bytes; only the second byte has a range of its own.
  private static func decoded(
    _ lead: UInt32, _ count: Int, _ second: ClosedRange<UInt8>, _ bytes: [UInt8], _ offset: Int
  ) -> (Unicode.Scalar, Int)? {
    guard offset + count < bytes.count, second.contains(bytes[offset + 1]) else { return nil }
    var value = lead
    for place in 1...count {
      let byte = bytes[offset + place]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, count + 1) }
  }
}

extension Unicode.Scalar {
  /// `U+202E`, for messages about what cannot be seen.
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
