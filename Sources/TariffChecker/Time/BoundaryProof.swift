import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// Every boundary is shown by examples: one on the last day before, one on the first day of what is new. Then no date of
/// an act can be wrong by a day without somebody noticing.
struct BoundaryProof {
  let editions: EditionPieces
  let models: EditionModels
  let horizon: DaySpan
  let sink: DiagnosticSink

  /// T0919.
  func report() {
    let finder = BoundaryFinder(editions, horizon: horizon)
    let boundaries = finder.boundaries()
    guard !boundaries.isEmpty else { return }
    let evidence = Evidence(editions, models)
    for boundary in boundaries {
      let days = known(boundary, finder)
      let (before, after) =
        boundary.axis == .inForce ? shown(boundary, evidence) : shown(boundary, evidence, differing: days)
      guard !before || !after else { continue }
      guard let reader = reader(of: boundary, days) else { continue }
      report(boundary, hasBefore: before, hasAfter: after, reader)
    }
  }

  // MARK: - What is shown

  private func shown(_ boundary: Boundary, _ evidence: Evidence) -> (before: Bool, after: Bool) {
    let day = boundary.day
    func isOf(_ shown: Evidence.Shown) -> Bool {
      boundary.names.contains(shown.name) && editions.changes(shown.name, on: day, in: shown.edition)
    }
    func isShown(_ side: Day, _ year: Range<Day>) -> Bool {
      (evidence.byDay[side] ?? []).contains(where: isOf)
        || evidence.workedOut.contains { year.contains($0.day) && isOf($0) }
    }
    // What reads the law of the first day of a year cannot ask for the eve of another: the next that it can ask for.
    let before = isShown(day.before, Day(number: day.number - 366)..<day)
    return (before, isShown(day, day..<Day(number: day.number + 366)))
  }

  /// For each name of a known day, the days for which it makes a difference.
  private func known(_ boundary: Boundary, _ finder: BoundaryFinder) -> [String: DaySet] {
    guard boundary.axis == .known else { return [:] }
    let pairs = boundary.names.map { ($0, finder.differences(of: $0, on: boundary.day)) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  private func shown(
    _ boundary: Boundary, _ evidence: Evidence, differing: [String: DaySet]
  ) -> (before: Bool, after: Bool) {
    func isShown(_ known: Day) -> Bool {
      (evidence.byKnownDay[known] ?? []).contains { differing[$0.name]?.contains($0.day) ?? false }
    }
    return (isShown(boundary.day.before), isShown(boundary.day))
  }

  // MARK: - Who would show it

  /// What depends on what changes, and a day on which it does.
  private enum Reader {
    /// A fee, by a date of the dossier.
    case fee(String, date: String, day: Day)
    /// A plan, by the day of the agreement.
    case plan(String, day: Day)
  }

  /// nil: no fee and no plan depends on what changes there, and no example could show it.
  private func reader(of boundary: Boundary, _ differing: [String: DaySet]) -> Reader? {
    let own = editions.edition(knownOn: editions.corpus.acts[boundary.act].known)
    for edition in own == editions.whole ? [own] : [editions.whole, own] {
      guard let model = models.model(members: editions.members(of: edition)) else { continue }
      let readings = Readings(model)
      if boundary.axis == .inForce {
        let found = reader(of: boundary.names, on: boundary.day, readings)
        if let found { return found }
      } else {
        for name in boundary.names {
          for span in differing[name]?.spans.reversed() ?? [] {
            if let found = reader(of: [name], on: span.first, readings) { return found }
          }
        }
      }
    }
    return nil
  }

  private func reader(of names: [String], on day: Day, _ readings: Readings) -> Reader? {
    let model = readings.model
    let wanted = Set(names)
    for (place, fee) in model.fees.enumerated() {
      let reach = Reach(readings: readings, lineDay: { _ in nil }, days: { _, _ in [day] })
      let places = reach.places(of: .fee(ID(place)), on: day).filter { wanted.contains(model.name(of: $0.subject)) }
      guard !places.isEmpty else { continue }
      if places.contains(where: { $0.through == nil }) {
        let entry = fee.timeline.entry(on: day) ?? fee.timeline.entries.last
        guard let input = entry.flatMap({ fee.pricedOn($0) }) else { continue }
        return .fee(fee.symbol.name, date: model.inputs[input.index].symbol.name, day: day)
      }
      let dates = places.compactMap(\.through).map { model.nodes[$0.index].operation }
      let inputs = dates.compactMap { if case .input(let id) = $0 { model.inputs[id.index].symbol.name } else { nil } }
      return .fee(fee.symbol.name, date: inputs.sorted().first ?? "the date that it reads by", day: day)
    }
    return planReader(of: wanted, on: day, readings)
  }

  private func planReader(of names: Set<String>, on day: Day, _ readings: Readings) -> Reader? {
    let reach = Reach(readings: readings, lineDay: { _ in nil }, days: { _, _ in [day] })
    for (place, plan) in readings.model.plans.enumerated() {
      let places = reach.places(of: .plan(ID(place)), on: day)
      let isReader = places.contains { names.contains(readings.model.name(of: $0.subject)) }
      if isReader { return .plan(plan.symbol.name, day: day) }
    }
    return nil
  }

  // MARK: - Saying it

  private func report(_ boundary: Boundary, hasBefore: Bool, hasAfter: Bool, _ reader: Reader) {
    let act = editions.corpus.acts[boundary.act]
    let missing =
      hasBefore ? "its first day" : hasAfter ? "the last day before it" : "the last day before it, nor on its first day"
    let isKnown = boundary.axis == .known
    let names = boundary.names.prefix(6).joined(separator: ", ") + (boundary.names.count > 6 ? ", …" : "")
    let days = [hasBefore ? nil : boundary.day.before, hasAfter ? nil : boundary.day].compactMap { $0 }
    let verb: String
    let lines: [String]
    let expected: String
    switch reader {
    case .fee(let fee, let date, let day):
      verb = "is priced on"
      lines = days.map { isKnown ? "known \($0), \(date) \(day)" : "\(date) \($0)" }
      expected = " expecting `\(fee) = … rial`"
    case .plan(let plan, let day):
      verb = "asks for a plan on"
      lines = days.map { isKnown ? "known \($0)" : "plan \(plan) for … rial on \($0)" }
      expected = isKnown ? " expecting `plan \(plan) for … rial on \(day), …`" : ""
    }
    let ending = expected.isEmpty ? "" : (lines.count > 1 ? ", each" : ",") + expected
    sink.report(
      Diagnostic(
        .boundaryNotShown, at: boundary.range,
        "\(boundary.words) on \(boundary.day), and no example \(isKnown ? "asks what was known on" : verb) \(missing)",
        reasons: [
          "what changes then: \(names)",
          "an example shows it that expects a fee, bill or plan which depends on one of them",
        ],
        remedy: "write an example with " + lines.map { "`\($0), …`" }.joined(separator: " and one with ") + ending,
        article: act.heading.article?.value))
  }
}
