import Exact
import TariffKernel

/// What holds of every provision in every edition, drafts left out.
final class EditionPieces {
  let corpus: Corpus
  /// The days on which acts become known, in order. Edition `i` knows the acts of the first `i` of them.
  let knownDays: [Day]
  /// By edition: its acts.
  private let members: [Set<Int>]
  private let store: PieceStore

  init(_ corpus: Corpus, _ store: PieceStore) {
    self.corpus = corpus
    self.store = store
    knownDays = corpus.knownDays
    members = [[]] + knownDays.map { corpus.members(knownOn: $0, drafts: false) }
  }

  /// The edition in which everything is known.
  var whole: Int { knownDays.count }

  /// The edition of a known day; nil: the whole one.
  func edition(knownOn day: Day?) -> Int {
    guard let day else { return whole }
    var (low, high) = (0, knownDays.count)
    while low < high {
      let middle = (low + high) / 2
      if knownDays[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The acts of an edition.
  func members(of edition: Int) -> Set<Int> { members[edition] }

  /// What holds of a name, by day.
  func pieces(of name: String, in edition: Int) -> [Piece] { store.pieces(of: name, members: members[edition]) }

  /// Whether something else holds of a name on a day than on the day before.
  func changes(_ name: String, on day: Day, in edition: Int) -> Bool {
    let pieces = pieces(of: name, in: edition)
    return !Self.same(pieces.first { $0.span.contains(day.before) }, pieces.first { $0.span.contains(day) })
  }

  /// The days, of those given, on which two editions say different things of a name.
  func differences(of name: String, _ first: Int, _ second: Int, within days: DaySpan) -> DaySet {
    let (old, new) = (pieces(of: name, in: first), pieces(of: name, in: second))
    var cuts: Set<Day> = [days.first, days.last.after]
    for span in (old + new).map(\.span) {
      for cut in [span.first, span.last.after] where days.contains(cut) { cuts.insert(cut) }
    }
    let sorted = cuts.sorted()
    return DaySet(
      zip(sorted, sorted.dropFirst()).compactMap { first, next in
        let (a, b) = (old.first { $0.span.contains(first) }, new.first { $0.span.contains(first) })
        return Self.same(a, b) ? nil : DaySpan(first, next.before)
      })
  }

  private static func same(_ first: Piece?, _ second: Piece?) -> Bool {
    switch (first, second) {
    case (nil, nil): true
    case (let a?, let b?): a.key == b.key && a.standing == b.standing
    default: false
    }
  }
}
