import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// How the acts of a rulebook stand to one another, and the order in which they are laid on one another: by known day,
/// then rank, then name; of two known on one day, what is amended or prevailed over comes first.
struct ActOrder: Sendable {
  /// By name.
  private(set) var indices: [String: Int] = [:]
  /// By act: the acts that it amends, and those that they amend.
  private(set) var amended: [Set<Int>] = []
  /// By act: the acts that it names after `amends`.
  private(set) var amends: [Set<Int>] = []
  /// By act: the acts that give way to it.
  private(set) var prevailsOver: [Set<Int>] = []
  /// By act: the interim act whose final form it is.
  private(set) var settles: [Int?] = []
  /// Acts that build on what is not there, comes later or builds on them: what they expect to find cannot be said.
  private(set) var unsound: Set<Int> = []
  /// The acts in order.
  private(set) var sequence: [Int] = []
  /// By act: its place in the order.
  private(set) var places: [Int] = []

  /// Reports acts that are not there (T0901), come too late (T0902) or amend one another in a circle (T0903).
  init(_ acts: [WrittenAct], sink: DiagnosticSink) {
    for (index, act) in acts.enumerated() { indices[act.name] = index }
    let links = ActLinks(acts: acts, indices: indices, sink: sink)
    amends = acts.map { links.targets($0.tree.act.amends, of: $0, "amends") }
    prevailsOver = acts.map { links.targets($0.tree.act.prevailsOver, of: $0, "prevails over") }
    settles = acts.map { act in act.tree.act.settles.flatMap { links.targets([$0], of: act, "settles").first } }
    let circles = links.reportCircles(amends)
    unsound = circles
    for (index, act) in acts.enumerated() {
      let all = act.tree.act.amends + act.tree.act.prevailsOver + [act.tree.act.settles].compactMap { $0 }
      if all.contains(where: { indices[$0.value] == nil }) { unsound.insert(index) }
      for name in all where links.isLater(name, than: index, circles) { unsound.insert(index) }
      if let target = settles[index] { links.reportFinal(acts[target], settledBy: act) }
    }
    amended = amends.indices.map { closure(of: $0) }
    order(acts)
  }

  /// Whether the first act is laid down before the second.
  func isBefore(_ first: Int, _ second: Int) -> Bool { places[first] < places[second] }

  /// Whether one of the two says that it gives way to, builds on or settles the other.
  func areOrdered(_ first: Int, _ second: Int) -> Bool {
    [(first, second), (second, first)].contains { a, b in
      amended[a].contains(b) || prevailsOver[a].contains(b) || settles[a] == b
    }
  }

  private func closure(of act: Int) -> Set<Int> {
    var (found, open): (Set<Int>, [Int]) = ([], Array(amends[act]))
    while let next = open.popLast() {
      if next != act, found.insert(next).inserted { open += amends[next] }
    }
    return found
  }

  /// What must come before an act of its day.
  private func before(_ act: Int) -> Set<Int> {
    amended[act].union(prevailsOver[act]).union([settles[act]].compactMap { $0 })
  }

  private mutating func order(_ acts: [WrittenAct]) {
    let sorted = acts.indices.sorted {
      (acts[$0].known, acts[$0].rank, acts[$0].name) < (acts[$1].known, acts[$1].rank, acts[$1].name)
    }
    // Of acts known on one day, the first that waits for none of the others comes next; a circle was reported.
    var rest = sorted[...]
    while let next = rest.first {
      var day = rest.prefix { acts[$0].known == acts[next].known }.map { $0 }
      rest = rest.dropFirst(day.count)
      while !day.isEmpty {
        let waiting = Set(day)
        let place = day.firstIndex { before($0).isDisjoint(with: waiting.subtracting([$0])) } ?? 0
        sequence.append(day.remove(at: place))
      }
    }
    places = Array(repeating: 0, count: acts.count)
    for (place, act) in sequence.enumerated() { places[act] = place }
  }
}
