/// Whole numbers → their digits, eight at a time.
///
/// The halves, quarters and pairs of eight digits are parted side by side in one word, each by a multiplication in place of
/// a division (P. Khuong, "How to print integers really fast", 2017); the zeros in front are shifted out.
enum DecimalText {
  /// The bytes that ``write(_:at:)`` may touch, whatever the number.
  static let room = 28

  /// Writes a number; as many bytes as are returned belong to it.
  @inline(__always)
  static func write(_ number: Int64, at place: UnsafeMutablePointer<UInt8>) -> Int {
    var rest = number.magnitude
    var count = 0
    if number < 0 {
      place[0] = UInt8(ascii: "-")
      count = 1
    }
    if rest < 100_000_000 { return count &+ writeFirst(rest, at: place + count) }
    let last = rest % 100_000_000
    rest /= 100_000_000
    if rest < 100_000_000 {
      count &+= writeFirst(rest, at: place + count)
    } else {
      count &+= writeFirst(rest / 100_000_000, at: place + count)
      store(digits(rest % 100_000_000), at: place + count)
      count &+= 8
    }
    store(digits(last), at: place + count)
    return count &+ 8
  }

  /// Writes a number below 10^8 without zeros in front.
  @inline(__always)
  private static func writeFirst(_ number: UInt64, at place: UnsafeMutablePointer<UInt8>) -> Int {
    let word = digits(number)
    // The last digit stands even where it is 0.
    let zeros = (word | 1 << 56).trailingZeroBitCount & ~7
    UnsafeMutableRawPointer(place).storeBytes(
      of: ((word | 0x3030_3030_3030_3030) >> UInt64(zeros)).littleEndian, as: UInt64.self)
    return 8 &- zeros &>> 3
  }

  @inline(__always)
  private static func store(_ word: UInt64, at place: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(place).storeBytes(of: (word | 0x3030_3030_3030_3030).littleEndian, as: UInt64.self)
  }

  /// Eight digits, the first in the lowest byte.
  @inline(__always)
  private static func digits(_ number: UInt64) -> UInt64 {
    let halves = number / 10_000 | (number % 10_000) << 32
    let hundreds = (halves &* 10_486) >> 20 & 0x0000_007F_0000_007F
    let pairs = hundreds | (halves &- 100 &* hundreds) << 16
    let tens = (pairs &* 103) >> 10 & 0x000F_000F_000F_000F
    return tens | (pairs &- 10 &* tens) << 8
  }
}
