import Diagnostics
import Exact
import TariffChecker
import TariffSyntax

/// One date of one act, a day off: whoever copies an act from paper can err so.
struct DateMutation: CustomStringConvertible {
  /// The place of the date in the files of a library.
  var range: SourceRange
  var date: Day
  var days: Int
  /// Which date of which act.
  var what: String

  var description: String { "\(what), \(date), \(days > 0 ? "a day later" : "a day earlier")" }

  /// Every date of the rulebook's own acts on which something depends, a day earlier and a day later.
  static func all(of library: Library) -> [DateMutation] {
    let acts = library.acts.filter(\.folder.isEmpty).flatMap { file in
      Parser.parse(library.files[file.file], index: file.file).tree.acts
    }
    let unread = Set(acts.flatMap(\.declarations).compactMap(\.unreadHere))
    return acts.flatMap { act in
      dates(of: act, unread: unread).flatMap { what, date in
        [-1, 1].map { days in
          DateMutation(
            range: date.range, date: date.value, days: days, what: "\(act.act.heading.name.value): \(what)")
        }
      }
    }
  }

  /// The dates that say something: the day from which an act is in force, its end where a provision or statement has
  /// none, the day on which an amending act became known, and the days of provisions and statements.
  private static func dates(of act: ActTree, unread: Set<String>) -> [(String, Marked<Day>)] {
    let statements = act.statements.filter { !$0.action.isAnnulment }
    let headings = act.declarations.compactMap(\.datedHeading).filter { !unread.contains($0.name.value) }
    let clauses = headings.map(\.inForce) + statements.map(\.span)
    var dates: [(String, Marked<Day>)] = []
    if let clause = act.act.inForce {
      if !clauses.isEmpty || !act.statements.isEmpty { dates.append(("in force from", clause.first)) }
      let ends = headings.contains { $0.inForce?.last == nil }
      if let last = clause.last, ends || statements.contains(where: \.endsWithItsAct) {
        dates.append(("in force to", last))
      }
    }
    for clause in clauses.compactMap({ $0 }) {
      dates.append(("from", clause.first))
      if let last = clause.last { dates.append(("to", last)) }
    }
    if !act.statements.isEmpty, let known = act.act.published ?? act.act.approved {
      dates.append((act.act.published == nil ? "approved" : "published", known))
    }
    return dates
  }

  /// The library with this date a day off; nil: there is no such day.
  func applied(to library: Library) -> Library? {
    guard let day = date.adding(days: days) else { return nil }
    var library = library
    let file = library.files[range.file]
    var bytes = file.bytes
    bytes.replaceSubrange(range.start..<range.end, with: Array(day.description.utf8))
    library.files[range.file] = SourceFile(name: file.name, bytes: bytes)
    return library
  }

  /// What a check says of the library that it does not say of the sound one; notes are no alarm.
  func alarms(in library: Library) -> [Diagnostic] {
    guard let mutated = applied(to: library) else { return [] }
    return Checker.check(mutated).diagnostics.filter { $0.severity != .note }
  }
}

extension Declaration {
  /// The heading of what holds on some days and not on others.
  fileprivate var datedHeading: Heading? {
    switch self {
    case .rate(let rate): rate.heading
    case .table(let table): table.heading
    case .value(let value): value.heading
    case .fee(let fee): fee.heading
    case .plan(let plan): plan.heading
    default: nil
    }
  }

  /// The name of what is accepted as read by nobody in its own rulebook: its days are shown where it is read.
  fileprivate var unreadHere: String? {
    guard let heading = datedHeading, heading.accepted.contains(where: { $0.code.value == "T0305" }) else { return nil }
    return heading.name.value
  }
}

extension AmendingStatement {
  /// Whether its last day is that of its act.
  fileprivate var endsWithItsAct: Bool {
    switch action {
    case .repeal, .reinstate, .annul: false
    default: span?.last == nil && !isUntilDecided
    }
  }
}

extension AmendingAction {
  fileprivate var isAnnulment: Bool { if case .annul = self { true } else { false } }
}
