/// The bounds that a file of the language is held to. They are far beyond what an act needs, and low enough that a
/// damaged or hostile file is answered quickly. Large price lists are read from CSV files and have bounds of their own.
public struct Limits: Sendable, Hashable {
  /// Bytes of a file: 1 MiB.
  public var fileBytes = 1 << 20
  /// Bytes of a line, without its end: 4 KiB.
  public var lineBytes = 4_096
  /// Words, numbers, texts and signs of a file.
  public var tokens = 200_000
  /// Parentheses, calls, conditions and signs that stand inside one another in a formula.
  public var nesting = 64
  /// Parts of one formula: numbers, names and operations.
  public var formulaNodes = 4_096
  /// Unicode scalars of a name.
  public var nameScalars = 64
  /// Rows written into a table of an act.
  public var tableRows = 1_000
  /// Provisions and examples of a file.
  public var provisions = 10_000
  /// Messages about one file; later ones are left out.
  public var messages = 100

  /// The bounds that `tariff` uses.
  public static let standard = Limits()

  /// The standard bounds, to be changed one by one.
  public init() {}
}
