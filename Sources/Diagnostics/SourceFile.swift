/// One file as it was read: its name for messages, and its bytes.
public struct SourceFile: Sendable {
  /// The path shown in messages, relative to the rulebook's folder.
  public let name: String
  /// The bytes as they lie on disk, a byte order mark included.
  public let bytes: [UInt8]

  /// Wraps bytes that were already read; nothing is validated here.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
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
