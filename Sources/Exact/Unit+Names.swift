extension Unit {
  /// A pure number: counts, shares, percentages.
  public static let number = Unit()
  /// Money, in rial.
  public static let rial = Unit(rial: 1)
  /// Money, in toman.
  public static let toman = Unit(toman: 1)
  /// Length, in metres.
  public static let metre = Unit(metre: 1)
  /// Area, in square metres.
  public static let squareMetre = Unit(metre: 2)
  /// Time, in days.
  public static let day = Unit(day: 1)
  /// Time, in months.
  public static let month = Unit(month: 1)
  /// Time, in years.
  public static let year = Unit(year: 1)

  /// The unit of one word of the language: rial, toman, m, m2, count, day, month, year; nil: no such word.
  public static func named(_ word: String) -> Unit? {
    switch word {
    case "rial": .rial
    case "toman": .toman
    case "m": .metre
    case "m2": .squareMetre
    case "count": .number
    case "day": .day
    case "month": .month
    case "year": .year
    default: nil
    }
  }

  private init(
    rial: Int8 = 0, toman: Int8 = 0, metre: Int8 = 0, day: Int8 = 0, month: Int8 = 0, year: Int8 = 0
  ) {
    (self.rial, self.toman, self.metre, self.day, self.month, self.year) = (rial, toman, metre, day, month, year)
  }
}

extension Unit: CustomStringConvertible {
  /// The unit as the language writes it: `rial/m2`, `m2`, `m*month`, `rial/m2/year`, `per m2`; `number` for a pure
  /// number. Powers that have no word are written out: `rial*rial`, `m2*m`.
  public var description: String {
    let dividends = words { $0 }
    let divisors = words { -$0 }
    if dividends.isEmpty { return divisors.isEmpty ? "number" : "per " + divisors.joined(separator: "/") }
    return ([dividends.joined(separator: "*")] + divisors).joined(separator: "/")
  }

  /// The words of the powers with a positive sign, in the order in which a unit is written.
  private func words(_ sign: (Int) -> Int) -> [String] {
    func power(_ word: String, _ exponent: Int8) -> [String] {
      [String](repeating: word, count: max(0, sign(Int(exponent))))
    }
    let metres = max(0, sign(Int(metre)))
    return power("rial", rial) + power("toman", toman) + [String](repeating: "m2", count: metres / 2)
      + [String](repeating: "m", count: metres % 2) + power("day", day) + power("month", month) + power("year", year)
  }
}
