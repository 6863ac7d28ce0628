import CSV
import Diagnostics
import Exact
import TariffSyntax

/// Rows of a table from a CSV file beside the act: as large as a city's price list.
///
/// The header names the table's keys and columns, in any order, and nothing else. In the rows, keys are written as in
/// an act (`up to 60`, `from 5 below 10`, `above`, `other`, a number, options with `|` between them), a text without
/// quotation marks; an empty cell, or `none`, is a number that the list does not print.
struct TableFile {
  let resolver: TableResolver
  let table: TableDeclaration
  let keys: [KeySpec]

  /// Which field of a row holds what.
  private struct Layout {
    /// The fields of the keys that run down.
    var keys: [Int]
    /// The fields of the cells.
    var cells: [Int]
    /// The options of the key across, one for each cell; empty where there is none.
    var across: [Marked<String>]
    var count: Int
  }

  /// Rows whose patterns were read before, word for word. A few of them are left to the proof, which also finds those
  /// that say the same in other words; a file full of them need not be read to its end.
  private struct Repeats {
    /// By the hash of the row: a list may have a million of them.
    private var first: [Int: SourceRange] = [:]
    private(set) var found: [(row: TableRow, first: SourceRange)] = []

    mutating func add(_ row: TableRow) {
      if let known = first.updateValue(row.range, forKey: row.label.hashValue) { found.append((row, known)) }
    }
  }

  /// The rows in the order of the file, and the options above their cells where a key runs across; nil: the file is
  /// missing (T0205) or malformed (T0206), which was reported.
  func rows(of name: Marked<String>, folder: String) -> (rows: [TableRow], across: [Marked<String>])? {
    let path = folder.isEmpty ? name.value : "\(folder)/\(name.value)"
    guard let index = resolver.library.attachments[path] else {
      let nearest = resolver.sink.nearest(to: path, among: Array(resolver.library.attachments.keys))
      resolver.report(
        .tableFileMissing, name.range, "the table file \(name.value) is not beside the act",
        remedy: nearest.map { "did you mean \($0)?" } ?? "put the file into the folder of the act", table)
      return nil
    }
    return read(index)
  }

  private func read(_ file: Int) -> (rows: [TableRow], across: [Marked<String>])? {
    let bytes = resolver.library.files[file].bytes
    var reader = CSVReader(ByteArraySource(bytes), findsSwallowedRows: true)
    var rows: [TableRow] = []
    var layout: Layout?
    var faults = 0
    var repeats = Repeats()
    // One wrong export makes every row wrong; a hundred messages say so.
    while faults < TableProof.mostMessages {
      switch reader.next() {
      case .end:
        if layout != nil, rows.isEmpty, faults == 0 {
          malformed(SourceRange(file: file, start: 0, end: 0), "the file has a header and no rows")
          return nil
        }
        guard faults == 0, let layout else { return nil }
        return (rows, layout.across)
      case .fault(let fault):
        faults += 1
        let start = min(fault.place.offset, bytes.count)
        malformed(
          SourceRange(file: file, start: start, end: min(start + 1, bytes.count)), fault.reason)
      case .row:
        let fields = (0..<reader.count).map { field(reader, $0, file) }
        guard let known = layout else {
          guard let found = self.layout(fields) else { return nil }
          layout = found
          continue
        }
        guard let row = row(fields, known) else {
          faults += 1
          continue
        }
        rows.append(row)
        repeats.add(row)
        if repeats.found.count == TableProof.mostMessages {
          for (row, first) in repeats.found { resolver.reportTwice(row, first: first, table) }
          return nil
        }
      }
    }
    return nil
  }

  private func field(_ reader: borrowing CSVReader<ByteArraySource>, _ index: Int, _ file: Int) -> FieldText {
    let start = reader.place(of: index).offset
    let isQuoted = reader.isQuoted(index)
    let length = reader.field(index).count + (isQuoted ? 2 : 0)
    return FieldText(
      text: reader.text(index), isQuoted: isQuoted, range: SourceRange(file: file, start: start, end: start + length))
  }

  private func layout(_ header: [FieldText]) -> Layout? {
    var places: [String: Int] = [:]
    for (place, field) in header.enumerated() {
      let name = field.word
      if places.updateValue(place, forKey: name) != nil {
        malformed(field.range, "the header names \(name) twice")
        return nil
      }
    }
    let names = table.keys.map(\.name.value)
    let columns = table.across.map { $0.options.map(\.value) } ?? table.columns.map(\.name.value)
    for (place, field) in header.enumerated() where !names.contains(field.word) && !columns.contains(field.word) {
      if table.across != nil, columns.isEmpty { continue }
      let nearest = resolver.sink.nearest(to: field.word, among: names + columns)
      malformed(
        field.range, "\(field.word.isEmpty ? "column \(place + 1)" : field.word) is no key and no column of the table",
        remedy: nearest.map { "did you mean \($0)?" }
          ?? "remove the column from the file, or add it to the heading line")
      return nil
    }
    let others = header.filter { !names.contains($0.word) }
    let wanted = table.across != nil && columns.isEmpty ? others.map(\.word) : columns
    for name in names + wanted where places[name] == nil {
      malformed(header[0].range, "the header has no \(name)", remedy: "its first line names every key and column")
      return nil
    }
    let across = table.across == nil ? [] : wanted.compactMap { name in header.first { $0.word == name } }
    return Layout(
      keys: names.compactMap { places[$0] }, cells: wanted.compactMap { places[$0] },
      across: across.map { Marked($0.word, $0.range) }, count: header.count)
  }

  private func row(_ fields: [FieldText], _ layout: Layout) -> TableRow? {
    guard fields.count == layout.count else {
      malformed(
        fields[0].range, "the row has \(fields.count.counted("field")), and the header has \(layout.count)",
        remedy: "write one field for each name of the header")
      return nil
    }
    var patterns: [RowPattern] = []
    for (key, place) in zip(keys, layout.keys) {
      guard let pattern = fields[place].pattern(of: key) else {
        malformed(
          fields[place].range, "`\(fields[place].text)` is no row of \(key.name)",
          remedy: key.isBracketed ? "write it as in an act: up to 60, from 5 below 10, above" : nil)
        return nil
      }
      patterns.append(pattern)
    }
    var cells: [NumberLiteral?] = []
    for place in layout.cells {
      switch fields[place].cell {
      case .success(let cell): cells.append(cell)
      case .failure:
        malformed(
          fields[place].range, "`\(fields[place].text)` is no number",
          remedy: "write digits alone, with % behind a percentage, or `none`")
        return nil
      }
    }
    let range = fields[0].range.joined(with: fields[fields.count - 1].range)
    return TableRow(patterns: patterns, cells: cells, range: range)
  }

  private func malformed(_ range: SourceRange, _ message: String, remedy: String? = nil) {
    resolver.report(
      .tableFileMalformed, range, message,
      reasons: remedy == nil ? ["the file is read strictly, so that no price is lost or mistaken"] : [], remedy: remedy,
      table)
  }
}
