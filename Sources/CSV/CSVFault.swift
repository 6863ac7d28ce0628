/// A row that cannot be read, or a file that is none: where, and why. Reading goes on behind it.
public struct CSVFault: Error, Sendable, Equatable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// The file holds no byte, or a byte order mark and no more.
    case emptyFile
    /// The file begins with the byte order mark of UTF-16; none of it is read.
    case utf16
    /// `ab"c`: a quote inside a field that does not begin with one.
    case quoteInUnquotedField
    /// `"ab"c`: more text after the quote that closes a field.
    case textAfterClosingQuote
    /// A quote is opened and not closed before the file or the longest row ends.
    case missingClosingQuote
    /// A quoted field goes from one line to another, and both could be rows: a quote too many, twice.
    case rowsInQuotes
    /// CR without LF outside quotes; lines end in LF or CR LF.
    case loneCarriageReturn
    /// A byte 0.
    case nulByte
    /// Bytes that are no UTF-8.
    case invalidUTF8
    /// A field is longer than ``CSVLimits/fieldBytes``.
    case fieldTooLong
    /// A row is longer than ``CSVLimits/rowBytes``.
    case rowTooLong
    /// A row has more fields than ``CSVLimits/columns``.
    case tooManyColumns
  }

  /// What is wrong.
  public let kind: Kind
  /// The place of the fault; of the opening quote when the closing one is missing, of the field or row that is too long.
  public let place: CSVPlace
  /// The field it stands in, from 0.
  public let field: Int
  /// The row's first line.
  public let firstLine: Int
  /// The last line that the fault took; reading goes on with the next.
  public let lastLine: Int

  /// The reason as a sentence without its place.
  public var reason: String {
    switch kind {
    case .emptyFile: "the file is empty"
    case .utf16: "the file is UTF-16; save it as UTF-8"
    case .quoteInUnquotedField: "a quote stands inside a field that does not begin with one"
    case .textAfterClosingQuote: "there is more text after the quote that closes the field"
    case .missingClosingQuote: "the quote that opens the field is never closed"
    case .rowsInQuotes:
      "a quote opens here that is closed on line \(lastLine); what stands between looks like rows"
    case .loneCarriageReturn: "a carriage return stands alone; lines end in LF or CR LF"
    case .nulByte: "the row holds a NUL byte"
    case .invalidUTF8: "the bytes are not UTF-8"
    case .fieldTooLong: "the field is too long"
    case .rowTooLong: "the row is too long"
    case .tooManyColumns: "the row has too many columns"
    }
  }
}

/// A place in a CSV file.
public struct CSVPlace: Sendable, Equatable {
  /// The line, from 1; only LF ends a line, inside quotes too.
  public let line: Int
  /// The column, from 1, in Unicode scalars; a byte order mark is not counted.
  public let column: Int
  /// The byte, from 0; a byte order mark is counted.
  public let offset: Int

  /// A place.
  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }
}
