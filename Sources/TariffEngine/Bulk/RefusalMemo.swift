import TariffKernel

/// A cell of a plain row that the door refused.
struct CellRefusal {
  /// The row in its block.
  var row: Int
  /// The column of the file.
  var column: Int
  var refusal: InputReader.Refusal
}

/// What the door said of words that it refused: a file that is wrong is mostly wrong in the same way from row to row, and
/// to look for the word that was perhaps meant is dear.
struct RefusalMemo {
  private struct Key: Hashable {
    var input: Int
    var bytes: [UInt8]
  }
  /// Beyond these everything is forgotten, so that memory is bounded.
  private static let most = 1_024
  private static let longest = 64

  private var refusals: [Key: InputReader.Refusal] = [:]

  mutating func read(
    _ cell: UnsafeBufferPointer<UInt8>, of input: Int, by reader: InputReader
  ) -> InputReader.Reading {
    let key = Key(input: input, bytes: Array(cell))
    if !refusals.isEmpty, let refusal = refusals[key] { return .refused(refusal) }
    let reading = reader.read(key.bytes[...])
    if case .refused(let refusal) = reading, cell.count <= Self.longest {
      if refusals.count == Self.most { refusals.removeAll(keepingCapacity: true) }
      refusals[key] = refusal
    }
    return reading
  }
}
