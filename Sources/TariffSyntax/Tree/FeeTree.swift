import Diagnostics
import Exact

/// `fee name …` and its clauses.
public struct FeeDeclaration: Sendable, Equatable {
  /// Name and titles.
  public var heading: Heading
  /// The income code of the line, as written.
  public var code: Marked<String>?
  /// `when …`: where it is no, the fee does not apply.
  public var condition: Expression?
  /// The date input that prices this fee, instead of the act's.
  public var pricedOn: Marked<String>?
  /// In the order in which they are asked.
  public var exemptions: [ExemptionClause]
  /// In the order in which they may use one another.
  public var locals: [LocalClause]
  /// What is charged; nil only where it was missing or could not be read.
  public var amount: Expression?
  /// `amount unknown "why"`: the text that sets it is not known, and there is no `amount`.
  public var textUnknown: UnknownText?
  /// The least that is charged.
  public var atLeast: LimitClause?
  /// The most that is charged.
  public var atMost: LimitClause?
  /// In the order in which they apply.
  public var reliefs: [ReliefClause]
  /// How the line becomes whole rials.
  public var rounding: RoundingClause?
  /// The sets that the line belongs to.
  public var sets: [Marked<String>]
}

/// `unknown "why"` where a formula would stand.
public struct UnknownText: Sendable, Equatable {
  /// Why it is not known; nil: the act says so.
  public var why: Marked<String>?
  /// Its words.
  public var range: SourceRange

  /// Why a text is not known, and where that is said.
  public init(why: Marked<String>?, range: SourceRange) {
    self.why = why
    self.range = range
  }
}

/// `exempt mosque when … "title" article 5`.
public struct ExemptionClause: Sendable, Equatable {
  /// The name that the assessment reports.
  public var name: Marked<String>
  /// Who is exempt.
  public var condition: Expression
  /// Titles in the order written.
  public var titles: [Marked<String>]
  /// The article that exempts.
  public var article: Marked<String>?
}

/// `let net = …` inside a fee.
public struct LocalClause: Sendable, Equatable {
  /// The name, known inside the fee only.
  public var name: Marked<String>
  /// How it is computed.
  public var formula: Expression
}

/// `at least … [after reliefs]`.
public struct LimitClause: Sendable, Equatable {
  /// The limit, in rial.
  public var bound: Expression
  /// Whether it holds for what the reliefs leave, and not before them.
  public var afterReliefs: Bool
}

/// `relief veteran 50% [of part] [when c] [up to ceiling] [balance input [of input]] "title" article 7`.
public struct ReliefClause: Sendable, Equatable {
  /// The name that the assessment reports.
  public var name: Marked<String>
  /// The share that is let off, 0 to 100 %.
  public var share: Expression
  /// The part of the line that it applies to; nil: the amount as earlier reliefs left it.
  public var part: Expression?
  /// Who is relieved; nil: everybody.
  public var condition: Expression?
  /// The most that is let off, in rial.
  public var ceiling: Expression?
  /// A rial input that holds what is left of a person's ceiling.
  public var balance: Marked<String>?
  /// The text input that says who the person is.
  public var person: Marked<String>?
  /// Titles in the order written.
  public var titles: [Marked<String>]
  /// The article that relieves.
  public var article: Marked<String>?
}

/// `half up to 1_000 rial`.
public struct RoundingClause: Sendable, Equatable {
  /// How a value between two steps is settled.
  public var mode: Marked<RoundingMode>
  /// The result is a multiple of it.
  public var step: NumberLiteral
}
