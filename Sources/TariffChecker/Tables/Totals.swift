import Diagnostics
import Exact
import TariffSyntax

/// Printed totals against the parts that they claim to add up.
struct Totals {
  let table: TableDeclaration
  let columns: [ColumnSpec]
  let rows: [KeyedRow]
  let sink: DiagnosticSink

  /// T0507, at the printed total; T0412 and T0402 where the clause itself makes no sense. A part that is not printed
  /// counts nothing; a total that is not printed is not checked.
  func report() {
    var found = 0
    for total in table.totals {
      guard let column = place(total.column) else { continue }
      let parts = total.parts.compactMap { place($0) }
      guard parts.count == total.parts.count, agree(column, total.parts, parts) else { continue }
      for row in rows where found < TableProof.mostMessages && differs(row, column, parts) { found += 1 }
    }
  }

  private func differs(_ row: KeyedRow, _ column: Int, _ parts: [Int]) -> Bool {
    guard let printed = row.cells[column].value else { return false }
    var sum = ExactDecimal(0)
    for part in parts {
      guard let value = row.cells[part].value else { continue }
      guard let next = try? sum.adding(value) else { return false }
      sum = next
    }
    guard sum != printed else { return false }
    let (name, total) = (columns[column].name, row.cells[column])
    report(
      .totalDiffers, row.cells[column].range,
      "\(name) of the row `\(row.label)` is printed as \(total.words), and its parts add up to \(total.words(sum))",
      reasons: [
        parts.map { "\(columns[$0].name) \(row.cells[$0].words)" }.joined(separator: " + ")
      ],
      remedy: "correct the one that is wrong; or, if the act prints it so, add: "
        + "accepted \(DiagnosticCode.totalDiffers.code) \"as printed\"")
    return true
  }

  private func place(_ name: Marked<String>) -> Int? {
    if let place = columns.firstIndex(where: { $0.name == name.value }) { return place }
    let names = columns.map(\.name)
    report(
      .unknownColumn, name.range, "\(table.heading.name.value) has no column \(name.value)",
      reasons: ["the columns are \(names.listed)"],
      remedy: sink.nearest(to: name.value, among: names).map { "did you mean \($0)?" })
    return nil
  }

  private func agree(_ column: Int, _ names: [Marked<String>], _ parts: [Int]) -> Bool {
    for (name, part) in zip(names, parts) where columns[part].unit != columns[column].unit {
      report(
        .unitMismatch, name.range, "\(name.value) and \(columns[column].name) are in different units",
        reasons: ["a total is in the unit of its parts"])
      return false
    }
    return true
  }

  private func report(
    _ code: DiagnosticCode, _ range: SourceRange, _ message: String, reasons: [String] = [], remedy: String? = nil
  ) {
    let isElsewhere = range.file != table.heading.name.range.file
    sink.report(
      Diagnostic(
        code, at: range, message, reasons: reasons, remedy: remedy,
        related: isElsewhere
          ? [Diagnostic.Related(table.heading.name.range, "read for the table \(table.heading.name.value)")] : [],
        article: table.heading.article?.value))
  }
}
