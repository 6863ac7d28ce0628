import Exact
import TariffKernel

/// What one dossier owes, to whom, and why.
///
///     statement.line("rail_levy")?.amount        // whole rials, nil unless charged
///     statement.bill("municipal")?.payable
///     for step in statement.steps(of: "rail_levy") { print(step.text) }
public struct Statement: Sendable {
  /// The dossier's number, if it gave one.
  public let dossier: String?
  /// The tariff by which it was assessed.
  public let model: Model
  /// Which edition of the law that is, by its digests.
  public let identity: EditionIdentity
  /// The facts as they were read at the door.
  public let facts: Facts
  /// Every outcome, parallel to the model's fees and bills.
  public let assessment: Assessment
  /// Every step that was taken, in order.
  public let trace: Trace
  /// What each line was made of, by fee.
  let readings: [LineReading]

  /// `machine` was prepared from the model.
  init(of facts: Facts, dossier: String?, model: Model, machine: ScalarMachine, identity: EditionIdentity) {
    self.dossier = dossier
    self.model = model
    self.identity = identity
    self.facts = facts
    var trace = Trace()
    assessment = machine.assess(facts, tracing: &trace)
    self.trace = trace
    readings = LineReading.all(in: trace, of: assessment, model: model)
  }

  /// What changed the provisions that a line was made of, each in the order in which it was laid on.
  func amendments(of fee: ID<Fee>) -> [StatementLine.Amendment] {
    let name = model.fees[fee.index].symbol.name
    let named = readings[fee.index].provisions.map { (model.symbol(of: $0).name, model.origin(of: $0)) }
    let sorted = named.sorted { left, right in (left.0 == name ? "" : left.0) < (right.0 == name ? "" : right.0) }
    var seen: Set<StatementLine.Amendment> = []
    return sorted.flatMap { provision, origin in
      origin.amendments.map {
        StatementLine.Amendment(provision: provision, act: model.acts[$0.act.index], article: $0.article)
      }
    }
    .filter { seen.insert($0).inserted }
  }

  /// The interim acts that lay down or changed what a charged line was made of, in the order of acts.
  func interimActs(of fee: ID<Fee>) -> [Act] {
    guard case .charged = assessment.lines[fee.index].outcome else { return [] }
    var acts: Set<ID<Act>> = []
    for used in readings[fee.index].provisions {
      let origin = model.origin(of: used)
      acts.formUnion([origin.act] + origin.amendments.map(\.act))
    }
    return acts.sorted { $0.index < $1.index }.map { model.acts[$0.index] }.filter { $0.status == "interim" }
  }

  /// Whether every bill stands, some do, or none does.
  public var completeness: Completeness { Completeness(of: assessment) }

  /// The lines in the order of their declaration.
  public var lines: [StatementLine] { model.fees.indices.map { StatementLine(ID($0), of: self) } }

  /// A line by the name of its fee.
  public func line(_ fee: String) -> StatementLine? {
    model.fees.firstIndex { $0.symbol.name == fee }.map { StatementLine(ID($0), of: self) }
  }

  /// The bills in the order of their declaration.
  public var bills: [StatementBill] { model.bills.indices.map { StatementBill(ID($0), of: self) } }

  /// A bill by its name.
  public func bill(_ name: String) -> StatementBill? {
    model.bills.firstIndex { $0.symbol.name == name }.map { StatementBill(ID($0), of: self) }
  }
}

/// How much of an assessment stands.
public enum Completeness: String, Sendable, CaseIterable {
  /// No fee is in error.
  case whole
  /// A fee is in error, and the bills that do not hold it stand.
  case partial
  /// No bill stands.
  case blocked

  init(of assessment: Assessment) {
    let hasError = assessment.lines.contains { if case .error = $0.outcome { true } else { false } }
    let standing = assessment.bills.contains { if case .blocked = $0 { false } else { true } }
    self = !hasError ? .whole : standing ? .partial : .blocked
  }
}
