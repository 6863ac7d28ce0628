/// What a number measures, as exponents of base units: `rial/m2` is rial¹·metre⁻².
///
/// Counts and percentages are pure numbers. Toman is a base of its own, so that it meets rial only through an
/// explicit conversion.
public struct Unit: Sendable, Hashable, BitwiseCopyable {
  /// The exponent of the rial, the indivisible unit of money.
  public var rial: Int8 = 0
  /// The exponent of the toman, ten rial in everyday speech.
  public var toman: Int8 = 0
  /// The exponent of the metre; 2 for areas.
  public var metre: Int8 = 0
  /// The exponent of the day.
  public var day: Int8 = 0
  /// The exponent of the month.
  public var month: Int8 = 0
  /// The exponent of the year.
  public var year: Int8 = 0

  /// A pure number.
  public init() {}
}

extension Unit {
  /// The unit of a product; throws ``ArithmeticFault/overflow`` where an exponent leaves −128...127.
  public func multiplied(by other: Unit) throws(ArithmeticFault) -> Unit {
    try combined(with: other) { $0.addingReportingOverflow($1) }
  }

  /// The unit of a quotient; throws ``ArithmeticFault/overflow`` where an exponent leaves −128...127.
  public func divided(by other: Unit) throws(ArithmeticFault) -> Unit {
    try combined(with: other) { $0.subtractingReportingOverflow($1) }
  }

  private func combined(
    with other: Unit, _ operation: (Int8, Int8) -> (partialValue: Int8, overflow: Bool)
  ) throws(ArithmeticFault) -> Unit {
    func exponent(_ own: Int8, _ other: Int8) throws(ArithmeticFault) -> Int8 {
      let result = operation(own, other)
      if result.overflow { throw .overflow }
      return result.partialValue
    }
    var unit = Unit()
    unit.rial = try exponent(rial, other.rial)
    unit.toman = try exponent(toman, other.toman)
    unit.metre = try exponent(metre, other.metre)
    unit.day = try exponent(day, other.day)
    unit.month = try exponent(month, other.month)
    unit.year = try exponent(year, other.year)
    return unit
  }
}
