/// Room to work in, kept by a caller from dossier to dossier so that an assessment asks for no memory but its result.
/// It belongs to the machine that made it, and to one thread at a time.
public struct Workspace: Sendable {
  private var room: Room

  init(for program: Program) { room = Room(for: program) }

  /// The room, of this workspace alone. Nothing in it outlasts a dossier, so a copy just gets a room of its own.
  mutating func claim(for program: Program) -> Room {
    precondition(room.program === program, "a workspace serves the machine that made it")
    if !isKnownUniquelyReferenced(&room) { room = Room(for: program) }
    return room
  }
}

extension Workspace {
  /// A reader to go back to when a value or a local is worked out.
  struct Call {
    var next: UnsafePointer<Instruction>
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
}

/// The memory of a workspace. It never moves while a dossier is assessed, and one evaluation at a time works in it: its
/// lists are reached by their addresses, and its properties are not watched for overlapping accesses.
final class Room: @unchecked Sendable {
  /// The program that it fits.
  let program: Program
  /// Below the first value of the stack.
  let floor: Top
  /// Readers to go back to, as many as there are values and locals to be read.
  let calls: UnsafeMutablePointer<Workspace.Call>
  /// Values by pricing date, then locals on the date of their fee.
  let memo: UnsafeMutablePointer<Workspace.Memo>
  /// By fee.
  let standings: UnsafeMutablePointer<Workspace.Standing>
  let balances: UnsafeMutablePointer<Workspace.Balance>
  let balanceCount: Int
  @exclusivity(unchecked) var stamp: UInt64 = 0
  @exclusivity(unchecked) var loops: [Workspace.Loop] = []
  /// The days that formulas will come back to.
  @exclusivity(unchecked) var days: [(day: Int32, slot: Int)] = []
  /// Values and locals on any day that has no place in the memo.
  @exclusivity(unchecked) var dated = DatedMemo()
  private let arena = Arena()

  init(for program: Program) {
    self.program = program
    floor = arena.copy([Int128](repeating: 0, count: program.stackSize + 1))
    calls = .allocate(capacity: program.callDepth + 1)
    memo = arena.copy([Workspace.Memo](repeating: Workspace.Memo(), count: program.memoSize))
    standings = arena.copy([Workspace.Standing](repeating: Workspace.Standing(), count: program.fees.count))
    balances = arena.copy([Workspace.Balance](repeating: Workspace.Balance(), count: program.balances.count))
    balanceCount = program.balances.count
  }

  deinit { calls.deallocate() }

  /// Forgets the last dossier.
  func begin() {
    stamp += 1
    dated.begin()
    for fee in 0..<program.fees.count { standings[fee].state = .pending }
    for balance in 0..<balanceCount { balances[balance] = Workspace.Balance() }
    clear()
  }

  /// Forgets what a fault left half done.
  @inline(__always) func clear() {
    if !loops.isEmpty { loops.removeAll(keepingCapacity: true) }
    if !days.isEmpty { days.removeAll(keepingCapacity: true) }
  }

  /// What is known of a value or local: at its place, or by the day when it has none.
  @inline(__always) func known(at place: Int, subject: Int, on day: Int32) -> Workspace.Memo? {
    if place == Workspace.datedMemo { return dated.memo(of: subject, on: day) }
    return memo[place].stamp == stamp ? memo[place] : nil
  }

  /// Keeps what a value or local came to.
  @inline(__always) func keep(_ value: Int128, version: Int32, at place: Int, subject: Int, on day: Int32) {
    let kept = Workspace.Memo(stamp: stamp, version: version, value: value)
    if place == Workspace.datedMemo { dated.keep(kept, of: subject, on: day) } else { memo[place] = kept }
  }
}
