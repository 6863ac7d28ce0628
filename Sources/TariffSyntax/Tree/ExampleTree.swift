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
