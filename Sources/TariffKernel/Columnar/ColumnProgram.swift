import Exact

/// A model made ready for the columnar machine: steps for a block of rows, over numbered columns.
///
/// Immutable once built, and so is the memory of its arena; threads may share it.
final class ColumnProgram: @unchecked Sendable {
  let model: Model
  let code: [ColumnInstruction]
  let columns: [ColumnPlan]
  let keepings: [Keeping]
  let axes: [Axis]
  /// Truths by span or entry.
  let truths: [[Bool]]
  /// Numbers by span; ``ColumnTable/noCell``: none.
  let numbers: [[Int64]]
  /// Choices.
  let choices: [[Int64]]
  /// Columns of arguments.
  let lists: [[Int32]]
  let divisions: [DivisionPlan]
  let tables: [ColumnTable]
  let picks: [PickPlan]
  let fees: [ColumnFee]
  let bills: [ColumnBill]
  /// By fee: the fee of the other machine whose results are taken; nil: it is worked out.
  let taken: [Int?]
  let balances: [ColumnBalance]
  /// The most temporary columns of one piece of code.
  let temporaryCount: Int
  private let arena: Arena

  init(_ compiler: ColumnCompiler) {
    model = compiler.model
    (code, columns, keepings, axes) = (compiler.code, compiler.columns, compiler.keepings, compiler.axes)
    (truths, numbers, choices) = (compiler.truths, compiler.numbers, compiler.choices)
    (lists, divisions, tables) = (compiler.lists, compiler.divisions, compiler.tables)
    (picks, fees, bills, balances) = (compiler.picks, compiler.fees, compiler.bills, compiler.balances)
    taken = compiler.taken
    (arena, temporaryCount) = (compiler.arena, compiler.mostTemporaries)
  }
}
