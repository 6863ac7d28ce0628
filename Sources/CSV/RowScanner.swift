/// Finds the fields of one row, byte by byte, and can stop at any byte to go on when more have come.
///
/// All numbers are counted from the row's first byte, so that the row may be moved in memory meanwhile.
struct RowScanner {
  enum Progress: Equatable {
    /// The row goes on behind the bytes that are there.
    case needsMore
    /// The row has ended; the next begins at `next`, so many lines below the row's first.
    case finished(next: Int, lines: Int)
  }

  private enum State { case fieldStart, unquoted, quoted, afterQuote, afterReturn, skipping }

  let delimiter: UInt8
  private var limits: CSVLimits

  /// The fields so far. Kept from row to row for its storage.
  private(set) var fields: [CSVField] = []
  /// The first fault of the row, its numbers counted from the row's beginning.
  private(set) var fault: RowFault?
  /// The row's bytes without its line end.
  private(set) var contentLength = 0
  /// How many columns the file has, once that is known: rows that quotes have swallowed are found by it. 0: they are not
  /// looked for.
  var width = 0

  private var state = State.fieldStart
  private var index = 0
  // The line that `index` is on: lines below the first, its first byte, its continuation bytes before this field.
  private var line = 0
  private var lineStart = 0
  private var continuations = 0
  // The field that `index` is in: as written, its content, and what was seen in it.
  private var fieldWritten = 0
  private var fieldStart = 0
  private var fieldEnd = 0
  private var fieldLine = 0
  private var fieldColumn = 1
  private var isQuoted = false
  private var hasDoubledQuotes = false
  private var highBits: UInt8 = 0
  /// The line behind the one on which the open quote stands.
  private var lineAfterQuote: Int?

  init(dialect: CSVDialect, limits: CSVLimits) {
    delimiter = dialect.delimiter
    self.limits = limits
    // Places in a row are kept in 32 bits.
    self.limits.rowBytes = max(0, min(limits.rowBytes, 1 << 30))
  }

  /// Forgets the last row.
  mutating func begin() {
    fields.removeAll(keepingCapacity: true)
    fault = nil
    contentLength = 0
    state = .fieldStart
    index = 0
    line = 0
    lineStart = 0
    continuations = 0
  }

  /// Whether the row is given up, and only its end is looked for: the bytes before ``position`` may go.
  var isSkipping: Bool { state == .skipping }

  /// How many lines of the row it has read, the one at hand among them.
  var lines: Int { line + 1 }

  /// How far it has read.
  var position: Int { index }

  /// Says that the first bytes of the row, which it has read, are gone.
  mutating func drop(_ count: Int) { index -= count }

  /// Reads on. `bytes` begins with the row's first byte; `isAtEnd` says that no more will come.
  mutating func scan(_ bytes: UnsafeMutableBufferPointer<UInt8>, isAtEnd: Bool) -> Progress {
    // Two bytes beyond the longest row, for CR and LF.
    let longest = limits.rowBytes + 2
    let end = isSkipping ? bytes.count : min(bytes.count, longest)
    while true {
      switch state {
      case .fieldStart:
        guard index < end || isAtEnd else { return wait(end, longest, bytes) }
        beginField(isQuoted: index < end && bytes[index] == Ascii.quote)
      case .unquoted:
        findEndOfPlain(bytes, end)
        guard index < end else {
          guard isAtEnd, end < longest else { return wait(end, longest, bytes) }
          fieldEnd = index
          return finish(bytes, contentEnd: index, next: index)
        }
        if let progress = endPlain(bytes) { return progress }
      case .quoted:
        findEndOfQuoted(bytes, end)
        guard index < end else {
          guard isAtEnd, end < longest else { return wait(end, longest, bytes) }
          return missingClosingQuote(bytes)
        }
        endQuoted(bytes)
      case .afterQuote:
        guard index < end else {
          guard isAtEnd, end < longest else { return wait(end, longest, bytes) }
          return finish(bytes, contentEnd: index, next: index)
        }
        if let progress = afterQuote(bytes) { return progress }
      case .afterReturn:
        if index < end, bytes[index] == Ascii.lineFeed {
          return finish(bytes, contentEnd: index - 1, next: index + 1)
        }
        guard index < end || isAtEnd && end < longest else { return wait(end, longest, bytes) }
        giveUp(.loneCarriageReturn, at: index - 1, bytes)
      case .skipping:
        while index < bytes.count {
          index += 1
          if bytes[index - 1] == Ascii.lineFeed { return .finished(next: index, lines: line + 1) }
        }
        return isAtEnd ? .finished(next: index, lines: line + 1) : .needsMore
      }
    }
  }

  // MARK: Fields

  private mutating func beginField(isQuoted: Bool) {
    fieldWritten = index
    fieldLine = line
    fieldColumn = index - lineStart - continuations + 1
    self.isQuoted = isQuoted
    hasDoubledQuotes = false
    highBits = 0
    lineAfterQuote = nil
    if isQuoted { index += 1 }
    fieldStart = index
    state = isQuoted ? .quoted : .unquoted
  }

  /// Runs to the byte that may end a field without quotes. All such bytes but `;` are at most that of the comma.
  private mutating func findEndOfPlain(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ end: Int) {
    var place = index
    var high = highBits
    let delimiter = delimiter
    while place < end {
      let byte = bytes[place]
      if byte > 0x2C {
        if byte == delimiter { break }
      } else if byte == delimiter || byte == Ascii.lineFeed || byte == Ascii.carriageReturn || byte == Ascii.quote
        || byte == 0
      {
        break
      }
      high |= byte
      place += 1
    }
    index = place
    highBits = high
  }

  private mutating func endPlain(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Progress? {
    fieldEnd = index
    switch bytes[index] {
    case delimiter:
      closeField(bytes)
      index += 1
      state = .fieldStart
    case Ascii.lineFeed: return finish(bytes, contentEnd: index, next: index + 1)
    case Ascii.carriageReturn:
      index += 1
      state = .afterReturn
    case Ascii.quote: giveUp(.quoteInUnquotedField, at: index, bytes)
    default:  // NUL
      note(.nulByte, at: index, bytes)
      index += 1
    }
    return nil
  }

  private mutating func findEndOfQuoted(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ end: Int) {
    var place = index
    var high = highBits
    while place < end {
      let byte = bytes[place]
      if byte <= Ascii.quote, byte == Ascii.quote || byte == Ascii.lineFeed || byte == 0 { break }
      high |= byte
      place += 1
    }
    index = place
    highBits = high
  }

  private mutating func endQuoted(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
    switch bytes[index] {
    case Ascii.quote:
      fieldEnd = index
      state = .afterQuote
    case Ascii.lineFeed:
      line += 1
      lineStart = index + 1
      continuations = 0
      lineAfterQuote = lineAfterQuote ?? lineStart
    default: note(.nulByte, at: index, bytes)
    }
    index += 1
  }

  private mutating func afterQuote(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Progress? {
    switch bytes[index] {
    case Ascii.quote:
      hasDoubledQuotes = true
      state = .quoted
    case delimiter:
      closeField(bytes)
      state = .fieldStart
    case Ascii.lineFeed: return finish(bytes, contentEnd: index, next: index + 1)
    case Ascii.carriageReturn: state = .afterReturn
    default:
      giveUp(.textAfterClosingQuote, at: index, bytes)
      return nil
    }
    index += 1
    return nil
  }

  /// Adds the field `fieldStart..<fieldEnd`.
  private mutating func closeField(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
    if highBits >= 0x80 {
      let content = UnsafeBufferPointer(rebasing: bytes[fieldStart..<fieldEnd])
      if let fault = UTF8Validity.firstFault(in: content) { note(.invalidUTF8, at: fieldStart + fault, bytes) }
      for place in max(fieldStart, lineStart)..<fieldEnd where bytes[place] & 0xC0 == 0x80 { continuations += 1 }
    }
    var end = fieldEnd
    if hasDoubledQuotes { end = undouble(bytes) }
    if end - fieldStart > limits.fieldBytes { note(.fieldTooLong, at: fieldWritten, bytes) }
    guard fields.count < limits.columns else {
      note(.tooManyColumns, at: fieldWritten, bytes)
      return
    }
    fields.append(
      CSVField(
        start: UInt32(fieldStart), end: UInt32(end), written: UInt32(fieldWritten), line: UInt32(fieldLine),
        column: UInt32(fieldColumn), isQuoted: isQuoted))
  }

  /// Makes each doubled quote one, in place; the content's new end.
  private func undouble(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var from = fieldStart
    var to = fieldStart
    while from < fieldEnd {
      bytes[to] = bytes[from]
      from += bytes[from] == Ascii.quote ? 2 : 1
      to += 1
    }
    return to
  }

  // MARK: Ends

  private mutating func finish(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, contentEnd: Int, next: Int
  ) -> Progress {
    closeField(bytes)
    contentLength = contentEnd
    if contentEnd > limits.rowBytes, fault == nil { fault = .ofRow(.rowTooLong) }
    if line > 0, fault == nil, width > 1, let field = fieldThatSwallowsRows(bytes, width: width) {
      fault = RowFault(
        kind: .rowsInQuotes, field: fields.firstIndex { $0.written == field.written } ?? 0, line: Int(field.line),
        column: Int(field.column), place: Int(field.written))
    }
    return .finished(next: next, lines: line + 1)
  }

  /// At the end of the bytes that are there: more are needed, or the row is longer than a row may be.
  private mutating func wait(
    _ end: Int, _ longest: Int, _ bytes: UnsafeMutableBufferPointer<UInt8>
  ) -> Progress {
    guard end == longest else { return .needsMore }
    // A quote that has run on for longer than a field may be was more likely forgotten than meant.
    let content = index - fieldStart
    if state == .quoted, content > limits.fieldBytes { return missingClosingQuote(bytes) }
    fault = fault ?? .ofRow(.rowTooLong)
    state = .skipping
    return scan(bytes, isAtEnd: false)
  }

  /// The rest of the row is not to be trusted; it is passed over up to the next line feed.
  private mutating func giveUp(_ kind: CSVFault.Kind, at place: Int, _ bytes: UnsafeMutableBufferPointer<UInt8>) {
    note(kind, at: place, bytes)
    state = .skipping
  }

  /// Reading goes on with the line behind the quote's: what seemed to be quoted was most likely rows.
  private mutating func missingClosingQuote(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Progress {
    // What was found behind the quote will be found again where it stands.
    if let found = fault, found.place >= fieldWritten { fault = nil }
    note(.missingClosingQuote, at: fieldWritten, bytes)
    line = fieldLine
    if let lineAfterQuote { return .finished(next: lineAfterQuote, lines: line + 1) }
    state = .skipping
    return scan(bytes, isAtEnd: false)
  }

  /// Keeps the row's first fault, with its place in the field that is being read.
  private mutating func note(
    _ kind: CSVFault.Kind, at place: Int, _ bytes: UnsafeMutableBufferPointer<UInt8>
  ) {
    guard fault == nil else { return }
    var line = fieldLine
    var column = fieldColumn
    for before in fieldWritten..<place {
      if bytes[before] == Ascii.lineFeed {
        line += 1
        column = 1
      } else if bytes[before] & 0xC0 != 0x80 {
        column += 1
      }
    }
    fault = RowFault(kind: kind, field: fields.count, line: line, column: column, place: place)
  }
}

/// A fault, its place counted from the row's beginning.
struct RowFault {
  var kind: CSVFault.Kind
  var field: Int
  var line: Int
  var column: Int
  var place: Int

  /// A fault of the whole row.
  static func ofRow(_ kind: CSVFault.Kind) -> RowFault {
    RowFault(kind: kind, field: 0, line: 0, column: 1, place: 0)
  }
}
