/// One row read byte by byte, when a faster look at it was not enough: with quotes, faults, an unusual width.
///
/// It tells what ``CSVReader`` tells of the row. The bytes are copied, since the reader undoes quotes in place.
public struct LooseRow {
  private var scanner: RowScanner
  private var scratch: [UInt8] = []
  /// The number of fields; 0 after a fault.
  public private(set) var count = 0

  /// A reader of single rows.
  ///
  /// - Parameter width: how many columns the file has, to find rows that quotes have swallowed; 0: they are not looked for.
  public init(dialect: CSVDialect, limits: CSVLimits = .standard, width: Int = 0) {
    scanner = RowScanner(dialect: dialect, limits: limits)
    scanner.width = width
  }

  /// Reads a row.
  ///
  /// - Parameters:
  ///   - bytes: the row with its line end, as ``PieceScan`` found it.
  ///   - isWhole: false for the beginning of a row that is far too long.
  ///   - line: the line on which it begins.
  ///   - offset: where it begins in the file.
  /// - Returns: what is wrong with it; nil: its fields can be asked for.
  public mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool = true, line: Int, offset: Int
  ) -> CSVFault? {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: bytes)
    scanner.begin()
    count = 0
    let progress = scratch.withUnsafeMutableBufferPointer { scanner.scan($0, isAtEnd: isWhole) }
    var lines = scanner.lines
    if case .finished(_, let found) = progress { lines = found }
    guard let fault = scanner.fault else {
      count = scanner.fields.count
      return nil
    }
    return CSVFault(
      kind: fault.kind,
      place: CSVPlace(line: line + fault.line, column: fault.column, offset: offset + fault.place),
      field: fault.field, firstLine: line, lastLine: line + lines - 1)
  }

  /// The content of a field, without its quotes, doubled ones made one; a slice that is kept until the next row is read
  /// makes this copy its storage then.
  public func field(_ index: Int) -> ArraySlice<UInt8> {
    precondition(index >= 0 && index < count, "a field of the row that was read last")
    let field = scanner.fields[index]
    return scratch[Int(field.start)..<Int(field.end)]
  }
}
