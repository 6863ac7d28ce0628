import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// One provision over time, as an edition knows it.
public struct History: Sendable {
  /// What holds on some days in a row.
  public struct Entry: Sendable, Equatable {
    /// Why the version holds, or does not.
    public enum Standing: Sendable, Equatable {
      case holds
      /// Until that day; nil: until decided.
      case suspended(by: ID<Act>, until: Day?)
      /// Struck from the beginning.
      case annulled(by: ID<Act>)
      case repealed(by: ID<Act>)
      /// Before the first version of what is declared to be new.
      case notYet
    }
    /// The days.
    public var span: DaySpan
    /// Whether the version holds.
    public var standing: Standing
    /// The act, the article and the amendments of the version that holds or would hold.
    public var origin: Origin
    /// The version in the words of the language, without its days and amendments.
    public var text: String

    /// Whether the two say the same of their days.
    public func says(theSameAs other: Entry) -> Bool {
      standing == other.standing && text == other.text && origin == other.origin
    }
  }
  /// The provision's names.
  public var symbol: Symbol
  /// `rate`, `table`, `value`, `fee` or `plan`.
  public var kind: String
  /// In the order of days; days in none of them are gaps.
  public var entries: [Entry]

  /// What holds on a day; nil: nobody says.
  public func entry(on day: Day) -> Entry? { entries.first { $0.span.contains(day) } }
}

extension Corpus {
  /// Every rate, table, value, fee and plan over time, in the order of their first declaration.
  public func histories(knownOn day: Day? = nil, drafts: Bool = true) -> [History] {
    let consolidation = Consolidation(PieceStore(self), members: members(knownOn: day, drafts: drafts))
    let store = VersionStore(self)
    return names.compactMap { name in
      guard let first = declared[name]?.first, first.declaration.isVersioned, let heading = first.declaration.heading
      else { return nil }
      let entries = consolidation.pieces(of: name).map { entry($0, name, store) }
      return entries.isEmpty ? nil : History(symbol: heading.symbol, kind: first.declaration.kind, entries: entries)
    }
  }

  private func entry(_ piece: Piece, _ name: String, _ store: VersionStore) -> History.Entry {
    var declaration = store.declaration(name, piece.key)
    let act = declared[name]?[piece.key.declared].act ?? 0
    let origin = declaration.heading?.origin(act: act, indices: order.indices) ?? Origin(act: ID(act))
    declaration.changeHeading { ($0.inForce, $0.amendedBy) = (nil, []) }
    return History.Entry(
      span: piece.span, standing: History.Entry.Standing(piece.standing), origin: origin,
      text: declaration.canonicalText)
  }

  /// The days on which something changes in what is known on a day: the first days of whatever begins, and the first
  /// after whatever ends.
  public func changeDays(knownOn day: Day? = nil) -> [Day] {
    let consolidation = Consolidation(PieceStore(self), members: members(knownOn: day))
    var days: Set<Day> = []
    for name in names where declared[name]?.first?.declaration.isVersioned ?? false {
      for piece in consolidation.pieces(of: name) { days.formUnion([piece.span.first, piece.span.last.after]) }
    }
    return days.filter { Day.valid.contains($0) && $0 > Day.valid.lowerBound }.sorted()
  }
}

extension History.Entry.Standing {
  fileprivate init(_ standing: Piece.Standing) {
    self =
      switch standing {
      case .holds: .holds
      case .suspended(let suspension): .suspended(by: ID(suspension.by), until: suspension.until)
      case .annulled(let source): .annulled(by: ID(source.act))
      case .repealed(let source): .repealed(by: ID(source.act))
      case .notYet: .notYet
      }
  }

  /// The act that keeps the version from holding.
  fileprivate var act: ID<Act>? {
    switch self {
    case .holds, .notYet: nil
    case .suspended(let act, _), .annulled(let act), .repealed(let act): act
    }
  }
}

/// A provision that is not the same in two editions.
public struct Difference: Sendable {
  /// The provision's names.
  public var symbol: Symbol
  /// `rate`, `table`, `value`, `fee` or `plan`.
  public var kind: String
  /// The days for which it differs.
  public var span: DaySpan
  /// What the one edition says; nil: nothing.
  public var before: History.Entry?
  /// What the other says; nil: nothing.
  public var after: History.Entry?
  /// The acts of the one that are not acts of the other: they made the difference.
  public var acts: [ID<Act>]
}

extension Corpus {
  /// What differs between two editions, provision by provision. With days, what holds on the one and on the other; with
  /// none, every stretch of days for which the two say different things.
  public func differences(
    from first: (day: Day?, knownOn: Day?), to second: (day: Day?, knownOn: Day?), draftsInSecondOnly: Bool = false
  ) -> [Difference] {
    let old = histories(knownOn: first.knownOn, drafts: !draftsInSecondOnly)
    let new = histories(knownOn: second.knownOn)
    let byName = Dictionary(uniqueKeysWithValues: new.map { ($0.symbol.name, $0) })
    let known = Set(old.map(\.symbol.name))
    var pairs: [(History?, History?)] = old.map { ($0, byName[$0.symbol.name]) }
    for history in new where !known.contains(history.symbol.name) { pairs.append((nil, history)) }
    return pairs.flatMap { (before: History?, after: History?) -> [Difference] in
      guard let either = before ?? after else { return [] }
      return stretches(before, after, first.day, second.day).compactMap { from, to in
        let (a, b) = (before?.entry(on: from.first), after?.entry(on: to.first))
        if let a, let b, a.says(theSameAs: b) { return nil }
        if a == nil, b == nil { return nil }
        return Difference(
          symbol: either.symbol, kind: either.kind, span: to, before: a, after: b, acts: Self.acts(a, b))
      }
    }
  }

  /// Days of the one to be held against days of the other.
  private func stretches(
    _ before: History?, _ after: History?, _ day: Day?, _ other: Day?
  ) -> [(DaySpan, DaySpan)] {
    if let from = day ?? other, let to = other ?? day { return [(DaySpan(from, from), DaySpan(to, to))] }
    let spans = ((before?.entries ?? []) + (after?.entries ?? [])).map(\.span)
    let cuts = Set(spans.flatMap { [$0.first, $0.last.after] }).sorted()
    return zip(cuts, cuts.dropFirst()).map { (DaySpan($0, $1.before), DaySpan($0, $1.before)) }
  }

  private static func acts(_ before: History.Entry?, _ after: History.Entry?) -> [ID<Act>] {
    func all(_ entry: History.Entry?) -> [ID<Act>] {
      guard let entry else { return [] }
      return [entry.origin.act] + entry.origin.amendments.map(\.act) + [entry.standing.act].compactMap { $0 }
    }
    let (a, b) = (all(before), all(after))
    let changed = b.filter { !a.contains($0) } + a.filter { !b.contains($0) }
    var seen: Set<ID<Act>> = []
    return changed.filter { seen.insert($0).inserted }
  }
}
