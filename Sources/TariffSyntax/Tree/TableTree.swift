import Diagnostics

/// `table single_unit slab by area m2` with its columns and rows.
public struct TableDeclaration: Sendable, Equatable {
  /// Name and titles.
  public var heading: Heading
  /// nil where it could not be read (already reported).
  public var method: Marked<TableMethod>?
  /// What a row is picked by, without the key that runs across.
  public var keys: [TableKey]
  /// `across to_use rial/m2`: the last key runs along the heading line, and the cells hold one column, `value`.
  public var across: AcrossKey?
  /// Names and units of the cells, empty with `across`.
  public var columns: [TableColumn]
  /// In the order of the file.
  public var rows: [TableRow]
  /// `from "prices.csv"`: the rows come from a file beside the act.
  public var file: Marked<String>?
  /// `total design_total = architecture + civil + …`, as printed in the booklet.
  public var totals: [TotalClause]
}

/// How a number picks a row.
public enum TableMethod: String, Sendable, CaseIterable {
  /// The row of the bracket holds for the whole quantity.
  case slab
  /// Each bracket's rate holds for its own slice.
  case progressive
  /// The number must stand in a row.
  case exact
}

/// `area m2` (a number with its unit) or `use` (an input, whose type the key takes).
public struct TableKey: Sendable, Equatable {
  /// The key's name.
  public var name: Marked<String>
  /// The unit of a number; nil: a pure number, or an input of another kind.
  public var unit: UnitExpression?
}

/// The key that runs along the heading line, with the unit of the cells.
public struct AcrossKey: Sendable, Equatable {
  /// The key's name.
  public var name: Marked<String>
  /// The options that stand above the cells, in order.
  public var options: [Marked<String>]
  /// The unit of the cells; nil: pure numbers.
  public var unit: UnitExpression?
}

/// `least rial/m2`: a column and the unit of its cells; no unit: pure numbers.
public struct TableColumn: Sendable, Equatable {
  /// The column's name.
  public var name: Marked<String>
  /// The unit of its cells; nil: pure numbers.
  public var unit: UnitExpression?
}

/// One row: a pattern for each key, then a cell for each column.
public struct TableRow: Sendable, Equatable {
  /// One for each key, unless the row is too short or too long (the checker says so).
  public var patterns: [RowPattern]
  /// nil where the booklet prints no number: `none`.
  public var cells: [NumberLiteral?]
  /// All of the row.
  public var range: SourceRange

  /// A row as written, in an act or in a table file.
  public init(patterns: [RowPattern], cells: [NumberLiteral?], range: SourceRange) {
    self.patterns = patterns
    self.cells = cells
    self.range = range
  }
}

/// What a row asks of one key.
public struct RowPattern: Sendable, Equatable {
  /// The ways to ask.
  public enum Kind: Sendable, Equatable {
    /// `up to 60` · `from 5 up to 10` · `above 10 below 20` · `above` (the rest).
    case range(lower: Bound?, upper: Bound?)
    /// `above` with no number: everything beyond the row before.
    case rest
    /// A number that must be met exactly.
    case number(NumberLiteral)
    /// Options of a choice, or one text.
    case words([Marked<String>])
    /// `other`: whatever no row names.
    case other
  }
  /// What is asked.
  public var kind: Kind
  /// Its words.
  public var range: SourceRange

  /// A pattern and its place.
  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// One end of a bracket.
public struct Bound: Sendable, Equatable {
  /// Where the bracket ends or begins.
  public var number: NumberLiteral
  /// `from`, `up to`: included. `above`, `below`: not.
  public var isIncluded: Bool

  /// A number, and whether it belongs to the bracket.
  public init(number: NumberLiteral, isIncluded: Bool) {
    self.number = number
    self.isIncluded = isIncluded
  }
}

/// `total NAME = a + b + c`.
public struct TotalClause: Sendable, Equatable {
  /// The column that holds the printed total.
  public var column: Marked<String>
  /// The columns that add up to it.
  public var parts: [Marked<String>]
  /// All of its words.
  public var range: SourceRange
}
