import Exact
import TestSupport

/// Acts made at random that change, suspend, reinstate and annul one another, and what holds by walking through them day
/// by day and act by act.
struct RandomLaw {
  struct Change {
    var facet: Int
    var days: ClosedRange<Int>
    var value: Int
  }

  enum Undoing {
    case suspend(act: Int, days: ClosedRange<Int>)
    case reinstate(act: Int, from: Int)
    case annul(act: Int)
  }

  struct Act {
    /// The day on which it is known, counted from the first day of the year.
    var known: Int
    var changes: [Change] = []
    var undoing: [Undoing] = []
  }

  /// Two rates and two cells of a table.
  static let facets = 4
  static let days = 0..<60
  private(set) var acts: [Act] = []

  /// Up to seven acts, each of which expects what stands before it.
  init(_ generator: inout SeededGenerator) {
    for index in 0..<Int.random(in: 1...7, using: &generator) {
      var act = Act(known: 10 + 7 * index)
      let isUndoing = index > 0 && Int.random(in: 0..<3, using: &generator) == 0
      if isUndoing {
        act.undoing = [Self.undoing(of: Int.random(in: 0..<index, using: &generator), &generator)]
      } else {
        for facet in (0..<Self.facets).shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator)) {
          act.changes.append(
            Change(facet: facet, days: Self.span(&generator), value: Int.random(in: 1...9, using: &generator) * 100))
        }
      }
      acts.append(act)
    }
  }

  private static func span(_ generator: inout SeededGenerator) -> ClosedRange<Int> {
    let first = Int.random(in: days, using: &generator)
    return first...Int.random(in: first..<days.upperBound, using: &generator)
  }

  private static func undoing(of act: Int, _ generator: inout SeededGenerator) -> Undoing {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: .annul(act: act)
    case 1: .reinstate(act: act, from: Int.random(in: days, using: &generator))
    default: .suspend(act: act, days: span(&generator))
    }
  }

  /// What the acts known on a day say of a facet on a day; the base act says 50, 51, 52, 53.
  func value(_ facet: Int, on day: Int, knownOn known: Int) -> Int {
    let effective = effective(on: day, knownOn: known)
    var value = 50 + facet
    for (index, act) in acts.enumerated() where effective[index] {
      for change in act.changes where change.facet == facet && change.days.contains(day) { value = change.value }
    }
    return value
  }

  /// Whether the statements of each act have effect on a day: later acts are heard first.
  func effective(on day: Int, knownOn known: Int) -> [Bool] {
    var isThere = acts.map { $0.known <= known }
    for (index, act) in acts.enumerated().reversed() where isThere[index] {
      for case .annul(let other) in act.undoing { isThere[other] = false }
    }
    var isReinstated = acts.map { _ in false }
    var isSuspended = acts.map { _ in false }
    for (index, act) in acts.enumerated().reversed() where isThere[index] && !isSuspended[index] {
      for undoing in act.undoing {
        switch undoing {
        case .reinstate(let other, let from) where day >= from: isReinstated[other] = true
        case .suspend(let other, let days) where days.contains(day):
          if !isReinstated[other] { isSuspended[other] = true }
        default: break
        }
      }
    }
    return acts.indices.map { isThere[$0] && !isSuspended[$0] }
  }

  /// Whether a reinstatement finds something suspended: others are an error of the acts.
  var isSound: Bool {
    for act in acts {
      for case .reinstate(let other, let from) in act.undoing {
        let suspends = acts.contains { earlier in
          earlier.known < act.known
            && (from..<Self.days.upperBound).contains { day in
              isSuspending(earlier, other, day) && effective(on: day, knownOn: act.known - 1)[index(of: earlier)]
                && !effective(on: day, knownOn: act.known - 1)[other]
            }
        }
        if !suspends || isAnnulled(other, knownOn: act.known - 1) { return false }
      }
    }
    return true
  }

  private func index(of act: Act) -> Int { acts.firstIndex { $0.known == act.known } ?? 0 }

  private func isSuspending(_ act: Act, _ other: Int, _ day: Int) -> Bool {
    act.undoing.contains { if case .suspend(other, let days) = $0 { days.contains(day) } else { false } }
  }

  private func isAnnulled(_ act: Int, knownOn known: Int) -> Bool {
    acts.contains { other in
      other.known <= known && other.undoing.contains { if case .annul(act) = $0 { true } else { false } }
    }
  }
}

extension RandomLaw {
  /// The acts as text, base act first.
  var files: [String] { [Self.base] + acts.indices.map { text(of: $0) } }

  static func date(_ day: Int) -> String {
    let first = Day(solarYear: 1402, month: 1, day: 1)
    return first?.adding(days: day)?.description ?? ""
  }

  private static let base = """
    language 1

    act base  "Base"
      authority  "Council"
      approved   1401-10-01
      in force   from \(date(days.lowerBound)) to \(date(days.upperBound - 1))
      priced on  request_date
      status     final
      source     "A case"

    input request_date  date
    input kind  a | b

    rate r0  50 rial
    rate r1  51 rial

    table t exact by kind
         v rial
      a   52
      b   53

    fee f
      amount  r0 + r1 + t(kind).v

    bill c
      lines  f
    """

  private func text(of index: Int) -> String {
    let act = acts[index]
    var text = """
      language 1

      act stage\(index)  "Stage"
        authority  "Council"
        approved   \(Self.date(act.known))
        in force   from \(Self.date(0)) to \(Self.date(Self.days.upperBound - 1))
        status     final
        amends     base
        source     "A case"


      """
    for change in act.changes {
      for span in spans(of: change, before: act.known) {
        let target = change.facet < 2 ? "r\(change.facet)" : "t, row \(change.facet == 2 ? "a" : "b"), v"
        let unit = change.facet < 2 ? " rial" : ""
        let old = value(change.facet, on: span.lowerBound, knownOn: act.known - 1)
        text +=
          "change \(target) to \(change.value)\(unit) was \(old)\(unit) "
          + "from \(Self.date(span.lowerBound)) to \(Self.date(span.upperBound))\n"
      }
    }
    for undoing in act.undoing {
      switch undoing {
      case .annul(let other): text += "annul act stage\(other) \"ruling\"\n"
      case .reinstate(let other, let from): text += "reinstate act stage\(other) from \(Self.date(from))\n"
      case .suspend(let other, let days):
        text +=
          "suspend act stage\(other) from \(Self.date(days.lowerBound)) to \(Self.date(days.upperBound)) \"stay\"\n"
      }
    }
    return text
  }

  /// The days of a change, cut where the old value is another.
  private func spans(of change: Change, before known: Int) -> [ClosedRange<Int>] {
    var spans: [ClosedRange<Int>] = []
    for day in change.days {
      let old = value(change.facet, on: day, knownOn: known - 1)
      if let last = spans.last, value(change.facet, on: last.lowerBound, knownOn: known - 1) == old {
        spans[spans.count - 1] = last.lowerBound...day
      } else {
        spans.append(day...day)
      }
    }
    return spans
  }
}
