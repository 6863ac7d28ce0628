import TariffKernel

/// One column of results in the block at hand: where its numbers stand, and in which rows there is one. Trivial, so that
/// nothing is counted while rows are written.
struct ResultColumn {
  enum Kind: UInt8 {
    case dossier, nothing
    /// The same word in every row.
    case word
    /// The word of a fee's outcome, which `flags` hold.
    case outcome
    /// `numbers` where `flags` say that the fee is charged.
    case charged
    /// `wide` where they say so.
    case chargedWide
    /// `numbers` in every row.
    case number
    /// `numbers` where `flags` do not say that it is a refund.
    case unlessRefund
    /// `numbers` − `others` where they do not say so.
    case droppedUnlessRefund
    /// What reliefs took of a balance, and what they left: see ``ResultBalance``.
    case used, left
  }
  var kind: Kind
  /// Where ``ResultRows/balances`` hold the balance.
  var balance = 0
  var flags: UnsafePointer<UInt8>?
  var numbers: UnsafePointer<Int64>?
  var others: UnsafePointer<Int64>?
  var wide: UnsafePointer<Int128>?
  var word = Word("")

  init(_ kind: Kind) { self.kind = kind }

  /// Up to fifteen bytes, written with two stores.
  struct Word {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private var count = 0

    init(_ text: String) {
      precondition(text.utf8.count <= CellSlots.longest, "a word is short")
      for byte in text.utf8 {
        let shift = UInt64(8 * (count % 8))
        if count < 8 { low |= UInt64(byte) << shift } else { high |= UInt64(byte) << shift }
        count += 1
      }
    }

    @inline(__always)
    func write(at place: UnsafeMutableRawPointer) -> Int {
      place.storeBytes(of: low.littleEndian, as: UInt64.self)
      place.storeBytes(of: high.littleEndian, toByteOffset: 8, as: UInt64.self)
      return count
    }
  }
}

/// A balance in the block at hand: what dossiers brought, and what reliefs used of it.
struct ResultBalance {
  private let domain: Domain
  private let brought: ColumnarBatch.Column
  private let column: ColumnarWorkspace.BalanceColumn?

  init(_ input: ID<Input>, of model: Model, _ batch: ColumnarBatch, _ workspace: ColumnarWorkspace) {
    domain = model.inputs[input.index].domain
    brought = batch.columns[model.inputs[input.index].column]
    column = workspace.column(ofBalance: input)
  }

  /// What was used of it or is left, as its cell says it; nil: it was not given.
  func text(of row: Int, isLeft: Bool) -> String? {
    guard brought.presence[row] == ColumnarBatch.Column.given else { return nil }
    var used: Int128 = 0
    if let column, column.isDrawn[row] == 1 {
      used = column.used.map { Int128($0[row]) } ?? column.wideUsed.map { $0[row] } ?? 0
    }
    return domain.cellText(isLeft ? Int128(brought.numbers[row]) - used : used)
  }
}
