import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// The provisions of some acts, consolidated: what holds of each on every day, once every statement was laid on.
///
/// The days of a name are cut wherever something begins or ends. For each stretch between two cuts, the declaration
/// that stands there is found, and the statements whose days hold the stretch are laid on it in the order of the acts.
struct Consolidation {
  let corpus: Corpus
  let members: Set<Int>
  let removals: Removals

  /// The edition of the given acts.
  init(_ corpus: Corpus, members: Set<Int>) {
    self.corpus = corpus
    self.members = members
    removals = Removals(corpus, members: members)
  }

  /// A declaration or an amendment, with its place in the lists of its name.
  private struct Placed<Subject> {
    var index: Int
    var subject: Subject
    var days: DaySet
  }

  /// What holds of a name, by day; days in no piece are gaps.
  func pieces(of name: String) -> [Piece] {
    let declared = (corpus.declared[name] ?? []).enumerated().filter { members.contains($1.act) }
      .map { Placed(index: $0, subject: $1, days: DaySet($1.span)) }
    let amendments = (corpus.amendments[name] ?? []).enumerated().compactMap { index, amendment in
      placed(amendment, index)
    }
    guard !declared.isEmpty else { return [] }
    let suspensions = removals.suspended[.provision(name)] ?? []
    let partSuspensions = declared.flatMap { removals.suspensions(of: $0.subject.act, name) }
    let sets =
      declared.map(\.days) + amendments.map(\.days) + suspensions.map(\.days) + partSuspensions.map(\.days)
    var pieces: [Piece] = []
    for span in Self.stretches(sets) {
      let piece = piece(on: span, name, declared, amendments, suspensions) ?? afterRepeal(pieces.last, span, amendments)
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
    var cuts: Set<Day> = []
    for span in sets.flatMap(\.spans) {
      cuts.insert(span.first)
      cuts.insert(span.last.after)
    }
    let sorted = cuts.sorted()
    return zip(sorted, sorted.dropFirst()).map { DaySpan($0, $1.before) }
  }

  private func placed(_ amendment: Amendment, _ index: Int) -> Placed<Amendment>? {
    guard members.contains(amendment.act), removals.annulment(of: amendment.act, amendment.name) == nil else {
      return nil
    }
    let days = DaySet(amendment.span).subtracting(removals.idleDays(of: amendment.act, amendment.name))
    return Placed(index: index, subject: amendment, days: days)
  }

  private func piece(
    on span: DaySpan, _ name: String, _ declared: [Placed<Declared>], _ amendments: [Placed<Amendment>],
    _ suspensions: [Removals.Suspension]
  ) -> Piece? {
    let day = span.first
    let standing = declared.filter { $0.days.contains(day) }.map { candidate in
      (candidate, self.standing(of: candidate.subject.act, name, day, amendments))
    }
    .sorted { corpus.order.isBefore($0.0.subject.act, $1.0.subject.act) }
    // What is struck lets what stood before revive; of what is left, the last act speaks.
    let chosen =
      standing.last { $0.1 == .holds } ?? standing.last { if case .annulled = $0.1 { false } else { true } }
      ?? standing.last
    guard let (base, state) = chosen else { return nil }
    let act = base.subject.act
    let laidOn = amendments.filter {
      !$0.subject.isRepeal && $0.days.contains(day) && corpus.order.amended[$0.subject.act].contains(act)
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
    of act: Int, _ name: String, _ day: Day, _ amendments: [Placed<Amendment>]
  ) -> Piece.Standing {
    if let annulment = removals.annulment(of: act, name) { return .annulled(annulment) }
    if let repeal = amendments.first(where: {
      $0.subject.isRepeal && $0.days.contains(day) && corpus.order.isBefore(act, $0.subject.act)
    }) {
      return .repealed(Removals.Source(act: repeal.subject.act, place: repeal.subject.place))
    }
    if let suspension = removals.suspensions(of: act, name).last(where: { $0.days.contains(day) }) {
      return .suspended(suspension)
    }
    return .holds
  }

  /// Days that no act lays anything down for, after a repeal.
  private func afterRepeal(_ last: Piece?, _ span: DaySpan, _ amendments: [Placed<Amendment>]) -> Piece? {
    guard let last, let name = amendments.first?.subject.name, let declared = corpus.declared[name] else { return nil }
    let act = declared[last.key.declared].act
    let repeal = amendments.first {
      $0.subject.isRepeal && $0.days.contains(span.first) && corpus.order.isBefore(act, $0.subject.act)
    }
    guard let repeal else { return nil }
    let source = Removals.Source(act: repeal.subject.act, place: repeal.subject.place)
    return Piece(span: span, key: last.key, standing: .repealed(source), hasGround: false)
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
