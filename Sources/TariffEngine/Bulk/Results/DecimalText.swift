/// Whole numbers → their digits, eight at a time and without a branch that depends on the number, since amounts of one
/// column have now eight and now twelve digits, and a wrong guess costs more than the digits.
///
/// The halves, quarters and pairs of eight digits are parted side by side in one word, each by a multiplication in place of
/// a division (P. Khuong, "How to print integers really fast", 2017); the zeros in front are shifted out.
enum DecimalText {
  /// The bytes that ``write(_:at:)`` may touch, whatever the number.
  static let room = 28

  /// Writes a number; as many bytes as are returned belong to it.
  @inline(__always)
  static func write(_ number: Int64, at place: UnsafeMutablePointer<UInt8>) -> Int {
    let (rest, sign) = (number.magnitude, number < 0 ? 1 : 0)
    place[0] = UInt8(ascii: "-")
    // Most amounts of a tariff are rounded to a thousand: half as many digits are to be found, and the zeros are known.
    let thousands = rest / 1_000
    if thousands &* 1_000 == rest, thousands < 100_000_000 {
      return sign &+ writeThousands(thousands, at: place + sign)
    }
    if rest < 10_000_000_000_000_000 { return sign &+ writeSixteen(rest, at: place + sign) }
    return sign &+ writeMore(rest, at: place + sign)
  }

  /// Writes a number below 10^8 and `000`; 0 as one digit.
  @inline(__always)
  private static func writeThousands(_ number: UInt64, at place: UnsafeMutablePointer<UInt8>) -> Int {
    let word = digits(number)
    let shift = UInt64(truncatingIfNeeded: (word | 1 << 56).trailingZeroBitCount & ~7)
    let raw = UnsafeMutableRawPointer(place)
    raw.storeBytes(of: ((word | ascii) &>> shift).littleEndian, as: UInt64.self)
    let count = 8 &- Int(truncatingIfNeeded: shift &>> 3)
    raw.storeBytes(of: UInt32(truncatingIfNeeded: ascii).littleEndian, toByteOffset: count, as: UInt32.self)
    return number == 0 ? 1 : count &+ 3
  }

  /// Writes a number below 10^16.
  @inline(__always)
  private static func writeSixteen(_ number: UInt64, at place: UnsafeMutablePointer<UInt8>) -> Int {
    let high = number / 100_000_000
    let (first, last) = (digits(high), digits(number &- high &* 100_000_000))
    let isShort = first == 0
    let (low, next) = (isShort ? last : first, isShort ? 0 : last | ascii)
    // The last digit stands even where it is 0.
    let shift = UInt64(truncatingIfNeeded: (low | 1 << 56).trailingZeroBitCount & ~7)
    let raw = UnsafeMutableRawPointer(place)
    raw.storeBytes(of: ((low | ascii) &>> shift | (next &<< 1) &<< (63 &- shift)).littleEndian, as: UInt64.self)
    raw.storeBytes(of: (next &>> shift).littleEndian, toByteOffset: 8, as: UInt64.self)
    return (isShort ? 8 : 16) &- Int(truncatingIfNeeded: shift &>> 3)
  }

  @inline(never)
  private static func writeMore(_ number: UInt64, at place: UnsafeMutablePointer<UInt8>) -> Int {
    let count = writeSixteen(number / 100_000_000, at: place)
    UnsafeMutableRawPointer(place + count).storeBytes(
      of: (digits(number % 100_000_000) | ascii).littleEndian, as: UInt64.self)
    return count + 8
  }

  private static var ascii: UInt64 { 0x3030_3030_3030_3030 }

  /// Eight digits, the first in the lowest byte.
  @inline(__always)
  private static func digits(_ number: UInt64) -> UInt64 {
    let high = number / 10_000
    let halves = high | (number &- high &* 10_000) &<< 32
    let hundreds = (halves &* 10_486) &>> 20 & 0x0000_007F_0000_007F
    let pairs = hundreds | (halves &- 100 &* hundreds) &<< 16
    let tens = (pairs &* 103) &>> 10 & 0x000F_000F_000F_000F
    return tens | (pairs &- 10 &* tens) &<< 8
  }
}
