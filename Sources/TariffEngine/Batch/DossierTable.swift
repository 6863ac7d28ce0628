import CSV
import TariffKernel

/// A CSV of dossiers, or of the rows of one group, read row by row.
final class DossierTable {
  enum Row {
    /// The cells can be asked for until the next row.
    case row
    /// A row whose cells cannot be told apart, or not all.
    case fault(DossierFault)
    case end
  }
  let group: ID<Group>?
  let header: TableHeader
  private let groupName: String?
  private let source: any ByteSource
  private let extras: ExtraColumns
  private let raw: RawRows
  private var reader: CSVReader<SourceBytes>

  /// Reads the header. `group` nil: a file of dossiers.
  init(
    _ source: any ByteSource, of group: ID<Group>?, door: Door, besides extras: ExtraColumns = .none
  ) throws(BatchFault) {
    (self.source, self.extras) = (source, extras)
    let raw = RawRows(takesDigest: group != nil)
    let groupName = group.map { door.model.groups[$0.index].symbol.name }
    var reader = CSVReader(SourceBytes(source, raw: raw), findsSwallowedRows: true)
    let outcome: CSVOutcome
    do throws(StreamFault) { outcome = try reader.next() } catch { throw .source(error) }
    switch outcome {
    case .row: break
    case .fault(let fault) where fault.kind == .emptyFile:
      throw .unusable([.emptyFile(of: groupName, remedy: extras.remedy)])
    case .fault(let fault): throw .unusable([DossierFault(fault, of: groupName, header: nil)])
    case .end: throw .unusable([.emptyFile(of: groupName, remedy: extras.remedy)])
    }
    let names = (0..<reader.count).map { reader.text($0) }
    do throws(DossierRejection) { header = try TableHeader(names, of: group, door: door, besides: extras) } catch {
      throw .unusable(error.faults)
    }
    (self.group, self.groupName, self.raw) = (group, groupName, raw)
    self.reader = reader
  }

  /// Reads the next row.
  func next() throws(BatchFault) -> Row {
    raw.release(before: reader.nextOffset)
    let outcome: CSVOutcome
    do throws(StreamFault) { outcome = try reader.next() } catch { throw .source(error) }
    switch outcome {
    case .end: return .end
    case .fault(let fault): return .fault(DossierFault(fault, of: groupName, header: header))
    case .row:
      let (count, width) = (reader.count, header.names.count)
      return count == width ? .row : .fault(.rowWidth(count, header: width, of: groupName, line: line))
    }
  }

  /// The line on which the row begins.
  var line: Int { reader.firstLine }
  /// How many bytes of the file were read.
  var bytesRead: Int { reader.nextOffset }
  /// The row as it was written, without its line end.
  var rawRow: [UInt8] { raw.row(reader.offset..<reader.nextOffset) }

  /// The lines of the row, as they were written; nil: they are no longer there.
  var rawLines: [ArraySlice<UInt8>]? {
    let row = raw.whole(reader.offset..<reader.nextOffset)
    return row?.split(separator: 0x0A, omittingEmptySubsequences: false)
  }
  /// Of the bytes that were read, of a group's file.
  var digest: ByteDigest { raw.digest }
  /// Whether the row has a cell for every column.
  var hasAllCells: Bool { reader.count == header.names.count }
  /// The line on which the row ends.
  var lastLine: Int { reader.lastLine }

  /// A cell of the row.
  func cell(_ column: Int) -> ArraySlice<UInt8> { reader.field(column) }

  /// The dossier's number as written; nil where the row is too broken to tell.
  var identifier: String? {
    if reader.count > header.identifier {
      return String(decoding: reader.field(header.identifier).trimmed, as: UTF8.self)
    }
    return reader.count == 0 ? header.guessedIdentifier(in: rawRow, dialect: reader.dialect) : nil
  }

  /// The number's bytes where they are compared as they are written, and not empty.
  var plainKey: ArraySlice<UInt8>? {
    guard reader.count > header.identifier else { return nil }
    let cell = reader.field(header.identifier)
    return !cell.isEmpty && cell.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? cell : nil
  }

  /// The number as numbers are compared; empty where there is none, or the row is too broken to tell.
  var key: [UInt8] { plainKey.map { Array($0) } ?? Array(MatchKey.ofIdentifier(identifier ?? "").utf8) }

  /// Whether the file can be read once more.
  var canBeReadAgain: Bool { source.canBeReadAgain }

  /// The same file from its beginning; nil: it can be read only once.
  func again(door: Door) throws(BatchFault) -> DossierTable? {
    let bytes: (any ByteSource)?
    do throws(StreamFault) { bytes = try source.again() } catch { throw .source(error) }
    guard let bytes else { return nil }
    return try DossierTable(bytes, of: group, door: door, besides: extras)
  }

  /// What stands between the cells.
  var dialect: CSVDialect { reader.dialect }
  /// The line behind the row that was read last.
  var nextLine: Int { reader.lastLine + 1 }
}

extension TableHeader {
  /// Of a row that could not be read: the cell that stands where the number should, if nothing before it or in it is
  /// quoted, for then the fault lies behind it.
  func guessedIdentifier(in rawRow: [UInt8], dialect: CSVDialect) -> String? {
    let cells = rawRow.split(separator: dialect.delimiter, omittingEmptySubsequences: false)
    guard cells.count > identifier + 1 else { return nil }
    let before = cells[...identifier]
    guard before.allSatisfy({ cell in cell.allSatisfy { $0 != 0x22 && $0 != 0x0D && $0 != 0 } }) else { return nil }
    return String(validating: cells[identifier].trimmed, as: UTF8.self)
  }
}

extension DossierFault {
  /// A row that the CSV reader refuses, or a file.
  init(_ fault: CSVFault, of group: String?, header: TableHeader?) {
    let code: Code =
      switch fault.kind {
      case .emptyFile: .emptyFile
      case .invalidUTF8: .notText
      case .fieldTooLong, .rowTooLong, .tooManyColumns: .tooLarge
      default: .malformedCSV
      }
    let isOfField: Bool =
      switch fault.kind {
      case .emptyFile, .utf16, .rowTooLong, .tooManyColumns: false
      default: true
      }
    let column = header.flatMap { isOfField && fault.field < $0.names.count ? $0.names[fault.field] : nil }
    let lines =
      fault.lastLine > fault.firstLine
      ? "; lines \(fault.firstLine) to \(fault.lastLine) are rejected together" : ""
    self.init(
      code, column: column, reason: fault.reason + lines,
      remedy: "write the file as CSV in UTF-8, quotes doubled inside quotes", group: group,
      place: DossierPlace(line: fault.place.line, column: fault.place.column))
  }

  /// D0122.
  static func emptyFile(of group: String?, remedy: String = ExtraColumns.none.remedy) -> DossierFault {
    DossierFault(.emptyFile, reason: "the file is empty", remedy: remedy, group: group)
  }

  /// D0112, D0113. Cells of such a row may stand under the wrong headings, so none is read.
  static func rowWidth(_ count: Int, header width: Int, of group: String?, line: Int) -> DossierFault {
    DossierFault(
      count < width ? .shortRow : .longRow,
      reason: "the row has \(count) cells, the header \(width)",
      remedy: "give every column a cell, an empty one if need be", group: group, place: DossierPlace(line: line))
  }

  /// D0115. Which of two rows is right nobody can say; the first was billed.
  static func dossierTwice(
    _ identifier: String, of noun: String = "dossier", column: String, first: Int, line: Int
  ) -> DossierFault {
    let article = noun.hasPrefix("a") ? "an" : "a"
    return DossierFault(
      .dossierTwice, column: column, words: identifier,
      reason: "is the number of \(article) \(noun) on line \(first) already", remedy: "keep one of the two rows",
      place: DossierPlace(line: line))
  }

  /// D0117.
  static func groupRowRejected(of group: String, on badLine: Int, line: Int) -> DossierFault {
    DossierFault(
      .groupRowRejected,
      reason:
        "a row of \(group) on line \(badLine) was rejected that is or may be its own, and a bill without it would be"
        + " wrong",
      remedy: "correct that row", place: DossierPlace(line: line))
  }

  /// D0118. Two numbers in one, most likely: a quote too many.
  static func identifierBroken(column: String, of group: String, line: Int) -> DossierFault {
    DossierFault(
      .malformedCSV, column: column, reason: "the dossier number goes over several lines",
      remedy: "write it on one line; a quote too many makes one cell of two rows", group: group,
      place: DossierPlace(line: line))
  }

  /// A cell that the door refused.
  static func refused(
    _ refusal: InputReader.Refusal, column: String, cell: ArraySlice<UInt8>, group: String?, line: Int
  ) -> DossierFault {
    DossierFault(
      refusal.code, column: column, words: String(decoding: cell, as: UTF8.self), reason: refusal.reason,
      remedy: refusal.remedy, group: group, place: DossierPlace(line: line))
  }

  /// D0114.
  static func identifierMissing(
    column: String, of group: String?, noun: String = "dossier", line: Int
  ) -> DossierFault {
    DossierFault(
      .identifierMissing, column: column, reason: "the row has no \(noun) number", remedy: "give the number",
      group: group, place: DossierPlace(line: line))
  }
}

extension DossierTable {
  /// A cell that the door refused.
  func fault(_ refusal: InputReader.Refusal, column: Int, group: String?) -> DossierFault {
    .refused(refusal, column: header.names[column], cell: cell(column), group: group, line: line)
  }
}
