/// Reads a CSV file row by row, in memory that does not grow with the file:
///
/// ```
/// var reader = CSVReader(ByteArraySource(bytes))
/// while true {
///   switch try reader.next() {
///   case .row: use(reader.field(0), at: reader.place(of: 0))
///   case .fault(let fault): reject(fault)
///   case .end: return
///   }
/// }
/// ```
///
/// The format is RFC 4180, strictly; what the standard leaves open is settled so:
/// - Lines end in LF or CR LF, the last one or not. A CR alone, outside quotes, is a fault. In quotes CR and LF are
///   content; lines are counted by LF alone, there too.
/// - Spaces belong to the field. A quote opens a field only as its first byte.
/// - One UTF-8 byte order mark is passed over. UTF-16 is named as a fault; so is each row that is not UTF-8 or holds a
///   NUL.
/// - The delimiter is found in the first line (``CSVDialect/detected(in:)``) unless it is given.
/// - An empty line is passed over when the first row has more than one field; in a file of one column it is a row with
///   an empty field. Rows may have any number of fields: their width is for the caller to judge.
/// - An empty file is the fault ``CSVFault/Kind/emptyFile``.
/// - If it is asked for, a row that could be several, its first line and its last having as many cells as the first row,
///   is the fault ``CSVFault/Kind/rowsInQuotes``: two quotes too many have swallowed rows. No text that was meant to have
///   several lines is likely to look so, but one may.
///
/// After a fault inside a row, reading goes on behind the row's end where quotes still make sense, else behind the next
/// LF; after a quote that is never closed, behind the line on which it stands, so that one forgotten quote costs one
/// row and not the rest of the file.
///
/// Storage is used again for each row; nothing is allocated for a field.
public struct CSVReader<Source: ByteSource>: ~Copyable {
  private var source: Source
  private var window: ByteWindow
  private var scanner: RowScanner
  private let limits: CSVLimits
  private var isOpen = false
  private var isOver = false
  private var columns: Int?
  private var rowOffset = 0
  private var rowLines = 0
  /// Bytes of the row and its line end, still in the window.
  private var rowLength = 0

  /// What stands between the fields; known once the first row was asked for.
  public private(set) var dialect: CSVDialect
  private let isDialectGiven: Bool
  private let findsSwallowedRows: Bool

  /// The line on which the last row or fault begins, from 1.
  public private(set) var firstLine = 1
  /// The number of fields of the last row; 0 after a fault.
  public private(set) var count = 0

  /// A reader of the source's bytes from the beginning of the file.
  ///
  /// - Parameters:
  ///   - dialect: the delimiter, or nil to find it in the first line.
  ///   - findsSwallowedRows: whether rows that could be several are faults.
  ///   - chunk: the bytes asked of the source at once, at least 16.
  public init(
    _ source: Source, dialect: CSVDialect? = nil, limits: CSVLimits = .standard, findsSwallowedRows: Bool = false,
    chunk: Int = 65_536
  ) {
    self.findsSwallowedRows = findsSwallowedRows
    self.source = source
    self.limits = limits
    self.dialect = dialect ?? .comma
    isDialectGiven = dialect != nil
    window = ByteWindow(chunk: chunk)
    scanner = RowScanner(dialect: self.dialect, limits: limits)
  }

  /// Reads the next row, whose fields can then be asked for until the next call.
  ///
  /// - Throws: what the source throws.
  public mutating func next() throws(Source.Failure) -> CSVOutcome {
    if !isOpen {
      if let fault = try open() { return .fault(fault) }
    }
    while !isOver {
      window.start += rowLength
      firstLine += rowLines
      (rowLength, rowLines, count) = (0, 0, 0)
      if window.available == 0 { try window.fill(from: &source) }
      if window.available == 0 {
        isOver = true
        break
      }
      rowOffset = window.offset
      scanner.begin()
      try readRow()
      if let fault = scanner.fault { return .fault(placed(fault)) }
      // A line without a byte, not even quotes.
      if scanner.contentLength == 0, let columns, columns > 1 { continue }
      count = scanner.fields.count
      if columns == nil {
        columns = count
        if findsSwallowedRows { scanner.width = count }
      }
      return .row
    }
    return .end
  }

  /// Scans one row, asking for bytes as it needs them.
  private mutating func readRow() throws(Source.Failure) {
    while true {
      switch window.scan(with: &scanner) {
      case .finished(let next, let lines):
        rowLength = next
        rowLines = lines
        return
      case .needsMore:
        if scanner.isSkipping {
          window.start += scanner.position
          scanner.drop(scanner.position)
        }
        try window.fill(from: &source)
      }
    }
  }

  /// Passes over the byte order mark and finds the delimiter.
  private mutating func open() throws(Source.Failure) -> CSVFault? {
    while window.available < 3, !window.isAtEnd { try window.fill(from: &source) }
    if begins(with: [0xFF, 0xFE]) || begins(with: [0xFE, 0xFF]) { return fileFault(.utf16) }
    if begins(with: [0xEF, 0xBB, 0xBF]) { window.start += 3 }
    if !isDialectGiven {
      var detector = DialectDetector()
      var seen = 0
      while detector.isOpen, seen <= limits.rowBytes {
        if seen == window.available { try window.fill(from: &source) }
        if seen == window.available { break }
        detector.take(window.bytes[window.start + seen])
        seen += 1
      }
      dialect = detector.dialect
      scanner = RowScanner(dialect: dialect, limits: limits)
    } else if window.available == 0 {
      try window.fill(from: &source)
    }
    if window.available == 0 { return fileFault(.emptyFile) }
    isOpen = true
    return nil
  }

  private func begins(with mark: [UInt8]) -> Bool {
    window.bytes[window.start..<(window.start + window.available)].starts(with: mark)
  }

  private mutating func fileFault(_ kind: CSVFault.Kind) -> CSVFault {
    isOpen = true
    isOver = true
    return CSVFault(
      kind: kind, place: CSVPlace(line: 1, column: 1, offset: 0), field: 0, firstLine: 1, lastLine: 1)
  }

  private func placed(_ fault: RowFault) -> CSVFault {
    let place = CSVPlace(line: firstLine + fault.line, column: fault.column, offset: rowOffset + fault.place)
    return CSVFault(kind: fault.kind, place: place, field: fault.field, firstLine: firstLine, lastLine: lastLine)
  }
}

extension CSVReader {
  /// The last line that the row or fault takes; more than the first when quotes hold line ends.
  public var lastLine: Int { firstLine + max(rowLines, 1) - 1 }

  /// The first byte of the row in the file, a byte order mark counted.
  public var offset: Int { rowOffset }

  /// The byte behind the row and its line end: where reading can be taken up again.
  public var nextOffset: Int { window.offset + rowLength }

  /// The content of a field of the row, without its quotes, doubled ones made one. No copy; but a slice that is kept
  /// until the next call of ``next()`` makes the reader copy its buffer then.
  public func field(_ index: Int) -> ArraySlice<UInt8> {
    let field = scanner.fields[checked(index)]
    return window.bytes[(window.start + Int(field.start))..<(window.start + Int(field.end))]
  }

  /// The content of a field, as bytes that are there for the length of the call.
  public func withField<Result, Failure>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let field = scanner.fields[checked(index)]
    let range = (window.start + Int(field.start))..<(window.start + Int(field.end))
    return try window.bytes.withUnsafeBufferPointer { (buffer) throws(Failure) -> Result in
      try body(UnsafeBufferPointer(rebasing: buffer[range]))
    }
  }

  /// The content of a field as a string.
  public func text(_ index: Int) -> String { String(decoding: field(index), as: UTF8.self) }

  /// Whether a field stood in quotes: `""` is text without letters, nothing at all is a field left out.
  public func isQuoted(_ index: Int) -> Bool { scanner.fields[checked(index)].isQuoted }

  /// Where a field begins in the file; at its quote when it has one.
  public func place(of index: Int) -> CSVPlace {
    let field = scanner.fields[checked(index)]
    return CSVPlace(
      line: firstLine + Int(field.line), column: Int(field.column), offset: rowOffset + Int(field.written))
  }

  private func checked(_ index: Int) -> Int {
    precondition(index >= 0 && index < count, "a field of the row that was read last")
    return index
  }
}

/// What ``CSVReader/next()`` found.
public enum CSVOutcome: Sendable, Equatable {
  /// A row; the reader holds its fields.
  case row
  /// A row that cannot be read; the next call goes on behind it.
  case fault(CSVFault)
  /// The end of the file.
  case end
}
