import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

extension TableResolver {
  /// The table with the rows of its file in it; nil: they could not be read, which was reported.
  func withRows(_ table: TableDeclaration, act: Int, model: Model) -> TableDeclaration? {
    guard let file = table.file, let keys = keys(of: table, model: model), columns(of: table) != nil else { return nil }
    let down = Array(keys.prefix(table.keys.count))
    guard let read = TableFile(resolver: self, table: table, keys: down).rows(of: file, folder: folders[act]) else {
      return nil
    }
    var whole = table
    whole.rows = read.rows
    whole.across?.options = read.across
    whole.file = nil
    return whole
  }

  /// Rows in one form, one for each option of a key across; nil: reported.
  func writtenRows(_ dated: Dated<TableDeclaration>, keys: [KeySpec]) -> [TableRow]? {
    let table = dated.declaration
    // Rows of files were read before; a file that could not be read was reported.
    guard table.file == nil else { return nil }
    var rows: [TableRow] = []
    var whole = true
    for row in table.rows {
      let patterns = table.keys.count
      let cells = table.across?.options.count ?? table.columns.count
      guard row.patterns.count == patterns, row.cells.count == cells else {
        whole = false
        reportWidth(row, table, patterns: patterns, cells: cells)
        continue
      }
      guard let across = table.across else {
        rows.append(row)
        continue
      }
      for (option, cell) in zip(across.options, row.cells) {
        rows.append(
          TableRow(
            patterns: row.patterns + [RowPattern(.words([option]), option.range)], cells: [cell], range: row.range))
      }
    }
    return whole ? rows : nil
  }

  /// T0508. A row has a pattern for each key and a cell for each column.
  private func reportWidth(_ row: TableRow, _ table: TableDeclaration, patterns: Int, cells: Int) {
    let name = table.heading.name.value
    let message =
      row.patterns.count == patterns
      ? "this row of \(name) has \(row.cells.count.counted("cell")), and the heading line has \(cells)"
      : "this row of \(name) has \(row.patterns.count.counted("pattern")), and the table has \(patterns.counted("key"))"
    report(
      .rowWidth, row.range, message,
      remedy: row.patterns.count == patterns
        ? "write one cell for each column; `none` where the booklet prints no number"
        : "write one pattern for each key, with commas between them", table)
  }

  /// T0505, of rows that are the same word for word.
  func reportTwice(_ row: TableRow, first: SourceRange, _ table: TableDeclaration) {
    report(
      .rowTwice, row.range, "\(table.heading.name.value) has the row `\(row.label)` twice",
      remedy: "remove the one that the act does not print", table,
      related: [Diagnostic.Related(first, "its first place")])
  }

  /// A row with its patterns and cells as values; nil: reported.
  func keyedRow(
    _ row: TableRow, _ keys: [KeySpec], _ columns: [ColumnSpec], of table: TableDeclaration,
    builder: inout ModelBuilder
  ) -> KeyedRow? {
    var matches: [KeyMatch] = []
    for (pattern, key) in zip(row.patterns, keys) {
      guard let match = match(pattern, key, table, builder: &builder) else { continue }
      matches.append(match)
    }
    var cells: [Cell] = []
    for (literal, column) in zip(row.cells, columns) {
      guard let literal else {
        cells.append(Cell(value: nil, range: row.range))
        continue
      }
      guard let value = cell(literal, column, table) else { continue }
      cells.append(Cell(value: value, range: literal.range, isPercent: literal.isPercent || column.isPercent))
    }
    guard matches.count == keys.count, cells.count == columns.count else { return nil }
    let patterns = row.patterns.filter { $0.range.file == row.range.file && $0.range.start >= row.range.start }
    let range = patterns.dropFirst().reduce(patterns.first?.range ?? row.range) { $0.joined(with: $1.range) }
    return KeyedRow(
      matches: matches, cells: cells, range: range, label: row.label)
  }

  private func match(
    _ pattern: RowPattern, _ key: KeySpec, _ table: TableDeclaration, builder: inout ModelBuilder
  ) -> KeyMatch? {
    for literal in pattern.literals {
      guard let unit = literal.unit, .number(unit.unit) != key.type else { continue }
      report(
        .unitMismatch, literal.range, "\(key.name) is \(key.type.words), and this bound is in \(unit.text)",
        remedy: "write the bound without a unit", table)
      return nil
    }
    switch (pattern.kind, key.type) {
    case (.other, _) where !key.isBracketed: return .other
    case (.range(let lower, let upper), .number) where key.isBracketed:
      return bracket(lower, upper, key, pattern, table)
    case (.rest, .number) where key.isBracketed: return .bracket(low: nil, high: .end)
    case (.number(let literal), .number):
      guard let value = significand(literal, key) else { return nil }
      guard key.isBracketed else { return .members([value]) }
      return .bracket(low: Cut(value: value, isAfter: false), high: Cut(value: value, isAfter: true))
    case (.words(let words), .choice(let options)): return self.options(words, options, key, table, builder.model)
    case (.words(let words), .truth): return truths(words, key, table)
    case (.words(let words), .text): return .members(words.map { Int128(builder.text($0.value)) })
    case (.number(let literal), .text): return .members([Int128(builder.text(literal.text))])
    default:
      report(
        .typeMismatch, pattern.range, "\(key.name) is \(key.type.words), and `\(pattern.label)` is no row for that",
        remedy: key.patternAdvice, table)
      return nil
    }
  }

  private func bracket(
    _ lower: Bound?, _ upper: Bound?, _ key: KeySpec, _ pattern: RowPattern, _ table: TableDeclaration
  ) -> KeyMatch? {
    var low: Cut?
    var high = Cut.end
    if let lower {
      guard let value = significand(lower.number, key) else { return nil }
      low = Cut(value: value, isAfter: !lower.isIncluded)
    }
    if let upper {
      guard let value = significand(upper.number, key) else { return nil }
      high = Cut(value: value, isAfter: upper.isIncluded)
    }
    if let low, low >= high {
      report(
        .badRange, pattern.range, "`\(pattern.label)` holds no number", reasons: ["a bracket goes from less to more"],
        remedy: "write the smaller bound first", table)
      return nil
    }
    return .bracket(low: low, high: high)
  }

  /// A bound at the key's scale; bounds were measured before.
  private func significand(_ literal: NumberLiteral, _ key: KeySpec) -> Int128? {
    try? literal.value(inPercent: key.isPercent).reduced.rescaled(to: key.scale).significand
  }

  private func options(
    _ words: [Marked<String>], _ options: Set<ID<Option>>, _ key: KeySpec, _ table: TableDeclaration, _ model: Model
  ) -> KeyMatch? {
    var members: [Int128] = []
    for word in words {
      guard let id = option(word.value, options, model) else {
        guard !sink.leavesOut(.unknownOption, word.range) else { continue }
        let known = options.map { model.options[$0.index].symbol.name }.sorted()
        report(
          .unknownOption, word.range, "\(word.value) is no option of \(key.name)",
          reasons: ["the options are \(known.listed)"],
          remedy: sink.nearest(to: word.value, among: known).map { "did you mean \($0)?" }
            ?? "write one of the options",
          table)
        continue
      }
      members.append(Int128(id.index))
    }
    return members.count == words.count ? .members(members) : nil
  }

  /// An option by its name, or by a title as a price list may write it.
  private func option(_ word: String, _ options: Set<ID<Option>>, _ model: Model) -> ID<Option>? {
    if let id = names.options[word], options.contains(id) { return id }
    let folded = CanonicalText.folded(word)
    let titled = options.filter { option in
      let symbol = model.options[option.index].symbol
      return [symbol.persianTitle, symbol.englishTitle].compactMap { $0 }.contains {
        CanonicalText.folded($0) == folded
      }
    }
    return titled.count == 1 ? titled.first : nil
  }

  private func truths(_ words: [Marked<String>], _ key: KeySpec, _ table: TableDeclaration) -> KeyMatch? {
    var members: [Int128] = []
    for word in words {
      switch word.value {
      case "yes": members.append(1)
      case "no": members.append(0)
      default:
        report(.unknownOption, word.range, "\(word.value) is neither yes nor no", remedy: "write yes or no", table)
        return nil
      }
    }
    return .members(members)
  }

  /// A printed number in its column's unit; nil: reported.
  private func cell(_ literal: NumberLiteral, _ column: ColumnSpec, _ table: TableDeclaration) -> ExactDecimal? {
    if let unit = literal.unit, unit.unit != column.unit {
      report(
        .unitMismatch, literal.range,
        "\(column.name) is \(ValueType.number(column.unit).words), and this cell is in \(unit.text)",
        remedy: "write the number without a unit", table)
      return nil
    }
    if literal.isPercent, column.unit != .number {
      report(
        .unitMismatch, literal.range,
        "\(column.name) is \(ValueType.number(column.unit).words), and \(literal.text) is a share",
        remedy: "write an amount, or a column without a unit", table)
      return nil
    }
    let value = literal.value(inPercent: column.isPercent)
    if value.scale > NumericLimits.places {
      report(
        .tooManyPlaces, literal.range, "\(literal.text) has \(value.scale) places",
        reasons: ["a value keeps at most 16 digits behind the decimal mark"], table)
      return nil
    }
    if value.significand.decimalDigits > NumericLimits.wholeDigits + value.scale {
      report(
        .badRange, literal.range, "\(literal.text) has more than 22 whole digits",
        reasons: ["every value of a tariff is less than 10^22"], table)
      return nil
    }
    return value
  }
}

extension KeySpec {
  fileprivate var patternAdvice: String {
    switch type {
    case .number where isBracketed: "write up to 60, from 5 below 10, above 10, or above alone for the rest"
    case .number: "an exact table lists single numbers, or `other`"
    case .choice: "write options of \(name), with | between them, or `other`"
    case .truth: "write yes or no"
    default: "write a text in quotation marks, or `other`"
    }
  }
}
