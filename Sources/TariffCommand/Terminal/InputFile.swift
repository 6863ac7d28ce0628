import Glibc
import TariffEngine

/// A file, or standard input for `-`, read in pieces.
final class InputFile: ByteSource {
  /// As the user named it.
  let name: String
  /// Its length in bytes; nil for a pipe or a terminal.
  let length: Int?
  private let descriptor: Int32
  /// Whether it is `-`.
  var isStandardInput: Bool { descriptor == 0 }
  private static let piece = 1 << 16

  /// Opens it.
  /// - Throws: `Stop` 66 when it is not there, is a folder, or may not be read.
  init(_ path: String) throws(Stop) {
    if path == "-" {
      (name, descriptor) = ("standard input", 0)
    } else {
      guard FilePath.kind(path) != .folder else {
        throw Stop(status: .noInput, message: "\(quoted(path)) is a folder, not a file")
      }
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw Stop(status: .noInput, message: "\(quoted(path)) cannot be read: \(reason(errno))")
      }
      name = path
    }
    length = FilePath.length(of: descriptor)
  }

  deinit {
    if descriptor != 0 { _ = close(descriptor) }
  }

  /// The next bytes; none at the end.
  func read() throws(StreamFault) -> [UInt8] {
    while true {
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: Self.piece) { buffer, filled in
        count = Glibc.read(descriptor, buffer.baseAddress, Self.piece)
        filled = max(0, count)
      }
      if count >= 0 { return bytes }
      guard errno == EINTR else { throw StreamFault(name: name, reason: reason(errno)) }
    }
  }

  /// The next bytes into a buffer; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int? {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw StreamFault(name: name, reason: reason(errno)) }
    }
  }

  /// The bytes from an offset on, wherever reading stands; none at the end.
  func read(at offset: Int) throws(StreamFault) -> [UInt8] {
    while true {
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: Self.piece) { buffer, filled in
        count = pread(descriptor, buffer.baseAddress, Self.piece, off_t(offset))
        filled = max(0, count)
      }
      if count >= 0 { return bytes }
      guard errno == EINTR else { throw StreamFault(name: name, reason: reason(errno)) }
    }
  }

  /// All of it, for things that are small by nature: a dossier, an act.
  /// - Throws: `Stop` 65 when it is larger than `limit`, 74 when reading fails.
  func all(atMost limit: Int = 64 << 20) throws(Stop) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let piece: [UInt8]
      do { piece = try read() } catch { throw Stop(error) }
      if piece.isEmpty { return bytes }
      bytes += piece
      guard bytes.count <= limit else {
        throw .badData("\(quoted(name)) is larger than \(limit >> 20) MiB, which nothing of its kind is")
      }
    }
  }

  /// Standard input can be read once only.
  /// - Throws: `Stop` 64 when two inputs ask for it.
  static func refuseStandardInputTwice(_ paths: [String]) throws(Stop) {
    guard paths.count(where: { $0 == "-" }) <= 1 else {
      throw .usage("only one input can be standard input (-)")
    }
  }
}

extension Stop {
  /// A stream failed while it was read.
  init(_ fault: StreamFault, hints: [String] = []) {
    self.init(
      status: .inputOutput, message: "\(quoted(fault.name)) cannot be read to its end: \(fault.reason)", hints: hints)
  }
}
