import Exact

extension Knowledge {
  /// `known on 1402-05-01`, or `known: all acts that are not drafts`; with the drafts that take part.
  public var description: String {
    let base = day.map { "known on \($0)" } ?? "known: all acts that are not drafts"
    guard !drafts.isEmpty else { return base }
    return base + ", and the \(drafts.count == 1 ? "draft" : "drafts") \(drafts.joined(separator: ", "))"
  }
}

extension Knowledge: CustomStringConvertible {}

extension EditionIdentity {
  /// For people: what was known, and the digests.
  public var lines: [String] {
    ["rulebook \(rulebook), \(knowledge)", "rulebook digest \(rulebookDigest)", "edition digest  \(editionDigest)"]
  }

  /// `known_on` null: all acts that are not drafts.
  var jsonTree: JSONTree {
    .object([
      "rulebook": .text(rulebook), "rulebook_digest": .text(rulebookDigest), "edition_digest": .text(editionDigest),
      "known_on": .optional(knowledge.day?.description), "drafts": .list(knowledge.drafts.map { .text($0) }),
    ])
  }
}
