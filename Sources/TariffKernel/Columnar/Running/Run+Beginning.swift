/// Room and a clean slate for a block.
extension ColumnarWorkspace {
  func begin(_ batch: ColumnarBatch) {
    count = batch.count
    if batch.capacity > capacity { reserve(batch.capacity) }
    (top, frame) = (0, 0)
    calls.removeAll(keepingCapacity: true)
    levels[0].reserve(capacity)
    (levels[0].count, levels[0].isDense, levels[0].lane) = (count, true, Use.dossiers)
    reasons.update(repeating: 0, count: count)
    for place in isChosen.indices { isChosen[place] = false }
    for bytes in drawn { bytes.update(repeating: 0, count: count) }
    for group in owners.indices { bind(group, batch.groups[group]) }
    for (place, plan) in program.columns.enumerated() {
      switch plan {
      case .constant: break
      case .input(let column): bind(place, batch.columns[column], count)
      case .rowInput(let group, let column):
        bind(place, batch.groups[group].columns[column], batch.groups[group].count)
      case .kept(let lane):
        registers[place].reserve(laneCapacity(lane))
        registers[place].isWide = false
      case .amount:
        registers[place].isWide = false
        registers[place].narrow?.update(repeating: 0, count: count)
      }
    }
    for (place, keeping) in program.keepings.enumerated() {
      (kept[place].isBegun, kept[place].isWhole) = (false, false)
      let wanted = laneCapacity(keeping.lane)
      if wanted > kept[place].capacity {
        kept[place].done.deallocate()
        (kept[place].done, kept[place].capacity) = (.allocate(capacity: wanted), wanted)
        kept[place].done.initialize(repeating: 0, count: wanted)
      }
    }
    reserveTemporaries()
  }

  private func bind(_ place: Int, _ column: ColumnarBatch.Column, _ count: Int) {
    registers[place].borrow(column.numbers, capacity: column.capacity)
    presences[place].bytes = column.presence
    presences[place].isWhole = Self.isGiven(column.presence, count)
  }

  /// Whether every byte says that a number is given, eight at a time.
  private static func isGiven(_ presence: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let given = UInt64(ColumnarBatch.Column.given) &* 0x0101_0101_0101_0101
    let bytes = UnsafeRawPointer(presence)
    var (row, different) = (0, UInt64(0))
    while row + 8 <= count {
      different |= bytes.loadUnaligned(fromByteOffset: row, as: UInt64.self) ^ given
      row += 8
    }
    while row < count {
      different |= UInt64(presence[row] ^ ColumnarBatch.Column.given)
      row += 1
    }
    return different == 0
  }

  private func bind(_ group: Int, _ rows: ColumnarBatch.Rows) {
    if rows.count > owners[group].capacity {
      owners[group].rows.deallocate()
      (owners[group].rows, owners[group].capacity) = (.allocate(capacity: rows.count), rows.count)
    }
    (owners[group].offsets, owners[group].count) = (rows.offsets, rows.count)
    let owner = owners[group].rows
    for dossier in 0..<count {
      for row in Int(rows.offsets[dossier])..<Int(rows.offsets[dossier + 1]) { owner[row] = Int32(dossier) }
    }
  }

  /// How many rows a lane has.
  func laneCount(_ lane: Int) -> Int { lane < 0 ? count : owners[lane].count }

  private func laneCapacity(_ lane: Int) -> Int { lane < 0 ? capacity : max(1, owners[lane].capacity) }

  /// Columns for so many dossiers; what stood in them is lost.
  private func reserve(_ wanted: Int) {
    capacity = wanted
    for (place, plan) in program.columns.enumerated() {
      switch plan {
      case .kept, .amount: registers[place].reserve(wanted)
      case .constant, .input, .rowInput: break
      }
    }
    Self.renew(&chosen, wanted, 0)
    Self.renew(&outcomes, wanted, 0)
    Self.renew(&exemptions, wanted, 0)
    Self.renew(&drawn, wanted, 0)
    for place in billColumns.indices { billColumns[place].reserve(wanted) }
    scratch.bytes.deallocate()
    scratch.places.deallocate()
    scratch = Scratch(bytes: .allocate(capacity: wanted), places: .allocate(capacity: wanted), capacity: wanted)
    reasons.deallocate()
    reasons = .allocate(capacity: wanted)
    reasons.initialize(repeating: 0, count: wanted)
  }

  private static func renew<Element: BitwiseCopyable>(
    _ list: inout [UnsafeMutablePointer<Element>], _ count: Int, _ value: Element
  ) {
    for place in list.indices {
      list[place].deallocate()
      list[place] = .allocate(capacity: count)
      list[place].initialize(repeating: value, count: count)
    }
  }

  /// Temporary columns for the code at hand.
  func reserveTemporaries() {
    let wanted = program.columns.count + frame + program.temporaryCount
    if wanted <= registerCount { return }
    let grown = wanted + program.temporaryCount
    let memory = UnsafeMutablePointer<Register>.allocate(capacity: grown)
    memory.moveInitialize(from: registers, count: registerCount)
    (memory + registerCount).initialize(repeating: Register(), count: grown - registerCount)
    registers.deallocate()
    (registers, registerCount) = (memory, grown)
  }

  /// A column by its number.
  @inline(__always) func register(_ column: Int32) -> UnsafeMutablePointer<Register> {
    column >= 0 ? registers + Int(column) : registers + (program.columns.count + frame - 1 - Int(column))
  }

  /// Room in a temporary column for what is worked on.
  @inline(__always) func prepare(_ register: UnsafeMutablePointer<Register>) {
    let wanted = max(1, laneCount(levels[top].lane))
    if register.pointee.capacity < wanted { register.pointee.reserve(max(wanted, capacity)) }
  }
}
