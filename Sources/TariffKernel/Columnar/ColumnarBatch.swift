/// A block of dossiers by columns, as the columnar machine reads them.
///
/// Numbers are significands at the input's scale, dates day numbers, choices and texts indices, truths 0 and 1: as in
/// ``Facts``, in 64 bits. A reader of files writes straight into the columns; ``append(_:)`` takes a dossier at a time.
public final class ColumnarBatch {
  /// One input of all dossiers, or of all rows of a group.
  public struct Column {
    /// The numbers; where nothing is given, anything.
    public fileprivate(set) var numbers: UnsafeMutablePointer<Int64>
    /// Whether a number is given.
    public fileprivate(set) var presence: UnsafeMutablePointer<UInt8>
    fileprivate(set) var capacity: Int

    /// In ``presence``: not given.
    public static let missing: UInt8 = 0
    /// In ``presence``: given.
    public static let given: UInt8 = 1
    /// In ``presence``: given, and too large for 64 bits.
    public static let wide: UInt8 = 2

    fileprivate init(capacity: Int) {
      self.capacity = capacity
      numbers = .allocate(capacity: capacity)
      numbers.initialize(repeating: 0, count: capacity)
      presence = .allocate(capacity: capacity)
      presence.initialize(repeating: 0, count: capacity)
    }

    fileprivate func deallocate() {
      numbers.deallocate()
      presence.deallocate()
    }

    fileprivate mutating func grow(to wanted: Int) {
      let grown = Column(capacity: wanted)
      grown.numbers.update(from: numbers, count: capacity)
      grown.presence.update(from: presence, count: capacity)
      deallocate()
      self = grown
    }

    /// Writes a value, or that none is given.
    @inline(__always) public func put(_ value: Int128?, at place: Int) {
      guard let value else {
        (numbers[place], presence[place]) = (0, Self.missing)
        return
      }
      let narrow = Int64(exactly: value)
      (numbers[place], presence[place]) = (narrow ?? 0, narrow == nil ? Self.wide : Self.given)
    }
  }

  /// The rows of one group, dossier after dossier.
  public struct Rows {
    /// By column of the group.
    public fileprivate(set) var columns: [Column]
    /// Where each dossier's rows begin, and, one place further, where they end.
    public fileprivate(set) var offsets: UnsafeMutablePointer<Int32>
    /// How many rows there are.
    public var count = 0
    fileprivate(set) var capacity: Int
  }

  /// By column of the dossier.
  public private(set) var columns: [Column]
  /// By group of the model.
  public internal(set) var groups: [Rows]
  /// How many dossiers there are.
  public var count = 0
  /// How many there is room for.
  public private(set) var capacity: Int

  init(_ model: Model, capacity: Int) {
    let capacity = max(1, capacity)
    self.capacity = capacity
    columns = model.inputs.filter { $0.group == nil }.map { _ in Column(capacity: capacity) }
    groups = model.groups.map { group in
      let offsets = UnsafeMutablePointer<Int32>.allocate(capacity: capacity + 1)
      offsets.initialize(repeating: 0, count: capacity + 1)
      return Rows(columns: group.inputs.map { _ in Column(capacity: capacity) }, offsets: offsets, capacity: capacity)
    }
  }

  deinit {
    for column in columns { column.deallocate() }
    for group in groups {
      group.offsets.deallocate()
      for column in group.columns { column.deallocate() }
    }
  }

  /// Forgets the dossiers.
  public func removeAll() {
    count = 0
    for place in groups.indices { groups[place].count = 0 }
  }

  /// Forgets the dossiers, and begins with so many others that have given nothing yet and have no rows of groups.
  public func begin(_ count: Int) {
    reserve(count)
    self.count = count
    for column in columns { column.presence.update(repeating: Column.missing, count: count) }
    for place in groups.indices {
      groups[place].count = 0
      groups[place].offsets.update(repeating: 0, count: count + 1)
    }
  }

  /// Keeps these dossiers alone, given by their places in order. Their groups' rows must come later.
  public func keep(_ places: UnsafeBufferPointer<Int32>) {
    for column in columns {
      for (place, old) in places.enumerated() {
        column.numbers[place] = column.numbers[Int(old)]
        column.presence[place] = column.presence[Int(old)]
      }
    }
    count = places.count
  }

  /// Adds a row of a group to those of the dossier that is next in order; see ``endRows(of:in:)``.
  public func append(_ row: [Int128?], toGroup group: Int) {
    let place = groups[group].count
    reserve(place + 1, rowsOf: group)
    for (column, value) in row.enumerated() { groups[group].columns[column].put(value, at: place) }
    groups[group].count = place + 1
  }

  /// Makes so many more rows of a group, to be written into its columns at once.
  /// - Returns: where they begin.
  public func addRows(_ more: Int, toGroup group: Int) -> Int {
    let first = groups[group].count
    reserve(first + more, rowsOf: group)
    groups[group].count = first + more
    return first
  }

  /// All rows that a dossier has in a group were added. Dossiers come in their order.
  public func endRows(of dossier: Int, in group: Int) {
    groups[group].offsets[dossier + 1] = Int32(truncatingIfNeeded: groups[group].count)
  }

  /// Makes room for so many dossiers.
  public func reserve(_ wanted: Int) {
    if wanted <= capacity { return }
    let grown = max(wanted, 2 * capacity)
    for place in columns.indices { columns[place].grow(to: grown) }
    for place in groups.indices {
      let offsets = UnsafeMutablePointer<Int32>.allocate(capacity: grown + 1)
      offsets.initialize(repeating: 0, count: grown + 1)
      offsets.update(from: groups[place].offsets, count: capacity + 1)
      groups[place].offsets.deallocate()
      groups[place].offsets = offsets
    }
    capacity = grown
  }

  /// Makes room for so many rows of a group.
  public func reserve(_ wanted: Int, rowsOf group: Int) {
    if wanted <= groups[group].capacity { return }
    let grown = max(wanted, 2 * groups[group].capacity)
    for place in groups[group].columns.indices { groups[group].columns[place].grow(to: grown) }
    groups[group].capacity = grown
  }

  /// Adds a dossier.
  public func append(_ facts: Facts) {
    reserve(count + 1)
    for (place, value) in facts.values.enumerated() { columns[place].put(value, at: count) }
    for (place, rows) in facts.groups.enumerated() {
      let first = groups[place].count
      reserve(first + rows.count, rowsOf: place)
      for (row, values) in rows.enumerated() {
        for (column, value) in values.enumerated() { groups[place].columns[column].put(value, at: first + row) }
      }
      groups[place].count = first + rows.count
      groups[place].offsets[count] = Int32(first)
      groups[place].offsets[count + 1] = Int32(first + rows.count)
    }
    count += 1
  }
}
