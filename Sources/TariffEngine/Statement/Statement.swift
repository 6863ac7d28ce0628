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
  /// The facts as they were read at the door.
  public let facts: Facts
  /// Every outcome, parallel to the model's fees and bills.
  public let assessment: Assessment
  /// Every step that was taken, in order.
  public let trace: Trace

  /// `machine` was prepared from the model.
  init(of facts: Facts, dossier: String?, model: Model, machine: ScalarMachine) {
    self.dossier = dossier
    self.model = model
    self.facts = facts
    var trace = Trace()
    assessment = machine.assess(facts, tracing: &trace)
    self.trace = trace
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
