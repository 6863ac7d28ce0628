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
    // One byte more than it was measured to have, so that its end is seen where it is expected.
    var piece = Int(status.st_size) + 1
    var bytes: [UInt8] = []
    while true {
      let rest = try read(descriptor, atMost: piece)
      if rest.isEmpty { return bytes }
      if bytes.isEmpty { bytes = rest } else { bytes += rest }
      guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
      // The file may have grown since.
      piece = 65_536
    }
  }

  /// Up to so many bytes; empty at the end of the file.
  private static func read(_ descriptor: Int32, atMost limit: Int) throws(FileFault) -> [UInt8] {
    var fault: FileFault?
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      while count < limit {
        let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), limit - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { fault = lastFault }
        if got <= 0 { return }
        count += got
      }
    }
    if let fault { throw fault }
    return bytes
  }

  /// The names of what lies in a folder, sorted.
  static func names(in folder: String) throws(FileFault) -> [String] {
    guard let stream = opendir(folder) else { throw lastFault }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw lastFault }
        return names.sorted()
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }

  /// Whether there is anything at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

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
