import Diagnostics
import Exact

/// `example "…"`: facts, group rows and what must come out.
public struct ExampleDeclaration: Sendable, Equatable {
  /// What it shows.
  public var title: Marked<String>
  /// `known D`: what is known on that day is asked; nil: all that is known now.
  public var known: Marked<Day>?
  /// Facts of the dossier.
  public var facts: [ExampleFact]
  /// Rows of its groups, in order.
  public var groupRows: [ExampleGroupRow]
  /// What must come out.
  public var expectations: [ExampleExpectation]
  /// What plans must offer.
  public var plans: [PlanExpectation] = []
  /// From the keyword to the end of the last line.
  public var range: SourceRange
}

/// `use residential` · `floor_area 260` · `request_date 1403-02-01`.
public struct ExampleFact: Sendable, Equatable {
  /// The input.
  public var name: Marked<String>
  /// What it holds.
  public var value: FactValue
}

/// A fact as written: checked against the input's type later.
public enum FactValue: Sendable, Equatable {
  case number(NumberLiteral)
  case date(Marked<Day>)
  /// An option, `yes` or `no`.
  case word(Marked<String>)
  case text(Marked<String>)
}

/// `floor: level 0, area 120`.
public struct ExampleGroupRow: Sendable, Equatable {
  /// The group.
  public var group: Marked<String>
  /// What the row holds.
  public var facts: [ExampleFact]
}

/// `fee = 99_000_000 rial` · `fee exempt` · `fee not applicable` · `fee error D0201` · `bill municipal = …`.
public struct ExampleExpectation: Sendable, Equatable {
  /// What a fee or a bill comes to.
  public enum Outcome: Sendable, Equatable {
    case amount(NumberLiteral)
    case exempt
    case notApplicable
    case suspended
    case error(Marked<String>?)
  }
  /// Whether the name is a bill's, and the amount its payable.
  public var isBill: Bool
  /// The fee or bill.
  public var name: Marked<String>
  /// What it must come to.
  public var outcome: Outcome
  /// All of its words.
  public var range: SourceRange
}

/// `plan summer for 1_000_000_000 rial on 1403-05-01, term 12 = 1_019_948_000 rial` · `…, all cash = …` ·
/// `…, term 7 refused`.
public struct PlanExpectation: Sendable, Equatable {
  /// What the citizen asks for.
  public enum Choice: Sendable, Equatable {
    /// So many installments, with the least cash part.
    case term(Marked<Int>)
    /// Nothing but cash.
    case allCash
  }
  /// What must come of it.
  public enum Outcome: Sendable, Equatable {
    /// What is paid in all: the cash part, less its discount, and the installments.
    case paid(NumberLiteral)
    /// The plan does not offer it.
    case refused
  }
  /// The plan.
  public var plan: Marked<String>
  /// The debt, in rial.
  public var debt: NumberLiteral
  /// The day of the agreement.
  public var agreement: Marked<Day>
  /// What is asked for.
  public var choice: Choice
  /// What must come of it.
  public var outcome: Outcome
  /// All of its words.
  public var range: SourceRange
}
