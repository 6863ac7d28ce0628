import TariffEngine

/// The first rejects as lines for people, and a count of the rest; fed with the bytes of a file of rejects, of which it
/// keeps no more than it will show.
final class RejectList: ByteSink {
  private let limit: Int
  private var shown: [String] = []
  private var records = 0
  private var fields: [[UInt8]] = []
  private var field: [UInt8] = []
  private var isQuoted = false
  private var wasQuote = false

  /// Shows at most `limit`.
  init(limit: Int = RulebookAtHand.messageLimit) { self.limit = limit }

  /// Takes a piece of the file, which is as our own writer writes it: commas, and quotes that are doubled inside.
  func write(_ bytes: [UInt8]) throws(StreamFault) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""):
        // A doubled quote ends and begins the quoting, and is one byte of the field.
        if !isQuoted, wasQuote { append(byte) }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: endField()
      case UInt8(ascii: "\n") where !isQuoted: endRecord()
      case UInt8(ascii: "\r") where !isQuoted: break
      default: append(byte)
      }
      wasQuote = byte == UInt8(ascii: "\"")
    }
  }

  /// The lines; nil when there are none.
  var text: String? {
    guard records > 0 else { return nil }
    let rest = max(0, records - 1 - shown.count)
    let lines = shown + (rest > 0 ? ["… and \(counted(rest, "more reject")); --rejects FILE keeps them all"] : [])
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  private func append(_ byte: UInt8) {
    // The last column is the row itself, which may be as long as a row may be and is not shown.
    if shown.count < limit, fields.count < RejectColumns.names.count - 1 { field.append(byte) }
  }

  private func endField() {
    fields.append(field)
    field.removeAll(keepingCapacity: true)
  }

  private func endRecord() {
    endField()
    defer { fields.removeAll(keepingCapacity: true) }
    records += 1
    guard records > 1, shown.count < limit else { return }
    var cells: [String: String] = [:]
    for (name, bytes) in zip(RejectColumns.names, fields) {
      cells[name] = VisibleText.escaped(String(decoding: bytes, as: UTF8.self))
    }
    func cell(_ name: String) -> String { cells[name] ?? "" }
    var place = "\(cell("file")) line \(cell("line"))"
    let noun = cell("file") == "agreements" ? "agreement" : "dossier"
    if !cell("dossier").isEmpty { place += ", \(noun) \(cell("dossier"))" }
    if !cell("column").isEmpty { place += ", column \(cell("column"))" }
    shown.append("\(cell("code")) \(place): \(cell("message"))")
  }
}
