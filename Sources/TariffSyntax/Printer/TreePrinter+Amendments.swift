import Diagnostics

extension TreePrinter {
  mutating func print(_ statement: AmendingStatement) {
    var text = Self.action(statement.action)
    if let span = statement.span { text += " " + Self.span(span) }
    if statement.isUntilDecided { text += " until decided" }
    line(text + Self.titles(statement.titles), indent: 0)
    if let article = statement.article { line("article " + Self.designation(article)) }
    if let source = statement.source { line("source " + Self.quoted(source)) }
    if let sample = statement.sample { line("sample " + Self.quoted(sample)) }
    for acceptance in statement.accepted { accepted(acceptance) }
    if case .replaceTable(let table, _) = statement.action { lines(of: table) }
  }

  private static func action(_ action: AmendingAction) -> String {
    switch action {
    case .changeDefinition(let name, let new, let old):
      return "change \(name.value) to \(formula(new)) \(breakable)was \(formula(old))"
    case .changeCell(let table, let change):
      let place = patterns(change.patterns) + ", " + change.column.value
      return "change \(table.value), row \(place) to \(cell(change.to)) was \(cell(change.was))"
    case .changeClause(let fee, let change):
      let (clause, new, old) = self.change(change)
      return "change \(fee.value), \(clause) to \(new) \(breakable)was \(old)"
    case .changeTerm(let plan, let change):
      let (new, old) = (orNone(change.to, terms), orNone(change.was, terms))
      return "change \(plan.value), term \(installments(change.installments)) to \(new) \(breakable)was \(old)"
    case .replaceTable(let table, let act): return replacement(table) + " was " + act.value
    case .insertRow(let table, let row): return "insert \(table.value), row \(self.row(row))"
    case .removeRow(let table, let row):
      return "remove \(table.value), row \(patterns(row.patterns)) was \(cells(row.cells))"
    case .repeal(let name): return "repeal " + name.value
    case .suspend(let target): return "suspend " + self.target(target)
    case .reinstate(let target): return "reinstate " + self.target(target)
    case .annul(let target): return "annul " + self.target(target)
    }
  }

  private static func target(_ target: AmendmentTarget) -> String {
    switch target {
    case .act(let act): "act " + act.value
    case .provision(let name, let act): name.value + (act.map { " in " + $0.value } ?? "")
    }
  }

  private static func replacement(_ table: TableDeclaration) -> String {
    var text = "replace " + table.heading.name.value
    if let method = table.method { text += " " + method.value.keyword.spelling.english }
    if !table.keys.isEmpty { text += " by " + joined(table.keys.map { $0.name.value + unit(behindName: $0.unit) }) }
    if let across = table.across { text += " across \(across.name.value)\(unit(behindName: across.unit))" }
    return text
  }

  private static func change(_ change: FeeClauseChange) -> (clause: String, new: String, old: String) {
    switch change {
    case .code(let new, let old): ("code", orNone(new, designation), orNone(old, designation))
    case .condition(let new, let old): ("when", orNone(new, formula), orNone(old, formula))
    case .pricedOn(let new, let old): ("priced on", orNone(new, \.value), orNone(old, \.value))
    case .amount(let new, let old): ("amount", new.map(formula) ?? "unknown", old.map(formula) ?? "unknown")
    case .atLeast(let new, let old): ("at least", orNone(new, limit), orNone(old, limit))
    case .atMost(let new, let old): ("at most", orNone(new, limit), orNone(old, limit))
    case .rounding(let new, let old): ("rounded", orNone(new, rounding), orNone(old, rounding))
    case .sets(let new, let old): ("in", new.isEmpty ? "none" : list(new), old.isEmpty ? "none" : list(old))
    }
  }

  private static func orNone<Value>(_ value: Value?, _ words: (Value) -> String) -> String {
    value.map(words) ?? "none"
  }
}

extension TreePrinter {
  static func row(_ row: TableRow) -> String { "\(patterns(row.patterns)) \(cells(row.cells))" }

  private static func cells(_ cells: [NumberLiteral?]) -> String { cells.map(cell).joined(separator: " ") }

  static func patterns(_ patterns: [RowPattern]) -> String { joined(patterns.map(pattern)) }

  private static func pattern(_ pattern: RowPattern) -> String {
    switch pattern.kind {
    case .range(let lower, let upper):
      let begin = lower.map { ($0.isIncluded ? "from " : "above ") + literal($0.number) }
      let end = upper.map { ($0.isIncluded ? "up to " : "below ") + literal($0.number) }
      return [begin, end].compactMap { $0 }.joined(separator: " ")
    case .rest: return "above"
    case .number(let number): return literal(number)
    case .words(let words):
      // One word may have been a text; several were options.
      return words.map { isOption($0.value) ? $0.value : quoted($0) }.joined(separator: " | ")
    case .other: return "other"
    }
  }

  /// Whether a text may stand without quotation marks.
  private static func isOption(_ text: String) -> Bool {
    if text == "yes" || text == "no" { return true }
    if Vocabulary.reservedForOptions.contains(text) { return false }
    if text.isPlainName { return true }
    let lexer = Lexer(Array(text.utf8), file: 0, limits: .standard)
    let isOneWord = lexer.tokens.count == 1 && lexer.tokens[0].word == text
    return isOneWord && lexer.diagnostics.isEmpty && lexer.comments.isEmpty
  }
}

extension String {
  /// Whether the text is a name of small Latin letters, ASCII digits and `_`, which most names are: the lexer would take it for
  /// one word, and have nothing to say.
  fileprivate var isPlainName: Bool {
    guard let first = utf8.first, (0x61...0x7A).contains(first), utf8.count <= Limits.standard.nameScalars else {
      return false
    }
    return utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }
}
