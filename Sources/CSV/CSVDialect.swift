/// What stands between the fields: a comma, or what Excel writes with Persian and European settings (`;`), or a tab.
public struct CSVDialect: Sendable, Equatable {
  /// The byte between two fields.
  public let delimiter: UInt8

  private init(_ delimiter: UInt8) { self.delimiter = delimiter }

  /// `a,b`
  public static let comma = CSVDialect(0x2C)
  /// `a;b`
  public static let semicolon = CSVDialect(0x3B)
  /// Fields between tabs.
  public static let tab = CSVDialect(0x09)

  /// The dialect of a file by its header line (without a byte order mark): the delimiter that stands there most often
  /// outside quotes; a comma when none does or two are equal, then a semicolon.
  public static func detected(in header: some Sequence<UInt8>) -> CSVDialect {
    var detector = DialectDetector()
    for byte in header where detector.isOpen { detector.take(byte) }
    return detector.dialect
  }
}

/// Counts the delimiters of a header line as its bytes arrive.
struct DialectDetector {
  private(set) var isOpen = true  // until the line ends
  private var isQuoted = false
  private var commas = 0
  private var semicolons = 0
  private var tabs = 0

  mutating func take(_ byte: UInt8) {
    switch byte {
    case Ascii.quote: isQuoted.toggle()
    case Ascii.lineFeed, Ascii.carriageReturn: isOpen = isQuoted
    case CSVDialect.comma.delimiter: commas += isQuoted ? 0 : 1
    case CSVDialect.semicolon.delimiter: semicolons += isQuoted ? 0 : 1
    case CSVDialect.tab.delimiter: tabs += isQuoted ? 0 : 1
    default: break
    }
  }

  var dialect: CSVDialect {
    if commas >= max(semicolons, tabs) { return .comma }
    return semicolons >= tabs ? .semicolon : .tab
  }
}

enum Ascii {
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let quote: UInt8 = 0x22
}
