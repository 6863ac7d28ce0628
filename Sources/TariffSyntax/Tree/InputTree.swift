import Diagnostics

/// `input floor_area m2 0.01 to 1_000_000 by 0.01 "زیربنا"`.
public struct InputDeclaration: Sendable, Equatable {
  /// Name and titles.
  public var heading: Heading
  /// What it may hold.
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
  /// The option's name.
  public var name: Marked<String>
  /// Its titles, in the order written.
  public var titles: [Marked<String>]
}

/// `group floor "طبقات"` and its indented inputs.
public struct GroupDeclaration: Sendable, Equatable {
  /// Name and titles.
  public var heading: Heading
  /// What each row of the group holds.
  public var inputs: [InputDeclaration]
}
