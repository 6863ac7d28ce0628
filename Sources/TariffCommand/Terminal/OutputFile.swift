import Glibc

/// A file that appears whole or not at all.
///
/// Bytes go to `.<name>.tariff-<run>.part` in the same folder; ``settle()`` syncs it, ``commit()`` gives it the real name
/// and syncs the folder. Until then what stood there before is untouched. The part is locked while it is written, so that a part
/// without a lock is known to be what a killed run left behind, and is removed.
final class OutputFile {
  /// Where the bytes go.
  let output: ByteOutput
  private let descriptor: Int32
  private let folder: String
  private let target: String
  private let part: String
  private var interruptSlot: Int?
  private var isOpen = true

  /// Opens the part beside the destination.
  /// - Throws: `Stop` 73 when the folder is not there or may not be written to; 75 when another run is writing to the
  ///   same destination.
  init(path: String) throws(Stop) {
    target = FilePath.resolved(path)
    let place = FilePath.split(target)
    folder = place.folder
    let prefix = "." + place.name + ".tariff-"
    part = FilePath.joined(folder, prefix + String(getpid()) + ".part")
    _ = unlink(part)
    descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw Stop(status: .cannotCreate, message: "\(quoted(path)) cannot be created: \(reason(errno))")
    }
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
    interruptSlot = Interrupt.guardPart(part)
    output = ByteOutput(descriptor: descriptor, name: path)
    keepMode()
    if let other = Self.livePart(in: folder, prefix: prefix, besides: part) {
      discard()
      throw Stop(
        status: .resumable, message: "another run is writing \(quoted(path))",
        hints: ["its unfinished file is \(other); run this again when it has ended"])
    }
  }

  deinit { discard() }

  /// Brings every byte to the disk, still under the name of the part.
  /// - Throws: `Stop` 74 when that fails; the destination is untouched.
  func settle() throws(Stop) {
    try output.flush()
    guard fsync(descriptor) == 0 else { throw failure(errno) }
  }

  /// Makes the settled file appear under its name.
  /// - Throws: `Stop` 74 when that fails; the destination is untouched.
  func commit() throws(Stop) {
    guard rename(part, target) == 0 else { throw failure(errno) }
    finish()
    syncFolder()
  }

  private func failure(_ code: Int32) -> Stop {
    discard()
    return Stop(status: .inputOutput, message: "\(quoted(output.name)) cannot be written: \(reason(code))")
  }

  /// Forgets the part; the destination stays as it was.
  func discard() {
    guard isOpen else { return }
    _ = unlink(part)
    finish()
  }

  private func finish() {
    isOpen = false
    if let interruptSlot { Interrupt.release(interruptSlot) }
    _ = close(descriptor)
  }

  /// A file that is replaced keeps who may read it.
  private func keepMode() {
    var status = stat()
    if stat(target, &status) == 0 { _ = fchmod(descriptor, status.st_mode & 0o7777) }
  }

  /// The name is durable only when the folder is.
  private func syncFolder() {
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { return }
    _ = fsync(handle)
    _ = close(handle)
  }

  /// Removes the parts of runs that are gone, and returns the name of one that is still being written.
  private static func livePart(in folder: String, prefix: String, besides own: String) -> String? {
    for name in FilePath.names(in: folder) where name.hasPrefix(prefix) && name.hasSuffix(".part") {
      let path = FilePath.joined(folder, name)
      if path == own { continue }
      let handle = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      guard handle >= 0 else { continue }
      defer { _ = close(handle) }
      guard flock(handle, LOCK_EX | LOCK_NB) == 0 else { return name }
      _ = unlink(path)
    }
    return nil
  }
}
