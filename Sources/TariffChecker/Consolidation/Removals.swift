import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// What is suspended or annulled, once it is settled which suspensions, reinstatements and annulments hold themselves.
///
/// A statement can only be undone by an act that comes after its own, so the last act is looked at first.
struct Removals {
  /// What a statement can remove.
  enum Target: Hashable {
    case act(Int)
    /// What one act says of a name.
    case part(Int, String)
    /// All that earlier acts say of a name.
    case provision(String)

    /// The provision's name; nil: a whole act.
    var name: String? {
      switch self {
      case .act: nil
      case .part(_, let name), .provision(let name): name
      }
    }
  }

  /// One suspension that holds on some day.
  struct Suspension: Equatable {
    var by: Int
    /// The statement's place among its act's own.
    var place: Int
    var days: DaySet
    /// The last day; nil: until decided.
    var until: Day?

    static func == (left: Suspension, right: Suspension) -> Bool {
      left.by == right.by && left.place == right.place && left.until == right.until
    }
  }

  /// A statement by its act and its place among the act's own.
  struct Source: Hashable {
    var act: Int
    var place: Int
  }

  /// By which statement.
  private(set) var annulled: [Target: Source] = [:]
  private(set) var suspended: [Target: [Suspension]] = [:]

  /// The removals that the given acts know of.
  init(_ corpus: Corpus, members: Set<Int>) {
    let acts = corpus.order.sequence.reversed().filter { members.contains($0) }
    for act in acts {
      for (place, statement) in corpus.acts[act].statements.enumerated() {
        guard case .annul(let target) = statement.action, annulled[.act(act)] == nil else { continue }
        for target in corpus.targets(target, of: act).flatMap({ Self.parts($0, before: act, corpus) })
        where !isAnnulled(act, target) {
          annulled[target] = annulled[target] ?? Source(act: act, place: place)
        }
      }
    }
    var reinstated: [Target: [DaySpan]] = [:]
    for act in acts where annulled[.act(act)] == nil {
      for (place, statement) in corpus.acts[act].statements.enumerated().reversed() {
        switch statement.action {
        case .reinstate(let target):
          let days = DaySet(corpus.span(of: statement, in: act, isForGood: true))
          for target in corpus.targets(target, of: act) where !isAnnulled(act, target) {
            reinstated[target, default: []] += days.subtracting(stayedDays(act, target)).spans
          }
        case .suspend(let target):
          suspend(corpus.targets(target, of: act), statement, act, place, corpus, reinstated)
        default: break
        }
      }
    }
  }

  /// A name without an act is struck from every act that was there.
  private static func parts(_ target: Target, before act: Int, _ corpus: Corpus) -> [Target] {
    guard case .provision(let name) = target else { return [target] }
    let earlier = corpus.acts.indices.filter { corpus.order.isBefore($0, act) && corpus.speaks($0, of: name) }
    return earlier.map { .part($0, name) }
  }

  private mutating func suspend(
    _ targets: [Target], _ statement: AmendingStatement, _ act: Int, _ place: Int, _ corpus: Corpus,
    _ reinstated: [Target: [DaySpan]]
  ) {
    let span = corpus.span(of: statement, in: act)
    let isOpen = statement.isUntilDecided || (statement.span?.last == nil && corpus.acts[act].isOpen)
    for target in targets where !isAnnulled(act, target) {
      let ends = DaySet(reinstated[target] ?? [])
      let rest = DaySet(span).subtracting(stayedDays(act, target)).subtracting(ends)
      guard let last = rest.spans.last?.last else { continue }
      let isCut = last < span.last && ends.contains(last.after)
      let until = isCut ? last : isOpen ? nil : span.last
      suspended[target, default: []].insert(Suspension(by: act, place: place, days: rest, until: until), at: 0)
    }
  }

  /// Whether a later act struck what an act says of a name.
  private func isAnnulled(_ act: Int, _ target: Target) -> Bool {
    target.name.map { annulled[.part(act, $0)] != nil } ?? false
  }

  /// The days on which what an act says of a target is itself suspended.
  private func stayedDays(_ act: Int, _ target: Target) -> DaySet {
    suspendedDays(.act(act)).union(target.name.map { suspendedDays(.part(act, $0)) } ?? .none)
  }

  /// Who annulled what an act says of a name.
  func annulment(of act: Int, _ name: String) -> Source? { annulled[.act(act)] ?? annulled[.part(act, name)] }

  /// The suspensions of an act as a whole, or of what it says of a name.
  func suspensions(of act: Int, _ name: String) -> [Suspension] {
    (suspended[.act(act)] ?? []) + (suspended[.part(act, name)] ?? [])
  }

  /// The days on which a statement of an act about a name has no effect.
  func idleDays(of act: Int, _ name: String) -> DaySet { DaySet(suspensions(of: act, name).flatMap(\.days.spans)) }

  private func suspendedDays(_ target: Target) -> DaySet {
    DaySet((suspended[target] ?? []).flatMap(\.days.spans))
  }
}
