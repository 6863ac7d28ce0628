import Diagnostics

extension DossierFault: CustomStringConvertible {
  /// One sentence with the column, the words as written and the reason:
  /// `column floor_area: "12abc" is not a number: 12 was read, then "abc" was left over`.
  public var message: String {
    let about = column.map { "column \(VisibleText.escaped($0.shortened(to: 80))): " } ?? ""
    return about + detail
  }

  /// The words as written and the reason, without the column.
  var detail: String {
    let quoted = words.isEmpty ? "" : "\"\(VisibleText.escaped(words.shortened(to: 80)))\" "
    return quoted + reason
  }

  /// Where it lies: `line 7`, `floor row 2`, `line 3:18`; empty when it is about a whole file.
  public var whereabouts: String {
    var parts: [String] = []
    if let group { parts.append(row.map { "\(group) row \($0)" } ?? group) }
    if let place { parts.append("line \(place.line)" + (place.column.map { ":\($0)" } ?? "")) }
    return parts.joined(separator: ", ")
  }

  /// The code, the place, the message and the remedy, for a terminal.
  public var description: String {
    let place = whereabouts.isEmpty ? "" : "\(whereabouts), "
    return "error[\(code.code)]: \(place)\(message)" + (remedy.map { "\n   = \($0)" } ?? "")
  }

  /// The fault as one JSON object: code, group, row, line, position, column, words, reason, remedy, message.
  public var json: String { jsonTree.text }

  var jsonTree: JSONTree {
    .object([
      "code": .text(code.code), "group": .optional(group), "row": .optional(row), "line": .optional(place?.line),
      "position": .optional(place?.column), "column": .optional(column), "words": .text(words), "reason": .text(reason),
      "remedy": .optional(remedy), "message": .text(message),
    ])
  }

  /// D0108. A name that the rulebook does not know: in a dossier of one's own making it is surely a mistake, whereas a
  /// city's CSV has columns for many purposes.
  static func unknownName(_ name: String, nearest: String?, kind: String, place: DossierPlace?) -> DossierFault {
    DossierFault(
      .unknownFact, column: name, reason: "the rulebook asks for no \(kind) of this name",
      remedy: nearest.map { "did you mean \($0)?" } ?? "`tariff inputs` lists what it asks for", place: place)
  }
}

extension DossierRejection: CustomStringConvertible {
  /// The faults, one after the other.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}

extension String {
  /// The first characters, and an ellipsis where more follow: a message never grows with the data.
  func shortened(to length: Int) -> String { count > length ? prefix(length - 1) + "…" : self }
}
