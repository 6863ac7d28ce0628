import Glibc

/// Begins to bring a file's bytes to the disk while more of them are made, so that the sync at the end has little left to
/// wait for.
struct WriteBehind {
  /// Bytes that are begun at once.
  private static let stride = 4 << 20

  private let descriptor: Int32
  private var position: Int
  /// Where the bytes end that were begun.
  private var begun: Int

  /// For a file that is written from a place on.
  init(descriptor: Int32, from position: Int = 0) {
    (self.descriptor, self.position, begun) = (descriptor, position, position)
  }

  /// So many more bytes were handed to the system.
  mutating func advance(by count: Int) {
    position += count
    guard position - begun >= Self.stride else { return }
    // A page that will not be needed and is not yet on the disk, Linux begins to write, and keeps until that is done. It
    // is advice: a system that does nothing of the kind is right too, and what goes wrong the sync tells.
    _ = posix_fadvise(descriptor, off_t(begun), off_t(position - begun), POSIX_FADV_DONTNEED)
    begun = position
  }
}
