import Glibc
import TariffEngine

extension InputFile {
  /// Whether it is a regular file that was opened for this.
  var canBeReadAgain: Bool { length != nil && !isStandardInput }

  /// The same file from its beginning, even if another lies under its name by now.
  func again() throws(StreamFault) -> (any ByteSource)? { canBeReadAgain ? FileAgain(self) : nil }
}

/// A regular file that is open already, read once more from its beginning by offsets of its own.
private final class FileAgain: ByteSource {
  private let file: InputFile
  private var offset = 0

  init(_ file: InputFile) { self.file = file }

  func read() throws(StreamFault) -> [UInt8] {
    let bytes = try file.read(at: offset)
    offset += bytes.count
    return bytes
  }
}
