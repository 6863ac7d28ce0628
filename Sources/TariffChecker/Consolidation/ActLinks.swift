import Diagnostics
import TariffKernel
import TariffSyntax

/// Names of acts in other acts, and what can be wrong with them.
struct ActLinks {
  let acts: [WrittenAct]
  let indices: [String: Int]
  let sink: DiagnosticSink

  /// The acts that are named; T0901 for those that are not there.
  func targets(_ names: [Marked<String>], of act: WrittenAct, _ clause: String) -> Set<Int> {
    Set(names.compactMap { find($0, in: act, "\(act.name) \(clause)") })
  }

  /// The act of a name; nil: there is none (T0901). `what` begins the message.
  func find(_ name: Marked<String>, in act: WrittenAct, _ what: String) -> Int? {
    if let index = indices[name.value] { return index }
    sink.report(
      Diagnostic(
        .actUnknown, at: name.range, "\(what) \(name.value), and there is no such act",
        reasons: ["the acts are \(acts.map(\.name).prefix(12).joined(separator: ", "))"],
        remedy: NearestName.find(name.value, among: acts.map(\.name)).map { "did you mean \($0)?" }
          ?? "put the act that is meant into the rulebook's folder",
        related: [Diagnostic.Related(act.heading.name.range, "in this act")], article: act.heading.article?.value))
    return nil
  }

  /// T0902, where it is so: nobody can build on what is not known yet.
  func isLater(_ name: Marked<String>, than index: Int, _ circles: Set<Int>) -> Bool {
    guard let other = indices[name.value], !(circles.contains(index) && circles.contains(other)),
      acts[other].known > acts[index].known
    else { return false }
    sink.report(.later(acts[other], than: acts[index], at: name.range))
    return true
  }

  /// T0914: only what is on account is settled.
  func reportFinal(_ target: WrittenAct, settledBy act: WrittenAct) {
    guard target.tree.act.status?.value == .final, let name = act.tree.act.settles else { return }
    sink.report(
      Diagnostic(
        .settlesNothing, at: name.range, "\(act.name) settles \(target.name), which is not interim",
        reasons: ["only what was charged on account is settled by a final act"],
        remedy: "write `status interim` in \(target.name), or amend it",
        related: [
          Diagnostic.Related(target.tree.act.status?.range ?? target.heading.name.range, "\(target.name) is final")
        ], article: act.heading.article?.value))
  }

  /// T0903, once for each circle; the acts that stand in one.
  func reportCircles(_ amends: [Set<Int>]) -> Set<Int> {
    var (state, circles): ([Int: Bool], Set<Int>) = ([:], [])
    /// Depth first, with a path of its own: acts may amend one another in a long row.
    func visit(_ root: Int) {
      var path = [(act: root, targets: amends[root].sorted()[...])]
      state[root] = false
      while let target = path[path.count - 1].targets.popFirst() ?? nil {
        if state[target] == nil {
          state[target] = false
          path.append((target, amends[target].sorted()[...]))
        } else if state[target] == false, let start = path.firstIndex(where: { $0.act == target }) {
          let circle = path[start...].map(\.act)
          circles.formUnion(circle)
          report(circle)
        }
        while path.count > 1, path[path.count - 1].targets.isEmpty { state[path.removeLast().act] = true }
      }
      for step in path { state[step.act] = true }
    }
    for act in acts.indices where state[act] == nil { visit(act) }
    return circles
  }

  private func report(_ circle: [Int]) {
    guard let first = circle.first, let last = circle.last else { return }
    func place(_ act: Int, _ target: Int) -> SourceRange {
      acts[act].tree.act.amends.first { $0.value == acts[target].name }?.range ?? acts[act].heading.name.range
    }
    let names = (circle + [first]).map { acts[$0].name }
    let pairs = zip(circle, circle.dropFirst() + [first])
    let related = pairs.dropLast().map { act, target in
      Diagnostic.Related(place(act, target), "\(acts[act].name) amends \(acts[target].name)")
    }
    sink.report(
      Diagnostic(
        .amendmentCycle, at: place(last, first),
        circle.count == 1 ? "\(names[0]) amends itself" : "\(names[0]) is amended by an act that it amends itself",
        reasons: [zip(names, names.dropFirst()).map { "\($0) amends \($1)" }.joined(separator: ", ")],
        remedy: "an act builds on what was there before: remove one `amends`", related: related,
        article: acts[last].heading.article?.value))
  }
}

extension Diagnostic {
  /// T0902.
  static func later(_ other: WrittenAct, than act: WrittenAct, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .amendsLaterAct, at: place, "\(act.name) speaks of \(other.name), which is known later",
      reasons: [
        "\(act.words); \(other.words)",
        "an act is known from its publication, else from its approval, and can only speak of what is known by then",
      ], remedy: "correct the days of the two acts",
      related: [Diagnostic.Related(other.heading.name.range, "\(other.name) is declared here")],
      article: act.heading.article?.value)
  }
}
