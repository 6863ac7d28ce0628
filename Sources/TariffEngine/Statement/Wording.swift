import Diagnostics
import Exact
import TariffKernel

/// How names, numbers, units and dates are printed in one language, with one kind of digits.
struct Wording: Sendable {
  let language: Language
  let digits: Digits
  /// Whether runs that read the other way stand between FSI and PDI: only in text for people.
  let isolates: Bool

  init(_ language: Language, digits: Digits?, isolates: Bool = false) {
    self.language = language
    self.digits = digits ?? (language == .persian ? .persian : .latin)
    self.isolates = isolates
  }

  func callAsFunction(_ phrase: Phrase) -> String { language == .english ? phrase.english : phrase.persian }
  func callAsFunction(_ label: Label) -> String { language == .english ? label.english : label.persian }

  /// Why the law says that there is no such line; nil: the outcome is another.
  func reason(_ outcome: Phrase) -> String? {
    language == .english ? outcome.englishReason : outcome.persianReason
  }

  /// What a thing is called: in English its stable name, in Persian its title where it has one.
  func name(_ symbol: Symbol) -> String {
    shown(language == .persian ? symbol.persianTitle ?? symbol.englishTitle ?? symbol.name : symbol.name)
  }

  /// The title in this language, else in the other; nil: it has none.
  func title(_ symbol: Symbol) -> String? {
    let titles = [symbol.persianTitle, symbol.englishTitle]
    return (language == .persian ? titles[0] ?? titles[1] : titles[1] ?? titles[0]).map(shown)
  }

  /// A number without trailing zeros, its whole digits grouped in threes.
  func number(_ significand: Int128, scale: Int) -> String {
    let parts = ExactDecimal(significand: significand, scale: scale).reduced.magnitudeText.split(separator: ".")
    var grouped = ""
    for (index, digit) in parts[0].enumerated() {
      if index > 0, (parts[0].count - index) % 3 == 0 { grouped += digits == .persian ? "٬" : "," }
      grouped.append(digit)
    }
    if parts.count > 1 { grouped += (digits == .persian ? "٫" : ".") + parts[1] }
    // Among Persian words a sign would wander to the other end of its number.
    return significand < 0 ? turned(numerals("-" + grouped)) : numerals(grouped)
  }

  /// A number with its unit.
  func amount(_ significand: Int128, scale: Int, unit: Unit) -> String {
    number(significand, scale: scale) + (unit == .number ? "" : " " + words(for: unit))
  }

  var percentSign: String { digits == .persian ? "٪" : "%" }

  /// A day in the Solar calendar.
  func day(_ day: Day) -> String { turned(numerals(day.description)) }

  /// ASCII digits → the digits of this wording.
  func numerals(_ text: String) -> String {
    guard digits == .persian else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isDigit = (0x30...0x39).contains(scalar.value)
      scalars.append(isDigit ? Unicode.Scalar(scalar.value - 0x30 + 0x6F0) ?? scalar : scalar)
    }
    return String(scalars)
  }

  /// The exact part that a rounding dropped: `0.25` where it ends, `1/3` where it does not. The residue counts units
  /// of the last of `scale` places.
  func residue(_ residue: Residue, scale: Int) -> String {
    var (numerator, denominator) = (residue.numerator.magnitude, residue.denominator)
    var places = scale
    // A denominator of twos and fives becomes a power of ten; anything else stays a fraction.
    while denominator > 1, places < ExactDecimal.maximumScale {
      let factor: UInt128 = denominator % 10 == 0 ? 1 : denominator % 2 == 0 ? 5 : denominator % 5 == 0 ? 2 : 0
      let product = numerator.multipliedReportingOverflow(by: factor)
      guard factor > 0, !product.overflow else { break }
      numerator = product.partialValue
      denominator = denominator * factor / 10
      places += 1
    }
    if denominator == 1, let digits = Int128(exactly: numerator) { return number(digits, scale: places) }
    let whole = PowersOfTen.uint128(scale).flatMap { power in
      let product = residue.denominator.multipliedReportingOverflow(by: power)
      return product.overflow ? nil : product.partialValue
    }
    guard let whole else { return numerals("\(residue.numerator.magnitude)/(\(residue.denominator)·10^\(scale))") }
    let divisor = greatestCommonDivisor(residue.numerator.magnitude, whole)
    return numerals("\(residue.numerator.magnitude / divisor)/\(whole / divisor)")
  }

  private func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var (a, b) = (first, second)
    while b > 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}

extension ExactDecimal {
  /// The plain digits without a sign.
  fileprivate var magnitudeText: String {
    let text = description
    return text.hasPrefix("-") ? String(text.dropFirst()) : text
  }
}
