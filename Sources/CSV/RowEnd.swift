/// Finds where rows end, by the rules of ``RowScanner`` and without a look at their fields: a quote opens a field only
/// as its first byte, and a quote that is never closed takes no more than its own line.
struct RowEnd {
  private let delimiter: UInt8
  private var limits: CSVLimits

  init(dialect: CSVDialect, limits: CSVLimits) {
    delimiter = dialect.delimiter
    self.limits = limits
    // As the scanner, which keeps places in a row in 32 bits.
    self.limits.rowBytes = max(0, min(limits.rowBytes, 1 << 30))
  }

  /// The most bytes of a row that decide how it is read: two beyond the longest, for CR and LF.
  var longest: Int { limits.rowBytes + 2 }

  /// The byte behind the row that begins at `start`, and behind its line end; nil: more bytes are needed to tell.
  func find(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, isAtEnd: Bool) -> Int? {
    var search = Search(bytes: bytes, end: min(bytes.count, start + longest), isAtEnd: isAtEnd, place: start)
    search.isCut = search.end == start + longest
    while true {
      if search.place < search.end, bytes[search.place] == Ascii.quote {
        let opened = search.place + 1
        switch search.closeQuotes(from: opened) {
        case .closed: break
        case .open(let lineAfterQuote):
          guard search.isCut ? search.end - opened > limits.fieldBytes : isAtEnd else {
            return search.isCut ? search.nextLine() : nil
          }
          return lineAfterQuote ?? search.nextLine()
        }
        guard search.place < search.end else { return search.edge() }
        if bytes[search.place] != delimiter { return search.lineEnd() }
      } else {
        search.passPlain(delimiter)
        guard search.place < search.end else { return search.edge() }
        if bytes[search.place] != delimiter { return search.lineEnd() }
      }
      search.place += 1
    }
  }

  private enum Quoted {
    case closed
    case open(lineAfterQuote: Int?)
  }

  private struct Search {
    let bytes: UnsafeBufferPointer<UInt8>
    let end: Int
    let isAtEnd: Bool
    var place: Int
    /// Whether the row is as long as a row may be, or longer, at `end`.
    var isCut = false

    /// Goes to the byte that ends a field without quotes, or breaks it.
    mutating func passPlain(_ delimiter: UInt8) {
      while place < end {
        let byte = bytes[place]
        if byte == delimiter || byte == Ascii.lineFeed || byte == Ascii.carriageReturn || byte == Ascii.quote { return }
        place += 1
      }
    }

    /// Goes behind the quote that closes the field.
    mutating func closeQuotes(from opened: Int) -> Quoted {
      var lineAfterQuote: Int?
      place = opened
      while place < end {
        let byte = bytes[place]
        place += 1
        if byte == Ascii.lineFeed {
          lineAfterQuote = lineAfterQuote ?? place
        } else if byte == Ascii.quote {
          // At the edge the scanner waits behind the quote, too.
          guard place < end, bytes[place] == Ascii.quote else { return .closed }
          place += 1
        }
      }
      return .open(lineAfterQuote: lineAfterQuote)
    }

    /// The row ends here, or is given up up to the next line.
    func lineEnd() -> Int? {
      if bytes[place] == Ascii.lineFeed { return place + 1 }
      guard bytes[place] == Ascii.carriageReturn else { return nextLine() }
      if place + 1 < end { return bytes[place + 1] == Ascii.lineFeed ? place + 2 : nextLine() }
      return isCut || isAtEnd ? nextLine() : nil
    }

    /// At the end of the bytes, outside quotes.
    func edge() -> Int? {
      if isCut { return nextLine() }
      return isAtEnd ? end : nil
    }

    /// Behind the next line feed.
    func nextLine() -> Int? {
      var next = place
      while next < bytes.count {
        if bytes[next] == Ascii.lineFeed { return next + 1 }
        next += 1
      }
      return isAtEnd ? bytes.count : nil
    }
  }
}
