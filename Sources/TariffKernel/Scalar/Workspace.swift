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
    enum State: UInt8 { case pending, charged, nothing, failed }
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

  /// The program that it fits.
  let program: Program?
  var stamp: UInt64 = 0
  var stack: [Int128]
  /// How many values stand on the stack.
  var height = 0
  var calls: [Call] = []
  var loops: [Loop] = []
  /// Values by pricing date, then locals.
  var memo: [Memo]
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
    for index in standings.indices { standings[index].state = .pending }
    for index in balances.indices { balances[index] = Balance() }
    clear()
  }

  /// Forgets what a fault left half done.
  mutating func clear() {
    height = 0
    if !calls.isEmpty { calls.removeAll(keepingCapacity: true) }
    if !loops.isEmpty { loops.removeAll(keepingCapacity: true) }
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
