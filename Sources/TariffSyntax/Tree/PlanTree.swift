import Diagnostics
import Exact
import Installments

/// `plan summer "…"` and its clauses: terms of payment. What a clause leaves out is the plainest rule, that of ``Plan``.
public struct PlanDeclaration: Sendable, Equatable {
  /// Name and titles; `in force` narrows the days of agreement on which it is open.
  public var heading: Heading
  /// `when …`: for which dossiers it is open.
  public var condition: Expression?
  /// `debt 1_000_000 rial to 9_000_000_000 rial`: for which debts; either end may be open.
  public var debt: DebtBounds?
  /// `term …`, as written.
  public var terms: [TermClause]
  /// `method bank formula`; nil only where it was missing or could not be read.
  public var method: Marked<MarkUpMethod>?
  /// `discount …`, as written.
  public var discounts: [DiscountClause]
  /// `cash ceiling to 1_000 rial`: how the least cash part becomes a sum.
  public var cashRounding: RoundingClause?
  /// `every 2 months, …`.
  public var due: DueClause?
  /// `grace …`.
  public var grace: GraceClause?
  /// `rounded half up to 1_000 rial, remainder last`.
  public var rounding: RowRoundingClause?
  /// `lines shown`: every installment says which lines it pays.
  public var showsLines: Marked<Bool>?
  /// `unsplit fine`: fees that stand wholly in the cash part.
  public var unsplit: [Marked<String>]
  /// `late 2% a month, …`.
  public var lateCharge: LateChargeClause?
  /// `payments …`.
  public var allocation: AllocationClause?
  /// `settlement …`.
  public var settlement: SettlementClause?
  /// `recalculation …`.
  public var recalculation: RecalculationClause?

  /// A plan with its heading alone.
  public init(heading: Heading) {
    self.heading = heading
    (terms, discounts, unsplit) = ([], [], [])
  }
}

/// `debt LEAST to MOST`, `debt from LEAST`, `debt up to MOST`; in rial.
public struct DebtBounds: Sendable, Equatable {
  /// The least debt.
  public var least: NumberLiteral?
  /// The largest debt.
  public var most: NumberLiteral?
  /// Its words.
  public var range: SourceRange
}

/// `term 12, cash 15%, mark up 50% of credit_ceiling`: installments of the term, or all of a range `1 to 6`.
public struct TermClause: Sendable, Equatable {
  /// The least and the most installments; equal where one number stands.
  public var installments: ClosedRange<Int>
  /// The least share to be paid in cash; nil: none.
  public var cash: NumberLiteral?
  /// The mark-up of a year; nil: none.
  public var markUp: MarkUpClause?
  /// Its words.
  public var range: SourceRange
}

/// `mark up 23%`, `mark up credit_ceiling`, `mark up 50% of credit_ceiling`.
public enum MarkUpClause: Sendable, Equatable {
  case stated(NumberLiteral)
  /// A share of a rate of the rulebook as it stands on the day of the agreement; nil: all of it.
  case ofRate(share: NumberLiteral?, rate: Marked<String>)
}

/// `discount 22% from D to D [if all in cash]`.
public struct DiscountClause: Sendable, Equatable {
  /// The share of what is paid in cash.
  public var share: NumberLiteral
  /// The days of payment; nil: all days of the plan.
  public var span: SpanClause?
  /// Whether all must be paid in cash.
  public var onlyIfAllCash: Bool
  /// Its words.
  public var range: SourceRange
}

/// `every 1 month, on the same day, begun month whole, moved following across years, days shared`.
public struct DueClause: Sendable, Equatable {
  /// The rule; its calendar is the Solar one.
  public var rule: DueRule
  /// Its words.
  public var range: SourceRange
}

/// `grace 3 installments of principal, 2 installments of mark up forgiven`.
public struct GraceClause: Sendable, Equatable {
  /// The rule.
  public var grace: Grace
  /// Its words.
  public var range: SourceRange
}

/// `rounded half up to 1_000 rial, remainder last, of principal, small debts end early, coins half even`.
public struct RowRoundingClause: Sendable, Equatable {
  /// Mode and step.
  public var rounding: RoundingClause
  /// Who takes the remainder; nil: not said.
  public var taker: RemainderTaker?
  /// What is rounded; nil: not said.
  public var part: RoundedPart?
  /// What becomes of small debts; nil: not said.
  public var tooSmall: TooSmall?
  /// How other sums become whole rials; nil: not said.
  public var coinMode: Marked<RoundingMode>?
  /// Its words.
  public var range: SourceRange
}

/// `late 2% a month, begun month whole, on principal, up to 24%, except fine`.
public struct LateChargeClause: Sendable, Equatable {
  /// The rate: a number, or a rate of the rulebook as it stands on the day of the agreement.
  public var rate: MarkUpClause
  /// Of each month or day.
  public var period: LateCharge.Period
  /// What it is charged on.
  public var base: LateCharge.Base
  /// The most, as a share of its base.
  public var cap: NumberLiteral?
  /// Fees that bear none.
  public var except: [Marked<String>]
  /// Its words.
  public var range: SourceRange
}

/// `payments vertical, in order late charge, mark up, fee, surplus next`, or with all nine buckets.
public struct AllocationClause: Sendable, Equatable {
  /// The rule.
  public var rule: AllocationRule
  /// Its words.
  public var range: SourceRange
}

/// `settlement begun month by days, forgives 100%`.
public struct SettlementClause: Sendable, Equatable {
  /// How the period that has begun counts.
  public var begunPeriod: BegunMonth
  /// The share of later mark-up that is forgiven; nil: all.
  public var forgives: NumberLiteral?
  /// Its words.
  public var range: SourceRange
}

/// `recalculation supplementary, mark up follows, due after 30 days`.
public struct RecalculationClause: Sendable, Equatable {
  /// The rule.
  public var rule: RecalculationRule
  /// Its words.
  public var range: SourceRange
}
