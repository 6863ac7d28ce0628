import Diagnostics
import TariffSyntax

extension PlanTermChange {
  /// The term as the language calls it: `term 12`, `term 1 to 6`.
  var words: String {
    let (first, last) = (installments.lowerBound, installments.upperBound)
    return first == last ? "term \(first)" : "term \(first) to \(last)"
  }

  /// What the change expects to find.
  var standing: StandingText { Self.text(was) }

  /// A term, to be compared: one that asks nothing in cash asks 0 %, and one without a mark-up bears 0 %.
  static func text(_ term: TermClause?) -> StandingText {
    guard let term else { return .value("none", words: "none") }
    let cash = term.cash.map { Meaning.number($0) } ?? "0"
    let words = term.canonicalText
    return .value("cash \(cash) mark up \(meaning(term.markUp))", words: words.isEmpty ? "cash 0%" : words)
  }

  private static func meaning(_ markUp: MarkUpClause?) -> String {
    switch markUp {
    case nil: "0"
    case .stated(let number): Meaning.number(number)
    case .ofRate(nil, let rate): "1 of \(rate.value)"
    case .ofRate(let share?, let rate): "\(Meaning.number(share)) of \(rate.value)"
    }
  }
}

extension PlanDeclaration {
  /// The term that a change is about, as it stands.
  func term(like change: PlanTermChange) -> StandingText {
    PlanTermChange.text(terms.first { $0.installments == change.installments })
  }

  /// Sets one term, among the others by its installments; none removes it.
  mutating func set(_ change: PlanTermChange) {
    let place = terms.firstIndex { $0.installments == change.installments }
    switch (place, change.to) {
    case (let place?, let new?): terms[place] = new
    case (let place?, nil): terms.remove(at: place)
    case (nil, let new?):
      let next = terms.firstIndex { $0.installments.lowerBound > new.installments.lowerBound }
      terms.insert(new, at: next ?? terms.endIndex)
    case (nil, nil): break
    }
  }
}
