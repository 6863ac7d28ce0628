import Exact

/// What a numbered column holds.
enum ColumnPlan {
  /// The same number in every row.
  case constant(Int128)
  /// A column of the dossiers.
  case input(Int)
  /// Group, and column of its rows.
  case rowInput(Int, Int)
  /// Filled piece by piece while a block is worked out; of dossiers, or of a group's rows.
  case kept(lane: Int)
  /// As `kept` of dossiers, and 0 where nothing is written.
  case amount
}

/// A column that is worked out by need, once for each row.
struct Keeping {
  var column: Int32
  /// The group over whose rows it runs; −1: dossiers.
  var lane: Int
  /// Where its code begins.
  var entry = 0
}

/// Days in order, apart: which of them holds a day is asked once for all provisions that are cut alike.
struct Axis: Hashable {
  var firsts: [Int64]
  var lasts: [Int64]

  init(_ timeline: Timeline) {
    firsts = timeline.entries.map { Int64($0.span.first.number) }
    lasts = timeline.entries.map { Int64($0.span.last.number) }
  }
}

/// A division by what is known beforehand, or by a column, and its rounding.
struct DivisionPlan: Hashable {
  /// nil: the divisor is a column.
  var divisor: Int128?
  var mode: RoundingMode
  /// What the quotient is a multiple of.
  var step: Int64
}

/// Which entry of a timeline governs: the dates that entries ask for may differ.
struct PickPlan: Hashable {
  struct Entry: Hashable {
    var first: Int64
    var last: Int64
    /// The column of the date.
    var column: Int32
  }
  var entries: [Entry]
}

/// A fee's columns.
struct ColumnFee {
  var pick: Int
  var final: Int32
  /// The same column where no version has reliefs.
  var beforeReliefs: Int32
}

/// How the columnar machine settles a bill.
struct ColumnBill {
  var plan: BillPlan
  /// The column of each line.
  var lines: [Int32]
  var isShared: Bool
  var isTakenFrom: Bool
  /// 0: not floored.
  var step: Int64
}

/// A balance that reliefs draw on.
struct ColumnBalance {
  var input: Int
  /// What the dossier brings, and what reliefs took so far.
  var brought: Int32
  var used: Int32
  var scale: Int
}
