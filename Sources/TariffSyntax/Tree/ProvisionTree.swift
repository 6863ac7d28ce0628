import Diagnostics

/// `set levy_base "…"`.
public struct SetDeclaration: Sendable, Equatable {
  /// Name and titles.
  public var heading: Heading
}

/// `rate vat 9% "…"`.
public struct RateDeclaration: Sendable, Equatable {
  /// Name and titles.
  public var heading: Heading
  /// The number with its unit.
  public var value: NumberLiteral
}

/// `value chargeable m2 = …`; the unit may be left out and is then inferred.
public struct ValueDeclaration: Sendable, Equatable {
  /// Name and titles.
  public var heading: Heading
  /// The unit that the formula is held to.
  public var unit: UnitExpression?
  /// How it is computed.
  public var formula: Expression
}

/// `bill municipal "…"` and its clauses.
public struct BillDeclaration: Sendable, Equatable {
  /// Name and titles.
  public var heading: Heading
  /// Who is paid.
  public var payee: Marked<String>?
  /// The fees on it, in order.
  public var lines: [Marked<String>]
  /// Lines that are never scaled.
  public var fixed: [Marked<String>]
  /// How its total is made payable.
  public var floor: FloorClause?
}

/// `floor to 1_000 rial, shared by largest remainder` · `…, taken from NAME` · `…, shown apart`.
public struct FloorClause: Sendable, Equatable {
  /// What becomes of what was dropped.
  public enum Remainder: Sendable, Equatable {
    case shared
    case takenFrom(Marked<String>)
    case shownApart
  }
  /// The payable is a multiple of it.
  public var step: NumberLiteral
  /// What becomes of what was dropped.
  public var remainder: Remainder
}
