/// Writes rows into a buffer of bytes that the caller sends on and empties:
///
/// ```
/// var writer = CSVWriter()
/// writer.appendText("D-1")
/// writer.appendNumber("-5")
/// writer.endRow()            // D-1,-5
/// ```
///
/// Lines end in LF on every system, so that the same results are the same bytes everywhere; all readers of RFC 4180
/// files take it. A field is quoted when it holds a quote, a line end or a delimiter of any dialect, so that the
/// dialect of what was written is found again; a row of one empty field is written `""`, so that it is no empty line.
public struct CSVWriter: Sendable {
  /// What was written and not yet emptied.
  public private(set) var bytes: [UInt8] = []
  /// The text cells that a spreadsheet would have run as a formula, and that got a `'` in front.
  public private(set) var guardedCells = 0

  private let dialect: CSVDialect
  private let guardsFormulas: Bool
  private var fieldsInRow = 0
  private var rowStart = 0

  /// A writer with an empty buffer.
  ///
  /// - Parameter guardsFormulas: whether a text that begins with `=`, `+`, `-`, `@`, tab, CR or NUL gets a `'` in front
  ///   (CWE-1236). It changes the data; without it the file is for programs only.
  public init(dialect: CSVDialect = .comma, guardsFormulas: Bool = true) {
    self.dialect = dialect
    self.guardsFormulas = guardsFormulas
  }

  /// Adds a cell of text.
  public mutating func appendText(_ text: String) {
    var text = text
    text.withUTF8 { append($0, guarded: guardsFormulas) }
  }

  /// Adds a cell of text in UTF-8.
  public mutating func appendText(_ text: some Sequence<UInt8>) {
    if text.withContiguousStorageIfAvailable({ append($0, guarded: guardsFormulas) }) == nil {
      Array(text).withUnsafeBufferPointer { append($0, guarded: guardsFormulas) }
    }
  }

  /// Adds a number as it is: `-5` stays a number for a spreadsheet. What is no plain number (an optional minus, digits,
  /// one point between digits) is written as text is, with its guard.
  public mutating func appendNumber(_ digits: String) {
    var digits = digits
    digits.withUTF8 { append($0, guarded: guardsFormulas && !Self.isNumber($0)) }
  }

  /// Adds a whole number.
  public mutating func appendNumber(_ number: Int) { appendNumber(String(number)) }

  /// Adds a cell without content.
  public mutating func appendEmpty() { separate() }

  /// Ends the row.
  public mutating func endRow() {
    if fieldsInRow == 1, bytes.count == rowStart { bytes += [Ascii.quote, Ascii.quote] }
    bytes.append(Ascii.lineFeed)
    fieldsInRow = 0
    rowStart = bytes.count
  }

  /// Empties the buffer, at the end of a row, and keeps its storage.
  public mutating func removeAll() {
    precondition(fieldsInRow == 0, "a row is being written")
    bytes.removeAll(keepingCapacity: true)
    rowStart = 0
  }

  private mutating func separate() {
    if fieldsInRow > 0 { bytes.append(dialect.delimiter) }
    fieldsInRow += 1
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, guarded: Bool) {
    separate()
    let isGuarded = guarded && Self.startsFormula(text.first)
    if isGuarded { guardedCells += 1 }
    // A byte order mark that opens the file would be passed over; in quotes it is content.
    guard text.contains(where: Self.needsQuotes) || text.starts(with: [0xEF, 0xBB, 0xBF]) else {
      if isGuarded { bytes.append(0x27) }
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(Ascii.quote)
    if isGuarded { bytes.append(0x27) }
    for byte in text {
      if byte == Ascii.quote { bytes.append(Ascii.quote) }
      bytes.append(byte)
    }
    bytes.append(Ascii.quote)
  }

  /// `= + - @` tab CR NUL.
  private static func startsFormula(_ byte: UInt8?) -> Bool {
    switch byte {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x00: true
    default: false
    }
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case Ascii.quote, Ascii.lineFeed, Ascii.carriageReturn, 0x2C, 0x3B, 0x09: true
    default: false
    }
  }

  private static func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = text[...]
    if rest.first == 0x2D { rest = rest.dropFirst() }
    let parts = rest.split(separator: 0x2E, omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
