import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// What the examples show: which provisions their expected fees, bills and plans depend on, on which day, in which
/// edition.
struct Evidence {
  /// Something that an example prices.
  struct Shown: Hashable {
    var name: String
    var day: Day
    var edition: Int
    /// The day is worked out, from a year: not every day can be asked for.
    var isWorkedOut: Bool
  }

  /// By the day for which it is read.
  private(set) var byDay: [Day: Set<Shown>] = [:]
  /// What is read for the first day of a year, and the like.
  private(set) var workedOut: Set<Shown> = []
  /// By the known day that the example states.
  private(set) var byKnownDay: [Day: Set<Shown>] = [:]

  /// Looks at every example of the acts that are law, as ``EditionModels/runExamples()`` ran it.
  init(_ editions: EditionPieces, _ models: EditionModels) {
    var witnesses: [Int: Witness] = [:]
    for ((example, isDraft), run) in zip(editions.corpus.examples, models.runs) where !isDraft {
      guard let run else { continue }
      let known = example.known?.value
      let edition = editions.edition(knownOn: known)
      if witnesses[edition] == nil, let model = models.model(members: editions.members(of: edition)) {
        witnesses[edition] = Witness(Readings(model))
      }
      guard let shown = witnesses[edition]?.shown(by: example, run) else { continue }
      for place in shown {
        let entry = Shown(name: place.name, day: place.day, edition: edition, isWorkedOut: place.isWorkedOut)
        if place.isWorkedOut { workedOut.insert(entry) } else { byDay[place.day, default: []].insert(entry) }
        if let known { byKnownDay[known, default: []].insert(entry) }
      }
    }
  }

  /// One edition, ready to say what its examples depend on.
  private struct Witness {
    let readings: Readings
    let fees: [String: Int]

    init(_ readings: Readings) {
      self.readings = readings
      fees = Dictionary(
        readings.model.fees.enumerated().map { ($1.symbol.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What the expected lines and plans of an example depend on, and when.
    func shown(by example: ExampleDeclaration, _ run: ExampleRun) -> [(name: String, day: Day, isWorkedOut: Bool)] {
      let model = readings.model
      let reach = Reach(readings: readings, lineDay: { run.lines[$0.index].day }) { date, locals in
        FactDays(model: model, facts: run.facts, locals: locals).days(of: date)
      }
      var readers: [Reach.Place] = []
      for fee in example.expectations.flatMap(self.lines) {
        if let day = run.lines[fee].day { readers.append(Reach.Place(subject: .fee(ID(fee)), day: day)) }
      }
      for expectation in example.plans {
        guard let plan = model.plans.firstIndex(where: { $0.symbol.name == expectation.plan.value }) else { continue }
        readers.append(Reach.Place(subject: .plan(ID(plan)), day: expectation.agreement.value))
      }
      var shown = reach.places(of: readers).map { place in
        (model.name(of: place.subject), place.day, place.through.map { !model.isStated($0) } ?? false)
      }
      // A fee that nobody knows yet has no day of its own; whatever date the dossier brings may be its.
      for expectation in example.expectations where !expectation.isBill && fees[expectation.name.value] == nil {
        for fact in example.facts {
          if case .date(let day) = fact.value { shown.append((expectation.name.value, day.value, false)) }
        }
      }
      return shown
    }

    /// The fee that is expected, or the lines of the bill.
    private func lines(_ expectation: ExampleExpectation) -> [Int] {
      guard expectation.isBill else { return [fees[expectation.name.value]].compactMap { $0 } }
      let bill = readings.model.bills.first { $0.symbol.name == expectation.name.value }
      return bill?.lines.map(\.index) ?? []
    }
  }
}

extension Model {
  /// Whether a date is one that dossiers bring, or that the law writes, so that any day can be asked for.
  fileprivate func isStated(_ date: ID<Node>) -> Bool {
    switch nodes[date.index].operation {
    case .input, .constant: true
    default: false
    }
  }
}
