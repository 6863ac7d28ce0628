import Glibc

/// Where results go: standard output, a file that appears whole, or a device that is written as it is.
final class Destination {
  /// Where the bytes go.
  let output: ByteOutput
  /// The file that appears whole; nil: it is a stream or a device.
  let file: OutputFile?
  private let device: Int32?

  /// Opens `path`; nil or `-` is standard output.
  /// - Parameters:
  ///   - tag: of an interrupted run whose file is gone on with; nil: a new one.
  ///   - length: how much of that file stays.
  /// - Throws: `Stop` 73 when it cannot be created, 75 when another run is writing it.
  init(_ path: String?, console: Console, continuing tag: String? = nil, length: Int = 0) throws(Stop) {
    guard let path, path != "-" else {
      (output, file, device) = (console.results, nil, nil)
      return
    }
    switch FilePath.kind(path) {
    case .folder:
      throw Stop(status: .cannotCreate, message: "\(quoted(path)) is a folder, not a file")
    case .special:
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw Stop(status: .cannotCreate, message: "\(quoted(path)) cannot be opened: \(reason(errno))")
      }
      (output, file, device) = (ByteOutput(descriptor: descriptor, name: path), nil, descriptor)
    case .missing, .file:
      let opened = try OutputFile(path: path, continuing: tag, length: length)
      (output, file, device) = (opened.output, opened, nil)
    }
  }

  deinit {
    if let device { _ = close(device) }
  }

  /// Everything is written: brings it where no byte can be lost. ``commit()`` then makes it appear.
  /// - Throws: `Stop` 74 when a byte is lost.
  func settle() throws(Stop) {
    if let file { try file.settle() } else { try output.flush() }
  }

  /// Makes what was settled appear under its name.
  /// - Throws: `Stop` 74 when that fails.
  func commit() throws(Stop) { try file?.commit() }

  /// Nothing of it is wanted; what stood there before stays. Bytes that went to a stream are gone.
  func discard() { file?.discard() }

  /// Whether a path leads to a file, there already or not, and not to a stream, a device or a folder.
  static func isFile(_ path: String?) -> Bool {
    guard let path, path != "-" else { return false }
    return [.missing, .file].contains(FilePath.kind(path))
  }

  /// Refuses to write over something that is being read, under whatever name.
  /// - Throws: `Stop` 64, before anything is opened.
  static func refuseOverInput(_ outputs: [String?], inputs: [String]) throws(Stop) {
    var seen: [String: String] = [:]
    for path in outputs {
      let target = path.flatMap { $0 == "-" ? nil : $0 }
      let identity = target.map { FilePath.identity(of: $0) } ?? FilePath.identity(of: 1)
      if let identity, let input = inputs.first(where: { FilePath.identity(of: $0) == identity }) {
        throw .usage(
          "\(target.map(quoted) ?? "standard output") is also an input (\(quoted(input))) and would be overwritten",
          hints: ["name another file"])
      }
      let name = target.map(FilePath.resolved) ?? "-"
      if let other = seen[name] { throw .usage("\(quoted(other)) is to hold two different outputs") }
      seen[name] = target ?? "-"
    }
  }
}
