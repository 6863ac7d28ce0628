import Exact

/// What is known of a rulebook's acts: the second axis of time.
public struct Knowledge: Sendable, Hashable {
  /// Acts that became known after this day are not known; nil: every act that is not a draft is.
  public var day: Day?
  /// The drafts that take part as if they were law, by the names of their acts, sorted.
  public var drafts: [String]

  /// What was known on a day, and the drafts that take part.
  public init(day: Day? = nil, drafts: [String] = []) {
    self.day = day
    self.drafts = drafts.sorted()
  }
}

/// Which law an answer was given by: enough to give it again, and to tell whether it is the same law.
public struct EditionIdentity: Sendable, Hashable {
  /// The rulebook's stable name.
  public var rulebook: String
  /// SHA-256 over all acts that take part as they are written; neither files nor their order nor the layout change it.
  public var rulebookDigest: String
  /// SHA-256 over the provisions as they stood together, of every day, once everything known was laid on.
  public var editionDigest: String
  /// What was known.
  public var knowledge: Knowledge
}
