/// Room to work in for one thread, and the results of the block that was worked out last.
///
/// A workspace is one thread's, and no step of a program runs within another: its properties are not watched for
/// overlapping accesses, which would cost more than some of the steps.
public final class ColumnarWorkspace {
  let program: ColumnProgram
  /// The program's columns, then the temporary ones.
  @exclusivity(unchecked) var registers: UnsafeMutablePointer<Register>
  @exclusivity(unchecked) var registerCount: Int
  /// By input's register: what is given, and whether everything is.
  @exclusivity(unchecked) var presences: [Presence]
  /// Selections, one upon another.
  @exclusivity(unchecked) var levels: UnsafeMutablePointer<Level>
  @exclusivity(unchecked) var levelCapacity: Int
  /// The place of the topmost selection.
  @exclusivity(unchecked) var top = 0
  @exclusivity(unchecked) var calls: [Call] = []
  /// Where the temporary columns of the code at hand begin.
  @exclusivity(unchecked) var frame = 0
  @exclusivity(unchecked) var kept: [Kept]
  /// By pick: the entry that governs each dossier; −1: none.
  @exclusivity(unchecked) var chosen: [UnsafeMutablePointer<Int32>]
  @exclusivity(unchecked) var isChosen: [Bool]
  /// By group: the dossier of each row.
  @exclusivity(unchecked) var owners: [Owners]
  /// By fee.
  @exclusivity(unchecked) var outcomes: [UnsafeMutablePointer<UInt8>]
  @exclusivity(unchecked) var exemptions: [UnsafeMutablePointer<Int32>]
  /// By balance: whether a charged line's relief asked it.
  @exclusivity(unchecked) var drawn: [UnsafeMutablePointer<UInt8>]
  @exclusivity(unchecked) var billColumns: [BillColumns]
  @exclusivity(unchecked) var scratch: Scratch
  /// By dossier: 0, or why it is handed over.
  @exclusivity(unchecked) var reasons: UnsafeMutablePointer<UInt8>
  /// How many dossiers the columns hold.
  @exclusivity(unchecked) var capacity = 0
  /// The dossiers of the block at hand.
  @exclusivity(unchecked) public internal(set) var count = 0
  /// How many rows were handed over since the workspace was made, by reason.
  @exclusivity(unchecked) public internal(set) var handOvers: [HandOver: Int] = [:]
  /// Operations that were done again in 128 bits since the workspace was made.
  @exclusivity(unchecked) public internal(set) var widenings = 0

  struct Presence {
    var bytes: UnsafeMutablePointer<UInt8>?
    var isWhole = false
  }

  struct Call {
    var step: Int
    var frame: Int
  }

  /// What is known of a kept column.
  struct Kept {
    var done: UnsafeMutablePointer<UInt8>
    var capacity = 0
    var isBegun = false
    var isWhole = false
  }

  struct Owners {
    var rows: UnsafeMutablePointer<Int32>
    /// The batch's own.
    var offsets: UnsafeMutablePointer<Int32>?
    var count = 0
    var capacity = 0
  }

  struct Scratch {
    var bytes: UnsafeMutablePointer<UInt8>
    var places: UnsafeMutablePointer<Int64>
    var capacity = 0
  }

  init(_ program: ColumnProgram) {
    self.program = program
    registerCount = program.columns.count + 2 * (program.temporaryCount + 1)
    registers = .allocate(capacity: registerCount)
    registers.initialize(repeating: Register(), count: registerCount)
    presences = [Presence](repeating: Presence(), count: program.columns.count)
    levelCapacity = 8
    levels = .allocate(capacity: levelCapacity)
    levels.initialize(repeating: Level(), count: levelCapacity)
    kept = program.keepings.map { _ in Kept(done: .allocate(capacity: 0)) }
    chosen = program.picks.map { _ in .allocate(capacity: 0) }
    isChosen = program.picks.map { _ in false }
    owners = program.model.groups.map { _ in Owners(rows: .allocate(capacity: 0), offsets: nil) }
    outcomes = program.fees.map { _ in .allocate(capacity: 0) }
    exemptions = program.fees.map { _ in .allocate(capacity: 0) }
    drawn = program.balances.map { _ in .allocate(capacity: 0) }
    billColumns = program.bills.map { BillColumns(lineCount: $0.lines.count) }
    scratch = Scratch(bytes: .allocate(capacity: 0), places: .allocate(capacity: 0))
    reasons = .allocate(capacity: 0)
    for (place, plan) in program.columns.enumerated() {
      if case .constant(let value) = plan { registers[place].hold(value) }
    }
  }

  deinit {
    for place in 0..<registerCount { registers[place].deallocate() }
    registers.deallocate()
    for place in 0..<levelCapacity { levels[place].rows?.deallocate() }
    levels.deallocate()
    for keeping in kept { keeping.done.deallocate() }
    for pick in chosen { pick.deallocate() }
    for group in owners { group.rows.deallocate() }
    for bytes in outcomes + drawn { bytes.deallocate() }
    for list in exemptions { list.deallocate() }
    for bill in billColumns { bill.deallocate() }
    scratch.bytes.deallocate()
    scratch.places.deallocate()
    reasons.deallocate()
  }
}

/// What becomes of a fee in a row that is not handed over.
public enum ColumnOutcome: UInt8, Sendable {
  case charged, exempt, notApplicable, suspended
  /// Only in rows that are handed over.
  case failed
}
