import TariffKernel

/// Reads a group's file once more, in step with the dossiers: the merge of two files that are sorted alike.
///
/// The file was read before, and every row of it judged: so it is known that the rows of each dossier stand together, and
/// which of them are no good. Rows of dossiers that do not come are passed over.
final class GroupWalk {
  private let table: DossierTable
  private var reader: GroupRowReader
  private let numbers: GroupNumbers
  private let blank: GroupWindow
  private let changed: BatchFault
  /// The place of the row that was read last; nil: the file is at its end.
  private var place: Int? = -1
  private var key: [UInt8] = []
  /// How many rows dossiers have taken.
  private(set) var taken = 0

  init(_ table: DossierTable, of group: ID<Group>, door: Door, numbers: GroupNumbers, changed: BatchFault) {
    (self.table, self.numbers, self.changed) = (table, numbers, changed)
    reader = GroupRowReader(table.header, of: group, door: door)
    blank = GroupWindow(group, table.header, of: door.model)
  }

  /// The rows of dossiers that follow one another in the order of the file.
  func window(_ places: [Int]) throws(BatchFault) -> GroupWindow {
    var window = blank
    for wanted in places {
      window.begin(wanted)
      while let place, place < wanted { try advance() }
      while place == wanted {
        window.append(reader.values, reader.texts)
        taken += 1
        try advance()
      }
    }
    return window
  }

  /// Goes to the next good row.
  private func advance() throws(BatchFault) {
    while let faults = try reader.next(table) {
      guard faults.isEmpty else { continue }
      if let plain = table.plainKey, let place, place >= 0, plain.elementsEqual(key) { return }
      key = table.plainKey.map { Array($0) } ?? []
      guard let found = table.key.withUnsafeBufferPointer({ numbers.find($0) }) else { throw changed }
      place = found
      return
    }
    place = nil
  }

  /// Reads to the end.
  /// - Parameter digest: of the file as it was read before.
  /// - Throws: where it is not the same.
  func finish(_ digest: ByteDigest) throws(BatchFault) {
    while place != nil { try advance() }
    if table.digest != digest { throw changed }
  }
}
