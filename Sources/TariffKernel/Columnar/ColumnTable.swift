import Exact

/// One key of one version of a table, laid out for a loop: an index where the numbers lie close together, else an
/// ordered search.
struct ColumnKey {
  enum Search: UInt8 { case brackets, members, index }
  var search: Search
  /// Brackets: what lies below it has no position. Index: the number of the first place.
  var first: Int64
  var numbers: UnsafeMutablePointer<Int64>
  /// Index: the position for each number from `first` on; −1: none.
  var positions: UnsafeMutablePointer<Int32>
  var numberCount: Int
  /// The position of whatever is not named; −1: none.
  var other: Int
  /// How many positions there are.
  var count: Int

  /// Where a number stands; −1: nowhere. Numbers of the law beyond 64 bits are held as the outermost ones, which no
  /// argument may equal.
  @inline(__always) func position(of value: Int64) -> Int {
    switch search {
    case .index:
      let (place, overflow) = value.subtractingReportingOverflow(first)
      if overflow || place < 0 || place >= numberCount { return other }
      let position = positions[Int(place)]
      return position < 0 ? other : Int(position)
    case .brackets:
      if value < first { return -1 }
      let place = OrderedNumbers.countBelow(value, numbers, numberCount)
      return place < numberCount ? place : -1
    case .members:
      let place = OrderedNumbers.countBelow(value, numbers, numberCount)
      return place < numberCount && numbers[place] == value ? place : other
    }
  }
}

/// A column of a table as formulas search it, by version.
struct ColumnTable {
  var keyCount: Int
  /// By span of the table's timeline; −1: no version.
  var versions: UnsafeMutablePointer<Int32>
  /// By version, then key.
  var keys: UnsafeMutablePointer<ColumnKey>
  /// By version, then position of the keys together: the cell there.
  var cells: UnsafeMutablePointer<UnsafeMutablePointer<Int64>>
  /// By version, where one key is an index in all of them: the cells by its numbers.
  var direct: UnsafeMutablePointer<DirectCells>?
  /// By version, then position: slices of a progressive table.
  var slices: UnsafeMutablePointer<UnsafeMutablePointer<ColumnSlice>>

  /// A cell without a number.
  static let noCell = Int64.min
  /// A cell whose number does not fit 64 bits.
  static let wideCell = Int64.min + 1
}

/// The cells of a table of one key whose numbers lie close together.
struct DirectCells {
  /// The number of the first.
  var first: Int64
  var count: UInt64
  var cells: UnsafeMutablePointer<Int64>
  /// The cell of whatever is not named.
  var other: Int64

  @inline(__always) subscript(number: Int64) -> Int64 {
    let place = UInt64(bitPattern: number &- first)
    return place < count ? cells[Int(truncatingIfNeeded: place)] : other
  }
}

/// A bracket of a progressive table: what all brackets before it come to, where it begins and its rate.
struct ColumnSlice {
  let before: Int128
  let begin: Int128
  /// The same two in 64 bits, where ``isNarrow`` says that they fit.
  let narrowBefore: Int64
  let narrowBegin: Int64
  let isNarrow: Bool
  let rate: Int64
  /// 0, or why a row that reaches the bracket is handed over: a bracket up to it has no rate, or one that 64 bits do not
  /// hold, or 128 bits do not hold what they come to.
  let reason: UInt8

  init(before: Int128, begin: Int128, rate: Int64, reason: UInt8) {
    (self.before, self.begin, self.rate, self.reason) = (before, begin, rate, reason)
    narrowBefore = Int64(truncatingIfNeeded: before)
    narrowBegin = Int64(truncatingIfNeeded: begin)
    isNarrow = Int128(narrowBefore) == before && Int128(narrowBegin) == begin
  }
}
