import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// A declaration on its way through the statements of later acts.
struct Editing {
  /// What is not a table.
  private var other: Declaration?
  /// A table stands alone, so that thousands of its rows can be changed in place.
  private var table: TableDeclaration?
  /// Rows by what they ask for, once a statement asks for one.
  private var rows: [String: Int]?

  init(_ declaration: Declaration) {
    if case .table(let table) = declaration { self.table = table } else { other = declaration }
  }

  /// As far as it has come.
  var declaration: Declaration? { table.map { .table($0) } ?? other }

  /// Lays a statement on; false: there is nothing that it could be laid on (no such row or column).
  mutating func apply(_ amendment: Amendment, by act: WrittenAct) -> Bool {
    let statement = amendment.statement
    let isWhole: Bool
    switch (statement.action, other) {
    case (.changeDefinition(_, let new, _), .rate(var rate)?):
      guard let literal = Meaning.literal(new) else { return false }
      rate.value = literal
      other = .rate(rate)
      isWhole = true
    case (.changeDefinition(_, let new, _), .value(var value)?):
      value.formula = new
      other = .value(value)
      isWhole = true
    case (.changeClause(_, let change), .fee(var fee)?):
      fee.set(change)
      other = .fee(fee)
      isWhole = false
    case (.changeTerm(_, let change), .plan(var plan)?):
      plan.set(change)
      other = .plan(plan)
      isWhole = false
    case (.changeCell(_, let change), nil):
      guard set(change) else { return false }
      isWhole = false
    case (.insertRow(_, let row), nil):
      guard insert(row) else { return false }
      isWhole = false
    case (.removeRow(_, let row), nil):
      guard remove(row) else { return false }
      isWhole = false
    case (.replaceTable(let new, _), nil):
      table = table.map { new.replacing($0) }
      rows = nil
      isWhole = true
    default: return false
    }
    table?.heading.note(statement, by: act, isWhole: isWhole)
    other?.changeHeading { $0.note(statement, by: act, isWhole: isWhole) }
    return true
  }

  /// The place of the row that asks for this; nil: there is none.
  mutating func row(_ key: String) -> Int? {
    if let rows { return rows[key] }
    guard let table else { return nil }
    let keys = table.rows.map { Meaning.row($0.patterns, keys: table.keys) }
    let places = Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    rows = places
    return places[key]
  }

  private mutating func place(of patterns: [RowPattern]) -> Int? {
    guard let keys = table?.keys else { return nil }
    return row(Meaning.row(patterns, keys: keys))
  }

  private mutating func set(_ change: CellChange) -> Bool {
    guard let place = place(of: change.patterns), let column = table?.columnPlace(change.column.value),
      column < table?.rows[place].cells.count ?? 0
    else { return false }
    table?.rows[place].cells[column] = change.to
    return true
  }

  private mutating func insert(_ row: TableRow) -> Bool {
    guard let table, place(of: row.patterns) == nil else { return false }
    self.table?.rows.insert(row, at: table.place(for: row))
    rows = nil
    return true
  }

  private mutating func remove(_ row: TableRow) -> Bool {
    guard let place = place(of: row.patterns) else { return false }
    table?.rows.remove(at: place)
    rows = nil
    return true
  }
}

extension Declaration {
  /// Changes the heading; an example has none.
  mutating func changeHeading(_ body: (inout Heading) -> Void) {
    switch self {
    case .input(var input):
      body(&input.heading)
      self = .input(input)
    case .group(var group):
      body(&group.heading)
      self = .group(group)
    case .set(var set):
      body(&set.heading)
      self = .set(set)
    case .rate(var rate):
      body(&rate.heading)
      self = .rate(rate)
    case .table(var table):
      body(&table.heading)
      self = .table(table)
    case .value(var value):
      body(&value.heading)
      self = .value(value)
    case .fee(var fee):
      body(&fee.heading)
      self = .fee(fee)
    case .bill(var bill):
      body(&bill.heading)
      self = .bill(bill)
    case .plan(var plan):
      body(&plan.heading)
      self = .plan(plan)
    case .example: break
    }
  }
}

extension Heading {
  /// Says who changed the provision. What is laid down anew as a whole has the source of the new words alone.
  fileprivate mutating func note(_ statement: AmendingStatement, by act: WrittenAct, isWhole: Bool) {
    let amendment = AmendedBy(act: Marked(act.name, statement.range), article: statement.article)
    if !amendedBy.contains(amendment) { amendedBy.append(amendment) }
    accepted += statement.accepted
    if isWhole {
      source = statement.source ?? act.heading.source
      sample = statement.sample
    } else {
      source = statement.source ?? source
      sample = statement.sample ?? sample
    }
  }
}

extension FeeDeclaration {
  /// Sets one clause; none removes it.
  fileprivate mutating func set(_ change: FeeClauseChange) {
    switch change {
    case .code(let new, _): code = new
    case .condition(let new, _): condition = new
    case .pricedOn(let new, _): pricedOn = new
    case .amount(let new, _):
      amount = new
      textUnknown = new == nil ? UnknownText(why: nil, range: heading.range) : nil
    case .atLeast(let new, _): atLeast = new
    case .atMost(let new, _): atMost = new
    case .rounding(let new, _): rounding = new
    case .sets(let new, _): sets = new
    }
  }
}

extension TableDeclaration {
  /// The place of a column, or of an option of the key across, among the cells of a row.
  func columnPlace(_ name: String) -> Int? {
    across.map { $0.options.firstIndex { $0.value == name } } ?? columns.firstIndex { $0.name.value == name }
  }

  /// Whether bare numbers of a column are hundredths.
  func isPercent(column: Int) -> Bool {
    (across.map { $0.unit } ?? (column < columns.count ? columns[column].unit : nil))?.isPercent ?? false
  }

  /// The table with what it does not say itself taken from the one that it replaces.
  func replacing(_ old: TableDeclaration) -> TableDeclaration {
    var table = self
    table.heading.titles = heading.titles.isEmpty ? old.heading.titles : heading.titles
    table.heading.article = heading.article ?? old.heading.article
    table.heading.accepted = heading.accepted
    table.heading.inForce = old.heading.inForce
    table.heading.amendedBy = old.heading.amendedBy
    table.heading.isNew = old.heading.isNew
    table.heading.keyword = old.heading.keyword
    guard table.method == nil, table.keys.isEmpty else { return table }
    table.method = old.method
    table.keys = old.keys
    if var across = old.across, table.across == nil {
      across.options = table.columns.map(\.name)
      table.across = across
      table.columns = []
    }
    return table
  }

  /// Where a new row belongs: a bracket before the first that ends beyond it, among rows that say the same about the
  /// other keys; anything else at the end.
  fileprivate func place(for row: TableRow) -> Int {
    guard let key = row.patterns.firstIndex(where: { $0.upperEnd != nil }), let end = row.patterns[key].upperEnd else {
      return rows.count
    }
    func others(_ row: TableRow) -> String {
      Meaning.row(row.patterns.enumerated().filter { $0.offset != key }.map(\.element), keys: [])
    }
    let wanted = others(row)
    return rows.firstIndex { other in
      guard key < other.patterns.count, others(other) == wanted else { return false }
      return other.patterns[key].upperEnd.map { $0 > end } ?? true
    } ?? rows.count
  }
}

extension RowPattern {
  /// Where a bracket ends; nil: it has no end, or is no bracket.
  fileprivate var upperEnd: ExactDecimal? {
    if case .range(_, let upper?) = kind { upper.number.value } else { nil }
  }
}
