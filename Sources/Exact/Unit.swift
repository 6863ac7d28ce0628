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
    var product = Unit()
    for base in Self.bases {
      let sum = self[keyPath: base.exponent].addingReportingOverflow(other[keyPath: base.exponent])
      if sum.overflow { throw .overflow }
      product[keyPath: base.exponent] = sum.partialValue
    }
    return product
  }

  /// The unit of a quotient; throws ``ArithmeticFault/overflow`` where an exponent leaves −128...127.
  public func divided(by other: Unit) throws(ArithmeticFault) -> Unit {
    var quotient = Unit()
    for base in Self.bases {
      let difference = self[keyPath: base.exponent].subtractingReportingOverflow(other[keyPath: base.exponent])
      if difference.overflow { throw .overflow }
      quotient[keyPath: base.exponent] = difference.partialValue
    }
    return quotient
  }
}
