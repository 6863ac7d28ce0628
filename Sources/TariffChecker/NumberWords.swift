import Exact

// Numbers in messages read as in an act.

extension ExactDecimal {
  /// The shortest digits of the value, grouped: 5_782_000, 0.125.
  var grouped: String {
    let parts = reduced.description.split(separator: ".", maxSplits: 1)
    let whole = parts[0].drop { $0 == "-" }
    var text = isNegative ? "-" : ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place).isMultiple(of: 3) { text += "_" }
      text.append(digit)
    }
    return parts.count > 1 ? "\(text).\(parts[1])" : text
  }

  /// The number of hundredths: 0.181 is 18.1 %.
  var percentText: String {
    let value = reduced
    if value.scale >= 2 { return ExactDecimal(significand: value.significand, scale: value.scale - 2).grouped }
    guard let factor = PowersOfTen.int128(2 - value.scale) else { return value.description }
    let (hundredths, overflow) = value.significand.multipliedReportingOverflow(by: factor)
    return overflow ? value.description : hundredths.grouped
  }
}

extension Int128 {
  /// The digits, grouped: 163_350.
  var grouped: String { ExactDecimal(significand: self, scale: 0).grouped }
}
