import Glibc
import TariffEngine

/// What a run that was interrupted left beside its destination: the results so far (`.part`), and how far it was
/// (`.state`). Both have the run's tag in their names, and so have its rejects, beside their own destination.
struct SavedRun {
  /// Names the run.
  let tag: String
  /// How far it was.
  let checkpoint: BulkCheckpoint

  /// Looks for what an interrupted run to the destination left; nil: nothing that can be gone on from.
  /// - Parameter rejects: where the rejects go.
  /// - Throws: `Stop` 65 when there is a state that cannot be used, or results that are not those it counts; 75 when the
  ///   run is not over.
  static func find(results: String, rejects: String) throws(Stop) -> SavedRun? {
    for tag in PartNames(of: results).tags(ending: PartNames.state) {
      let names = PartNames(of: results, tag: tag)
      let parts = [names.part, PartNames(of: rejects, tag: tag).part]
      // Without them the run came to its end but for this file.
      guard parts.allSatisfy({ FilePath.kind($0) == .file }) else { continue }
      for part in parts where OutputFile.isLocked(part) {
        throw OutputFile.isBeingWritten(results, FilePath.split(part).name)
      }
      let checkpoint: BulkCheckpoint
      do throws(BulkCheckpoint.Damage) { checkpoint = try BulkCheckpoint(text: try text(of: names.state)) } catch {
        throw refusal("how far the interrupted run was cannot be read: \(error.reason)", names.state)
      }
      try verify(parts[0], holds: checkpoint.results, state: names.state)
      try verify(parts[1], holds: checkpoint.rejects, state: names.state)
      return SavedRun(tag: tag, checkpoint: checkpoint)
    }
    return nil
  }

  private static func text(of path: String) throws(BulkCheckpoint.Damage) -> String {
    guard let file = try? InputFile(path), let bytes = try? file.all() else {
      throw BulkCheckpoint.Damage(reason: "\(quoted(path)) cannot be read")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func verify(_ part: String, holds expected: ByteDigest, state: String) throws(Stop) {
    let file = try InputFile(part)
    var digest = ByteDigest()
    while digest.count < expected.count {
      let piece: [UInt8]
      do { piece = try file.read() } catch { throw Stop(error) }
      if piece.isEmpty { break }
      piece.withUnsafeBytes { bytes in
        digest.add(UnsafeRawBufferPointer(rebasing: bytes.prefix(expected.count - digest.count)))
      }
    }
    guard digest == expected else { throw refusal("\(quoted(part)) is not what the interrupted run wrote", state) }
  }

  private static func refusal(_ reason: String, _ state: String) -> Stop {
    .badData(
      "the run cannot be resumed (D0123): \(reason)",
      hints: ["run without --resume to begin anew; it removes \(VisibleText.escaped(state))"])
  }
}

/// The names of unfinished files: `.<name>.tariff-<tag>.part` and `.state`, in the folder of the destination.
struct PartNames {
  static let state = ".state"
  static let newState = ".state.new"
  static let part = ".part"

  let folder: String
  /// What all of them begin with, whoever wrote them.
  let prefix: String
  private let tag: String

  /// Of one destination. The tag is that of this process unless another run is gone on with.
  init(of path: String, tag: String? = nil) {
    let place = FilePath.split(FilePath.resolved(path))
    (folder, prefix) = (place.folder, "." + place.name + ".tariff-")
    self.tag = tag ?? String(getpid())
  }

  private func path(_ ending: String) -> String { FilePath.joined(folder, prefix + tag + ending) }
  var part: String { path(Self.part) }
  var state: String { path(Self.state) }
  var newState: String { path(Self.newState) }

  /// The tags of the files there that end so.
  func tags(ending: String) -> [String] {
    FilePath.names(in: folder).filter { $0.hasPrefix(prefix) && $0.hasSuffix(ending) }
      .map { String($0.dropFirst(prefix.count).dropLast(ending.count)) }.sorted()
  }
}
