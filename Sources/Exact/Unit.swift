/// What a number measures, as exponents of base units: `rial/m2` is rial¹·metre⁻².
///
/// Counts and percentages are pure numbers. Toman is a base of its own, so that it meets rial only through an
/// explicit conversion.
public struct Unit: Sendable, Hashable {
  public var rial: Int8 = 0
  public var toman: Int8 = 0
  public var metre: Int8 = 0
  public var day: Int8 = 0
  public var month: Int8 = 0
  public var year: Int8 = 0

  /// A pure number.
  public init() {}

  public static let number = Unit()
}
