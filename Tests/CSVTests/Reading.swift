import CSV

/// What a reader gave, as values that can be compared.
enum Read: Equatable {
  case row([String])
  case fault(CSVFault.Kind, line: Int, column: Int, lines: ClosedRange<Int>)
}

func read(
  _ bytes: [UInt8], dialect: CSVDialect? = nil, limits: CSVLimits = .standard, findsSwallowedRows: Bool = false,
  chunk: Int = .max
) -> [Read] {
  var reader = CSVReader(
    ByteArraySource(bytes, chunk: chunk), dialect: dialect, limits: limits, findsSwallowedRows: findsSwallowedRows,
    chunk: min(chunk, 65_536))
  var result: [Read] = []
  while true {
    switch reader.next() {
    case .row: result.append(.row((0..<reader.count).map { reader.text($0) }))
    case .fault(let fault):
      result.append(
        .fault(
          fault.kind, line: fault.place.line, column: fault.place.column, lines: fault.firstLine...fault.lastLine))
    case .end: return result
    }
  }
}

func read(
  _ text: String, dialect: CSVDialect? = nil, limits: CSVLimits = .standard, chunk: Int = .max
) -> [Read] {
  read(Array(text.utf8), dialect: dialect, limits: limits, chunk: chunk)
}

/// Rows of text.
func rows(_ rows: [String]...) -> [Read] { rows.map(Read.row) }
