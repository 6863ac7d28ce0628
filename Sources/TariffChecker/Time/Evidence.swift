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

  /// Prices every example of the acts that are law.
  init(_ editions: EditionPieces, _ models: EditionModels) {
    var assessors: [Int: Assessor] = [:]
    for (example, isDraft) in editions.corpus.examples where !isDraft {
      let known = example.known?.value
      let edition = editions.edition(knownOn: known)
      if assessors[edition] == nil, let model = models.model(members: editions.members(of: edition)) {
        assessors[edition] = Assessor(Readings(model))
      }
      guard let shown = assessors[edition]?.shown(by: example) else { continue }
      for place in shown {
        let entry = Shown(name: place.name, day: place.day, edition: edition, isWorkedOut: place.isWorkedOut)
        if place.isWorkedOut { workedOut.insert(entry) } else { byDay[place.day, default: []].insert(entry) }
        if let known { byKnownDay[known, default: []].insert(entry) }
      }
    }
  }

  /// One edition, ready to price examples.
  private struct Assessor {
    let readings: Readings
    let machine: ScalarMachine
    let fees: [String: Int]

    init(_ readings: Readings) {
      self.readings = readings
      machine = ScalarMachine(readings.model)
      fees = Dictionary(
        readings.model.fees.enumerated().map { ($1.symbol.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What the expected lines and plans of an example depend on, and when; malformed ones were reported when they were run.
    func shown(by example: ExampleDeclaration) -> [(name: String, day: Day, isWorkedOut: Bool)] {
      let model = readings.model
      var reader = ExampleFacts(model: model, sink: DiagnosticSink())
      guard let facts = reader.read(example) else { return [] }
      let lines = machine.assess(facts).lines
      let reach = Reach(readings: readings, lineDay: { lines[$0.index].day }) { date, locals in
        FactDays(model: model, facts: facts, locals: locals).days(of: date)
      }
      var places: Set<Reach.Place> = []
      for fee in Set(example.expectations.flatMap(self.lines)) {
        guard let day = lines[fee].day else { continue }
        places.formUnion(reach.places(of: .fee(ID(fee)), on: day))
      }
      for expectation in example.plans {
        let plan = model.plans.firstIndex { $0.symbol.name == expectation.plan.value }
        if let plan { places.formUnion(reach.places(of: .plan(ID(plan)), on: expectation.agreement.value)) }
      }
      var shown = places.map { place in
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
