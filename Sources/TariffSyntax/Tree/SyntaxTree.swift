import Diagnostics

/// One file of the language as it was written. Holes are allowed: the parser never fails, it reports beside the tree.
public struct SyntaxTree: Sendable {
  /// `language 1`; nil when the line is missing (already reported).
  public var language: Marked<Int>?
  /// Which words the file uses: `language 1` begins one in English, `زبان ۱` one in Persian.
  public var keywords: KeywordLanguage
  /// The head of a folder's `rulebook` file, which holds no acts.
  public var rulebook: RulebookDeclaration?
  /// The acts of any other file, in its order.
  public var acts: [ActTree]
  /// Comment lines and end-of-line comments, for the formatter, in order.
  public var comments: [Comment]

  /// A tree, whole or with holes.
  public init(
    language: Marked<Int>?, keywords: KeywordLanguage = .english, rulebook: RulebookDeclaration? = nil,
    acts: [ActTree] = [], comments: [Comment] = []
  ) {
    self.language = language
    self.keywords = keywords
    self.rulebook = rulebook
    self.acts = acts
    self.comments = comments
  }

  /// The provisions of all acts, in the order of the file.
  public var declarations: [Declaration] { acts.flatMap(\.declarations) }
}

/// The language of a file's words: names, titles and digits may be of either script in both.
public enum KeywordLanguage: String, Sendable, CaseIterable {
  case english = "en"
  case persian = "fa"
}

/// `# …`, with its place; `ownLine` when nothing stands before it on its line.
public struct Comment: Sendable, Equatable {
  /// The words with their `#`, without white space behind them.
  public var text: Marked<String>
  /// Whether nothing stands before it on its line.
  public var ownLine: Bool
}

/// One provision or example. It is boxed: the checker hands declarations on by the thousand, and one is large.
public indirect enum Declaration: Sendable, Equatable {
  case input(InputDeclaration)
  case group(GroupDeclaration)
  case set(SetDeclaration)
  case rate(RateDeclaration)
  case table(TableDeclaration)
  case value(ValueDeclaration)
  case fee(FeeDeclaration)
  case bill(BillDeclaration)
  case plan(PlanDeclaration)
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
  /// `in force from D [to D]`: the days of the provision, inside those of its act.
  public var inForce: SpanClause?
  /// `amended by ACT article "…"`: which acts made it what it is, in the order in which they did. Consolidation writes it.
  public var amendedBy: [AmendedBy] = []
  /// `new "why"`: there was no such provision before, so that no day before its first version is a gap.
  public var isNew: Marked<String>?
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

/// `amended by ACT [article A]`.
public struct AmendedBy: Sendable, Hashable {
  /// The act that changed the provision.
  public var act: Marked<String>
  /// The article of that act.
  public var article: Marked<String>?

  /// An act and its article.
  public init(act: Marked<String>, article: Marked<String>?) {
    self.act = act
    self.article = article
  }
}
