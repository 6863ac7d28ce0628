import Diagnostics
import Exact
import TariffSyntax

extension Printer {
  /// The first line of a file.
  mutating func language() { clause("language 1", indent: 0) }

  /// The heading of an act, with its clauses.
  mutating func print(_ act: ActDeclaration) {
    heading(act.heading)
    clause("authority", act.authority) { Self.quoted($0.value) }
    clause("rank", act.rank) { $0.value.rawValue }
    clause("approved", act.approved) { $0.value.description }
    clause("published", act.published) { $0.value.description }
    clause("in force", act.inForce, Self.span)
    clause("priced on", act.pricedOn) { $0.value }
    clause("status", act.status) { $0.value.rawValue }
    if !act.amends.isEmpty { clause("amends \(Self.list(act.amends))") }
    if !act.prevailsOver.isEmpty { clause("prevails over \(Self.list(act.prevailsOver))") }
    clause("settles", act.settles) { $0.value }
    clause("unknown text", act.unknownText) { Self.quoted($0.value) }
    common(act.heading)
  }

  /// A statement of an amending act.
  mutating func print(_ statement: AmendingStatement) {
    var tail: [String] = []
    if let span = statement.span { tail.append(Self.span(span)) }
    if statement.isUntilDecided { tail.append("until decided") }
    if !statement.titles.isEmpty { tail.append(Self.titles(statement.titles)) }
    switch statement.action {
    case .replaceTable(let table, let was): print(replacement: table, was: was, tail)
    default: heading([Self.words(statement.action)] + tail)
    }
    clause("article", statement.article) { Self.designation($0.value) }
    clause("source", statement.source) { Self.quoted($0.value) }
    clause("sample", statement.sample) { Self.quoted($0.value) }
    for accepted in statement.accepted {
      clause("accepted \(accepted.code.value) \(Self.quoted(accepted.reason.value))")
    }
    if case .replaceTable(let table, _) = statement.action {
      if let file = table.file { clause("from \(Self.quoted(file.value))") }
      for total in table.totals {
        clause("total \(total.column.value) = \(total.parts.map(\.value).joined(separator: " + "))")
      }
      rows(of: table)
    }
  }

  private mutating func print(replacement table: TableDeclaration, was: Marked<String>, _ tail: [String]) {
    let keys = table.keys.map { $0.name.value + Self.unit(after: $0.unit) }.joined(separator: ", ")
    let across = table.across.map { "across \($0.name.value)\(Self.unit(after: $0.unit))" } ?? ""
    var words = ["replace", table.heading.name.value, table.method?.value.rawValue ?? ""]
    if !keys.isEmpty { words.append("by \(keys)") }
    heading(words + [across, "was \(was.value)"] + tail)
  }

  private static func words(_ action: AmendingAction) -> String {
    switch action {
    case .changeDefinition(let name, let new, let was):
      "change \(name.value) to \(formula(new)) was \(formula(was))"
    case .changeCell(let table, let change):
      "change \(table.value), row \(patterns(change.patterns)), \(change.column.value) "
        + "to \(cell(change.to)) was \(cell(change.was))"
    case .changeClause(let fee, let change): "change \(fee.value), \(change.words) \(words(change))"
    case .insertRow(let table, let row): "insert \(table.value), row \(Self.row(row))"
    case .removeRow(let table, let row):
      "remove \(table.value), row \(patterns(row.patterns)) was \(row.cells.map(cell).joined(separator: "  "))"
    case .repeal(let name): "repeal \(name.value)"
    case .suspend(let target): "suspend \(words(target))"
    case .reinstate(let target): "reinstate \(words(target))"
    case .annul(let target): "annul \(words(target))"
    case .replaceTable(let table, _): "replace \(table.heading.name.value)"
    }
  }

  private static func words(_ target: AmendmentTarget) -> String {
    switch target {
    case .act(let name): "act \(name.value)"
    case .provision(let name, let owner): name.value + (owner.map { " in \($0.value)" } ?? "")
    }
  }

  private static func words(_ change: FeeClauseChange) -> String {
    func pair<Value>(_ new: Value?, _ was: Value?, absent: String = "none", _ text: (Value) -> String) -> String {
      "to \(new.map(text) ?? absent) was \(was.map(text) ?? absent)"
    }
    func names(_ names: [Marked<String>]) -> String { names.isEmpty ? "none" : list(names) }
    switch change {
    case .code(let new, let was): return pair(new, was) { designation($0.value) }
    case .condition(let new, let was): return pair(new, was, formula)
    case .pricedOn(let new, let was): return pair(new, was) { $0.value }
    case .amount(let new, let was): return pair(new, was, absent: "unknown", formula)
    case .atLeast(let new, let was), .atMost(let new, let was): return pair(new, was, limit)
    case .rounding(let new, let was): return pair(new, was, rounding)
    case .sets(let new, let was): return "to \(names(new)) was \(names(was))"
    }
  }
}
