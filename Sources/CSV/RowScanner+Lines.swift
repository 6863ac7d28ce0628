/// Rows that look as if quotes had swallowed others.
///
/// Two quotes too many, lines apart, make one field of everything between them: a row that is well-formed, and of which
/// nobody would hear that it holds others. It is told from a text of several lines by its first and its last line: each
/// has, its quotes aside, as many cells as the file has columns. Of a text that was meant, the row's first line ends
/// within the text and its last begins there.
extension RowScanner {
  /// The first field with a line end, if the lines on which the row begins and ends could be rows of `width` cells.
  func fieldThatSwallowsRows(_ bytes: UnsafeMutableBufferPointer<UInt8>, width: Int) -> CSVField? {
    var (cells, cellsOfFirst) = (0, 0)
    var found: CSVField?
    for field in fields {
      cells += 1
      guard field.isQuoted else { continue }
      for byte in bytes[Int(field.start)..<Int(field.end)] {
        if byte == delimiter {
          cells += 1
        } else if byte == Ascii.lineFeed {
          if found == nil { (found, cellsOfFirst) = (field, cells) }
          cells = 1
        }
      }
    }
    return cells == width && cellsOfFirst == width ? found : nil
  }
}
