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
    keys(of: &table)
    tail(&heading, .table)
    table.heading = heading
    let isWhole = !isFaulty
    var was: Marked<String>?
    lines(block, into: &table, was: &was)
    requireRows(of: table, block, isWhole: isWhole)
    return table
  }

  /// T0120 for a table that answers nothing.
  mutating func requireRows(of table: TableDeclaration, _ block: Block, isWhole: Bool) {
    guard table.rows.isEmpty, table.file == nil, isWhole, block.clauses.allSatisfy({ !isRow($0) }) else { return }
    missing(.from, of: block.kind, table.heading, "\(spelling(.from)) \"…\"` and no `rows")
  }

  /// keys → KEY ("," KEY)* ["across" KEY]
  mutating func keys(of table: inout TableDeclaration) {
    repeat {
      guard let key = key() else { break }
      table.keys.append(key)
    } while eat(.comma)
    if eat(.across), let key = name("the key that runs along the line of columns") {
      table.across = AcrossKey(name: key, options: [], unit: declaredUnit())
    }
  }

  /// method → "slab" | "progressive" | "exact"
  private mutating func method() -> Marked<TableMethod>? {
    let methods = TableMethod.allCases.map { ($0.keyword, $0) }
    if let method = eatOne(methods) { return method }
    let known = methods.map { spelling($0.0) }
    return oneOf(
      methods, "\(known.dropLast().joined(separator: ", ")) or \(known.last ?? "")",
      reasons: ["the law must say how a number picks its row"])
  }

  /// KEY → NAME [unit]
  private mutating func key() -> TableKey? {
    guard let name = name("the name of a key") else { return nil }
    if isPlainWord() {
      unknownUnit()
      return nil
    }
    return TableKey(name: name, unit: declaredUnit())
  }

  /// The lines below a table, or below `replace`, whose `was` may stand there too.
  mutating func lines(_ block: Block, into table: inout TableDeclaration, was: inout Marked<String>?) {
    var seen = SeenClauses()
    var hasHeading = false
    for statement in block.clauses {
      enter(statement, usage: nil)
      if isClause(of: block.kind) {
        guard let clause = clause(statement, of: block.kind, &seen) else { continue }
        switch clause {
        case .from: table.file = text("the name of a CSV file")
        case .was: was = dottedName("the act whose table it replaces")
        case .total: if let total = total() { table.totals.append(total) }
        default: common(clause, &table.heading)
        }
      } else if hasHeading || startsRow {
        if !hasHeading, table.file == nil { reportMissingColumns(table.heading) }
        hasHeading = true
        guard table.rows.count < limits.tableRows else { return reportTooManyRows() }
        let width = table.across?.options.count ?? table.columns.count
        if let row = row(.table(keys: table.keys.count, width: width)) { table.rows.append(row) }
      } else {
        columns(into: &table)
        hasHeading = true
      }
      leave()
    }
  }

  /// A word that begins a clause may also be a column or an option: what follows tells.
  private func isClause(of kind: DeclarationKind) -> Bool {
    guard let clause = kind.clauses.first(where: { at($0.keyword) }) else { return false }
    let length = vocabulary.length(of: clause.keyword)
    let next = peek(length)
    switch clause {
    case .from, .source, .sample, .isNew: return next == nil || next?.isText ?? false
    case .article: return next?.isNumber ?? false || next?.isText ?? false
    case .accepted: return next?.word != nil && peek(length + 1)?.isText ?? false
    case .total: return peek(length + 1)?.isSymbol(.equal) ?? false
    case .inForce: return at(.from, length)
    case .amendedBy, .was: return next?.word != nil
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
    rejectLoneClauseWord()
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

  /// T0109 for a single column that files of the other language would take for a clause.
  private mutating func rejectLoneClauseWord() {
    guard let token = peek, peek(1) == nil, let word = token.word else { return }
    let clauses: [Keyword] = [.from, .source, .sample, .isNew]
    guard clauses.contains(where: { $0.spelling.english == word || $0.spelling.persian == word }) else { return }
    fail(
      .unexpectedWord, at: range(of: token), "\(words(of: token)) cannot be the only column",
      reasons: ["alone on its line the word begins a clause, here or in files of the other language"],
      remedy: "choose another name")
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

extension TableMethod {
  /// How the language says it.
  var keyword: Keyword {
    switch self {
    case .slab: .slab
    case .progressive: .progressive
    case .exact: .exact
    }
  }
}
