import Glibc

/// Why a file could not be read.
enum FileFault: Error, Hashable {
  case missing
  /// A folder, a pipe, a device: reading it might never end.
  case notAFile
  case tooLarge(limit: Int)
  /// The system's reason.
  case system(String)

  /// The reason as a sentence's end.
  var words: String {
    switch self {
    case .missing: "there is no such file"
    case .notAFile: "it is not a regular file"
    case .tooLarge(let limit): "it is larger than \(limit) bytes"
    case .system(let reason): reason
    }
  }
}

/// Whole files, with every error of the system seen.
enum FileBytes {
  /// All the bytes of a regular file of at most `limit` bytes.
  static func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
    // Opening a named pipe would wait for a writer; O_NONBLOCK lets the kind be looked at first.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw lastFault }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw lastFault }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard status.st_size <= limit else { throw .tooLarge(limit: limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw lastFault }
      if count == 0 { return bytes }
      bytes += piece[..<count]
      // The file may have grown since it was measured.
      guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    }
  }

  /// The path without symbolic links, `.` and `..`.
  static func resolved(_ path: String) throws(FileFault) -> String {
    guard let real = realpath(path, nil) else { throw lastFault }
    defer { free(real) }
    return String(cString: real)
  }

  private static var lastFault: FileFault {
    let number = errno
    return number == ENOENT || number == ENOTDIR ? .missing : .system(String(cString: strerror(number)))
  }
}
