import Diagnostics
import Exact

/// A formula as written. Sums and chains are lists, so that a long one is not deep.
public struct Expression: Sendable, Equatable {
  /// The kinds of formulas.
  public indirect enum Kind: Sendable, Equatable {
    case number(NumberLiteral)
    case date(Day)
    case text(String)
    /// `yes`, `no`.
    case truth(Bool)
    case name(String)
    /// `floor.area`, `single_unit(x).share`.
    case member(Expression, Marked<String>)
    /// `max(…)`, `single_unit(…)`: functions and tables alike; told apart by the checker.
    case call(Marked<String>, [Expression])
    /// `sum(area * k over floor where level > 0)`, `count(floor where …)`.
    case aggregate(Marked<Aggregate>, element: Expression?, group: Marked<String>, filter: Expression?)
    case negated(Expression)
    /// Terms of a sum in order; at least two.
    case sum([Term])
    /// Factors of a chain of × and ÷ in order; at least two.
    case chain([Factor])
    case comparison(Marked<Comparison>, Expression, Expression)
    /// `fine is given`.
    case isGiven(Expression)
    /// `use in (commercial, office)`.
    case oneOf(Expression, [Marked<String>])
    case not(Expression)
    case all([Expression])
    case any([Expression])
    case conditional(condition: Expression, then: Expression, otherwise: Expression)
    /// `a * b / c rounded half up to 0.01 m2`.
    case rounded(Expression, RoundingClause)
    /// `levy_base before reliefs`.
    case beforeReliefs(Expression)
    /// `monthly_wage on issue_date`: a rate, value or table lookup as it stood on another date.
    case asOf(Expression, date: Expression)
    case parenthesised(Expression)
    /// A hole that was already reported.
    case missing
  }
  /// What is said.
  public var kind: Kind
  /// Its words.
  public var range: SourceRange

  /// A formula and its place.
  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// `+ term` or `− term`.
public struct Term: Sendable, Equatable {
  /// Whether a minus stands before it.
  public var isSubtracted: Bool
  /// The term without its sign.
  public var expression: Expression
}

/// `× factor` or `÷ factor`.
public struct Factor: Sendable, Equatable {
  /// Whether the chain is divided by it.
  public var isDivisor: Bool
  /// The factor without its sign.
  public var expression: Expression
}

/// How the rows of a group become one value.
public enum Aggregate: String, Sendable, CaseIterable { case sum, count, min, max }

/// How two values are compared.
public enum Comparison: String, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// `1_000 rial`, `5%`, `0.001 per m2`, `260`: the digits, and the unit if one was written.
public struct NumberLiteral: Sendable, Equatable {
  /// The value; a percentage is already divided by a hundred (5 % has significand 5, scale 2).
  public var value: ExactDecimal
  /// `5%`.
  public var isPercent: Bool
  /// The unit, if one was written.
  public var unit: UnitExpression?
  /// The words as written, the unit included.
  public var text: String
  /// The place of all of them.
  public var range: SourceRange

  /// A number as written, in an act or in a table file.
  public init(value: ExactDecimal, isPercent: Bool, unit: UnitExpression?, text: String, range: SourceRange) {
    self.value = value
    self.isPercent = isPercent
    self.unit = unit
    self.text = text
    self.range = range
  }
}

/// `rial/m2`, `per m2`, `count`, `%`.
public struct UnitExpression: Sendable, Equatable {
  /// What is measured; a pure number for `count` and percent.
  public var unit: Unit
  /// Percent: numbers are read and printed in hundredths.
  public var isPercent: Bool
  /// The words as written.
  public var text: String
  /// Their place.
  public var range: SourceRange

  /// A unit as written, or as it is put together.
  public init(unit: Unit, isPercent: Bool, text: String, range: SourceRange) {
    self.unit = unit
    self.isPercent = isPercent
    self.text = text
    self.range = range
  }
}
