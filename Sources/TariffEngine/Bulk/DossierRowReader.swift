import CSV
import TariffKernel

/// Reads one row of dossiers cell by cell, with every fault in its words: what is odd, or was refused.
///
/// It is the slow and whole way, and tells of a row what ``DossierPass`` tells.
struct DossierRowReader {
  /// A row and what surrounds it.
  struct Row {
    /// Its bytes with the line end.
    var bytes: UnsafeBufferPointer<UInt8>
    /// Whether it is only the beginning of a row far too long, whose rest was passed over.
    var isTruncated: Bool
    var line = 0
    var offset = 0
    /// The line on which its number was seen before; 0: nowhere.
    var first = 0
    /// The place of its rows by group; −1: it has none.
    var places: [Int] = []
    /// Where these rows are, by group.
    var sources: [GroupSource] = []
  }
  /// What a row holds.
  struct Reading {
    var faults: [DossierFault] = []
    var facts: Facts
    var identifier: String
    /// The cells of the extra columns, trimmed, by their places.
    var extras: [String]
  }
  private let door: Door
  private let header: TableHeader
  private let dialect: CSVDialect
  private let groups: [GroupRows]
  private var loose: LooseRow

  init(_ header: TableHeader, dialect: CSVDialect, door: Door, groups: [GroupRows]) {
    (self.header, self.dialect, self.door, self.groups) = (header, dialect, door, groups)
    loose = LooseRow(dialect: dialect, width: header.names.count)
  }

  /// The dossier's number as written; empty where the row is too broken to tell.
  mutating func identifier(of row: Row) -> String {
    _ = loose.read(row.bytes, isWhole: !row.isTruncated, line: row.line, offset: row.offset)
    return currentIdentifier(row)
  }

  private func currentIdentifier(_ row: Row) -> String {
    if loose.count > header.identifier {
      return String(decoding: loose.field(header.identifier).trimmed, as: UTF8.self)
    }
    if loose.count > 0 { return "" }
    return header.guessedIdentifier(in: Self.shown(row), dialect: dialect) ?? ""
  }

  /// What the rejects show of a row.
  static func shown(_ row: Row) -> [UInt8] { row.isTruncated ? [] : RawRows.shown(row.bytes) }

  /// The cells and the rows of groups, or what is wrong with them.
  mutating func read(_ row: Row) -> Reading {
    let fault = loose.read(row.bytes, isWhole: !row.isTruncated, line: row.line, offset: row.offset)
    var reading = Reading(
      facts: door.emptyFacts, identifier: currentIdentifier(row),
      extras: [String](repeating: "", count: header.extraCount))
    let width = header.names.count
    if let fault {
      reading.faults = [DossierFault(fault, of: nil, header: header)]
    } else if loose.count != width {
      reading.faults = [.rowWidth(loose.count, header: width, of: nil, line: row.line)]
    }
    let hasKey = !MatchKey.ofIdentifier(reading.identifier).isEmpty
    if !reading.faults.isEmpty {
      if row.first > 0 { reading.faults.append(twice(reading.identifier, row)) }
    } else {
      readCells(row, hasKey, into: &reading)
    }
    if hasKey, row.first == 0 { joinGroups(row, into: &reading) }
    return reading
  }

  private func readCells(_ row: Row, _ hasKey: Bool, into reading: inout Reading) {
    for (column, target) in header.targets.enumerated() {
      switch target {
      case .unknown: continue
      case .extra(let place): reading.extras[place] = String(decoding: loose.field(column).trimmed, as: UTF8.self)
      case .identifier:
        if !hasKey {
          reading.faults.append(identifierMissing(row))
        } else if row.first > 0 {
          reading.faults.append(twice(reading.identifier, row))
        }
      case .input(let input):
        do throws(InputReader.Refusal) {
          try door.read(loose.field(column), as: input, into: &reading.facts.values, texts: &reading.facts.texts)
        } catch {
          reading.faults.append(
            .refused(error, column: header.names[column], cell: loose.field(column), group: nil, line: row.line))
        }
      }
    }
  }

  /// What is wrong with a row whose cells were read already, as ``read(_:)`` says it.
  ///
  /// - Parameters:
  ///   - refusals: its cells that were refused, by column.
  ///   - cell: the bytes of a column.
  func faults(
    _ refusals: ArraySlice<CellRefusal>, of identifier: String, hasKey: Bool, _ row: Row,
    cell: (Int) -> ArraySlice<UInt8>
  ) -> [DossierFault] {
    var faults: [DossierFault] = []
    func addIdentifier() {
      if !hasKey {
        faults.append(identifierMissing(row))
      } else if row.first > 0 {
        faults.append(twice(identifier, row))
      }
    }
    var isIdentified = false
    for refusal in refusals {
      if !isIdentified, refusal.column > header.identifier {
        addIdentifier()
        isIdentified = true
      }
      faults.append(
        .refused(
          refusal.refusal, column: header.names[refusal.column], cell: cell(refusal.column), group: nil, line: row.line)
      )
    }
    if !isIdentified { addIdentifier() }
    if hasKey, row.first == 0 {
      for (group, place) in zip(groups, row.places) where place >= 0 {
        if let fault = badRow(of: group, place, row) { faults.append(fault) }
      }
    }
    return faults
  }

  private func badRow(of group: GroupRows, _ place: Int, _ row: Row) -> DossierFault? {
    guard let badLine = group.badLine(of: place) else { return nil }
    return .groupRowRejected(of: door.model.groups[group.group.index].symbol.name, on: badLine, line: row.line)
  }

  private func joinGroups(_ row: Row, into reading: inout Reading) {
    for (number, (group, place)) in zip(groups, row.places).enumerated() where place >= 0 {
      row.sources[number].gather(place, into: &reading.facts)
      if let fault = badRow(of: group, place, row) { reading.faults.append(fault) }
    }
  }

  private func twice(_ identifier: String, _ row: Row) -> DossierFault {
    .dossierTwice(
      identifier, of: header.noun, column: header.names[header.identifier], first: row.first, line: row.line)
  }

  private func identifierMissing(_ row: Row) -> DossierFault {
    .identifierMissing(column: header.names[header.identifier], of: nil, noun: header.noun, line: row.line)
  }
}
