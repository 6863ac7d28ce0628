import Diagnostics
import Exact

extension Parser {
  /// table → "table" NAME method "by" KEY ("," KEY)* ["across" KEY] tail,
  ///         and below it: from, total, the common clauses, one line of columns, rows
  mutating func table(_ block: Block) -> TableDeclaration? {
    guard var heading = heading(block) else { return nil }
    var table = TableDeclaration(
      heading: heading, method: nil, keys: [], across: nil, columns: [], rows: [], file: nil, totals: [])
    table.method = method()
    expect(.by, "and the keys that pick a row")
    repeat {
      guard let key = key() else { break }
      table.keys.append(key)
    } while eat(.comma)
    if eat(.across), let key = name("the key that runs along the line of columns") {
      table.across = AcrossKey(name: key, options: [], unit: declaredUnit())
    }
    tail(&heading)
    table.heading = heading
    let isWhole = !isFaulty
    lines(block, into: &table)
    if table.rows.isEmpty, table.file == nil, isWhole, block.clauses.allSatisfy({ !isRow($0) }) {
      missing(.from, of: .table, heading, "from \"…\"` and no `rows")
    }
    return table
  }

  /// method → "slab" | "progressive" | "exact"
  private mutating func method() -> Marked<TableMethod>? {
    guard let token = peek, let method = token.keyword.flatMap({ TableMethod(rawValue: $0.rawValue) }) else {
      unexpected(
        "slab, progressive or exact", reasons: ["the law must say how a number picks its row"],
        nearest: TableMethod.allCases.map(\.rawValue))
      return nil
    }
    advance()
    return Marked(method, range(of: token))
  }

  /// KEY → NAME [unit]
  private mutating func key() -> TableKey? {
    guard let name = name("the name of a key") else { return nil }
    if let token = peek, token.word != nil, token.keyword == nil {
      unknownUnit()
      return nil
    }
    return TableKey(name: name, unit: declaredUnit())
  }

  private mutating func lines(_ block: Block, into table: inout TableDeclaration) {
    var seen: [Clause: SourceRange] = [:]
    var hasHeading = false
    for statement in block.clauses {
      enter(statement, usage: nil)
      if isClause {
        guard let clause = clause(statement, of: .table, &seen) else { continue }
        switch clause {
        case .from: table.file = text("the name of a CSV file")
        case .total: if let total = total() { table.totals.append(total) }
        default: common(clause, &table.heading)
        }
      } else if hasHeading || startsRow {
        if !hasHeading, table.file == nil { reportMissingColumns(table.heading) }
        hasHeading = true
        guard table.rows.count < limits.tableRows else { return reportTooManyRows() }
        if let row = row(of: table) { table.rows.append(row) }
      } else {
        columns(into: &table)
        hasHeading = true
      }
      leave()
    }
  }

  /// A word that begins a clause may also be a column or an option: what follows tells.
  private var isClause: Bool {
    let next = peek(1)
    switch peek?.keyword {
    case .from?, .source?, .sample?: return next == nil || next?.isText ?? false
    case .article?: return next?.isNumber ?? false || next?.isText ?? false
    case .accepted?: return next?.word != nil && peek(2)?.isText ?? false
    case .total?: return peek(2)?.isSymbol(.equal) ?? false
    default: return false
    }
  }

  /// Whether a statement below a table is a row, as far as its numbers tell.
  private func isRow(_ statement: Statement) -> Bool {
    tokens[statement.tokens].contains { $0.isNumber || $0.kind == .invalid }
  }

  /// total → NAME "=" NAME ("+" NAME)*
  private mutating func total() -> TotalClause? {
    let start = cursor
    guard let column = name("the column of the total"), expect(.equal, "and the columns that add up to it") else {
      return nil
    }
    var parts: [Marked<String>] = []
    repeat {
      guard let part = name("a column") else { return nil }
      parts.append(part)
    } while eat(.plus)
    return TotalClause(column: column, parts: parts, range: range(from: start))
  }

  /// columns → (NAME [unit])*, or, with `across`, the options of that key
  private mutating func columns(into table: inout TableDeclaration) {
    usage = "share  least rial/m2"
    if table.across != nil { usage = "residential  commercial  office" }
    while !isAtEnd {
      if table.across != nil {
        guard let option = name("an option") else { return }
        table.across?.options.append(option)
      } else {
        guard let name = name("the name of a column") else { return }
        table.columns.append(TableColumn(name: name, unit: declaredUnit()))
      }
    }
  }

  private mutating func reportMissingColumns(_ heading: Heading) {
    guard let token = peek else { return }
    add(
      Diagnostic(
        .unexpectedWord, at: range(of: token), "\(heading.name.value) has a row before its line of columns",
        reasons: ["the first line below a table names its columns and their units"],
        remedy: "write a line above it, as in: share  least rial/m2", article: heading.article?.value))
    isFaulty = true
  }

  private mutating func reportTooManyRows() {
    guard let token = peek else { return }
    fail(
      .fileTooLarge, at: range(of: token), "the table has more than \(limits.tableRows) rows",
      reasons: ["the rows from here on were not read"],
      remedy: "move them to a CSV file beside the act: from \"prices.csv\"")
  }
}
