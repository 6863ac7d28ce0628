import Exact
import TariffKernel

extension Corpus {
  /// The acts that annul, or on some days suspend, what an act says of a name: what they take away leaves no mark on the
  /// version that stands in its place.
  public func undoing(_ act: ID<Act>, of name: String, knownOn day: Day? = nil, drafts: Bool = true) -> [ID<Act>] {
    let removals = Removals(self, members: members(knownOn: day, drafts: drafts))
    let acts =
      [removals.annulment(of: act.index, name)?.act].compactMap { $0 }
      + removals.suspensions(of: act.index, name).map(\.by)
    var seen: Set<Int> = []
    return acts.filter { seen.insert($0).inserted }.map { ID($0) }
  }

  /// The names of the acts that take part, sorted; drafts that were asked for among them.
  public var actNames: [String] { acts.map(\.name) }

  /// The names of the drafts that take part.
  public var draftNames: [String] { acts.filter(\.isDraft).map(\.name) }
}
