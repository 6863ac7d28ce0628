import CSV

/// The bytes of a file as they were, from the row at hand on: rejects show a row as it was written, and the reader
/// undoes its quotes in place.
final class RawRows {
  /// The most bytes that are kept; a row longer than that is not shown.
  private static let most = 1 << 22
  /// The most bytes of a row that are shown.
  private static let shown = 65_536

  private var bytes: [UInt8] = []
  /// Where `bytes[0]` stands in the file.
  private var base = 0
  /// How many bytes have come.
  var total: Int { base + bytes.count }

  /// Of all bytes that have come, where somebody asks.
  private(set) var digest = ByteDigest()
  private let takesDigest: Bool

  init(takesDigest: Bool = false) { self.takesDigest = takesDigest }

  func append(_ piece: UnsafeRawBufferPointer) {
    if takesDigest { digest.add(piece) }
    bytes += piece
    if bytes.count > Self.most { forget(before: total - Self.most / 2) }
  }

  /// The row as it was; nil when it is no longer there.
  func whole(_ range: Range<Int>) -> ArraySlice<UInt8>? {
    guard range.lowerBound >= base, range.upperBound <= total else { return nil }
    return bytes[(range.lowerBound - base)..<(range.upperBound - base)]
  }

  /// The row without its line end; empty when it is no longer there.
  func row(_ range: Range<Int>) -> [UInt8] {
    whole(range).map { Self.shown($0) } ?? []
  }

  /// What is shown of a row: its first bytes, without its line end.
  static func shown(_ row: some RandomAccessCollection<UInt8>) -> [UInt8] {
    var row = row[...]
    if row.last == 0x0A { row = row.dropLast() }
    if row.last == 0x0D { row = row.dropLast() }
    return Array(row.prefix(shown))
  }

  /// The bytes before an offset are not asked for again. Moving the rest costs time, so it is done now and then.
  func release(before offset: Int) {
    if offset - base > 1 << 17 { forget(before: offset) }
  }

  private func forget(before offset: Int) {
    let count = min(max(0, offset - base), bytes.count)
    bytes.removeFirst(count)
    base += count
  }
}

/// A caller's source as the CSV reader wants it.
struct SourceBytes: CSV.ByteSource {
  let source: any ByteSource
  let raw: RawRows
  private var rest: ArraySlice<UInt8> = []

  init(_ source: any ByteSource, raw: RawRows) {
    self.source = source
    self.raw = raw
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    if rest.isEmpty { rest = try source.read()[...] }
    let count = min(buffer.count, rest.count)
    buffer.copyBytes(from: rest.prefix(count))
    raw.append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]))
    rest = rest.dropFirst(count)
    return count
  }
}
