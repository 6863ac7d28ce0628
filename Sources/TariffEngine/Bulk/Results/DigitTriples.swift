/// The three digits of every number below a thousand, the first in the lowest byte: a table of 4 KiB, one for all threads.
enum DigitTriples {
  // Written once, before anybody has it.
  nonisolated(unsafe) static let table: UnsafePointer<UInt32> = {
    let table = UnsafeMutablePointer<UInt32>.allocate(capacity: 1_000)
    for number in 0..<1_000 as Range<UInt32> {
      table[Int(number)] = number / 100 | (number / 10 % 10) << 8 | (number % 10) << 16
    }
    return UnsafePointer(table)
  }()

  /// Eight digits of a number below 10^8, the first in the lowest byte.
  @inline(__always)
  static func eightDigits(_ number: UInt64, _ table: UnsafePointer<UInt32>) -> UInt64 {
    // ÷ 1,000: what 274,877,907 is above 2^38 ÷ 1,000 does not tell below 4 · 10^9.
    let thousands = (number &* 274_877_907) &>> 38
    let millions = (thousands &* 274_877_907) &>> 38
    let first = UInt64(table[Int(truncatingIfNeeded: millions)])
    let second = UInt64(table[Int(truncatingIfNeeded: thousands &- millions &* 1_000)])
    let third = UInt64(table[Int(truncatingIfNeeded: number &- thousands &* 1_000)])
    // Of the millions there are two digits at most.
    return first &>> 8 | second &<< 16 | third &<< 40
  }
}
