/// Why the columnar machine leaves a row to the scalar one, which alone decides what is wrong with it and says so.
public enum HandOver: UInt8, Sendable, Hashable, CaseIterable {
  /// An input that is read was not given.
  case missingInput = 1
  /// A number of the dossier, of the law or of a calculation does not fit where 64 bits are needed.
  case wideNumber
  /// A fee, rate, table or value does not hold on the day, or its text is not known.
  case noVersion
  /// A result reaches 10^22, leaves the valid days, or its calculation needs more than 128 bits.
  case overflow
  case divisionByZero
  /// No row of a table covers the arguments, or the cell is empty.
  case noRow
  /// The least or most of no rows.
  case emptyGroup
  /// A share outside 0…100 %.
  case shareOutOfRange
  /// A Solar Hijri date that does not exist.
  case noSuchDay
  /// The formula is one that this machine does not take: see ``ColumnarMachine``.
  case notCompiled
}
