import Glibc
import TariffEngine

/// Where the rejected rows of a batch go: to a file, or, so that none is lost in silence, to standard error.
final class RejectKeeper {
  /// What the batch writes to.
  let sink: any ByteSink
  private let path: String?
  private let destination: Destination?
  private let list: RejectList?

  /// A file, or nil for standard error.
  /// - Throws: `Stop` 73 or 75 when the file cannot be created.
  init(_ path: String?, console: Console, continuing tag: String? = nil, length: Int = 0) throws(Stop) {
    self.path = path
    guard let path else {
      let list = RejectList()
      (destination, self.list, sink) = (nil, list, list)
      return
    }
    let destination = try Destination(path, console: console, continuing: tag, length: length)
    (self.destination, list, sink) = (destination, nil, OutputSink(destination.output))
  }

  /// The file; nil: rejects go elsewhere.
  var file: OutputFile? { destination?.file }

  /// Why the file ended early, if it did.
  var stop: Stop? { (sink as? OutputSink)?.stop }

  /// Brings the rejects where no byte can be lost.
  /// - Throws: `Stop` 74 when a byte is lost.
  func settle(isEmpty: Bool) throws(Stop) {
    if !isEmpty { try destination?.settle() }
  }

  /// Makes the rejects appear. Without any, no file of a header alone is left, nor one of an earlier run, which would
  /// seem to belong to these results.
  /// - Throws: `Stop` 74 when that fails.
  func commit(isEmpty: Bool, on console: Console) throws(Stop) {
    guard let destination, let path else {
      if let text = list?.text { console.say(text) }
      return
    }
    guard isEmpty else {
      try destination.commit()
      if path != "-" { console.say("rejected rows, and why: \(VisibleText.escaped(path))") }
      return
    }
    destination.discard()
    if isRejectsFile(path), unlink(path) == 0 {
      console.say("removed \(quoted(path)) of an earlier run: nothing was rejected this time")
    }
  }

  /// Whether a file begins as we begin a file of rejects; only such a file is ever removed.
  private func isRejectsFile(_ path: String) -> Bool {
    guard FilePath.kind(path) == .file, let file = try? InputFile(path), let bytes = try? file.read() else {
      return false
    }
    return String(decoding: bytes, as: UTF8.self).hasPrefix(RejectColumns.names.joined(separator: ","))
  }
}
