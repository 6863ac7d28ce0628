import Exact

/// One legal instrument.
public struct Act: Sendable, Hashable {
  /// Who outranks whom: a law stands above a regulation, a regulation above a council's tariff.
  public enum Rank: Int, Sendable, Hashable, Comparable {
    case council, regulation, law

    /// The lower rank is less.
    public static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }
  /// Its names.
  public var symbol: Symbol
  /// Who made it.
  public var authority: String
  /// What it outranks.
  public var rank: Rank
  /// The day of its approval.
  public var approved: Day
  /// nil: not published; then it is known from its approval.
  public var published: Day?
  /// The days that it governs.
  public var inForce: DaySpan
  /// `draft`, `interim` or `final`.
  public var status: String
  /// Where it was published.
  public var source: String
  /// The interim act whose place it takes for good, so that the difference becomes payable.
  public var settles: ID<Act>?
  /// Why something of the act itself is a sample (its year, its days), if it is.
  public var sample: String?

  /// The act as it is known to the model.
  public init(
    symbol: Symbol, authority: String, approved: Day, published: Day?, inForce: DaySpan, status: String, source: String,
    rank: Rank = .council, settles: ID<Act>? = nil, sample: String? = nil
  ) {
    self.symbol = symbol
    self.authority = authority
    self.rank = rank
    self.approved = approved
    self.published = published
    self.inForce = inForce
    self.status = status
    self.source = source
    self.settles = settles
    self.sample = sample
  }

  /// The first day on which anybody could know it: published, else approved.
  public var known: Day { published ?? approved }
}

/// Where one version of a provision comes from.
public struct Origin: Sendable, Hashable {
  /// A later act that gave the version its present form.
  public struct Amendment: Sendable, Hashable {
    /// The amending act.
    public var act: ID<Act>
    /// The article as written in that act.
    public var article: String?

    /// An amending act and its article.
    public init(act: ID<Act>, article: String? = nil) {
      self.act = act
      self.article = article
    }
  }
  /// The act.
  public var act: ID<Act>
  /// The article as written in the act.
  public var article: String?
  /// The provision's own source; nil: the act's.
  public var source: String?
  /// Why the number is a sample, if it is one.
  public var sample: String?
  /// What changed the version since its act, in the order in which the changes were laid on.
  public var amendments: [Amendment]

  /// The act and the article of a version, and what changed it.
  public init(
    act: ID<Act>, article: String? = nil, source: String? = nil, sample: String? = nil, amendments: [Amendment] = []
  ) {
    self.act = act
    self.article = article
    self.source = source
    self.sample = sample
    self.amendments = amendments
  }
}
