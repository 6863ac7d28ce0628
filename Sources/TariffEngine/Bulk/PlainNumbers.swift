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
  /// How far a number may lie above the least.
  private let range: UInt64
  /// Where the point stands in a word whose last byte is the last place, in bits, and what stands behind it; nothing where
  /// there are no places.
  private let pointBit: UInt64
  private let placesMask: UInt64
  /// The fewest bytes of a number with all its places; none where a word does not hold them.
  private let shortest: Int

  /// nil: the input's range or step is beyond 64 bits.
  init?(_ domain: Domain) {
    guard case .number(_, _, let isPercent, let scale, let least, let most, let step) = domain,
      let step = Int64(exactly: step), step > 0, scale <= 18
    else { return nil }
    places = scale - (isPercent ? 2 : 0)
    self.least = Int64(clamping: least)
    self.most = Int64(clamping: most)
    self.step = step
    range = UInt64(bitPattern: self.most &- self.least)
    let isFixed = places >= 0 && places <= 6 && self.least <= self.most
    shortest = isFixed ? (places == 0 ? 1 : places + 2) : .max
    pointBit = UInt64(56 - 8 * (isFixed ? places : 0))
    placesMask = isFixed && places > 0 ? ~0 << (pointBit + 8) : 0
  }

  /// The significand at the input's scale. Eight bytes must be readable from the first on.
  @inline(__always)
  func read(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int64? {
    if let value = readWhole(text, length) { return value }
    return readOther(text, length)
  }

  @inline(never)
  private func readOther(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int64? {
    readShort(text, length) ?? readLong(text, length)
  }

  /// Up to eight bytes with all of the input's places, as programs write them: the point is where it is in every cell.
  @inline(__always)
  private func readWhole(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int64? {
    guard length <= 8, length >= shortest else { return nil }
    var unused = UInt64(truncatingIfNeeded: 64 &- 8 &* length)
    var word = UnsafeRawPointer(text).loadUnaligned(as: UInt64.self).littleEndian &<< unused
    if placesMask != 0 {
      guard (word &>> pointBit) & 0xFF == 0x2E else { return nil }
      // What stands before the point moves up to what stands behind it.
      word = word & placesMask | (word & ~placesMask) &<< 8 & ~placesMask
      unused &+= 8
    }
    return inRange(word, empty: unused)
  }

  /// The number of the digits in a word, the last one highest, above so many bits that are not in use.
  @inline(__always)
  private func inRange(_ word: UInt64, empty: UInt64) -> Int64? {
    guard let number = Self.number(word, empty: empty) else { return nil }
    let value = Int64(truncatingIfNeeded: number)
    guard UInt64(bitPattern: value &- least) <= range, step == 1 || value % step == 0 else { return nil }
    return value
  }

  /// The digits are added up in pairs, fours and eights (W. Muła, "SIMD-ized parsing of unsigned integers", 2014); nil:
  /// not all are digits.
  @inline(__always)
  private static func number(_ word: UInt64, empty: UInt64) -> UInt64? {
    let digits = ((word ^ ones &* 0x30) &>> empty) &<< empty
    if (digits &+ ones &* 0x76 | digits) & ones &<< 7 != 0 { return nil }
    let pairs = digits &* 10 &+ digits &>> 8
    let first = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let last = (pairs &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (first &+ last) &>> 32
  }

  /// Up to eight bytes at once, without a look at each: digits, and at most one point between two of them.
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
    guard UInt(bitPattern: places &- written) <= 10, let digits = Self.number(contents, empty: empty) else {
      return nil
    }
    let number = Int64(truncatingIfNeeded: digits) &* factors[places &- written]
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
