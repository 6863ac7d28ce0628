import Diagnostics
import Exact
import TariffKernel

/// How names, numbers, units and dates are printed in one language, with one kind of digits.
struct Wording: Sendable {
  let language: Language
  let digits: Digits

  init(_ language: Language, digits: Digits?) {
    self.language = language
    self.digits = digits ?? (language == .persian ? .persian : .latin)
  }

  func callAsFunction(_ phrase: Phrase) -> String { language == .english ? phrase.english : phrase.persian }
  func callAsFunction(_ label: Label) -> String { language == .english ? label.english : label.persian }

  /// What a thing is called: in English its stable name, in Persian its title where it has one.
  func name(_ symbol: Symbol) -> String {
    let name = language == .persian ? symbol.persianTitle ?? symbol.englishTitle ?? symbol.name : symbol.name
    return VisibleText.escaped(name)
  }

  /// The title in this language, else in the other; nil: it has none, or it is the name already.
  func title(_ symbol: Symbol) -> String? {
    let titles = [symbol.persianTitle, symbol.englishTitle]
    let title = language == .persian ? titles[0] ?? titles[1] : titles[1] ?? titles[0]
    return title.map(VisibleText.escaped)
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
    return numerals((significand < 0 ? "-" : "") + grouped)
  }

  /// A number with its unit.
  func amount(_ significand: Int128, scale: Int, unit: Unit) -> String {
    number(significand, scale: scale) + (unit == .number ? "" : " " + words(for: unit))
  }

  /// A day in the Solar calendar.
  func day(_ day: Day) -> String { numerals(day.description) }

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

extension Wording {
  /// A unit in words: `rial/m2`, ریال بر متر مربع.
  func words(for unit: Unit) -> String {
    guard language == .persian else { return unit.description }
    let bases: [(exponent: Int8, word: String)] = [
      (unit.rial, "ریال"), (unit.toman, "تومان"), (unit.metre, "متر"), (unit.day, "روز"), (unit.month, "ماه"),
      (unit.year, "سال"),
    ]
    func power(_ word: String, _ exponent: Int) -> String {
      switch (word, exponent) {
      case (_, 1): word
      case ("متر", 2): "متر مربع"
      case ("متر", 3): "متر مکعب"
      default: numerals("\(word)^\(exponent)")
      }
    }
    let above = bases.filter { $0.exponent > 0 }.map { power($0.word, Int($0.exponent)) }
    let below = bases.filter { $0.exponent < 0 }.map { power($0.word, -Int($0.exponent)) }
    if above.isEmpty { return "در هر " + below.joined(separator: " و ") }
    return ([above.joined(separator: "·")] + below).joined(separator: " بر ")
  }

  /// A rounding mode as the language of tariffs writes it, and in Persian.
  func words(for mode: RoundingMode) -> String {
    let isEnglish = language == .english
    return switch mode {
    case .halfAwayFromZero: isEnglish ? "half up" : "به نزدیک‌ترین، نیمه رو به بالا،"
    case .halfToEven: isEnglish ? "half even" : "به نزدیک‌ترین، نیمه به زوج،"
    case .halfTowardZero: isEnglish ? "half down" : "به نزدیک‌ترین، نیمه رو به پایین،"
    case .towardZero: isEnglish ? "toward zero" : "به سوی صفر"
    case .awayFromZero: isEnglish ? "away from zero" : "دور از صفر"
    case .floor: isEnglish ? "floor" : "رو به پایین"
    case .ceiling: isEnglish ? "ceiling" : "رو به بالا"
    }
  }
}

extension ExactDecimal {
  /// The plain digits without a sign.
  fileprivate var magnitudeText: String {
    let text = description
    return text.hasPrefix("-") ? String(text.dropFirst()) : text
  }
}
