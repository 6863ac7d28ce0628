import Exact
import Installments
import TariffKernel

extension Wording {
  /// The one of two sentences that is in the language of the page.
  func either(_ english: @autoclosure () -> String, _ persian: @autoclosure () -> String) -> String {
    language == .english ? english() : persian()
  }

  /// A count of things.
  func count(_ number: Int) -> String { self.number(Int128(number), scale: 0) }

  /// Whole rials with their unit.
  func rials(_ coins: Coins) -> String { amount(coins, scale: 0, unit: .rial) }

  /// A share or a rate in percent: 0.115 is 11.5%.
  func percent(_ share: ExactDecimal) -> String {
    let reduced = share.reduced
    let missing = max(0, 2 - reduced.scale)
    let significand = reduced.significand * (missing == 2 ? 100 : missing == 1 ? 10 : 1)
    return number(significand, scale: reduced.scale + missing - 2) + percentSign
  }

  /// An exact sum, not negative: as a decimal number where it ends, else whole coins and a fraction: `333 1/3`.
  func exact(_ fraction: Fraction) -> String {
    let denominator = Int128(fraction.denominator)
    let (whole, rest) = fraction.numerator.quotientAndRemainder(dividingBy: denominator)
    var odd = fraction.denominator
    while odd % 2 == 0 { odd /= 2 }
    while odd % 5 == 0 { odd /= 5 }
    if rest == 0 { return number(whole, scale: 0) }
    let part = Residue(numerator: odd == 1 ? fraction.numerator : rest, denominator: fraction.denominator)
    let told = residue(part, scale: 0)
    return odd == 1 || whole == 0 ? told : "\(number(whole, scale: 0)) \(told)"
  }

  /// `from A to B`, several separated.
  func spans(_ spans: [DaySpan]) -> String {
    spans.map { either("from \(day($0.first)) to \(day($0.last))", "از \(day($0.first)) تا \(day($0.last))") }
      .joined(separator: listSeparator)
  }

  /// Sorted numbers as runs: `1 to 6, 12, 24`.
  func runs(of numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, number == last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { run in
      let (first, last) = (count(run.lowerBound), count(run.upperBound))
      return run.count == 1 ? first : either("\(first) to \(last)", "\(first) تا \(last)")
    }
    .joined(separator: listSeparator)
  }

  /// A term as somebody asks for it.
  func words(for term: TermChoice) -> String {
    switch term {
    case .installments(let number):
      either("\(count(number)) installment\(number == 1 ? "" : "s")", "\(count(number)) قسط")
    case .months(let number): either("\(count(number)) month\(number == 1 ? "" : "s")", "\(count(number)) ماه")
    }
  }

  /// Why a schedule has fewer installments than were asked for; nil: it has as many.
  func shortening(of schedule: Schedule) -> String? {
    guard let asked = schedule.asked.map({ words(for: $0) }) else { return nil }
    let left = count(schedule.installments.count)
    return switch schedule.shortening {
    case nil: nil
    case .cashIsAll:
      either(
        "\(asked) asked for, and dropped: the cash part is the whole debt",
        "\(asked) خواسته شد و کنار رفت: پیش‌پرداخت همهٔ بدهی است")
    case .endsEarly:
      either(
        "\(asked) asked for, \(left) needed: under this plan small debts end early",
        "\(asked) خواسته شد و \(left) قسط بس است: در این طرح بدهی کوچک زودتر پایان می‌یابد")
    }
  }
}
