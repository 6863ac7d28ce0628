import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// What stands where a statement expects its `was`.
enum StandingText: Equatable {
  /// The old value: its meaning, to be compared, and its words.
  case value(String, words: String)
  /// There is no such row.
  case noRow
  /// There is no such column.
  case noColumn

  static func == (left: StandingText, right: StandingText) -> Bool {
    switch (left, right) {
    case (.value(let a, _), .value(let b, _)): a == b
    case (.noRow, .noRow), (.noColumn, .noColumn): true
    default: false
    }
  }
}

extension Editing {
  /// What stands where a statement says what it expects.
  mutating func standing(for action: AmendingAction, lastAct: String) -> StandingText {
    switch (action, declaration) {
    case (.changeDefinition, .rate(let rate)?):
      return .value(Meaning.number(rate.value), words: rate.value.text)
    case (.changeDefinition, .value(let value)?):
      return .value(Meaning.formula(value.formula), words: value.formula.canonicalText)
    case (.changeClause(_, let change), .fee(let fee)?): return fee.clause(like: change)
    case (.changeTerm(_, let change), .plan(let plan)?): return plan.term(like: change)
    case (.changeCell(_, let change), .table(let table)?):
      guard let column = table.columnPlace(change.column.value) else { return .noColumn }
      guard let place = row(Meaning.row(change.patterns, keys: table.keys)), column < table.rows[place].cells.count
      else { return .noRow }
      let cell = table.rows[place].cells[column]
      return .value(Meaning.cell(cell, inPercent: table.isPercent(column: column)), words: cell?.text ?? "none")
    case (.insertRow(_, let wanted), .table(let table)?), (.removeRow(_, let wanted), .table(let table)?):
      guard let place = row(Meaning.row(wanted.patterns, keys: table.keys)) else { return .noRow }
      return table.cells(of: table.rows[place])
    case (.replaceTable, _), (.repeal, _): return .value(lastAct, words: lastAct)
    default: return .noRow
    }
  }
}

extension AmendingAction {
  /// What the statement expects to find.
  func expected(in declaration: Declaration) -> StandingText {
    switch (self, declaration) {
    case (.changeDefinition(_, _, let was), .rate):
      guard let literal = Meaning.literal(was) else { return .noRow }
      return .value(Meaning.number(literal), words: literal.text)
    case (.changeDefinition(_, _, let was), _): return .value(Meaning.formula(was), words: was.canonicalText)
    case (.changeClause(_, let change), _): return change.was
    case (.changeTerm(_, let change), _): return change.standing
    case (.changeCell(_, let change), .table(let table)):
      let column = table.columnPlace(change.column.value) ?? 0
      return .value(
        Meaning.cell(change.was, inPercent: table.isPercent(column: column)), words: change.was?.text ?? "none")
    case (.removeRow(_, let row), .table(let table)): return table.cells(of: row)
    case (.replaceTable(_, let was), _): return .value(was.value, words: was.value)
    default: return .noRow
    }
  }
}

extension TableDeclaration {
  fileprivate func cells(of row: TableRow) -> StandingText {
    let meaning = row.cells.enumerated().map { Meaning.cell($1, inPercent: isPercent(column: $0)) }
    return .value(
      meaning.joined(separator: " "), words: row.cells.map { $0?.text ?? "none" }.joined(separator: " "))
  }
}

extension FeeDeclaration {
  /// The clause that a change is about, as it stands.
  fileprivate func clause(like change: FeeClauseChange) -> StandingText {
    switch change {
    case .code: FeeClauseChange.code(to: nil, was: code).was
    case .condition: FeeClauseChange.condition(to: nil, was: condition).was
    case .pricedOn: FeeClauseChange.pricedOn(to: nil, was: pricedOn).was
    case .amount: FeeClauseChange.amount(to: nil, was: amount).was
    case .atLeast: FeeClauseChange.atLeast(to: nil, was: atLeast).was
    case .atMost: FeeClauseChange.atMost(to: nil, was: atMost).was
    case .rounding: FeeClauseChange.rounding(to: nil, was: rounding).was
    case .sets: FeeClauseChange.sets(to: [], was: sets).was
    }
  }
}

extension FeeClauseChange {
  /// What the change expects to find.
  fileprivate var was: StandingText {
    func text(_ formula: Expression?, absent: String = "none") -> StandingText {
      formula.map { .value(Meaning.formula($0), words: $0.canonicalText) } ?? .value(absent, words: absent)
    }
    func text(_ limit: LimitClause?) -> StandingText {
      guard let limit else { return .value("none", words: "none") }
      let ending = limit.afterReliefs ? " after reliefs" : ""
      return .value(Meaning.formula(limit.bound) + ending, words: limit.bound.canonicalText + ending)
    }
    switch self {
    case .code(_, let was), .pricedOn(_, let was):
      let word = was?.value ?? "none"
      return .value(word, words: word)
    case .condition(_, let was): return text(was)
    case .amount(_, let was): return text(was, absent: "unknown")
    case .atLeast(_, let was), .atMost(_, let was): return text(was)
    case .rounding(_, let was):
      guard let clause = was else { return .value("none", words: "none") }
      let words = "rounded to \(clause.step.text), \(clause.mode.value)"
      return .value("\(clause.mode.value) \(Meaning.number(clause.step))", words: words)
    case .sets(_, let was):
      let names = was.map(\.value)
      return .value(
        names.sorted().joined(separator: " "), words: names.isEmpty ? "none" : names.joined(separator: ", "))
    }
  }
}
