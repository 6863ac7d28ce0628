import Glibc
import TariffEngine

/// A file read in pieces of 64 KiB.
final class FileSource: ByteSource {
  private let name: String
  private let descriptor: Int32

  init(_ path: String) throws(BenchmarkFault) {
    name = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw BenchmarkFault("\(path): \(String(cString: strerror(errno)))") }
  }

  deinit { _ = close(descriptor) }

  func read() throws(StreamFault) -> [UInt8] {
    let piece = 1 << 16
    while true {
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: piece) { buffer, filled in
        count = Glibc.read(descriptor, buffer.baseAddress, piece)
        filled = max(0, count)
      }
      if count >= 0 { return bytes }
      guard errno == EINTR else { throw StreamFault(name: name, reason: String(cString: strerror(errno))) }
    }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int? {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw StreamFault(name: name, reason: String(cString: strerror(errno))) }
    }
  }
}

/// A file that is written beside its place and put there once it is whole; the system begins to bring its bytes to the
/// disk while more are made, as the command asks it to.
final class FileSink: ByteSink {
  private let path: String
  private let descriptor: Int32
  private(set) var count = 0
  /// Where the bytes end that are on their way to the disk.
  private var begun = 0

  init(_ path: String) throws(BenchmarkFault) {
    self.path = path
    descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw BenchmarkFault("\(path): \(String(cString: strerror(errno)))") }
  }

  deinit { _ = close(descriptor) }

  func write(_ bytes: [UInt8]) throws(StreamFault) {
    var fault: StreamFault?
    bytes.withUnsafeBytes { bytes in
      do throws(StreamFault) { try write(bytes) } catch { fault = error }
    }
    if let fault { throw fault }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(StreamFault) {
    var written = 0
    while written < bytes.count {
      let step = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      guard step >= 0 || errno == EINTR else { throw StreamFault(name: path, reason: String(cString: strerror(errno))) }
      written += max(0, step)
    }
    count += bytes.count
    if count - begun >= 4 << 20 {
      _ = posix_fadvise(descriptor, off_t(begun), off_t(count - begun), POSIX_FADV_DONTNEED)
      begun = count
    }
  }

  /// Puts the whole file in its place.
  func finish() throws(BenchmarkFault) {
    guard rename(path + ".part", path) == 0 else {
      throw BenchmarkFault("\(path): \(String(cString: strerror(errno)))")
    }
  }
}

/// Small questions about files.
enum Files {
  static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

  static func makeFolder(_ path: String) throws(BenchmarkFault) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o755) == 0 || errno == EEXIST else {
        throw BenchmarkFault("\(made): \(String(cString: strerror(errno)))")
      }
    }
  }

  /// All the bytes of a small file.
  static func read(_ path: String) throws(BenchmarkFault) -> [UInt8] {
    let source = try FileSource(path)
    var bytes: [UInt8] = []
    do throws(StreamFault) {
      while true {
        let piece = try source.read()
        if piece.isEmpty { return bytes }
        bytes += piece
      }
    } catch { throw BenchmarkFault(error) }
  }

  /// Writes a file whole.
  static func write(_ path: String, _ body: (FileSink) throws(StreamFault) -> Void) throws(BenchmarkFault) {
    let sink = try FileSink(path)
    do throws(StreamFault) { try body(sink) } catch { throw BenchmarkFault(error) }
    try sink.finish()
  }

  /// The lines of a small file.
  static func lines(of path: String) throws(BenchmarkFault) -> [String] {
    String(decoding: try read(path), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The rows of some dossiers, again and again: the number of each time stands before that of the dossier. The last
  /// time is cut to the dossiers that are wanted.
  static func multiply(
    _ lines: [String], to rows: Int, of count: Int, into path: String
  ) throws(BenchmarkFault) {
    let isDossiers = lines.count == count + 1
    try write(path) { sink throws(StreamFault) in
      try sink.write(Array((lines[0] + "\n").utf8))
      for time in 0..<((rows + count - 1) / count) {
        let left = isDossiers ? min(count, rows - time * count) : lines.count - 1
        try sink.write(lines.dropFirst().prefix(left).flatMap { "\(time)/\($0)\n".utf8 })
      }
    }
  }
}
