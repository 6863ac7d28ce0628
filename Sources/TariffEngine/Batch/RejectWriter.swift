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
/// | `message` | the words as written and why they cannot be taken |
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

  var guardedCells: Int { writer.guardedCells }

  init(_ sink: (any ByteSink)?, guardsFormulas: Bool) {
    self.sink = sink
    writer = CSVWriter(guardsFormulas: guardsFormulas)
    if sink != nil {
      for name in RejectColumns.names { writer.appendText(name) }
      writer.endRow()
    }
  }

  mutating func write(
    _ faults: [DossierFault], file: String, line: Int, dossier: String, row: [UInt8]
  ) throws(BatchFault) {
    for fault in faults {
      counts[fault.code, default: 0] += 1
      if sink == nil { continue }
      writer.appendText(file)
      writer.appendNumber(line)
      writer.appendText(dossier)
      writer.appendText(fault.column ?? "")
      writer.appendText(fault.code.code)
      writer.appendText(fault.detail)
      writer.appendText(String(decoding: row, as: UTF8.self))
      writer.endRow()
    }
    if writer.bytes.count > 65_536 { try flush() }
  }

  mutating func flush() throws(BatchFault) {
    guard let sink, !writer.bytes.isEmpty else { return }
    do throws(StreamFault) { try sink.write(writer.bytes) } catch { throw .sink(error) }
    writer.removeAll()
  }
}
