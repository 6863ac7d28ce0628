import CSV

/// The columns of the rejects:
///
/// | column | holds |
/// |---|---|
/// | `file` | `dossiers`, or the group's name |
/// | `line` | the line on which the row begins, from 1 |
/// | `dossier` | the dossier's number, as far as it can be told |
/// | `column` | the column as the header writes it; empty when the fault is of the whole row |
/// | `code` | D0101 … |
/// | `message` | the words as written and why they cannot be taken; of agreements also what would be allowed |
/// | `row` | the row as it was, without its line end |
///
/// A row with several faults takes several lines, in the order of its columns.
public enum RejectColumns {
  /// The header.
  public static let names = ["file", "line", "dossier", "column", "code", "message", "row"]
}

/// Writes rejected rows and counts their faults. The header is written with the first of them, or at the end.
struct RejectWriter {
  private let sink: (any ByteSink)?
  private var writer: CSVWriter
  private(set) var counts: [DossierFault.Code: Int] = [:]

  private var guardedElsewhere = 0
  /// Of the bytes that went to the sink.
  private(set) var written = ByteDigest()
  private let tellsRemedies: Bool

  var guardedCells: Int { writer.guardedCells + guardedElsewhere }
  /// Whether rejects are kept, not only counted.
  var isKept: Bool { sink != nil }

  /// - Parameter tellsRemedies: whether a message also says what would be allowed.
  init(_ sink: (any ByteSink)?, guardsFormulas: Bool, tellsRemedies: Bool = false) {
    (self.sink, self.tellsRemedies) = (sink, tellsRemedies)
    writer = CSVWriter(guardsFormulas: guardsFormulas)
    if sink != nil {
      for name in RejectColumns.names { writer.appendText(name) }
      writer.endRow()
    }
  }

  /// Goes on behind the rejects of an interrupted run.
  init(_ sink: (any ByteSink)?, guardsFormulas: Bool, continuing checkpoint: BulkCheckpoint) {
    (self.sink, tellsRemedies) = (sink, false)
    writer = CSVWriter(guardsFormulas: guardsFormulas)
    (counts, written) = (checkpoint.rejectCounts, checkpoint.rejects)
    guardedElsewhere = checkpoint.guardedInRejects
  }

  mutating func write(
    _ faults: [DossierFault], file: String, line: Int, dossier: String, row: [UInt8]
  ) throws(BatchFault) {
    for fault in faults {
      counts[fault.code, default: 0] += 1
      guard sink != nil else { continue }
      var fault = fault
      if tellsRemedies, let remedy = fault.remedy { fault.reason += " (\(remedy))" }
      writer.append(fault, file: file, line: line, dossier: dossier, row: row)
    }
    if writer.bytes.count > 65_536 { try flush() }
  }

  /// Counts faults that are not written.
  mutating func count(_ code: DossierFault.Code, _ more: Int) { counts[code, default: 0] += more }

  /// Takes rows that were written elsewhere, behind those that were written here.
  mutating func take(_ rows: inout RejectRows) throws(BatchFault) {
    for (code, count) in rows.counts { counts[code, default: 0] += count }
    guardedElsewhere += rows.writer.guardedCells - rows.guardedBefore
    if let sink, !rows.writer.bytes.isEmpty {
      try flush()
      try send(rows.writer.bytes, to: sink)
    }
    rows.removeAll()
  }

  private mutating func send(_ bytes: [UInt8], to sink: any ByteSink) throws(BatchFault) {
    do throws(StreamFault) { try sink.write(bytes) } catch { throw .sink(error) }
    bytes.withUnsafeBytes { written.add($0) }
  }

  mutating func flush() throws(BatchFault) {
    guard let sink, !writer.bytes.isEmpty else { return }
    try send(writer.bytes, to: sink)
    writer.removeAll()
  }
}

/// Rejected rows on their way to a ``RejectWriter``.
struct RejectRows {
  private let isKept: Bool
  fileprivate var writer: CSVWriter
  fileprivate var guardedBefore = 0
  fileprivate var counts: [DossierFault.Code: Int] = [:]

  /// - Parameter isKept: false: faults are only counted.
  init(isKept: Bool, guardsFormulas: Bool) {
    self.isKept = isKept
    writer = CSVWriter(guardsFormulas: guardsFormulas)
  }

  mutating func write(_ faults: [DossierFault], file: String, line: Int, dossier: String, row: [UInt8]) {
    for fault in faults {
      counts[fault.code, default: 0] += 1
      if isKept { writer.append(fault, file: file, line: line, dossier: dossier, row: row) }
    }
  }

  /// They were taken, or are not wanted.
  mutating func removeAll() {
    writer.removeAll()
    guardedBefore = writer.guardedCells
    counts.removeAll(keepingCapacity: true)
  }
}

extension CSVWriter {
  /// One line of the rejects.
  fileprivate mutating func append(_ fault: DossierFault, file: String, line: Int, dossier: String, row: [UInt8]) {
    appendText(file)
    appendNumber(line)
    appendText(dossier)
    appendText(fault.column ?? "")
    appendText(fault.code.code)
    appendText(fault.detail)
    appendText(String(decoding: row, as: UTF8.self))
    endRow()
  }
}
