import Glibc
import TariffEngine

/// A file that appears whole or not at all.
///
/// Bytes go to `.<name>.tariff-<run>.part` in the same folder; ``settle()`` syncs it, ``commit()`` gives it the real name
/// and syncs the folder. Until then what stood there before is untouched. The part is locked while it is written, so that
/// a part without a lock is known to be what a run left behind that is gone, and is removed.
final class OutputFile {
  /// Where the bytes go.
  let output: ByteOutput
  /// Whether the state of an interrupted run was removed, which could have been gone on with.
  private(set) var hasRemovedState = false
  private let descriptor: Int32
  private let target: String
  private let names: PartNames
  private var interruptSlot: Int?
  private var isOpen = true

  /// Opens the part beside the destination.
  /// - Parameters:
  ///   - tag: of an interrupted run whose part is gone on with; nil: a new one.
  ///   - length: how much of that part stays.
  /// - Throws: `Stop` 73 when the folder is not there or may not be written to; 75 when another run is writing to the
  ///   same destination.
  init(path: String, continuing tag: String? = nil, length: Int = 0) throws(Stop) {
    target = FilePath.resolved(path)
    names = PartNames(of: path, tag: tag)
    descriptor = open(names.part, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else {
      throw Stop(status: .cannotCreate, message: "\(quoted(path)) cannot be created: \(reason(errno))")
    }
    guard Self.lock(descriptor), ftruncate(descriptor, length) == 0, lseek(descriptor, length, SEEK_SET) == length
    else {
      _ = close(descriptor)
      throw Self.isBeingWritten(path, FilePath.split(names.part).name)
    }
    interruptSlot = Interrupt.guardPart(names.part)
    output = ByteOutput(
      descriptor: descriptor, name: path, writingBehind: WriteBehind(descriptor: descriptor, from: length))
    keepMode()
    if let other = removeOthers() {
      discard()
      throw Self.isBeingWritten(path, other)
    }
  }

  deinit { discard() }

  /// The status of a run that must wait for another.
  static func isBeingWritten(_ path: String, _ part: String) -> Stop {
    Stop(
      status: .resumable, message: "another run is writing \(quoted(path))",
      hints: ["its unfinished file is \(part); run this again when it has ended"])
  }

  /// Where the run's state is kept, beside the part.
  var statePath: String { names.state }
  /// Where it is written before it takes the place of the last.
  var newStatePath: String { names.newState }

  /// Brings what was handed to the system to the disk, from any thread; 0, or the error's number.
  func sync() -> Int32 { fdatasync(descriptor) == 0 ? 0 : errno }

  /// Brings every byte to the disk, still under the name of the part.
  /// - Throws: `Stop` 74 when that fails; the destination is untouched.
  func settle() throws(Stop) {
    try output.flush()
    guard fsync(descriptor) == 0 else { throw failure(errno) }
  }

  /// Makes the settled file appear under its name.
  /// - Throws: `Stop` 74 when that fails; the destination is untouched.
  func commit() throws(Stop) {
    guard rename(names.part, target) == 0 else { throw failure(errno) }
    finish()
    FilePath.syncFolder(names.folder)
  }

  private func failure(_ code: Int32) -> Stop {
    discard()
    return Stop(status: .inputOutput, message: "\(quoted(output.name)) cannot be written: \(reason(code))")
  }

  /// Forgets the part; the destination stays as it was.
  func discard() {
    guard isOpen else { return }
    _ = unlink(names.part)
    finish()
  }

  /// Leaves the part for a run that goes on with it.
  func leave() {
    if isOpen { finish() }
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

  /// Whether nobody else writes the part; file systems without locks cannot tell.
  private static func lock(_ descriptor: Int32) -> Bool {
    flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
  }

  /// Whether somebody writes a part.
  static func isLocked(_ part: String) -> Bool {
    let handle = open(part, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard handle >= 0 else { return false }
    defer { _ = close(handle) }
    return !lock(handle)
  }

  /// Removes what runs left that are gone, and returns the name of a part that is still being written.
  private func removeOthers() -> String? {
    let own = Set([names.part, names.state, names.newState])
    var live: [String] = []
    for ending in [PartNames.part, PartNames.state, PartNames.newState] {
      for tag in names.tags(ending: ending) {
        let path = FilePath.joined(names.folder, names.prefix + tag + ending)
        if own.contains(path) || live.contains(tag) { continue }
        if ending == PartNames.part, Self.isLocked(path) {
          live.append(tag)
        } else if unlink(path) == 0, ending == PartNames.state {
          hasRemovedState = true
        }
      }
    }
    return live.first.map { names.prefix + $0 + PartNames.part }
  }
}
