import Exact
import TariffKernel

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

  /// A rounding as the language of tariffs writes it, `half up to 1 rial`, and in Persian.
  func words(for rule: RoundingRule, step: String) -> String {
    if language == .english { return "\(rule.mode.english) to \(step)" }
    return switch rule.mode {
    case .halfAwayFromZero: "به نزدیک‌ترین \(step) (نیمه رو به بالا)"
    case .halfToEven: "به نزدیک‌ترین \(step) (نیمه به زوج)"
    case .halfTowardZero: "به نزدیک‌ترین \(step) (نیمه رو به پایین)"
    case .towardZero: "به سوی صفر تا \(step)"
    case .awayFromZero: "به دور از صفر تا \(step)"
    case .floor: "رو به پایین تا \(step)"
    case .ceiling: "رو به بالا تا \(step)"
    }
  }
}

extension RoundingMode {
  fileprivate var english: String {
    switch self {
    case .halfAwayFromZero: "half up"
    case .halfToEven: "half even"
    case .halfTowardZero: "half down"
    case .towardZero: "toward zero"
    case .awayFromZero: "away from zero"
    case .floor: "floor"
    case .ceiling: "ceiling"
    }
  }
}
