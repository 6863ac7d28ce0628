/// One field of the row that was read last: where its bytes lie in the row, and where it began in the file.
struct CSVField {
  /// First byte of the content, from the row's first byte.
  var start: UInt32
  /// One past the last byte of the content, doubled quotes already made one.
  var end: UInt32
  /// Bytes from the row's first to the field's first as it was written, its quote included.
  var written: UInt32
  /// Lines from the row's first.
  var line: UInt32
  /// Column, from 1, in Unicode scalars.
  var column: UInt32
  /// Whether it stood in quotes.
  var isQuoted: Bool
}
