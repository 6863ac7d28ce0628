import Exact

/// Model → columnar program: fees in their order, each with the formulas it reads; then the bills.
struct ColumnCompiler {
  let model: Model
  var uses: Uses
  let arena = Arena()
  // Named as in ColumnProgram.
  var code: [ColumnInstruction] = []
  var columns: [ColumnPlan] = []
  var keepings: [Keeping] = []
  var axes: [Axis] = []
  var truths: [[Bool]] = []
  var numbers: [[Int64]] = []
  var choices: [[Int64]] = []
  var lists: [[Int32]] = []
  var divisions: [DivisionPlan] = []
  var tables: [ColumnTable] = []
  var picks: [PickPlan] = []
  var fees: [ColumnFee] = []
  var bills: [ColumnBill] = []
  var balances: [ColumnBalance] = []
  /// By fee: see ``ColumnProgram/taken``.
  var taken: [Int?]

  // What is known already.
  var constantColumns: [Int128: Int32] = [:]
  var inputColumns: [Int32] = []
  var keptUses: [Use: Int] = [:]
  var keptSpans: [SpanUse: Int] = [:]
  var tablePlaces: [TableUse: Int] = [:]
  /// Kept columns whose code is still to come.
  var open: [OpenKeeping] = []
  /// Temporary columns that are in use in the code at hand.
  var temporaries: [Bool] = []
  /// The most temporary columns of one piece of code.
  private(set) var mostTemporaries = 0
  /// What the code at hand runs over.
  var lane = Use.dossiers

  /// The spans of an axis on a day.
  struct SpanUse: Hashable {
    var axis: Int
    var day: Int
  }

  /// A column of a table as a search finds it.
  struct TableUse: Hashable {
    var search: Int
    var column: Int
  }

  enum OpenKeeping {
    case use(Use, Int)
    case span(SpanUse, Int)
  }

  init(_ model: Model) {
    self.model = model
    taken = model.fees.map { _ in nil }
    uses = Uses(FormulaTable(model))
  }

  mutating func compile() {
    inputColumns = model.inputs.map { input in
      columns.append(
        input.group.map { ColumnPlan.rowInput($0.index, input.column) } ?? ColumnPlan.input(input.column))
      return Int32(columns.count - 1)
    }
    addBalances()
    let clauses = model.fees.indices.map { self.clauses(of: $0) }
    for (fee, versions) in clauses.enumerated() where taken[fee] == nil {
      for version in versions {
        let read = roots(of: version)
        uses.count(read)
      }
    }
    for fee in model.fees.indices { addFee(fee) }
    if uses.isTooLarge {
      emit(.handOver, a: Int32(HandOver.notCompiled.rawValue))
    } else {
      for fee in model.feeOrder {
        if taken[fee.index] == nil {
          compileFee(fee.index, clauses[fee.index])
        } else {
          emit(.choose, a: Int32(fees[fee.index].pick))
        }
      }
    }
    addBills()
    emit(.back)
    compileKeepings()
  }

  // MARK: - Columns

  mutating func constant(_ value: Int128) -> Int32 {
    if let column = constantColumns[value] { return column }
    columns.append(.constant(value))
    constantColumns[value] = Int32(columns.count - 1)
    return Int32(columns.count - 1)
  }

  mutating func column(_ plan: ColumnPlan) -> Int32 {
    columns.append(plan)
    return Int32(columns.count - 1)
  }

  /// A temporary column that nothing in use stands in.
  mutating func temporary() -> Int32 {
    if let free = temporaries.firstIndex(of: false) {
      temporaries[free] = true
      return Int32(-1 - free)
    }
    temporaries.append(true)
    mostTemporaries = max(mostTemporaries, temporaries.count)
    return Int32(-temporaries.count)
  }

  /// The column may be written over; one that is not temporary stays.
  mutating func release(_ column: Int32) {
    if column < 0 { temporaries[Int(-1 - column)] = false }
  }

  /// How many temporaries a step that leaves the code at hand must spare.
  var temporariesInUse: Int32 { Int32((temporaries.lastIndex(of: true) ?? -1) + 1) }

  // MARK: - Steps

  mutating func emit(
    _ step: ColumnInstruction.Code, dst: Int32 = 0, a: Int32 = 0, b: Int32 = 0, c: Int32 = 0, mode: UInt8 = 0,
    bound: UInt8 = ColumnInstruction.noBound, isPiece: Bool = false
  ) {
    code.append(
      ColumnInstruction(code: step, isPiece: isPiece, bound: bound, mode: mode, dst: dst, a: a, b: b, c: c))
  }

  /// Hands over what is selected.
  mutating func emitHandOver(_ reason: HandOver) { emit(.handOver, a: Int32(reason.rawValue)) }

  /// Writes a step's result: to the target, piece by piece, or to a new temporary.
  @discardableResult
  mutating func emitValue(
    _ step: ColumnInstruction.Code, a: Int32 = 0, b: Int32 = 0, c: Int32 = 0, mode: UInt8 = 0,
    bound: UInt8 = ColumnInstruction.noBound, into target: Int32?
  ) -> Int32 {
    let dst = target ?? temporary()
    emit(step, dst: dst, a: a, b: b, c: c, mode: mode, bound: bound, isPiece: target != nil)
    return dst
  }

  /// The column itself, or its copy in the target.
  mutating func settle(_ column: Int32, into target: Int32?) -> Int32 {
    guard let target, target != column else { return column }
    emit(.copy, dst: target, a: column, isPiece: true)
    release(column)
    return target
  }

  /// A column to be filled piece by piece.
  mutating func begun(_ target: Int32?) -> Int32 {
    if let target { return target }
    let column = temporary()
    emit(.begin, dst: column)
    return column
  }

  /// A jump over what nobody is selected for; ``land(_:)`` sets its goal.
  mutating func emitJumpIfEmpty() -> Int {
    emit(.jumpIfEmpty)
    return code.count - 1
  }

  mutating func land(_ jump: Int) { code[jump].a = Int32(code.count) }

  /// A list of truths, each once.
  mutating func truths(_ list: [Bool]) -> Int32 {
    if let place = truths.firstIndex(of: list) { return Int32(place) }
    truths.append(list)
    return Int32(truths.count - 1)
  }
}
