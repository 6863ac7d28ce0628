/// The results of a block by column, for whoever writes many rows or adds them up. The pointers stay good until the
/// workspace is used again, and mean nothing in rows that are handed over.
extension ColumnarWorkspace {
  /// A fee in every row of the block.
  public struct FeeColumn {
    /// By row: a ``ColumnOutcome``.
    public let outcomes: UnsafePointer<UInt8>
    /// By row: the entry of the fee's timeline that governs it.
    public let entries: UnsafePointer<Int32>
    /// By row: what is charged after reliefs, at the scale of amounts; 0 unless charged. nil: see ``wideAmounts``.
    public let amounts: UnsafePointer<Int64>?
    /// The same where some amount of the block needs 128 bits.
    public let wideAmounts: UnsafePointer<Int128>?
  }

  /// A bill in every row of the block.
  public struct BillColumn {
    /// By row: 1 where money is given back.
    public let isRefund: UnsafePointer<UInt8>
    /// By row: the sum of the lines.
    public let totals: UnsafePointer<Int64>
    /// By row: what is to be paid; the total where it is a refund.
    public let payables: UnsafePointer<Int64>
  }

  /// A balance in every row of the block.
  public struct BalanceColumn {
    /// By row: 1 where a charged line's relief asked it.
    public let isDrawn: UnsafePointer<UInt8>
    /// By row: what reliefs took of it.
    public let used: UnsafePointer<Int64>?
    /// The same where some number of the block needs 128 bits.
    public let wideUsed: UnsafePointer<Int128>?
  }

  /// By row: 0, or the ``HandOver`` for which it is handed over.
  public var handOverReasons: UnsafePointer<UInt8> { UnsafePointer(reasons) }

  /// A fee's column.
  public func column(of fee: ID<Fee>) -> FeeColumn {
    let columns = program.fees[fee.index]
    let (narrow, wide) = numbers(columns.final)
    return FeeColumn(
      outcomes: UnsafePointer(outcomes[fee.index]), entries: UnsafePointer(chosen[columns.pick]), amounts: narrow,
      wideAmounts: wide)
  }

  /// A bill's column.
  public func column(of bill: ID<Bill>) -> BillColumn {
    let columns = billColumns[bill.index]
    return BillColumn(
      isRefund: UnsafePointer(columns.isRefund), totals: UnsafePointer(columns.total),
      payables: UnsafePointer(columns.payable))
  }

  /// By row: a line's share of its bill; `line` is its place in the bill.
  public func shares(of line: Int, in bill: ID<Bill>) -> UnsafePointer<Int64> {
    UnsafePointer(billColumns[bill.index].lines[line])
  }

  /// The column of a balance that reliefs draw on; nil: no fee's relief does.
  public func column(ofBalance input: ID<Input>) -> BalanceColumn? {
    guard let place = program.balances.firstIndex(where: { $0.input == input.index }) else { return nil }
    let (narrow, wide) = numbers(program.balances[place].used)
    return BalanceColumn(isDrawn: UnsafePointer(drawn[place]), used: narrow, wideUsed: wide)
  }

  private func numbers(_ column: Int32) -> (UnsafePointer<Int64>?, UnsafePointer<Int128>?) {
    let register = registers[Int(column)]
    if register.isWide { return (nil, register.wide.map { UnsafePointer($0) }) }
    return (register.narrow.map { UnsafePointer($0) }, nil)
  }
}
