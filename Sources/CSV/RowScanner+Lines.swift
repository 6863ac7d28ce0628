/// Rows that look as if quotes had swallowed others.
///
/// Two quotes too many, lines apart, make one field of everything between them: a row that is well-formed, and of which
/// nobody would hear that it holds others. It is told from a text of several lines by the lines on which the field opens
/// and closes: each has, those two quotes aside, as many cells as the file has columns. Of a text that was meant, the
/// first of these lines ends within the text and the last begins there.
extension RowScanner {
  /// The first field with a line end, if the lines on which it opens and closes could be rows of `width` cells.
  func fieldThatSwallowsRows(_ bytes: UnsafeMutableBufferPointer<UInt8>, width: Int) -> CSVField? {
    for (place, field) in fields.enumerated() where field.isQuoted {
      // Cells of the line on which the field opens, and of the one on which it closes.
      var (cells, cellsOfFirst) = (place + 1, 0)
      for byte in bytes[Int(field.start)..<Int(field.end)] {
        if byte == delimiter {
          cells += 1
        } else if byte == Ascii.lineFeed {
          if cellsOfFirst == 0 { cellsOfFirst = cells }
          cells = 1
        }
      }
      if cellsOfFirst == width, cells + fields.count - place - 1 == width { return field }
    }
    return nil
  }
}
