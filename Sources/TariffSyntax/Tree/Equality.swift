import Diagnostics
import Exact

// Places do not count when trees are compared: the same act in another layout is the same act. Numbers are compared
// with their scale, which is part of their meaning (1.50 has two places, 1.5 one), and without their spelling.

extension Expression {
  /// Compares what is said and ignores where.
  public static func == (left: Expression, right: Expression) -> Bool { left.kind == right.kind }
}

extension NumberLiteral {
  /// Compares value, scale, percent and unit; ignores spelling and place.
  public static func == (left: NumberLiteral, right: NumberLiteral) -> Bool {
    left.value.significand == right.value.significand && left.value.scale == right.value.scale
      && left.isPercent == right.isPercent && left.unit == right.unit
  }
}

extension UnitExpression {
  /// Compares what is measured; ignores spelling and place.
  public static func == (left: UnitExpression, right: UnitExpression) -> Bool {
    left.unit == right.unit && left.isPercent == right.isPercent
  }
}

extension Comment {
  /// Compares the words; a comment may move between its own line and the end of another.
  public static func == (left: Comment, right: Comment) -> Bool { left.text == right.text }
}

extension SyntaxTree: Equatable {
  /// Compares what is said; the language of the keywords is a spelling.
  public static func == (left: SyntaxTree, right: SyntaxTree) -> Bool {
    left.language == right.language && left.rulebook == right.rulebook && left.acts == right.acts
      && left.comments == right.comments
  }
}

extension AmendingStatement: Equatable {
  /// Compares what is said and ignores where.
  public static func == (left: AmendingStatement, right: AmendingStatement) -> Bool {
    left.action == right.action && left.span == right.span && left.isUntilDecided == right.isUntilDecided
      && left.titles == right.titles && left.article == right.article && left.source == right.source
      && left.sample == right.sample && left.accepted == right.accepted
  }
}

extension UnknownText {
  /// Compares the reason and ignores where it is written.
  public static func == (left: UnknownText, right: UnknownText) -> Bool { left.why == right.why }
}

extension Heading {
  /// Compares what is said and ignores where.
  public static func == (left: Heading, right: Heading) -> Bool {
    left.keyword == right.keyword && left.name == right.name && left.titles == right.titles
      && left.article == right.article && left.source == right.source && left.sample == right.sample
      && left.accepted == right.accepted && left.inForce == right.inForce && left.amendedBy == right.amendedBy
      && left.isNew == right.isNew
  }
}

extension SpanClause {
  /// Compares the days and ignores where they are written.
  public static func == (left: SpanClause, right: SpanClause) -> Bool {
    left.first == right.first && left.last == right.last
  }
}

extension TableRow {
  /// Compares patterns and cells and ignores where they are written.
  public static func == (left: TableRow, right: TableRow) -> Bool {
    left.patterns == right.patterns && left.cells == right.cells
  }
}

extension RowPattern {
  /// Compares what is asked and ignores where it is written.
  public static func == (left: RowPattern, right: RowPattern) -> Bool { left.kind == right.kind }
}

extension TotalClause {
  /// Compares the columns and ignores where they are written.
  public static func == (left: TotalClause, right: TotalClause) -> Bool {
    left.column == right.column && left.parts == right.parts
  }
}

extension ExampleExpectation {
  /// Compares what must come out and ignores where it is written.
  public static func == (left: ExampleExpectation, right: ExampleExpectation) -> Bool {
    left.isBill == right.isBill && left.name == right.name && left.outcome == right.outcome
  }
}

extension ExampleDeclaration {
  /// Compares what is said and ignores where.
  public static func == (left: ExampleDeclaration, right: ExampleDeclaration) -> Bool {
    left.title == right.title && left.known == right.known && left.facts == right.facts
      && left.groupRows == right.groupRows && left.expectations == right.expectations && left.plans == right.plans
  }
}
