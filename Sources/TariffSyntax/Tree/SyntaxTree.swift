import Diagnostics
import Exact

/// One file of the language as it was written. Holes are allowed: the parser never fails, it reports beside the tree.
public struct SyntaxTree: Sendable, Equatable {
  /// `language 1`; nil when the line is missing (already reported).
  public var language: Marked<Int>?
  /// What the file is: an act, or the rulebook file of its folder.
  public var head: Head?
  /// The provisions, in the order of the file.
  public var declarations: [Declaration]
  /// Comment lines and end-of-line comments, for the formatter, in order.
  public var comments: [Comment]

  /// A tree, whole or with holes.
  public init(language: Marked<Int>?, head: Head?, declarations: [Declaration], comments: [Comment]) {
    self.language = language
    self.head = head
    self.declarations = declarations
    self.comments = comments
  }

  /// The first statement after the language version.
  public enum Head: Sendable, Equatable {
    case rulebook(RulebookDeclaration)
    case act(ActDeclaration)
  }
}

/// `# …`, with its place; `ownLine` when nothing stands before it on its line.
public struct Comment: Sendable, Equatable {
  public var text: Marked<String>
  public var ownLine: Bool
}

/// What every declaration begins with: `keyword name … "عنوان" "Title"  article 3`.
public struct Heading: Sendable, Equatable {
  /// The declaration's keyword.
  public var keyword: Marked<String>
  /// The stable name; normalised (ي→ی, ك→ک).
  public var name: Marked<String>
  /// Titles in the order written: Persian first, English second, by script.
  public var titles: [Marked<String>]
  /// `article 3` or `article "12 note 2"`, from the heading or a clause.
  public var article: Marked<String>?
  /// `source "…"`.
  public var source: Marked<String>?
  /// `sample "why"`: the number is illustrative; no source gives it.
  public var sample: Marked<String>?
  /// `accepted T0506 "as printed"`.
  public var accepted: [Acceptance]
  /// From the keyword to the end of the last clause.
  public var range: SourceRange
}

/// `accepted CODE "reason"`.
public struct Acceptance: Sendable, Equatable {
  public var code: Marked<String>
  public var reason: Marked<String>
}

/// `rulebook mashhad "…"` with its clauses: the head of the folder's `rulebook` file.
public struct RulebookDeclaration: Sendable, Equatable {
  public var heading: Heading
  public var jurisdiction: Marked<String>?
  public var horizon: SpanClause?
  /// Folders, relative to this one.
  public var uses: [Marked<String>]
}

/// `act sample.council.1403 "…"` with its clauses. Names of acts may hold dots.
public struct ActDeclaration: Sendable, Equatable {
  public var heading: Heading
  public var authority: Marked<String>?
  public var approved: Marked<Day>?
  public var published: Marked<Day>?
  public var inForce: SpanClause?
  /// The date input that prices the act's fees, unless a fee says otherwise.
  public var pricedOn: Marked<String>?
  public var status: Marked<ActStatus>?
}

/// `status final`.
public enum ActStatus: String, Sendable, CaseIterable { case draft, interim, final }

/// `from D to D`, `from D`, `D to D`.
public struct SpanClause: Sendable, Equatable {
  public var first: Marked<Day>
  /// nil: open-ended.
  public var last: Marked<Day>?
  public var range: SourceRange
}

/// One provision or example.
public enum Declaration: Sendable, Equatable {
  case input(InputDeclaration)
  case group(GroupDeclaration)
  case set(SetDeclaration)
  case rate(RateDeclaration)
  case table(TableDeclaration)
  case value(ValueDeclaration)
  case fee(FeeDeclaration)
  case bill(BillDeclaration)
  case example(ExampleDeclaration)
}

/// `input floor_area m2 0.01 to 1_000_000 by 0.01 "زیربنا"`.
public struct InputDeclaration: Sendable, Equatable {
  public var heading: Heading
  public var type: InputType
}

/// What an input may hold.
public enum InputType: Sendable, Equatable {
  /// A measured number: unit, least, most, step (nil: 1). Bounds are bare numbers in the input's unit.
  case number(UnitExpression, least: NumberLiteral, most: NumberLiteral, step: NumberLiteral?)
  /// `new | renewal "تمدید" | completion`.
  case choice([ChoiceOption])
  case date
  /// `yes/no`.
  case truth
  case text
  /// The type could not be read (already reported).
  case missing
}

/// One option of a choice, with the titles that a citizen reads.
public struct ChoiceOption: Sendable, Equatable {
  public var name: Marked<String>
  public var titles: [Marked<String>]
}

/// `group floor "طبقات"` and its indented inputs.
public struct GroupDeclaration: Sendable, Equatable {
  public var heading: Heading
  public var inputs: [InputDeclaration]
}

/// `set levy_base "…"`.
public struct SetDeclaration: Sendable, Equatable {
  public var heading: Heading
}

/// `rate vat 9% "…"`.
public struct RateDeclaration: Sendable, Equatable {
  public var heading: Heading
  public var value: NumberLiteral
}

/// `value chargeable m2 = …`; the unit may be left out and is then inferred.
public struct ValueDeclaration: Sendable, Equatable {
  public var heading: Heading
  public var unit: UnitExpression?
  public var formula: Expression
}

/// `fee name …` and its clauses.
public struct FeeDeclaration: Sendable, Equatable {
  public var heading: Heading
  public var code: Marked<String>?
  public var condition: Expression?
  public var pricedOn: Marked<String>?
  public var exemptions: [ExemptionClause]
  public var locals: [LocalClause]
  public var amount: Expression?
  public var atLeast: LimitClause?
  public var atMost: LimitClause?
  public var reliefs: [ReliefClause]
  public var rounding: RoundingClause?
  public var sets: [Marked<String>]
}

/// `exempt mosque when … "title" article 5`.
public struct ExemptionClause: Sendable, Equatable {
  public var name: Marked<String>
  public var condition: Expression
  public var titles: [Marked<String>]
  public var article: Marked<String>?
}

/// `let net = …` inside a fee.
public struct LocalClause: Sendable, Equatable {
  public var name: Marked<String>
  public var formula: Expression
}

/// `at least … [after reliefs]`.
public struct LimitClause: Sendable, Equatable {
  public var bound: Expression
  public var afterReliefs: Bool
}

/// `relief veteran 50% [of part] [when c] [up to ceiling] [balance input] "title" article 7`.
public struct ReliefClause: Sendable, Equatable {
  public var name: Marked<String>
  /// The share that is let off, 0 to 100 %.
  public var share: Expression
  /// The part of the line that it applies to; nil: the amount as earlier reliefs left it.
  public var part: Expression?
  public var condition: Expression?
  public var ceiling: Expression?
  /// A rial input that holds what is left of a person's ceiling.
  public var balance: Marked<String>?
  public var titles: [Marked<String>]
  public var article: Marked<String>?
}

/// `half up to 1_000 rial`.
public struct RoundingClause: Sendable, Equatable {
  public var mode: Marked<RoundingMode>
  public var step: NumberLiteral
}

/// `bill municipal "…"` and its clauses.
public struct BillDeclaration: Sendable, Equatable {
  public var heading: Heading
  public var payee: Marked<String>?
  public var lines: [Marked<String>]
  /// Lines that are never scaled.
  public var fixed: [Marked<String>]
  public var floor: FloorClause?
}

/// `floor to 1_000 rial, shared by largest remainder` · `…, taken from NAME` · `…, shown apart`.
public struct FloorClause: Sendable, Equatable {
  public enum Remainder: Sendable, Equatable {
    case shared
    case takenFrom(Marked<String>)
    case shownApart
  }
  public var step: NumberLiteral
  public var remainder: Remainder
}

/// `example "…"`: facts, group rows and what must come out.
public struct ExampleDeclaration: Sendable, Equatable {
  public var title: Marked<String>
  public var facts: [ExampleFact]
  public var groupRows: [ExampleGroupRow]
  public var expectations: [ExampleExpectation]
  public var range: SourceRange
}

/// `use residential` · `floor_area 260` · `request_date 1403-02-01`.
public struct ExampleFact: Sendable, Equatable {
  public var name: Marked<String>
  public var value: FactValue
}

/// A fact as written: checked against the input's type later.
public enum FactValue: Sendable, Equatable {
  case number(NumberLiteral)
  case date(Marked<Day>)
  case word(Marked<String>)
  case text(Marked<String>)
}

/// `floor: level 0, area 120`.
public struct ExampleGroupRow: Sendable, Equatable {
  public var group: Marked<String>
  public var facts: [ExampleFact]
}

/// `fee = 99_000_000 rial` · `fee exempt` · `fee not applicable` · `fee error D0201` · `bill municipal = …`.
public struct ExampleExpectation: Sendable, Equatable {
  public enum Outcome: Sendable, Equatable {
    case amount(NumberLiteral)
    case exempt
    case notApplicable
    case suspended
    case error(Marked<String>?)
  }
  public var isBill: Bool
  public var name: Marked<String>
  public var outcome: Outcome
  public var range: SourceRange
}
