import Diagnostics
import TariffSyntax

/// Oddities of the printed booklet that an act accepts with a reason: `accepted T0506 "as printed"`.
struct Accepted {
  private let acceptances: [Accepting]

  init(_ corpus: Corpus) { acceptances = corpus.acceptances }

  /// Parts what still stands from what was accepted; an acceptance that met nothing is said too (T0801). In a rulebook
  /// that this one uses it may have met something: what nobody reads there may be read here.
  func settle(_ diagnostics: [Diagnostic]) -> (diagnostics: [Diagnostic], accepted: [Diagnostic]) {
    var (standing, settled): ([Diagnostic], [Diagnostic]) = ([], [])
    var used = Set<Int>()
    for diagnostic in diagnostics {
      let places = acceptances.indices.filter { acceptances[$0].accepts(diagnostic) }
      if places.isEmpty {
        standing.append(diagnostic)
      } else {
        used.formUnion(places)
        settled.append(diagnostic)
      }
    }
    // After an error not every check has run, and what an acceptance waits for may never have been looked for.
    guard !standing.contains(where: { $0.severity == .error }) else { return (standing, settled) }
    for (place, accepting) in acceptances.enumerated() where accepting.isOwn && !used.contains(place) {
      standing.append(accepting.acceptedNothing)
    }
    return (standing, settled)
  }
}

extension Accepting {
  /// Whether the message is one that this clause accepts: its code, inside its declaration, or in a table file that
  /// the declaration reads (the message then points back at it).
  fileprivate func accepts(_ diagnostic: Diagnostic) -> Bool {
    guard diagnostic.code.code == acceptance.code.value, diagnostic.code.canBeAccepted else { return false }
    guard let place = diagnostic.range else { return false }
    if holds(place) { return true }
    return place.file != range.file && diagnostic.related.contains { holds($0.range) }
  }

  private func holds(_ place: SourceRange) -> Bool {
    place.file == range.file && range.start <= place.start && place.end <= range.end
  }

  fileprivate var acceptedNothing: Diagnostic {
    let code = acceptance.code.value
    let known = DiagnosticCode(rawValue: code)
    let reason =
      switch known {
      case nil: "there is no message with this code"
      case let known? where !known.canBeAccepted: "\(code) is a fault of meaning, which no reason can excuse"
      default: "no such oddity was found here"
      }
    return Diagnostic(
      .acceptedNothing, at: acceptance.code.range, "accepting \(code) accepts nothing", reasons: [reason],
      remedy: "remove the clause")
  }
}
