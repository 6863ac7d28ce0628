/// Room to work in, kept by a caller from dossier to dossier so that an assessment asks for no memory but its result.
/// It belongs to the machine that made it, and to one thread at a time.
public struct Workspace: Sendable {
  /// A reader to go back to when a value or a local is worked out.
  struct Call {
    var step: Int
    var memo: Int
    /// The value with its version, or the local's slot.
    var subject: Int32
    var version: Int32
  }

  /// The rows of a group as they are gone through.
  struct Loop {
    var group: Int
    var row = -1
    var count = 0
    var total = ExactTotal()
    var extreme: Int128 = 0
  }

  /// A value that was worked out for the dossier of this stamp.
  struct Memo {
    var stamp: UInt64 = 0
    var version: Int32 = 0
    var value: Int128 = 0
  }

  /// What readers of a line need to know.
  struct Standing {
    /// `absent`: the law says that there is no such fee.
    enum State: UInt8 { case pending, charged, nothing, absent, failed }
    var state = State.pending
    /// The version that priced it; −1: none.
    var version = -1
    var final: Int128 = 0
    var beforeReliefs: Int128 = 0
  }

  /// A balance while the dossier is assessed. Draws of a line count once the line is charged.
  struct Balance {
    var isDrawn = false
    var isPending = false
    var before: Int128 = 0
    var used: Int128 = 0
    var pending: Int128 = 0
  }

  /// The slot of a day that no pricing date gave.
  static let noSlot = -1
  /// The place of what is kept by its day.
  static let datedMemo = -1

  /// The program that it fits.
  let program: Program?
  var stamp: UInt64 = 0
  var stack: [Int128]
  /// How many values stand on the stack.
  var height = 0
  var calls: [Call] = []
  var loops: [Loop] = []
  /// The days that formulas will come back to.
  var days: [(day: Int32, slot: Int)] = []
  /// Values by pricing date, then locals on the date of their fee.
  var memo: [Memo]
  /// Values and locals on any other day.
  private var dated = DatedMemo()
  var standings: [Standing]
  var balances: [Balance]
  /// The final amounts of the lines of the bill at hand.
  var amounts: [Int128] = []

  init(for program: Program) {
    self.program = program
    stack = [Int128](repeating: 0, count: program.stackSize)
    memo = [Memo](repeating: Memo(), count: program.memoSize)
    standings = [Standing](repeating: Standing(), count: program.fees.count)
    balances = [Balance](repeating: Balance(), count: program.balances.count)
  }

  /// No room at all: what stands in a machine's hand while the real room is elsewhere.
  init() {
    program = nil
    (stack, memo, standings, balances) = ([], [], [], [])
  }

  /// Forgets the last dossier.
  mutating func begin() {
    stamp += 1
    dated.begin()
    for index in standings.indices { standings[index].state = .pending }
    for index in balances.indices { balances[index] = Balance() }
    clear()
  }

  /// Forgets what a fault left half done.
  mutating func clear() {
    height = 0
    if !calls.isEmpty { calls.removeAll(keepingCapacity: true) }
    if !loops.isEmpty { loops.removeAll(keepingCapacity: true) }
    if !days.isEmpty { days.removeAll(keepingCapacity: true) }
  }

  /// What is known of a value or local: at its place, or by the day when it has none.
  @inline(__always) func known(at place: Int, subject: Int, on day: Int32) -> Memo? {
    if place == Self.datedMemo { return dated.memo(of: subject, on: day) }
    return memo[place].stamp == stamp ? memo[place] : nil
  }

  /// Keeps what a value or local came to.
  mutating func keep(_ value: Int128, version: Int32, at place: Int, subject: Int, on day: Int32) {
    let kept = Memo(stamp: stamp, version: version, value: value)
    if place == Self.datedMemo { dated.keep(kept, of: subject, on: day) } else { memo[place] = kept }
  }

  @inline(__always) mutating func push(_ value: Int128) {
    stack[height] = value
    height += 1
  }

  @inline(__always) mutating func pop() -> Int128 {
    height -= 1
    return stack[height]
  }
}
