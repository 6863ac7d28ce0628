/// Messages for programs: one JSON object a line, keys sorted, always the same keys.
///
/// Lines and columns count from 1, columns in Unicode scalars; `offset` and `length` count bytes of the file as it lies
/// on disk. `endLine` and `endColumn` stand just past the last letter. What a message lacks is null.
public struct JSONRenderer: Sendable {
  /// The version of this shape; it rises when a key changes its meaning or goes.
  public static let schema = 1

  private let files: [SourceFile]

  /// A renderer for messages whose ranges speak of these files.
  public init(files: [SourceFile]) { self.files = files }

  /// One message, without a line end.
  public func render(_ diagnostic: Diagnostic) -> String {
    var members = place(diagnostic.range)
    members["article"] = text(diagnostic.article)
    members["code"] = JSONText.quoted(diagnostic.code.code)
    members["message"] = JSONText.quoted(diagnostic.message)
    members["reasons"] = list(diagnostic.reasons.map(JSONText.quoted))
    members["related"] = list(diagnostic.related.map(related))
    members["remedy"] = text(diagnostic.remedy)
    members["schema"] = String(Self.schema)
    members["severity"] = JSONText.quoted(diagnostic.severity.rawValue)
    return object(members)
  }

  private func related(_ related: Diagnostic.Related) -> String {
    var members = place(related.range)
    members["message"] = JSONText.quoted(related.message)
    return object(members)
  }

  private func place(_ range: SourceRange?) -> [String: String] {
    var members = ["column": "null", "endColumn": "null", "endLine": "null", "file": "null"]
    for key in ["length", "line", "offset"] { members[key] = "null" }
    guard let range, files.indices.contains(range.file) else { return members }
    let file = files[range.file]
    let start = file.position(of: range.start)
    let end = file.position(of: range.end)
    members["file"] = JSONText.quoted(file.name)
    members["line"] = String(start.line)
    members["column"] = String(start.column)
    members["endLine"] = String(end.line)
    members["endColumn"] = String(end.column)
    members["offset"] = String(range.start)
    members["length"] = String(range.end - range.start)
    return members
  }

  private func text(_ text: String?) -> String { text.map(JSONText.quoted) ?? "null" }

  private func list(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }

  private func object(_ members: [String: String]) -> String {
    let pairs = members.sorted { $0.key < $1.key }.map { JSONText.quoted($0.key) + ":" + $0.value }
    return "{" + pairs.joined(separator: ",") + "}"
  }
}
