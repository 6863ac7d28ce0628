import TariffKernel
import TariffSyntax

/// The provisions of some acts, consolidated: what holds of each on every day.
struct Consolidation {
  let members: Set<Int>
  private let store: PieceStore

  /// The edition of the given acts. Editions that share a store share what they have in common.
  init(_ store: PieceStore, members: Set<Int>) {
    self.store = store
    self.members = members
  }

  /// What holds of a name, by day; days in no piece are gaps.
  func pieces(of name: String) -> [Piece] { store.pieces(of: name, members: members) }

  /// What is suspended or annulled.
  var removals: Removals { store.removals(members: members) }
}

/// What holds of every name in every edition. Most of what one lays down stands in others as well, and is worked out
/// once: of a name only those acts matter that speak of it, and those that suspend, reinstate or annul anything.
final class PieceStore {
  private let corpus: Corpus
  /// The acts that suspend, reinstate or annul.
  private let undoing: [Int]
  private var removals: [Known<Removals>] = []
  private var pieces: [String: [Known<[Piece]>]] = [:]
  private var speaking: [String: [Int]] = [:]

  /// What was found for the acts of an edition that matter.
  private struct Known<Found> {
    var acts: [Int]
    var found: Found
  }

  init(_ corpus: Corpus) {
    self.corpus = corpus
    undoing = corpus.acts.indices.filter { corpus.acts[$0].statements.contains { $0.action.target != nil } }
  }

  /// What holds of a name in the edition of the given acts.
  func pieces(of name: String, members: Set<Int>) -> [Piece] {
    let acts = acts(speakingOf: name).filter { members.contains($0) }
    if let known = pieces[name]?.first(where: { $0.acts == acts }) { return known.found }
    let finder = PieceFinder(corpus: corpus, members: members, removals: removals(members: members))
    let found = finder.pieces(of: name)
    pieces[name, default: []].append(Known(acts: acts, found: found))
    return found
  }

  /// What is suspended or annulled in the edition of the given acts.
  func removals(members: Set<Int>) -> Removals {
    let acts = undoing.filter { members.contains($0) }
    if let known = removals.first(where: { $0.acts == acts }) { return known.found }
    let found = Removals(corpus, members: members)
    removals.append(Known(acts: acts, found: found))
    return found
  }

  private func acts(speakingOf name: String) -> [Int] {
    if let known = speaking[name] { return known }
    let speakers = (corpus.declared[name] ?? []).map(\.act) + (corpus.amendments[name] ?? []).map(\.act)
    let found = Set(undoing + speakers).sorted()
    speaking[name] = found
    return found
  }
}
