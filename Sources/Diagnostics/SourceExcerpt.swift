/// One line of a file as it can be shown: whole when it is short, else cut around the place that matters.
///
/// A tab is drawn as four spaces, a control as `\u{1B}`, a byte that is not UTF-8 as `\xFF`.
struct SourceExcerpt {
  /// What one scalar of the file becomes on the screen.
  struct Cell {
    var bytes: Range<Int>
    var text: String
    var width: Int
    var direction: ReadingDirection
  }

  /// The widest line that is shown whole, in cells of the screen.
  static let widest = 100
  private static let context = 30  // letters that stay before the place when the line is cut
  private static let cut = "…"

  let line: Int
  private(set) var cells: [Cell] = []
  private var isCutBefore = false
  private var isCutAfter = false

  /// The line around a place in it.
  init(of file: SourceFile, line: Int, around place: Int) {
    self.line = line
    let whole = file.bytes(ofLine: line)
    if read(file, whole) { return }
    let column = cells.prefix { $0.bytes.upperBound <= place }.reduce(0) { $0 + $1.width }
    if column < Self.widest * 2 / 3 {
      trim()
      return
    }
    var start = min(place, whole.upperBound)
    for _ in 0..<Self.context where start > whole.lowerBound {
      repeat { start -= 1 } while start > whole.lowerBound && LineIndex.isContinuation(file.bytes[start])
    }
    isCutBefore = start > whole.lowerBound
    if !read(file, start..<whole.upperBound) { trim() }
  }

  /// The line as it is printed.
  var text: String {
    (isCutBefore ? Self.cut : "") + cells.map(\.text).joined() + (isCutAfter ? Self.cut : "")
  }

  private var width: Int { cells.reduce(isCutBefore ? 1 : 0) { $0 + $1.width } }

  /// Where a caret under these bytes lies, in cells from the beginning of the printed line; nil when it would point at
  /// other letters, because a right-to-left run is shown in another order than it is written, or when the place is not
  /// in the part that is shown. A place without letters gets one cell.
  func caret(under range: Range<Int>) -> Range<Int>? {
    let shownEnd = cells.last?.bytes.upperBound ?? range.lowerBound
    if let first = cells.first, range.lowerBound < first.bytes.lowerBound { return nil }
    if range.lowerBound > shownEnd || (isCutAfter && range.lowerBound == shownEnd) { return nil }
    let before = cells.prefix { $0.bytes.upperBound <= range.lowerBound }
    let marked = cells[before.endIndex...].prefix { $0.bytes.lowerBound < range.upperBound }
    guard isInPlace(before: before, marked: marked, after: cells[marked.endIndex...]) else { return nil }
    let start = before.reduce(isCutBefore ? 1 : 0) { $0 + $1.width }
    return start..<(start + max(1, marked.reduce(0) { $0 + $1.width }))
  }

  /// Whether the marked letters stand on the screen where they stand in the line. They do when the line has no
  /// right-to-left letter; when all that comes before reads left to right and so do they; or when they are a whole
  /// right-to-left run by themselves. Then a left-to-right letter must come first in the line: a terminal that takes
  /// the direction of a line from its first letter would turn the whole line round.
  private func isInPlace(before: ArraySlice<Cell>, marked: ArraySlice<Cell>, after: ArraySlice<Cell>) -> Bool {
    let isTurned: (Cell) -> Bool = { $0.direction == .rightToLeft }
    guard cells.contains(where: isTurned) else { return true }
    guard !before.contains(where: isTurned) else { return false }
    let leading = before + marked.prefix { $0.direction != .rightToLeft }
    guard leading.contains(where: { $0.direction == .leftToRight }) else { return false }
    guard marked.contains(where: isTurned) else { return true }
    let next = after.first { $0.direction != .neutral }
    return next == nil || next?.direction == .leftToRight
  }

  /// Reads cells until the line ends or is wider than can be shown; true when it ended.
  private mutating func read(_ file: SourceFile, _ range: Range<Int>) -> Bool {
    cells = []
    var width = isCutBefore ? 1 : 0
    var place = range.lowerBound
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = file.bytes[range].makeIterator()
    var previous: Unicode.Scalar?
    // Marks without width cost cells too, so that a line of a million of them ends.
    while width <= Self.widest, cells.count < 4 * Self.widest {
      switch parser.parseScalar(from: &bytes) {
      case .emptyInput: return true
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        let text = Self.drawn(scalar, after: previous)
        cells.append(
          Cell(
            bytes: place..<(place + encoded.count), text: text, width: DisplayWidth.of(text),
            direction: text.unicodeScalars.count == 1 ? ReadingDirection(scalar) : .neutral))
        place += encoded.count
        previous = scalar
      case .error(let length):
        for byte in file.bytes[place..<(place + length)] {
          let digits = String(byte, radix: 16, uppercase: true)
          cells.append(Cell(bytes: place..<(place + 1), text: "\\x" + digits, width: 4, direction: .neutral))
          place += 1
        }
        previous = nil
      }
      width += cells.last?.width ?? 0
    }
    return false
  }

  private static func drawn(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> String {
    scalar == "\t" ? "    " : VisibleText.escape(scalar, after: previous) ?? String(scalar)
  }

  /// Drops what is too much at the end and leaves room for the sign that says so.
  private mutating func trim() {
    isCutAfter = true
    while width > Self.widest - 1, cells.count > 1 { cells.removeLast() }
  }
}
