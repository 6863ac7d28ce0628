import TariffKernel

/// Reads numbers that are written plainly, `-12.50`: a minus, ASCII digits, at most one point between digits, 18 digits
/// at most. Whatever is written in another way, or lies outside the input's range or step, is left to the door.
struct PlainNumbers: Sendable {
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

  /// The significand at the input's scale.
  @inline(__always)
  func read(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int64? {
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
