import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

extension TableProof {
  /// T0506. A cell that is lower than the one of the bracket before, where the column rises on both sides of it: the
  /// mark of a number that was copied from another table. A column that falls all along (a discount) is left alone.
  func reportFallingRates(_ columns: [ColumnSpec]) {
    guard bracketed.count == 1 else { return }
    var said: Set<[Int]> = []
    for found in cases {
      let sorted = found.placed.sorted { $0.stretches[0].low < $1.stretches[0].low }
      for column in columns.indices {
        let cells = sorted.compactMap { placed -> (row: Int, value: ExactDecimal)? in
          rows[placed.row].cells[column].value.map { (placed.row, $0) }
        }
        for fall in Self.falls(in: cells.map(\.value))
        where said.count < TableProof.mostMessages && said.insert([cells[fall].row, column]).inserted {
          report(cells[fall], after: cells[fall - 1], columns[column], column)
        }
      }
    }
  }

  /// Where a value is less than the one before it, while the nearest changes before and after (as far as there are
  /// any) are rises.
  static func falls(in values: [ExactDecimal]) -> [Int] {
    let changes = values.indices.dropFirst().filter { values[$0] != values[$0 - 1] }
    return changes.enumerated().compactMap { order, place in
      guard values[place] < values[place - 1] else { return nil }
      let before = order > 0 ? changes[order - 1] : nil
      let after = order + 1 < changes.count ? changes[order + 1] : nil
      guard before != nil || after != nil else { return nil }
      let neighboursRise = [before, after].compactMap { $0 }.allSatisfy { values[$0] > values[$0 - 1] }
      return neighboursRise ? place : nil
    }
  }

  private func report(
    _ cell: (row: Int, value: ExactDecimal), after previous: (row: Int, value: ExactDecimal), _ column: ColumnSpec,
    _ place: Int
  ) {
    let printed = rows[cell.row].cells[place]
    report(
      .fallingRate, printed.range,
      "\(column.name) falls from \(rows[previous.row].cells[place].words) to \(printed.words) in the row "
        + "`\(rows[cell.row].label)`",
      reasons: ["it rises from row to row elsewhere, so this number may be a misprint"],
      remedy: "correct it; or, if the act says so, add: accepted \(DiagnosticCode.fallingRate.code) \"as printed\"",
      related: [Diagnostic.Related(rows[previous.row].cells[place].range, "the bracket before")])
  }
}
