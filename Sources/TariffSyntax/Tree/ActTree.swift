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

/// One act of a file: its heading and what it lays down, in order.
public struct ActTree: Sendable, Equatable {
  /// Name, dates and standing.
  public var act: ActDeclaration
  /// Provisions, examples and amending statements, in the order of the file.
  public var items: [ActItem]

  /// An act and what stands below it.
  public init(act: ActDeclaration, items: [ActItem] = []) {
    self.act = act
    self.items = items
  }

  /// The provisions and examples, in order.
  public var declarations: [Declaration] {
    items.compactMap { if case .declaration(let declaration) = $0 { declaration } else { nil } }
  }

  /// What it does to other acts, in order.
  public var statements: [AmendingStatement] {
    items.compactMap { if case .statement(let statement) = $0 { statement } else { nil } }
  }
}

/// What may stand below the heading of an act.
public enum ActItem: Sendable, Equatable {
  case declaration(Declaration)
  case statement(AmendingStatement)
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
  /// Which acts it gives way to; nil: a council's.
  public var rank: Marked<ActRank>?
  /// The acts that its statements are about.
  public var amends: [Marked<String>] = []
  /// The acts of its rank and day that give way to it.
  public var prevailsOver: [Marked<String>] = []
  /// The interim act whose final form it is: the difference becomes payable.
  public var settles: Marked<String>?
  /// `unknown text "why"`: the act is known to exist, what it says is not.
  public var unknownText: Marked<String>?
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

/// `rank law`: a higher rank prevails by itself. In this order, the highest first.
public enum ActRank: String, Sendable, CaseIterable {
  /// Of parliament, or of a court that reviews the others.
  case law
  /// Of the government or an organisation that it names.
  case regulation
  /// Of a council; what an act is that says nothing.
  case council
}

/// `from D to D`, `from D`, `D to D`.
public struct SpanClause: Sendable, Equatable {
  /// The first day.
  public var first: Marked<Day>
  /// The last day; nil: open-ended.
  public var last: Marked<Day>?
  /// All of its words.
  public var range: SourceRange

  /// A span as it was written, or as consolidation found it.
  public init(first: Marked<Day>, last: Marked<Day>?, range: SourceRange) {
    self.first = first
    self.last = last
    self.range = range
  }
}
