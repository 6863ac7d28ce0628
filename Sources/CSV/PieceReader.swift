/// Cuts a file into pieces of whole rows, each about as large as asked for:
///
///     var reader = PieceReader(source, dialect: .comma)
///     while try reader.next(into: piece) { scan(piece) }
///
/// A row is whole as ``CSVReader`` understands rows, line ends in quotes and forgotten quotes included. Of a row longer
/// than ``CSVLimits/rowBytes`` several times over only the beginning is kept, so that memory is bounded for any file.
public struct PieceReader<Source: ByteSource>: ~Copyable {
  /// Bytes asked of the source at once: read calls of more are several times dearer, since they leave the cache.
  private static var chunk: Int { 65_536 }

  private var source: Source
  private let pieceBytes: Int
  private let rowEnd: RowEnd
  /// Bytes that were read and belong to the next piece.
  private var rest: [UInt8]
  private var offset: Int
  private var isAtEnd = false

  /// A reader of the rows behind a header.
  ///
  /// - Parameters:
  ///   - pending: bytes that the source gave already, from the beginning of a row on.
  ///   - offset: where they begin in the file.
  ///   - pieceBytes: how large a piece should be, at least 1; one row is always whole.
  public init(
    _ source: Source, dialect: CSVDialect, limits: CSVLimits = .standard, pending: [UInt8] = [], offset: Int = 0,
    pieceBytes: Int = 1 << 20
  ) {
    self.source = source
    self.pieceBytes = max(1, pieceBytes)
    self.offset = offset
    rowEnd = RowEnd(dialect: dialect, limits: limits)
    rest = pending
  }

  /// Fills the piece with the next rows; false: there are none.
  ///
  /// - Throws: what the source throws.
  public mutating func next(into piece: Piece) throws(Source.Failure) -> Bool {
    begin(piece)
    var wanted = pieceBytes
    while true {
      while piece.count < wanted, !isAtEnd { try fill(piece) }
      if piece.count == 0 { return false }
      let end = lastRowEnd(in: piece.bytes, upTo: min(piece.count, wanted))
      if end > 0 {
        keepRest(of: piece, from: end)
        return true
      }
      if piece.count > 4 * rowEnd.longest {
        try passOver(piece)
        return true
      }
      // A row that is longer than a piece: twice as many bytes, so that it is not searched again and again.
      wanted = max(piece.count, wanted) * 2
    }
  }

  /// Starts with what the last piece left.
  private mutating func begin(_ piece: Piece) {
    piece.count = 0
    (piece.isTruncated, piece.linesPassedOver, piece.bytesPassedOver) = (false, 0, 0)
    piece.offset = offset
    rest.withUnsafeBytes { piece.room(for: max(1, $0.count)).copyMemory(from: $0) }
    piece.cut(to: rest.count)
    rest.removeAll(keepingCapacity: true)
  }

  private mutating func fill(_ piece: Piece) throws(Source.Failure) {
    let count = try source.read(into: piece.room(for: Self.chunk))
    precondition(count >= 0 && count <= Self.chunk, "a source gives no more bytes than fit")
    piece.cut(to: piece.count + count)
    isAtEnd = count == 0
  }

  private mutating func keepRest(of piece: Piece, from end: Int) {
    rest.append(contentsOf: piece.bytes[end...])
    piece.cut(to: end)
    offset += end
  }

  /// The end of the last row that is whole; 0: none is. Rows beyond `wanted` bytes are left to the next piece.
  private func lastRowEnd(in bytes: UnsafeBufferPointer<UInt8>, upTo wanted: Int) -> Int {
    let hasQuote = ByteSearch.contains(Ascii.quote, in: bytes)
    let firstQuote = hasQuote ? ByteSearch.first(Ascii.quote, in: bytes, from: 0) : nil
    let plain = UnsafeBufferPointer(rebasing: bytes[..<(firstQuote ?? bytes.count)])
    // Without quotes, every line feed ends a row.
    var end = ByteSearch.last(Ascii.lineFeed, in: plain, before: min(wanted, plain.count)).map { $0 + 1 } ?? 0
    if firstQuote == nil {
      return end > 0 ? end : ByteSearch.first(Ascii.lineFeed, in: plain, from: 0).map { $0 + 1 } ?? wholeAtEnd(bytes)
    }
    while end < wanted, let next = rowEnd.find(in: bytes, from: end, isAtEnd: isAtEnd) { end = next }
    return end
  }

  private func wholeAtEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Int { isAtEnd ? bytes.count : 0 }

  /// The piece begins with a row of which far more bytes are there than a row may have, none of them its end: it will end
  /// at the next line feed. Its beginning is kept, the rest passed over.
  private mutating func passOver(_ piece: Piece) throws(Source.Failure) {
    let kept = rowEnd.longest
    var passed = piece.count - kept
    var lines = 0
    piece.cut(to: kept)
    while !isAtEnd {
      try fill(piece)
      let end = ByteSearch.first(Ascii.lineFeed, in: piece.bytes, from: kept).map { $0 + 1 }
      passed += (end ?? piece.count) - kept
      if let end {
        lines = 1
        rest.append(contentsOf: piece.bytes[end...])
        break
      }
      piece.cut(to: kept)
    }
    piece.cut(to: kept)
    (piece.isTruncated, piece.linesPassedOver, piece.bytesPassedOver) = (true, lines, passed)
    offset += kept + passed
  }
}
