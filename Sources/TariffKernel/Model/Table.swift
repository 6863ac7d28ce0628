import Exact

/// A table of the law: keys pick a row, a column names the cell.
public struct Table: Sendable, Hashable {
  /// A named column of numbers.
  public struct Column: Sendable, Hashable {
    /// Its names.
    public var symbol: Symbol
    /// What its numbers measure.
    public var unit: Unit
    /// The largest over all cells of all versions.
    public var scale: Int

    /// A column, its unit and scale.
    public init(symbol: Symbol, unit: Unit, scale: Int) {
      self.symbol = symbol
      self.unit = unit
      self.scale = scale
    }
  }
  /// What a row is asked by.
  public struct Key: Sendable, Hashable {
    /// As the tariff names it.
    public var name: String
    /// What kind of value it takes.
    public var kind: ValueKind

    /// A key by name and kind.
    public init(name: String, kind: ValueKind) {
      self.name = name
      self.kind = kind
    }
  }
  /// The table as one act prints it.
  public struct Version: Sendable, Hashable {
    /// Where it comes from.
    public var origin: Origin
    /// `cells[column][row]`, at the column's scale; nil where the booklet prints no number.
    public var cells: [[Int128?]]
    /// How each row reads in the act, for traces: `up to 60`, `ground, commercial`.
    public var rowLabels: [String]

    /// A version's cells and row labels.
    public init(origin: Origin, cells: [[Int128?]], rowLabels: [String]) {
      self.origin = origin
      self.cells = cells
      self.rowLabels = rowLabels
    }
  }
  /// Its names.
  public var symbol: Symbol
  /// What a row is asked by, in order.
  public var keys: [Key]
  /// What a row says, in order.
  public var columns: [Column]
  /// Which version holds when.
  public var timeline: Timeline
  /// The versions, named by the timeline.
  public var versions: [Version]

  /// A table over time.
  public init(symbol: Symbol, keys: [Key], columns: [Column], timeline: Timeline, versions: [Version]) {
    self.symbol = symbol
    self.keys = keys
    self.columns = columns
    self.timeline = timeline
    self.versions = versions
  }
}

/// How a table is searched from formulas whose arguments stand at certain scales. One per table and set of key scales;
/// `versions` runs parallel to the table's.
public struct Search: Sendable, Hashable {
  /// The table as one act prints it.
  public struct Version: Sendable, Hashable {
    /// What a row is asked by, in order.
    public var keys: [KeyIndex]
    /// The row for each combination of key positions, last key fastest; −1: none.
    public var rows: [Int32]

    /// Key indices and the grid of rows.
    public init(keys: [KeyIndex], rows: [Int32]) {
      self.keys = keys
      self.rows = rows
    }
  }
  /// The table that is searched.
  public var table: ID<Table>
  /// The scale of each argument; 0 where the key is not a number.
  public var keyScales: [Int]
  /// The versions, named by the timeline.
  public var versions: [Version]

  /// A search of a table at given key scales.
  public init(table: ID<Table>, keyScales: [Int], versions: [Version]) {
    self.table = table
    self.keyScales = keyScales
    self.versions = versions
  }
}

/// How one key finds its position.
public enum KeyIndex: Sendable, Hashable {
  /// Position i holds `lasts[i-1] < x <= lasts[i]`; below `first` or beyond the last there is none. Sorted.
  case brackets(first: Int128, lasts: [Int128])
  /// Position i holds `members[i]` exactly. Sorted. `other`: the position of whatever is not named, if the table says.
  case members([Int128], other: Int?)

  /// How many positions there are.
  public var count: Int {
    switch self {
    case .brackets(_, let lasts): lasts.count
    case .members(let members, let other): members.count + (other == nil ? 0 : 1)
    }
  }
}
