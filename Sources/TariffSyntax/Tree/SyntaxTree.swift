import Diagnostics

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
  /// The words with their `#`, without white space behind them.
  public var text: Marked<String>
  /// Whether nothing stands before it on its line.
  public var ownLine: Bool
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
  /// The code of the message that is not to be repeated.
  public var code: Marked<String>
  /// Why the oddity stands.
  public var reason: Marked<String>
}
