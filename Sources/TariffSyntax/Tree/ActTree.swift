import Diagnostics
import Exact

/// `rulebook mashhad "…"` with its clauses: the head of the folder's `rulebook` file.
public struct RulebookDeclaration: Sendable, Equatable {
  /// Name and titles.
  public var heading: Heading
  /// Whose rulebook it is.
  public var jurisdiction: Marked<String>?
  /// The days that it claims to cover.
  public var horizon: SpanClause?
  /// Folders, relative to this one.
  public var uses: [Marked<String>]
}

/// `act sample.council.1403 "…"` with its clauses. Names of acts may hold dots.
public struct ActDeclaration: Sendable, Equatable {
  /// Name and titles; the source is where the act was published.
  public var heading: Heading
  /// Who decided it.
  public var authority: Marked<String>?
  /// The day of approval.
  public var approved: Marked<Day>?
  /// The day of publication.
  public var published: Marked<Day>?
  /// The days that it governs.
  public var inForce: SpanClause?
  /// The date input that prices the act's fees, unless a fee says otherwise.
  public var pricedOn: Marked<String>?
  /// How far the act has come.
  public var status: Marked<ActStatus>?
}

/// `status final`.
public enum ActStatus: String, Sendable, CaseIterable {
  /// Not approved: never billed.
  case draft
  /// On account, to be settled later.
  case interim
  /// Approved for good.
  case final
}

/// `from D to D`, `from D`, `D to D`.
public struct SpanClause: Sendable, Equatable {
  /// The first day.
  public var first: Marked<Day>
  /// The last day; nil: open-ended.
  public var last: Marked<Day>?
  /// All of its words.
  public var range: SourceRange
}
