/// Whole numbers → their digits, eight at a time and without a branch that depends on the number, since amounts of one
/// column have now eight and now twelve digits, and a wrong guess costs more than the digits.
///
/// The halves, quarters and pairs of eight digits are parted side by side in one word, each by a multiplication in place of
/// a division (P. Khuong, "How to print integers really fast", 2017); the zeros in front are shifted out.
enum DecimalText {
  /// The bytes that ``write(_:at:)`` may touch, whatever the number.
  static let room = 28
  /// The bytes that ``writeShort(_:at:_:)`` may touch.
  static let shortRoom = 16

  /// Writes a number; as many bytes as are returned belong to it.
  static func write(_ number: Int64, at place: UnsafeMutablePointer<UInt8>) -> Int {
    place[0] = UInt8(ascii: "-")
    let sign = number < 0 ? 1 : 0
    return sign + writeLong(number.magnitude, at: UnsafeMutableRawPointer(place + sign))
  }

  /// Writes a number of fourteen digits at most; as many bytes as are returned belong to it, −1: it is longer.
  @inline(__always)
  static func writeShort(
    _ number: Int64, at place: UnsafeMutableRawPointer, _ triples: UnsafePointer<UInt32>
  ) -> Int {
    let (rest, sign) = (number.magnitude, number < 0 ? 1 : 0)
    // Most amounts of a tariff are rounded to a thousand: half as many digits are to be found, and the zeros are known.
    let eighths = rest &* inverseOf125
    let thousands = eighths &>> 3
    if thousands < 100_000_000, eighths & 7 == 0 {
      place.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
      return sign &+ writeThousands(thousands, at: place + sign, triples)
    }
    guard rest < 100_000_000_000_000 else { return -1 }
    let text = Sixteen(rest)
    let shift = UInt64(truncatingIfNeeded: sign &<< 3)
    let minus = UInt64(truncatingIfNeeded: sign &* 0x2D)
    place.storeBytes(of: (text.low &<< shift | minus).littleEndian, as: UInt64.self)
    let high = text.high &<< shift | (text.low &>> 1) &>> (63 &- shift)
    place.storeBytes(of: high.littleEndian, toByteOffset: 8, as: UInt64.self)
    return sign &+ text.count
  }

  /// The same for a number that is not negative.
  @inline(__always)
  static func writeShort(
    notNegative number: Int64, at place: UnsafeMutableRawPointer, _ triples: UnsafePointer<UInt32>
  ) -> Int {
    let number = UInt64(bitPattern: number)
    let eighths = number &* inverseOf125
    if eighths < 800_000_000, eighths & 7 == 0 { return writeThousands(eighths &>> 3, at: place, triples) }
    guard number < 100_000_000_000_000 else { return -1 }
    let text = Sixteen(number)
    place.storeBytes(of: text.low.littleEndian, as: UInt64.self)
    place.storeBytes(of: text.high.littleEndian, toByteOffset: 8, as: UInt64.self)
    return text.count
  }

  /// 125 · this = 1 among the words of 64 bits: only a multiple of 125 times it is a small number, the quotient (T. Granlund,
  /// P. L. Montgomery, "Division by Invariant Integers using Multiplication", 1994, §9).
  private static var inverseOf125: UInt64 { 0x1CAC_0831_26E9_78D5 }

  /// Writes a number below 10^8 and `000`; 0 as one digit.
  @inline(__always)
  private static func writeThousands(
    _ number: UInt64, at place: UnsafeMutableRawPointer, _ triples: UnsafePointer<UInt32>
  ) -> Int {
    let word = DigitTriples.eightDigits(number, triples)
    let shift = UInt64(truncatingIfNeeded: (word | 1 << 56).trailingZeroBitCount & ~7)
    place.storeBytes(of: ((word | ascii) &>> shift).littleEndian, as: UInt64.self)
    let count = 8 &- Int(truncatingIfNeeded: shift &>> 3)
    place.storeBytes(of: UInt32(truncatingIfNeeded: ascii).littleEndian, toByteOffset: count, as: UInt32.self)
    return number == 0 ? 1 : count &+ 3
  }

  /// The text of a number below 10^16, the first digit in the lowest byte.
  private struct Sixteen {
    let low: UInt64
    let high: UInt64
    let count: Int

    @inline(__always)
    init(_ number: UInt64) {
      let upper = number / 100_000_000
      let (first, last) = (digits(upper), digits(number &- upper &* 100_000_000))
      let isShort = first == 0
      let (start, next) = (isShort ? last : first, isShort ? 0 : last | ascii)
      // The last digit stands even where it is 0.
      let shift = UInt64(truncatingIfNeeded: (start | 1 << 56).trailingZeroBitCount & ~7)
      low = (start | ascii) &>> shift | (next &<< 1) &<< (63 &- shift)
      high = next &>> shift
      count = (isShort ? 8 : 16) &- Int(truncatingIfNeeded: shift &>> 3)
    }
  }

  @inline(never)
  private static func writeLong(_ number: UInt64, at place: UnsafeMutableRawPointer) -> Int {
    if number >= 10_000_000_000_000_000 {
      let count = writeLong(number / 100_000_000, at: place)
      place.storeBytes(
        of: (digits(number % 100_000_000) | ascii).littleEndian, toByteOffset: count, as: UInt64.self)
      return count + 8
    }
    let text = Sixteen(number)
    place.storeBytes(of: text.low.littleEndian, as: UInt64.self)
    place.storeBytes(of: text.high.littleEndian, toByteOffset: 8, as: UInt64.self)
    return text.count
  }

  private static var ascii: UInt64 { 0x3030_3030_3030_3030 }

  /// Eight digits, the first in the lowest byte.
  @inline(__always)
  private static func digits(_ number: UInt64) -> UInt64 {
    // number ÷ 10,000: what 109,951,163 is above 2^40 ÷ 10,000 does not tell below 10^8.
    let high = (number &* 109_951_163) &>> 40
    let halves = high | (number &- high &* 10_000) &<< 32
    let hundreds = (halves &* 10_486) &>> 20 & 0x0000_007F_0000_007F
    let pairs = hundreds | (halves &- 100 &* hundreds) &<< 16
    let tens = (pairs &* 103) &>> 10 & 0x000F_000F_000F_000F
    return tens | (pairs &- 10 &* tens) &<< 8
  }
}
