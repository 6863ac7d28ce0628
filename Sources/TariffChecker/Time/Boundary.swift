import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// A day on which an act makes a difference: something of it begins or ends, or it becomes known.
struct Boundary {
  /// Which of the two axes of time it lies on.
  enum Axis { case inForce, known }
  var axis: Axis
  /// Index of the act.
  var act: Int
  /// The first day of what is new.
  var day: Day
  /// `isfahan.plan.1402 begins`.
  var words: String
  var range: SourceRange
  /// Whether something ends here, so that what begins on the same day shows it as well.
  var isEnd = false
  /// The provisions that change there.
  var names: [String]
}

/// Finds the boundaries of all acts that are law, inside the rulebook's horizon.
struct BoundaryFinder {
  let editions: EditionPieces
  let horizon: DaySpan
  private var corpus: Corpus { editions.corpus }

  init(_ editions: EditionPieces, horizon: DaySpan) {
    self.editions = editions
    self.horizon = horizon
  }

  /// In the order of acts and days. An end that another act's beginning shows is left out. The acts of a rulebook that
  /// this one uses are shown by its own examples.
  func boundaries() -> [Boundary] {
    let acts = corpus.acts.indices.filter { !corpus.acts[$0].isDraft && corpus.acts[$0].folder.isEmpty }
    let inForce = acts.flatMap { self.inForce($0) }
    var begun: [Day: Set<String>] = [:]
    for boundary in inForce where !boundary.isEnd { begun[boundary.day, default: []].formUnion(boundary.names) }
    let standing = inForce.compactMap { boundary -> Boundary? in
      guard boundary.isEnd, let others = begun[boundary.day] else { return boundary }
      var rest = boundary
      rest.names.removeAll { others.contains($0) }
      return rest.names.isEmpty ? nil : rest
    }
    return standing + acts.compactMap { known($0) }
  }

  // MARK: - In force

  private func inForce(_ act: Int) -> [Boundary] {
    let written = corpus.acts[act]
    let touched = touched(by: act)
    let own = editions.edition(knownOn: written.known)
    var found: [Boundary] = []
    func add(_ day: Day, _ words: String, _ range: SourceRange, isEnd: Bool = false) {
      // What lies at the horizon's own ends has no neighbour that the rulebook answers for.
      guard horizon.first < day, day <= horizon.last, !found.contains(where: { $0.day == day }) else { return }
      let names = touched.filter {
        editions.changes($0, on: day, in: editions.whole) || editions.changes($0, on: day, in: own)
      }
      guard !names.isEmpty else { return }
      found.append(
        Boundary(axis: .inForce, act: act, day: day, words: words, range: range, isEnd: isEnd, names: names))
    }
    let clause = written.tree.act.inForce?.range ?? written.heading.name.range
    add(written.span.first, "\(written.name) begins", clause)
    for statement in written.statements {
      if case .annul = statement.action { continue }
      let verb = statement.action.verb
      let what = statement.action.subjectWords
      let range = statement.span?.range ?? statement.range
      let isForGood = verb == "repeal" || verb == "reinstate"
      let span = corpus.span(of: statement, in: act, isForGood: isForGood)
      let doing = verb == "suspend" ? "its suspension of \(what)" : "what it says of \(what)"
      add(span.first, "\(written.name): \(doing) begins", range)
      if span.last < Day.valid.upperBound { add(span.last.after, "\(written.name): \(doing) ends", range, isEnd: true) }
    }
    for name in touched {
      for declared in corpus.declared[name] ?? [] where declared.act == act {
        guard let clause = declared.declaration.heading?.inForce else { continue }
        add(declared.span.first, "\(name) of \(written.name) begins", clause.range)
        add(declared.span.last.after, "\(name) of \(written.name) ends", clause.range, isEnd: true)
      }
    }
    add(written.span.last.after, "\(written.name) ends", clause, isEnd: true)
    return found
  }

  // MARK: - Known

  /// The known day of an amending act.
  private func known(_ act: Int) -> Boundary? {
    let written = corpus.acts[act]
    guard !written.statements.isEmpty else { return nil }
    let names = touched(by: act).filter { !differences(of: $0, on: written.known).isEmpty }
    guard !names.isEmpty else { return nil }
    let clause = written.tree.act
    let word = clause.published == nil ? "approved" : "published"
    return Boundary(
      axis: .known, act: act, day: written.known, words: "\(written.name) is \(word)",
      range: clause.published?.range ?? clause.approved?.range ?? written.heading.name.range, names: names)
  }

  /// The days of the horizon for which what becomes known on a day makes a difference.
  func differences(of name: String, on known: Day) -> DaySet {
    let edition = editions.edition(knownOn: known)
    return editions.differences(of: name, edition - 1, edition, within: horizon)
  }

  // MARK: - What an act is about

  /// The rates, tables, values, fees and plans that an act lays down, changes, suspends or strikes, sorted.
  func touched(by act: Int) -> [String] {
    var names = spoken(by: act)
    for statement in corpus.acts[act].statements {
      guard let target = statement.action.target else { continue }
      for target in corpus.targets(target, of: act) {
        switch target {
        case .act(let other): names.formUnion(spoken(by: other))
        case .part(_, let name), .provision(let name): names.insert(name)
        }
      }
    }
    return names.filter { corpus.declared[$0]?.first?.declaration.isVersioned ?? false }.sorted()
  }

  private func spoken(by act: Int) -> Set<String> {
    let act = corpus.acts[act]
    let declared = act.declarations.compactMap { $0.heading?.name.value }
    return Set(declared + act.statements.compactMap { $0.action.changed?.value })
  }
}

extension AmendingAction {
  /// What the statement is about, in its own words.
  fileprivate var subjectWords: String {
    if let changed { return changed.value }
    return switch target {
    case .act(let name)?: "the act \(name.value)"
    case .provision(let name, let owner)?: name.value + (owner.map { " in \($0.value)" } ?? "")
    case nil: "it"
    }
  }
}
