import TariffEngine

/// Results of workload W in a CSV, ours or a peer's, row by row against the exact reference.
struct ResultFile {
  /// Rows that differ in any amount, or that are missing, too many or another dossier's.
  private(set) var differing = 0
  /// Rows whose total differs.
  private(set) var wrongTotals = 0

  /// Reads the file.
  /// - Parameters:
  ///   - rows: how many dossiers it must hold, in their order.
  ///   - total: what its column of totals is called.
  init(_ path: String, rows: Int, total: String = "permit.total") throws(BenchmarkFault) {
    var lines = Lines(try FileSource(path))
    guard let header = try lines.next() else { throw BenchmarkFault("\(path) is empty") }
    let names = Self.cells(of: header).map { String(decoding: $0, as: UTF8.self) }
    var columns: [Int] = []
    for name in ExactWorkload.columns.dropLast() + [total] {
      guard let column = names.firstIndex(of: name) else { throw BenchmarkFault("\(path) has no column \(name)") }
      columns.append(column)
    }
    for row in 1...rows {
      guard let line = try lines.next() else {
        differing += rows - row + 1
        wrongTotals += rows - row + 1
        return
      }
      compare(Self.cells(of: line), row: row, columns)
    }
    while try lines.next() != nil { differing += 1 }
  }

  private mutating func compare(_ cells: [ArraySlice<UInt8>], row: Int, _ columns: [Int]) {
    let expected = ExactWorkload(WorkloadDossier(row: row)).amounts
    let isWhole = cells.count > columns.max() ?? 0
    let isOurs = isWhole && cells[0].elementsEqual(WorkloadFile.identifier(of: row).utf8)
    let wrong = zip(columns, expected).map { column, amount in !isOurs || Self.magnitude(cells[column]) != amount }
    if wrong.contains(true) { differing += 1 }
    if wrong.last == true { wrongTotals += 1 }
  }

  /// A whole amount without its sign: a discount is written with one by some and without by others. Empty, where a line
  /// does not apply, is 0; anything else that is no number is -1.
  private static func magnitude(_ cell: ArraySlice<UInt8>) -> Int {
    var number = 0
    for byte in cell.first == UInt8(ascii: "-") ? cell.dropFirst() : cell {
      guard byte >= 0x30, byte <= 0x39 else { return -1 }
      number = number &* 10 &+ Int(byte &- 0x30)
    }
    return number
  }

  private static func cells(of line: [UInt8]) -> [ArraySlice<UInt8>] {
    line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
  }
}
