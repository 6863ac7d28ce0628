/// Where the rows and fields of a piece are, found in one pass that looks at many bytes at once.
///
/// A row is plain when it has as many fields as the header, no quote, no NUL, no CR but at its end, is well-formed UTF-8
/// and no longer than a field may be: its fields are then the bytes between the delimiters. Any other row is odd, and
/// ``LooseRow`` says what is in it. Empty lines are no rows where the header has more than one field.
public struct PieceScan: ~Copyable {
  private let delimiter: UInt8
  private let width: Int
  private let longest: Int
  private let rowEnd: RowEnd
  private var capacity = 0
  private var starts = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
  private var nexts = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
  private var lines = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
  private var plain = UnsafeMutablePointer<Bool>.allocate(capacity: 0)
  private var ends = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
  private var marked: MarkedBytes

  /// How many rows there are.
  public private(set) var count = 0
  /// How many line feeds the piece has, with those of a row that was passed over.
  public private(set) var lineCount = 0

  /// A scan for files whose header has `width` fields, at least 1.
  public init(dialect: CSVDialect, width: Int, limits: CSVLimits = .standard) {
    delimiter = dialect.delimiter
    self.width = max(1, width)
    longest = min(limits.fieldBytes, limits.rowBytes)
    rowEnd = RowEnd(dialect: dialect, limits: limits)
    marked = MarkedBytes(delimiter: dialect.delimiter, most: self.width + 1)
    // A header may have more fields than a row may: then no row is plain.
    isPossible = width <= limits.columns
    grow(to: 1_024)
  }

  private let isPossible: Bool

  deinit {
    starts.deallocate()
    nexts.deallocate()
    lines.deallocate()
    plain.deallocate()
    ends.deallocate()
  }

  /// Whether the row's fields are known; else it is odd.
  @inline(__always) public func isPlain(_ row: Int) -> Bool { plain[row] }
  /// The same for each row.
  public var plainRows: UnsafePointer<Bool> { UnsafePointer(plain) }
  /// The row's first byte in the piece.
  public func start(_ row: Int) -> Int { Int(starts[row]) }
  /// The row's bytes in the piece, its line end among them.
  public func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(nexts[row]) }
  /// Lines of the piece before the row's first.
  public func line(_ row: Int) -> Int { Int(lines[row]) }
  /// The same for each row.
  public var rowLines: UnsafePointer<UInt32> { UnsafePointer(lines) }
  /// One past the last byte of each field, row by row, `width` for each; of odd rows they mean nothing.
  public var fieldEnds: UnsafePointer<UInt32> { UnsafePointer(ends) }
  /// The first byte of each row.
  public var rowStarts: UnsafePointer<UInt32> { UnsafePointer(starts) }

  /// Finds the rows of a piece.
  public mutating func scan(_ piece: Piece) {
    (count, lineCount) = (0, 0)
    if piece.isTruncated {
      add(start: 0, next: piece.count, isPlain: false)
      lineCount = ByteSearch.count(Ascii.lineFeed, in: piece.bytes) + piece.linesPassedOver
      return
    }
    marked.begin(at: 0)
    var start = 0
    while start < piece.count {
      start = scanPlainRows(piece, from: start)
      if start < piece.count {
        start = scanRow(piece, from: start)
        marked.pass(before: start)
      }
    }
  }

  /// Finds rows with as many delimiters as there must be, and nothing else that asks for a closer look, up to the first of
  /// another kind; where that begins.
  private mutating func scanPlainRows(_ piece: Piece, from first: Int) -> Int {
    let bytes = UnsafePointer(piece.storage)
    let (count, delimiter, last) = (piece.count, delimiter, width - 1)
    var start = first
    while isPossible {
      // One more, which may be the line feed behind a carriage return.
      if marked.count <= width, marked.base < count {
        marked.look(at: bytes, upTo: count)
        if marked.count <= width, marked.base < count { break }
        continue
      }
      guard marked.count >= width else { break }
      let marks = marked.marks
      var other: UInt8 = 0
      for field in 0..<last {
        other |= bytes[Int(marks[field])] ^ delimiter
        ends[self.count &* width &+ field] = marks[field]
      }
      let end = Int(marks[last])
      var next = end &+ 1
      if bytes[end] == Ascii.carriageReturn, bytes[next] == Ascii.lineFeed { next &+= 1 }
      guard other == 0, bytes[next &- 1] == Ascii.lineFeed, end > start, end &- start <= longest else { break }
      if start < marked.endOfHigh {
        let row = UnsafeBufferPointer(start: bytes + start, count: end &- start)
        guard UTF8Validity.firstFault(in: row) == nil else { break }
      }
      ends[self.count &* width &+ last] = UInt32(truncatingIfNeeded: end)
      add(start: start, next: next, isPlain: true)
      lineCount &+= 1
      marked.pass(next &- end &+ last)
      start = next
    }
    return start
  }

  /// Finds one row, whatever it is; where the next begins.
  private mutating func scanRow(_ piece: Piece, from start: Int) -> Int {
    let bytes = UnsafePointer(piece.storage)
    let (count, delimiter, width) = (piece.count, delimiter, width)
    let pattern = Lanes.all(delimiter)
    let isSeldom = delimiter > 0x2C
    var (base, fields) = (start, 0)
    var (isOdd, high) = (false, UInt64(0))
    let ends = ends + self.count * width
    while base < count {
      let word = UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: base, as: UInt64.self).littleEndian
      var marks = Lanes.low(word)
      if isSeldom { marks |= Lanes.zeros(word ^ pattern) }
      high |= word
      while marks != 0 {
        let place = base &+ marks.trailingZeroBitCount &>> 3
        marks &= marks &- 1
        let byte = bytes[place]
        if byte == delimiter {
          if fields < width { ends[fields] = UInt32(truncatingIfNeeded: place) }
          fields &+= 1
        } else if byte == Ascii.lineFeed {
          if place >= count { break }
          finish(bytes, start, place, place + 1, fields, isOdd, high, ends)
          return place + 1
        } else if byte == Ascii.quote {
          return passQuoted(piece, from: start)
        } else if byte == 0 {
          isOdd = isOdd || place < count
        } else if byte == Ascii.carriageReturn, bytes[place + 1] != Ascii.lineFeed {
          isOdd = true
        }
      }
      base &+= 8
    }
    finish(bytes, start, count, count, fields, isOdd, high, ends)
    lineCount -= 1
    return count
  }

  /// A row ends at a line feed, or at the end of the file.
  private mutating func finish(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ place: Int, _ next: Int, _ fields: Int, _ isOdd: Bool,
    _ high: UInt64, _ ends: UnsafeMutablePointer<UInt32>
  ) {
    let hasReturn = place > start && next > place && bytes[place - 1] == Ascii.carriageReturn
    let end = hasReturn ? place - 1 : place
    var isPlain = !isOdd && fields + 1 == width && end > start && end - start <= longest && isPossible
    if isPlain, high & Lanes.high != 0 {
      isPlain = UTF8Validity.firstFault(in: UnsafeBufferPointer(start: bytes + start, count: end - start)) == nil
    }
    if end == start, width > 1 {
      lineCount += 1
      return
    }
    if isPlain { ends[width - 1] = UInt32(truncatingIfNeeded: end) }
    add(start: start, next: next, isPlain: isPlain)
    lineCount += 1
  }

  /// A row with a quote: its end is where quotes make sense, or the next line.
  private mutating func passQuoted(_ piece: Piece, from start: Int) -> Int {
    let next = rowEnd.find(in: piece.bytes, from: start, isAtEnd: true) ?? piece.count
    add(start: start, next: next, isPlain: false)
    lineCount += ByteSearch.count(Ascii.lineFeed, in: UnsafeBufferPointer(rebasing: piece.bytes[start..<next]))
    return next
  }

  private mutating func add(start: Int, next: Int, isPlain: Bool) {
    starts[count] = UInt32(truncatingIfNeeded: start)
    nexts[count] = UInt32(truncatingIfNeeded: next)
    lines[count] = UInt32(truncatingIfNeeded: lineCount)
    plain[count] = isPlain
    count += 1
    // There is always room for the next row and its fields.
    if count == capacity { grow(to: capacity * 2) }
  }

  private mutating func grow(to rows: Int) {
    starts = Self.moved(starts, count, to: rows)
    nexts = Self.moved(nexts, count, to: rows)
    lines = Self.moved(lines, count, to: rows)
    plain = Self.moved(plain, count, to: rows)
    ends = Self.moved(ends, count * width, to: rows * width)
    capacity = rows
  }

  private static func moved<Element: BitwiseCopyable>(
    _ old: UnsafeMutablePointer<Element>, _ count: Int, to capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    new.update(from: old, count: count)
    old.deallocate()
    return new
  }
}
