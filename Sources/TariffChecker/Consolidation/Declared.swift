import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// What one act lays down under one name, and for which days.
struct Declared: Sendable {
  var act: Int
  /// Its place among what the act says.
  var place: Int
  var declaration: Declaration
  /// The act's days, as far as the provision's own words do not narrow them.
  var span: DaySpan
}

/// One statement of an amending act, laid on one provision.
struct Amendment: Sendable {
  var act: Int
  /// Its place among the act's own.
  var place: Int
  var statement: AmendingStatement
  var name: String
  /// The days of the statement, inside those of its act.
  var span: DaySpan
  /// Whether neither the statement nor its act says a last day: then it ends with what it amends.
  var isOpen: Bool
  /// What it sets.
  var facet: Facet

  /// Repealing is for good, and not a change of what is there.
  var isRepeal: Bool { facet == .existence }
}

/// What of a provision a statement sets.
enum Facet: Hashable {
  /// The number of a rate, the formula of a value.
  case definition
  /// A clause of a fee, by its words.
  case clause(String)
  /// A row, by what it asks for.
  case row(String)
  /// A cell of it, by its column.
  case cell(row: String, column: String)
  case table
  case existence

  /// Whether setting the one also sets the other, or a part of it.
  func touches(_ other: Facet) -> Bool {
    if self == other || self == .existence || other == .existence { return true }
    switch (self, other) {
    case (.table, .row), (.table, .cell), (.row, .table), (.cell, .table): return true
    case (.row(let row), .cell(let other, _)), (.cell(let other, _), .row(let row)): return row == other
    default: return false
    }
  }
}

extension AmendingAction {
  /// The provision that is changed, added to or repealed; nil: the statement is about whether something holds at all.
  var changed: Marked<String>? {
    switch self {
    case .changeDefinition(let name, _, _), .repeal(let name): name
    case .changeCell(let table, _), .insertRow(let table, _), .removeRow(let table, _): table
    case .changeClause(let fee, _): fee
    case .changeTerm(let plan, _): plan
    case .replaceTable(let table, _): table.heading.name
    case .suspend, .reinstate, .annul: nil
    }
  }

  /// What is suspended, reinstated or annulled.
  var target: AmendmentTarget? {
    switch self {
    case .suspend(let target), .reinstate(let target), .annul(let target): target
    default: nil
    }
  }

  /// The statement's first word.
  var verb: String {
    switch self {
    case .changeDefinition, .changeCell, .changeClause, .changeTerm: "change"
    case .replaceTable: "replace"
    case .insertRow: "insert"
    case .removeRow: "remove"
    case .repeal: "repeal"
    case .suspend: "suspend"
    case .reinstate: "reinstate"
    case .annul: "annul"
    }
  }

  /// What of the provision is set, given the keys of its table.
  func facet(keys: [TableKey]) -> Facet {
    switch self {
    case .changeDefinition: .definition
    case .changeCell(_, let change):
      .cell(row: Meaning.row(change.patterns, keys: keys), column: change.column.value)
    case .changeClause(_, let change): .clause(change.words)
    case .changeTerm(_, let change): .clause(change.words)
    case .insertRow(_, let row), .removeRow(_, let row): .row(Meaning.row(row.patterns, keys: keys))
    case .replaceTable: .table
    case .repeal, .suspend, .reinstate, .annul: .existence
    }
  }
}

extension FeeClauseChange {
  /// The clause as the language calls it.
  var words: String {
    switch self {
    case .code: "code"
    case .condition: "when"
    case .pricedOn: "priced on"
    case .amount: "amount"
    case .atLeast: "at least"
    case .atMost: "at most"
    case .rounding: "rounded"
    case .sets: "in"
    }
  }
}
