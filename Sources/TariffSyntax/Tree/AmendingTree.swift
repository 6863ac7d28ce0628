import Diagnostics

/// `change …`, `suspend …`: what an act does to provisions of other acts.
public struct AmendingStatement: Sendable {
  /// What it does.
  public var action: AmendingAction
  /// `from D [to D]`: its days, inside those of its act; nil: all of them.
  public var span: SpanClause?
  /// `until decided`: a suspension whose end another act will say.
  public var isUntilDecided: Bool = false
  /// The reason of a suspension, the ruling that annuls; Persian first, English second, by script.
  public var titles: [Marked<String>] = []
  /// The article that says so.
  public var article: Marked<String>?
  /// Where it was read.
  public var source: Marked<String>?
  /// Why its numbers are illustrative.
  public var sample: Marked<String>?
  /// Oddities of the printed act.
  public var accepted: [Acceptance] = []
  /// From the keyword to the end of the last clause.
  public var range: SourceRange
}

/// What a statement does. `was` is what it expects to find: where something else stands, the statement does not fit.
public indirect enum AmendingAction: Sendable, Equatable {
  /// `change RATE to 70% was 65%` · `change VALUE to FORMULA was FORMULA`.
  case changeDefinition(name: Marked<String>, to: Expression, was: Expression)
  /// `change TABLE, row PATTERN, COLUMN to CELL was CELL`.
  case changeCell(table: Marked<String>, CellChange)
  /// `change FEE, at least to FORMULA was FORMULA`.
  case changeClause(fee: Marked<String>, FeeClauseChange)
  /// `change PLAN, term 12 to cash 20% was cash 15%`.
  case changeTerm(plan: Marked<String>, PlanTermChange)
  /// `replace TABLE was ACT`: the whole table. Without method, keys or titles those of the old table stay: then `method`
  /// is nil, `keys` is empty, and the line of columns of a table with a key `across` stands in `columns`, without units.
  case replaceTable(TableDeclaration, was: Marked<String>)
  /// `insert TABLE, row PATTERN CELLS`.
  case insertRow(table: Marked<String>, TableRow)
  /// `remove TABLE, row PATTERN was CELLS`.
  case removeRow(table: Marked<String>, TableRow)
  /// `repeal NAME`.
  case repeal(Marked<String>)
  /// `suspend NAME` · `suspend act ACT` · `suspend NAME in ACT`.
  case suspend(AmendmentTarget)
  /// `reinstate NAME` · `reinstate act ACT`.
  case reinstate(AmendmentTarget)
  /// `annul NAME in ACT` · `annul act ACT`: from the beginning.
  case annul(AmendmentTarget)
}

/// What is suspended, reinstated or annulled.
public enum AmendmentTarget: Sendable, Equatable {
  /// A whole act.
  case act(Marked<String>)
  /// A provision: what one act says of it, or all that is said.
  case provision(Marked<String>, in: Marked<String>?)
}

/// `row PATTERN, COLUMN to CELL was CELL`; nil: `none`.
public struct CellChange: Sendable, Equatable {
  /// The row, one pattern for each key.
  public var patterns: [RowPattern]
  /// The column, or the option of a key that runs across.
  public var column: Marked<String>
  /// The new cell, bare or with its unit as in the table.
  public var to: NumberLiteral?
  /// The cell that stands there.
  public var was: NumberLiteral?
}

/// A clause of a fee, new and old; nil or no sets: `none`, the fee has no such clause.
public enum FeeClauseChange: Sendable, Equatable {
  case code(to: Marked<String>?, was: Marked<String>?)
  case condition(to: Expression?, was: Expression?)
  case pricedOn(to: Marked<String>?, was: Marked<String>?)
  /// The amount; nil: `unknown`, because the text was not.
  case amount(to: Expression?, was: Expression?)
  case atLeast(to: LimitClause?, was: LimitClause?)
  case atMost(to: LimitClause?, was: LimitClause?)
  case rounding(to: RoundingClause?, was: RoundingClause?)
  case sets(to: [Marked<String>], was: [Marked<String>])
}

/// The terms of so many installments, new and old; nil: `none`, the plan does not offer them.
public struct PlanTermChange: Sendable, Equatable {
  /// What is changed: a clause `term` of just these installments.
  public var installments: ClosedRange<Int>
  /// The new terms.
  public var to: TermClause?
  /// The terms that stand there.
  public var was: TermClause?
}
