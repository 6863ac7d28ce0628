extension Diagnostic {
  /// The order in which messages are shown: by file, first byte and code; those without a place come first. Last byte
  /// and sentence settle the rest, so that two runs print the same bytes.
  public static func order(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let leftPlace = left.range ?? SourceRange(file: -1, start: 0, end: 0)
    let rightPlace = right.range ?? SourceRange(file: -1, start: 0, end: 0)
    if leftPlace.file != rightPlace.file { return leftPlace.file < rightPlace.file }
    if leftPlace.start != rightPlace.start { return leftPlace.start < rightPlace.start }
    if left.code != right.code { return left.code.rawValue < right.code.rawValue }
    if leftPlace.end != rightPlace.end { return leftPlace.end < rightPlace.end }
    return left.message < right.message
  }
}
