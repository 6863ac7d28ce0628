import TariffKernel

/// Up to 1,024 dossiers as typed columns: what a machine for many dossiers reads.
///
/// A value is what ``Facts`` hold, at the input's scale: a significand, a day's number, an option's or a text's index,
/// 0 or 1. Texts that the tariff does not name count on from `model.texts.count`, in each dossier anew.
final class DossierBlock {
  /// What a row of the block is.
  enum Standing: UInt8 {
    /// Its columns hold it whole.
    case whole
    /// A value does not fit 64 bits, or a text of an odd row is not in the columns: the row must be read by itself.
    case wide
    /// It was refused, and its columns mean nothing.
    case refused
  }
  /// The most dossiers of a block.
  static let capacity = 1_024

  /// How many inputs the dossier itself has.
  let width: Int
  /// How many dossiers there are.
  private(set) var count = 0
  /// Values by column, ``capacity`` for each; see ``column(_:)``.
  let values: UnsafeMutablePointer<Int64>
  /// Whether they were given.
  let given: UnsafeMutablePointer<Bool>
  /// By row.
  let standing: UnsafeMutablePointer<Standing>
  /// How many texts of the dossier itself the tariff does not name, by row.
  let texts: UnsafeMutablePointer<Int32>

  /// A block for dossiers with so many inputs of their own.
  init(width: Int) {
    self.width = width
    values = .allocate(capacity: max(1, width) * Self.capacity)
    values.initialize(repeating: 0, count: max(1, width) * Self.capacity)
    given = .allocate(capacity: max(1, width) * Self.capacity)
    given.initialize(repeating: false, count: max(1, width) * Self.capacity)
    standing = .allocate(capacity: Self.capacity)
    standing.initialize(repeating: .whole, count: Self.capacity)
    texts = .allocate(capacity: Self.capacity)
    texts.initialize(repeating: 0, count: Self.capacity)
  }

  deinit {
    values.deallocate()
    given.deallocate()
    standing.deallocate()
    texts.deallocate()
  }

  /// Forgets the last dossiers.
  func begin(_ count: Int) {
    precondition(count <= Self.capacity, "a block has its bounds")
    self.count = count
    given.update(repeating: false, count: width * Self.capacity)
    standing.update(repeating: .whole, count: count)
    texts.update(repeating: 0, count: count)
  }

  /// Where a column's values begin.
  @inline(__always) func column(_ column: Int) -> UnsafeMutablePointer<Int64> { values + column * Self.capacity }
  /// Where a column says what was given.
  @inline(__always) func given(_ column: Int) -> UnsafeMutablePointer<Bool> { given + column * Self.capacity }

  /// Puts facts that were read elsewhere into a row.
  func put(_ facts: Facts, in row: Int) {
    for (place, value) in facts.values.enumerated() {
      guard let value else { continue }
      given(place)[row] = true
      if let narrow = Int64(exactly: value) { column(place)[row] = narrow } else { standing[row] = .wide }
    }
  }

  /// Puts a row's own values into facts.
  func get(_ row: Int, into facts: inout Facts) {
    for place in 0..<width {
      facts.values[place] = given(place)[row] ? Int128(column(place)[row]) : nil
    }
  }
}
