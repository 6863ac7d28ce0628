import TariffEngine

/// `--group floor=floors.csv`: the rows of a group, and where they lie.
struct GroupFile: Sendable {
  /// The group's name or title.
  var name: String
  /// Its CSV.
  var path: String

  /// The groups that a command line names.
  /// - Throws: `Stop` 64 when one is not written `NAME=FILE`, or is named twice.
  static func read(_ call: Invocation) throws(Stop) -> [GroupFile] {
    var groups: [GroupFile] = []
    for words in call.values(of: .group) {
      let parts = words.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw .usage("--group is written NAME=FILE, such as floor=floors.csv, not \(quoted(words))")
      }
      guard !groups.contains(where: { $0.name == parts[0] }) else {
        throw .usage("the group \(quoted(parts[0])) is given two files")
      }
      groups.append(GroupFile(name: parts[0], path: parts[1]))
    }
    return groups
  }

  /// Opens their files.
  /// - Throws: `Stop` 66 when one cannot be read.
  static func open(_ groups: [GroupFile]) throws(Stop) -> [BatchGroup] {
    var opened: [BatchGroup] = []
    for group in groups { opened.append(BatchGroup(group.name, try InputFile(group.path))) }
    return opened
  }
}
