extension ExactDecimal: CustomStringConvertible {
  /// Plain ASCII digits with `.` as the decimal mark, all the places of the scale, never an exponent: `-3.50`.
  ///
  /// ``parse(_:separators:)`` reads it back with the same significand and scale.
  public var description: String {
    var bytes: [UInt8] = []
    appendText(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends ``description`` as bytes.
  public func appendText(to bytes: inout [UInt8]) {
    if significand < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    appendDigits(of: significand.magnitude, to: &bytes)
    if scale == 0 { return }
    let missing = scale + 1 - (bytes.count - start)
    if missing > 0 { bytes.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: missing), at: start) }
    bytes.insert(UInt8(ascii: "."), at: bytes.count - scale)
  }
}

/// Appends a whole number in decimal. 128 bits are cut into words of 18 digits first, because dividing a word by ten is
/// many times faster than dividing 128 bits.
private func appendDigits(of number: UInt128, to bytes: inout [UInt8]) {
  let wordSize: UInt128 = 1_000_000_000_000_000_000
  guard number >= wordSize else { return appendWord(UInt64(truncatingIfNeeded: number), width: 1, to: &bytes) }
  let (upper, lower) = number.quotientAndRemainder(dividingBy: wordSize)
  appendDigits(of: upper, to: &bytes)
  appendWord(UInt64(truncatingIfNeeded: lower), width: 18, to: &bytes)
}

/// Appends a number below 10^18 with zeros before it up to the width.
private func appendWord(_ number: UInt64, width: Int, to bytes: inout [UInt8]) {
  var (rest, digits, powerOfTen) = (number, 1, 10 as UInt64)
  while digits < width || rest >= powerOfTen {
    digits += 1
    powerOfTen &*= 10
  }
  bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: digits))
  var place = bytes.count - 1
  while rest > 0 {
    let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
    bytes[place] += UInt8(truncatingIfNeeded: digit)
    rest = quotient
    place -= 1
  }
}
