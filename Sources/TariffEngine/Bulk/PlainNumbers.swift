import TariffKernel

/// Reads numbers that are written plainly, `-12.50`: a minus, ASCII digits, at most one point between digits, 18 digits
/// at most. Whatever is written in another way, or lies outside the input's range or step, is left to the door.
struct PlainNumbers: @unchecked Sendable {
  /// 1, 10 … 10^10: eight digits times any of them fit 64 bits. Never changed, and never given back.
  nonisolated(unsafe) private static let powers: UnsafePointer<Int64> = {
    let powers = UnsafeMutablePointer<Int64>.allocate(capacity: 11)
    var power: Int64 = 1
    for place in 0...10 {
      (powers + place).initialize(to: power)
      power *= 10
    }
    return UnsafePointer(powers)
  }()

  private let factors = Self.powers
  /// Places that a cell may have behind the point; a percentage counts two more of its own.
  private let places: Int
  private let least: Int64
  private let most: Int64
  private let step: Int64

  /// nil: the input's range or step is beyond 64 bits.
  init?(_ domain: Domain) {
    guard case .number(_, _, let isPercent, let scale, let least, let most, let step) = domain,
      let step = Int64(exactly: step), step > 0, scale <= 18
    else { return nil }
    places = scale - (isPercent ? 2 : 0)
    self.least = Int64(clamping: least)
    self.most = Int64(clamping: most)
    self.step = step
  }

  /// The significand at the input's scale. Eight bytes must be readable from the first on.
  @inline(__always)
  func read(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int64? {
    if let value = readShort(text, length) { return value }
    return readLong(text, length)
  }

  /// Up to eight bytes at once, without a look at each: digits, and at most one point between two of them. The digits are
  /// then added up in pairs, fours and eights (W. Muła, "SIMD-ized parsing of unsigned integers", 2014).
  @inline(__always)
  private func readShort(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int64? {
    guard length <= 8 else { return nil }
    // The last byte of the text stands highest; below its first are zeros.
    let unused = UInt64(truncatingIfNeeded: 64 &- 8 &* length)
    let word = UnsafeRawPointer(text).loadUnaligned(as: UInt64.self).littleEndian &<< unused
    let other = word ^ Self.ones &* 0x2E
    let marks = (other &- Self.ones) & ~other & Self.ones &<< 7
    var (contents, empty, written) = (word, unused, 0)
    if marks != 0 {
      // The lowest bit of the byte that is a point; what is left of a second one is no digit.
      let point = (marks & (0 &- marks)) &>> 7
      let place = UInt64(truncatingIfNeeded: point.trailingZeroBitCount)
      // A digit stands before it and another behind it.
      guard place > unused, place < 56 else { return nil }
      contents = word & ~(point &<< 8 &- 1) | (word & (point &- 1)) &<< 8
      (empty, written) = (unused &+ 8, 7 &- Int(truncatingIfNeeded: place &>> 3))
    }
    let digits = ((contents ^ Self.ones &* 0x30) &>> empty) &<< empty
    if (digits &+ Self.ones &* 0x76 | digits) & Self.ones &<< 7 != 0 { return nil }
    guard UInt(bitPattern: places &- written) <= 10 else { return nil }
    let pairs = digits &* 10 &+ digits &>> 8
    let first = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let last = (pairs &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    let number = Int64(truncatingIfNeeded: (first &+ last) &>> 32) &* factors[places &- written]
    guard number >= least, number <= most, step == 1 || number % step == 0 else { return nil }
    return number
  }

  private static var ones: UInt64 { 0x0101_0101_0101_0101 }

  private func readLong(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int64? {
    var place = 0
    let isNegative = text[0] == UInt8(ascii: "-")
    if isNegative { place = 1 }
    guard length - place <= 19 else { return nil }
    var (value, digits, point) = (Int64(0), 0, -1)
    while place < length {
      let digit = text[place] &- 0x30
      if digit < 10 {
        value = value &* 10 &+ Int64(digit)
        digits &+= 1
      } else {
        guard text[place] == UInt8(ascii: "."), point < 0, digits > 0 else { return nil }
        point = digits
      }
      place &+= 1
    }
    let written = point < 0 ? 0 : digits &- point
    guard digits > 0, digits <= 18, point < 0 || written > 0, let scaled = rescaled(value, from: written) else {
      return nil
    }
    let signed = isNegative ? -scaled : scaled
    guard signed >= least, signed <= most, step == 1 || signed % step == 0 else { return nil }
    return signed
  }

  /// The same number with the input's places.
  @inline(__always)
  private func rescaled(_ value: Int64, from written: Int) -> Int64? {
    if written == places { return value }
    var (value, written) = (value, written)
    while written < places {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
      written &+= 1
    }
    while written > places {
      if value % 10 != 0 { return nil }
      value /= 10
      written &-= 1
    }
    return value
  }
}
