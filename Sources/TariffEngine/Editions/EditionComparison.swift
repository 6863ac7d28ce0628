import Diagnostics
import Exact
import TariffChecker
import TariffKernel

/// What differs between two editions of one rulebook, provision by provision, and the acts that did it.
///
///     let comparison = EditionComparison(from: earlier, on: day, to: rulebook, on: day)
///     print(comparison.text)
public struct EditionComparison: Sendable {
  private let old: EditionIdentity
  private let new: EditionIdentity
  private let days: (old: Day?, new: Day?)
  private let differences: [Difference]
  private let acts: [Act]
  private let undoing: [Int: [ID<Act>]]

  /// Compares what holds on two days, or, where neither is given, what holds on any day.
  ///
  /// - Precondition: both are editions of one loaded rulebook, as ``Rulebook/edition(knownOn:drafts:)`` makes them; drafts
  ///   take part in both, or in the second.
  public init(from old: Rulebook, on first: Day? = nil, to new: Rulebook, on second: Day? = nil) {
    precondition(old.shelf === new.shelf, "two editions of one rulebook are compared")
    let corpus = new.shelf.corpus
    (self.old, self.new, days, acts) = (old.identity, new.identity, (first, second), new.acts)
    differences = corpus.differences(
      from: (first, old.knowledge.day), to: (second, new.knowledge.day),
      draftsInSecondOnly: old.knowledge.drafts.isEmpty && !new.knowledge.drafts.isEmpty)
    var undoing: [Int: [ID<Act>]] = [:]
    for (place, difference) in differences.enumerated() {
      let spoke = difference.before.map { [$0.origin.act] + $0.origin.amendments.map(\.act) } ?? []
      let speak = difference.after.map { [$0.origin.act] + $0.origin.amendments.map(\.act) } ?? []
      let acts = spoke.filter { !speak.contains($0) }.flatMap {
        corpus.undoing(
          $0, of: difference.symbol.name, knownOn: new.knowledge.day, drafts: !new.knowledge.drafts.isEmpty)
      }
      undoing[place] = acts
    }
    self.undoing = undoing
  }

  /// Whether the two say the same.
  public var isEmpty: Bool { differences.isEmpty }
  /// How many differences there are.
  public var count: Int { differences.count }

  /// The acts that made a difference, by name: those of the one that are not acts of the other, and those that took
  /// something away.
  private func acts(of place: Int) -> [String] {
    var seen: Set<ID<Act>> = []
    let all = differences[place].acts + (undoing[place] ?? [])
    return all.filter { seen.insert($0).inserted }.map { acts[$0.index].symbol.name }
  }

  /// The differences for people: `-` what the first says, `+` what the second says.
  public var text: String {
    var lines = ["- \(Self.name(old, days.old))", "+ \(Self.name(new, days.new))"]
    for (place, difference) in differences.enumerated() {
      lines.append("")
      let span = days.old == nil && days.new == nil ? ", \(Rulebook.days(difference.span))" : ""
      let title = Rulebook.title(of: difference.symbol)
      lines.append("\(difference.kind) \(difference.symbol.name)\(title)\(span)")
      lines += changes(difference)
      let acts = acts(of: place)
      if !acts.isEmpty { lines.append("  by \(acts.joined(separator: ", "))") }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The same for programs, as one JSON object (schema `tariff.diff/1`).
  public var json: String {
    func side(_ identity: EditionIdentity, _ day: Day?) -> JSONTree {
      .object(["edition": identity.jsonTree, "day": .optional(day?.description)])
    }
    let tree: JSONTree = .object([
      "schema": .text("tariff.diff/1"), "from": side(old, days.old), "to": side(new, days.new),
      "differences": .list(
        differences.enumerated().map { place, difference in
          .object([
            "kind": .text(difference.kind), "name": .text(difference.symbol.name),
            "titles": difference.symbol.titlesTree,
            "first_day": days.old == nil && difference.span.first > Day.valid.lowerBound
              ? .text(difference.span.first.description) : .null,
            "last_day": days.old == nil && difference.span.last < Day.valid.upperBound
              ? .text(difference.span.last.description) : .null,
            "before": difference.before?.jsonTree(acts) ?? .null, "after": difference.after?.jsonTree(acts) ?? .null,
            "acts": .list(acts(of: place).map { .text($0) }),
          ])
        }),
    ])
    return tree.text
  }

  private static func name(_ identity: EditionIdentity, _ day: Day?) -> String {
    (day.map { "on \($0), " } ?? "") + "\(identity.knowledge), edition digest \(identity.editionDigest)"
  }

  /// How each stands, then the lines of the text that are not in the other.
  private func changes(_ difference: Difference) -> [String] {
    let (before, after) = (difference.before, difference.after)
    var lines = ["  - \(before?.words(acts) ?? "nothing")", "  + \(after?.words(acts) ?? "nothing")"]
    guard let before, let after, before.text != after.text else { return lines }
    let (old, new) = (before.text.split(separator: "\n"), after.text.split(separator: "\n"))
    let (kept, gained) = (Set(new), Set(old))
    lines += old.filter { !kept.contains($0) }.map { "    - " + VisibleText.escaped(String($0)) }
    lines += new.filter { !gained.contains($0) }.map { "    + " + VisibleText.escaped(String($0)) }
    return lines
  }
}
