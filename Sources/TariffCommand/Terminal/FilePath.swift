import Glibc

/// Paths as the system sees them; no path is ever made from data.
enum FilePath {
  /// Which file a path or descriptor stands for, whatever it is called.
  struct Identity: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64
  }

  /// The kinds of things a path can lead to.
  enum Kind { case missing, file, folder, special }

  /// What a path leads to, links followed.
  static func kind(_ path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .missing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .special
    }
  }

  /// The identity of a regular file; nil when there is none.
  static func identity(of path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return identity(status)
  }

  /// The identity of the regular file behind a descriptor; nil when it is a terminal, a pipe or a device.
  static func identity(of descriptor: Int32) -> Identity? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    return identity(status)
  }

  /// The length of the regular file behind a descriptor, in bytes.
  static func length(of descriptor: Int32) -> Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  private static func identity(_ status: stat) -> Identity? {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  /// The path without links, or as it is when it leads nowhere yet.
  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// `a/b.csv` → (`a`, `b.csv`).
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    let folder = String(path[..<slash])
    return (folder.isEmpty ? "/" : folder, String(path[path.index(after: slash)...]))
  }

  /// A name in a folder.
  static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The names in a folder, in no order; empty when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names
  }

  /// The name of a file is durable only when its folder is.
  static func syncFolder(_ folder: String) {
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { return }
    _ = fsync(handle)
    _ = close(handle)
  }

  /// Writes a small file aside and puts it in the place of another, so that whatever happens one of the two is there.
  /// - Returns: whether it could be done; if not, the other one stays.
  static func replace(_ path: String, by aside: String, holding text: String) -> Bool {
    let handle = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard handle >= 0 else { return false }
    let output = ByteOutput(descriptor: handle, name: aside)
    let isWritten = (try? output.write(text)) != nil && (try? output.flush()) != nil && fsync(handle) == 0
    guard close(handle) == 0, isWritten, rename(aside, path) == 0 else {
      _ = unlink(aside)
      return false
    }
    syncFolder(split(path).folder)
    return true
  }
}
