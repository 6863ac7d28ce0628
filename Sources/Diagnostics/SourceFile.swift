/// One file as it was read: its name for messages, and its bytes.
public struct SourceFile: Sendable {
  /// The path shown in messages, relative to the rulebook's folder.
  public let name: String
  /// The bytes as they lie on disk, a byte order mark included.
  public let bytes: [UInt8]
  /// Where its lines and letters stand.
  private let index: LineIndex

  /// Wraps bytes that were already read; nothing is validated here.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    index = LineIndex(bytes)
  }

  /// The number of lines; an empty file has one, and so has the nothing after a last line feed.
  public var lineCount: Int { index.lineFeeds(before: bytes.count, in: bytes) + 1 }

  /// Line and column of a byte, both from 1. Columns count Unicode scalars; a byte order mark is not counted. A byte
  /// inside a scalar has the scalar's place, an offset outside the file that of the nearest end.
  ///
  /// Takes the same short time everywhere, in a line of ten megabytes too.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    var place = max(index.firstByte, min(offset, bytes.count))
    var steps = 0
    while steps < 3, place > index.firstByte, place < bytes.count, LineIndex.isContinuation(bytes[place]) {
      place -= 1
      steps += 1
    }
    let line = index.lineFeeds(before: place, in: bytes) + 1
    let start = index.start(ofLine: line, in: bytes)
    return (line, index.scalars(before: place, in: bytes) - index.scalars(before: start, in: bytes) + 1)
  }

  /// The bytes of a line (from 1) without its LF or CR LF and without a byte order mark; empty beyond the last line.
  public func bytes(ofLine line: Int) -> Range<Int> {
    let start = index.start(ofLine: line, in: bytes)
    guard line >= 1, line < lineCount else { return start..<(line == lineCount ? bytes.count : start) }
    var end = index.start(ofLine: line + 1, in: bytes) - 1
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The text of a stretch of bytes; what is not UTF-8 in it is replaced.
  public func text(of range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}

/// A stretch of bytes in one file of a run: `[start, end)`.
public struct SourceRange: Sendable, Hashable {
  /// The file's index in the list of files that the run was given.
  public let file: Int
  /// The first byte.
  public let start: Int
  /// One past the last byte.
  public let end: Int

  /// A range of bytes in a file.
  public init(file: Int, start: Int, end: Int) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// The smallest range that holds both; both must lie in one file.
  public func joined(with other: SourceRange) -> SourceRange {
    precondition(file == other.file, "ranges of two files cannot be joined")
    return SourceRange(file: file, start: min(start, other.start), end: max(end, other.end))
  }
}

/// A value with the place where it was written. Equality and hashing look at the value alone, so that the same
/// provision printed elsewhere stays the same provision.
public struct Marked<Value: Sendable>: Sendable {
  /// What was written.
  public var value: Value
  /// Where it was written.
  public var range: SourceRange

  /// A value and its place.
  public init(_ value: Value, _ range: SourceRange) {
    self.value = value
    self.range = range
  }
}

extension Marked: Equatable where Value: Equatable {
  /// Compares the values and ignores the places.
  public static func == (left: Marked, right: Marked) -> Bool { left.value == right.value }
}

extension Marked: Hashable where Value: Hashable {
  /// Hashes the value and ignores the place.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
