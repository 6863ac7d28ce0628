import Diagnostics
import Exact

extension Parser {
  /// literal → ["-"] NUMBER ["%" | "percent" | unit]: a number where no formula may stand. A word behind it that means
  /// nothing is taken for a misspelt unit, unless another word may follow there.
  mutating func literal(_ what: String, beforeWords: Bool = false) -> NumberLiteral? {
    let start = cursor
    let isNegative = eat(.minus)
    if isNegative { roles[start] = .sign }
    guard let token = peek, case .number(let value) = token.kind else {
      unexpected(what)
      return nil
    }
    advance()
    return finishLiteral(isNegative ? negated(value) : value, from: start, beforeWords: beforeWords)
  }

  /// What may follow the digits of a number.
  mutating func finishLiteral(_ digits: ExactDecimal, from start: Int, beforeWords: Bool = false) -> NumberLiteral? {
    var value = digits
    let isPercent = eat(Symbol.percent) || eat(Keyword.percent)
    if isPercent {
      guard digits.scale + 2 <= ExactDecimal.maximumScale else {
        fail(
          .malformedNumber, at: range(from: start), "\(words(range(from: start))) has too many digits for a percentage",
          remedy: "write fewer digits")
        return nil
      }
      value = ExactDecimal(significand: digits.significand, scale: digits.scale + 2)
    }
    var measured: UnitExpression?
    if !isPercent {
      if atUnit {
        measured = unit()
        if measured == nil { return nil }
      } else if !beforeWords, rejectUnknownUnit() {
        return nil
      }
    }
    let place = range(from: start)
    return NumberLiteral(value: value, isPercent: isPercent, unit: measured, text: words(place), range: place)
  }

  private func negated(_ value: ExactDecimal) -> ExactDecimal {
    // A numeral has no sign of its own, so its significand can always be negated.
    ExactDecimal(significand: -value.significand, scale: value.scale)
  }

  /// The literal that stands for one that could not be read; its tree is never computed with, since it was reported.
  func missingLiteral() -> NumberLiteral {
    let place = SourceRange(file: index, start: tokens[max(end, 1) - 1].end, end: tokens[max(end, 1) - 1].end)
    return NumberLiteral(value: ExactDecimal(0), isPercent: false, unit: nil, text: "", range: place)
  }

  /// Whether a unit comes next; `count(` counts rows and is none.
  var atUnit: Bool { unitWord(at: 0) != nil || at(.per) }

  private func unitWord(at distance: Int) -> Keyword? {
    guard let keyword = Keyword.units.first(where: { at($0, distance) }) else { return nil }
    return keyword == .count && peek(distance + 1)?.isSymbol(.open) ?? false ? nil : keyword
  }

  /// unit → ["per"] WORD (("*" | "/" | "per") WORD)*
  mutating func unit() -> UnitExpression? {
    let start = cursor
    var unit = Unit.number
    var isDivisor = eat(.per)
    repeat {
      guard let word = Keyword.units.first(where: { at($0) }), let factor = Unit.named(word.spelling.english) else {
        unknownUnit()
        return nil
      }
      _ = eat(word)
      do throws(ArithmeticFault) {
        unit = try isDivisor ? unit.divided(by: factor) : unit.multiplied(by: factor)
      } catch {
        fail(.unknownUnit, at: range(from: start), "this unit is beyond what a tariff can mean")
        return nil
      }
    } while eatUnitOperator(&isDivisor)
    let place = range(from: start)
    return UnitExpression(unit: unit, isPercent: false, text: words(place), range: place)
  }

  /// In `20 m2 * parkings` the sign belongs to the formula, in `rial/m2` to the unit: a unit word follows it.
  private mutating func eatUnitOperator(_ isDivisor: inout Bool) -> Bool {
    if eat(.per) {
      isDivisor = true
      return true
    }
    guard at(.times) || at(.divide), unitWord(at: 1) != nil else { return false }
    isDivisor = at(.divide)
    advance()
    return true
  }

  /// The unit of a declaration: unit | "percent" | "%"; nil: none comes next.
  mutating func declaredUnit() -> UnitExpression? {
    let start = cursor
    if eat(Symbol.percent) || eat(Keyword.percent) {
      let place = range(from: start)
      return UnitExpression(unit: .number, isPercent: true, text: words(place), range: place)
    }
    guard atUnit else { return nil }
    guard let unit = unit() else { return nil }
    if at(.divide) || at(.times) {
      advance()
      unknownUnit()
      return nil
    }
    return unit
  }

  /// T0122 where a word that means nothing stands behind a number.
  private mutating func rejectUnknownUnit() -> Bool {
    guard isPlainWord() else { return false }
    unknownUnit()
    return true
  }

  /// T0122.
  mutating func unknownUnit() {
    let (known, percent) = (Keyword.units.map(spelling), spelling(.percent))
    let quotient = "\(spelling(.rial))/\(spelling(.m2))"
    guard let token = peek, let word = token.word else {
      unexpected("a unit", reasons: ["the units are \(known.joined(separator: ", ")) and \(percent)"])
      return
    }
    let synonym = Self.unitSynonyms[word].map(spelling)
    let meant = synonym == word ? nil : synonym ?? NearestName.find(word, among: known + [percent])
    fail(
      .unknownUnit, at: range(of: token), "\(words(of: token)) is no unit",
      reasons: [
        "the units are \(known.joined(separator: ", ")), \(percent), and their products and quotients: \(quotient)"
      ],
      remedy: meant.map { "did you mean \($0)?" } ?? "write one of them; a number of things is a count")
  }

  /// Words that are often written for units, and too far from them in letters.
  private static let unitSynonyms: [String: Keyword] = [
    "sqm": .m2, "meter": .m, "metre": .m, "meters": .m, "metres": .m, "irr": .rial, "IRR": .rial, "Rls": .rial,
    "number": .count, "pcs": .count, "ریال": .rial, "تومان": .toman, "متر": .m, "مترمربع": .m2, "روز": .day,
    "ماه": .month, "سال": .year, "عدد": .count, "درصد": .percent, "rial": .rial, "toman": .toman, "m": .m, "m2": .m2,
    "day": .day, "month": .month, "year": .year, "count": .count, "percent": .percent,
  ]
}

extension Keyword {
  /// The base units.
  static let units = allCases.filter(\.isUnitWord)
}
