import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Finds what holds of a name on every day, once every statement of the acts of an edition was laid on.
///
/// The days of a name are cut wherever something begins or ends. For each stretch between two cuts, the declaration
/// that stands there is found, and the statements whose days hold the stretch are laid on it in the order of the acts.
struct PieceFinder {
  let corpus: Corpus
  /// The acts of the edition.
  let members: Set<Int>
  /// What is left of those that suspend and annul.
  let removals: Removals

  /// A declaration or an amendment, by its place in the lists of its name.
  private struct Placed {
    var index: Int
    var act: Int
    /// The repeal that it is; nil: it is none.
    var repeal: Removals.Source?
    var days: DaySet
  }

  /// What holds of a name, by day; days in no piece are gaps.
  func pieces(of name: String) -> [Piece] {
    var declared: [Placed] = []
    for (index, candidate) in (corpus.declared[name] ?? []).enumerated() where members.contains(candidate.act) {
      declared.append(Placed(index: index, act: candidate.act, days: DaySet(candidate.span)))
    }
    let amendments = (corpus.amendments[name] ?? []).enumerated().compactMap { index, amendment in
      placed(amendment, index)
    }
    guard !declared.isEmpty else { return [] }
    let suspensions = removals.suspended[.provision(name)] ?? []
    let partSuspensions = declared.flatMap { removals.suspensions(of: $0.act, name) }
    let sets =
      declared.map(\.days) + amendments.map(\.days) + suspensions.map(\.days) + partSuspensions.map(\.days)
    var pieces: [Piece] = []
    for span in Self.stretches(sets) {
      let piece =
        piece(on: span, name, declared, amendments, suspensions)
        ?? afterRepeal(pieces.last, span, name, amendments)
      guard let piece else { continue }
      if let last = pieces.last, piece.continues(last) {
        pieces[pieces.count - 1].span = DaySpan(last.span.first, piece.span.last)
      } else {
        pieces.append(piece)
      }
    }
    return beforeFirst(pieces, name) + pieces
  }

  /// The stretches between any two neighbouring cuts.
  private static func stretches(_ sets: [DaySet]) -> [DaySpan] {
    var cuts: [Day] = []
    for set in sets {
      for span in set.spans { cuts += [span.first, span.last.after] }
    }
    cuts.sort()
    return zip(cuts, cuts.dropFirst()).filter { $0 < $1 }.map { DaySpan($0, $1.before) }
  }

  private func placed(_ amendment: Amendment, _ index: Int) -> Placed? {
    guard members.contains(amendment.act), removals.annulment(of: amendment.act, amendment.name) == nil else {
      return nil
    }
    let days = DaySet(amendment.span).subtracting(removals.idleDays(of: amendment.act, amendment.name))
    let source = Removals.Source(act: amendment.act, place: amendment.place)
    return Placed(index: index, act: amendment.act, repeal: amendment.isRepeal ? source : nil, days: days)
  }

  private func piece(
    on span: DaySpan, _ name: String, _ declared: [Placed], _ amendments: [Placed],
    _ suspensions: [Removals.Suspension]
  ) -> Piece? {
    let day = span.first
    let standing = declared.filter { $0.days.contains(day) }.map { candidate in
      (candidate, self.standing(of: candidate.act, name, day, amendments))
    }
    .sorted { corpus.order.isBefore($0.0.act, $1.0.act) }
    // What is struck lets what stood before revive; of what is left, the last act speaks.
    let chosen =
      standing.last { $0.1 == .holds } ?? standing.last { if case .annulled = $0.1 { false } else { true } }
      ?? standing.last
    guard let (base, state) = chosen else { return nil }
    let act = base.act
    let laidOn = amendments.filter {
      $0.repeal == nil && $0.days.contains(day) && corpus.order.amended[$0.act].contains(act)
    }
    var piece = Piece(
      span: span, key: Piece.Key(declared: base.index, amendments: laidOn.map(\.index)), standing: state,
      hasGround: true)
    if state == .holds,
      let suspension = suspensions.last(where: { $0.days.contains(day) && corpus.order.isBefore(act, $0.by) })
    {
      piece.standing = .suspended(suspension)
    }
    return piece
  }

  /// Whether what an act lays down under a name holds on a day, or who keeps it from holding.
  private func standing(
    of act: Int, _ name: String, _ day: Day, _ amendments: [Placed]
  ) -> Piece.Standing {
    if let annulment = removals.annulment(of: act, name) { return .annulled(annulment) }
    if let repeal = repeal(of: act, on: day, amendments) { return .repealed(repeal) }
    if let suspension = removals.suspensions(of: act, name).last(where: { $0.days.contains(day) }) {
      return .suspended(suspension)
    }
    return .holds
  }

  /// The first repeal, by a later act, of what an act lays down.
  private func repeal(of act: Int, on day: Day, _ amendments: [Placed]) -> Removals.Source? {
    amendments.first { $0.repeal != nil && $0.days.contains(day) && corpus.order.isBefore(act, $0.act) }?.repeal
  }

  /// Days that no act lays anything down for, after a repeal.
  private func afterRepeal(_ last: Piece?, _ span: DaySpan, _ name: String, _ amendments: [Placed]) -> Piece? {
    guard let last, let act = corpus.declared[name]?[last.key.declared].act,
      let repeal = repeal(of: act, on: span.first, amendments)
    else { return nil }
    return Piece(span: span, key: last.key, standing: .repealed(repeal), hasGround: false)
  }

  /// Days before the first version of what is declared to be new.
  private func beforeFirst(_ pieces: [Piece], _ name: String) -> [Piece] {
    guard let first = pieces.first, first.span.first > Day.valid.lowerBound,
      let declared = corpus.declared[name]?[first.key.declared], declared.declaration.heading?.isNew != nil
    else { return [] }
    return [
      Piece(
        span: DaySpan(Day.valid.lowerBound, first.span.first.before), key: first.key, standing: .notYet,
        hasGround: false)
    ]
  }
}
