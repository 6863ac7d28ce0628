/// What a CSV file may hold, so that a hostile or broken one costs a message and not the memory of the machine.
/// Rows are not counted: a file may be as long as it likes.
public struct CSVLimits: Sendable, Equatable {
  /// Bytes of one field, its quotes taken off.
  public var fieldBytes: Int
  /// Bytes of one row without its line end.
  public var rowBytes: Int
  /// Fields of one row.
  public var columns: Int

  /// Limits of one's own.
  public init(fieldBytes: Int, rowBytes: Int, columns: Int) {
    self.fieldBytes = fieldBytes
    self.rowBytes = rowBytes
    self.columns = columns
  }

  /// 64 KiB a field, 1 MiB a row, 1,024 columns.
  public static let standard = CSVLimits(fieldBytes: 65_536, rowBytes: 1_048_576, columns: 1_024)
}
