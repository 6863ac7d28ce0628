/// The tree in which a rulebook and the rulebooks it uses lie: the folder that holds the rulebook's own. Nothing is
/// read from outside it, not through `..` and not through a symbolic link.
struct FolderTree {
  /// Without symbolic links; `/` itself is the empty text, so that `root + "/" + path` is a path.
  let root: String
  /// The rulebook's own folder, below the root.
  let home: FolderPath

  /// The tree around a rulebook's folder.
  init(around folder: String) throws(FileFault) {
    let path = try FileBytes.resolved(folder)
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
    let name = String(path[slash...].dropFirst())
    root = String(path[..<slash])
    home = FolderPath(parts: name.isEmpty ? [] : [name])
  }

  /// Where a folder or file of the tree lies on the disk.
  func absolute(_ path: FolderPath) -> String { root + path.parts.map { "/" + $0 }.joined() }

  /// Whether a path, once its symbolic links are followed, still lies in the tree.
  func holds(_ path: FolderPath) throws(FileFault) -> Bool {
    let real = try FileBytes.resolved(absolute(path))
    return real == (root.isEmpty ? "/" : root) || real.hasPrefix(root + "/")
  }

  /// A folder as messages show it: relative to the rulebook's own, which is the empty text.
  func shown(_ folder: FolderPath) -> String {
    if folder == home { return "" }
    if folder.parts.starts(with: home.parts) {
      return folder.parts.dropFirst(home.parts.count).joined(separator: "/")
    }
    return (home.parts.map { _ in ".." } + folder.parts).joined(separator: "/")
  }
}

/// A folder or file by its names from the tree's root down.
struct FolderPath: Equatable {
  var parts: [String]

  /// What `uses "../National"` names from here; nil where it leaves the tree.
  func resolving(_ relative: String) -> FolderPath? {
    if relative.hasPrefix("/") { return nil }
    var parts = parts
    for part in relative.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        if parts.isEmpty { return nil }
        parts.removeLast()
      default: parts.append(String(part))
      }
    }
    return FolderPath(parts: parts)
  }

  /// A file or folder in this folder.
  func appending(_ name: String) -> FolderPath { FolderPath(parts: parts + [name]) }
}
