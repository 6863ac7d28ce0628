import CSV

/// The columns of a recalculation, one row for each line and each bill of a dossier that is listed:
///
/// | column | holds |
/// |---|---|
/// | `dossier` | the dossier's number, as written |
/// | `kind` | `line` or `bill` |
/// | `name` | the fee or the bill |
/// | `bill` | of a line: the bill in which it stands |
/// | `uses` | `yes` where it was made by what was asked for, or is a bill that holds such a line |
/// | `old_outcome`, `new_outcome` | of a line one of the five; of a bill `payable`, `refund`, `blocked` or `absent` |
/// | `old`, `new` | whole rials under the one edition and the other; of a bill what is payable, negative for a refund |
/// | `issued`, `paid` | as the file of issued bills says |
/// | `difference` | `new` − `issued`, or `new` − `old` where no file says what was issued; empty where an error stands |
/// | `supplementary` | of a bill: what is to be billed besides |
/// | `refund` | of a bill that became less: what was paid beyond `new` |
/// | `acts` | the acts that made the difference between old and new, separated by `; ` |
///
/// Empty is never zero.
public enum RecalculationColumns {
  /// The header.
  public static let names = [
    "dossier", "kind", "name", "bill", "uses", "old_outcome", "new_outcome", "old", "new", "issued", "paid",
    "difference", "supplementary", "refund", "acts",
  ]
}

/// Rows of a recalculation → CSV.
struct RecalculationRows {
  private var writer: CSVWriter

  var guardedCells: Int { writer.guardedCells }

  init(guardsFormulas: Bool) { writer = CSVWriter(guardsFormulas: guardsFormulas) }

  /// The header, as a row of a CSV.
  static var header: [UInt8] {
    var writer = CSVWriter(guardsFormulas: false)
    for name in RecalculationColumns.names { writer.appendText(name) }
    writer.endRow()
    return writer.bytes
  }

  mutating func write(_ row: RecalculatedRow, dossier: UnsafeBufferPointer<UInt8>) {
    writer.appendText(dossier)
    writer.appendText(row.kind.rawValue)
    writer.appendText(row.name)
    writer.appendText(row.bill ?? "")
    writer.appendText(row.isUsed ? "yes" : "")
    writer.appendText(row.oldState)
    writer.appendText(row.newState)
    for amount in [row.old, row.new, row.issued, row.paid, row.difference, row.supplementary, row.refund] {
      if let amount { writer.appendNumber(String(amount)) } else { writer.appendEmpty() }
    }
    writer.appendText(row.acts.joined(separator: "; "))
    writer.endRow()
  }

  /// Adds what was written to other bytes, and forgets it.
  mutating func move(to out: inout ByteRope) {
    writer.bytes.withUnsafeBufferPointer { out.append($0) }
    writer.removeAll()
  }
}
