import Diagnostics
import TariffChecker
import TariffKernel

/// A tariff that was read, proven consistent, and can be assessed.
///
///     let rulebook = try Rulebook.load(folder: "Tariffs/Mashhad")
///     let dossier = Dossier(["request_date": "1403-02-01", "use": "residential", "floor_area": "260"])
///     let statement = try rulebook.assess(dossier)
///     print(statement.text(in: .persian))
///
/// A value: it is read once, never changes, and may be shared by threads.
public struct Rulebook: Sendable {
  /// The checked tariff.
  public let model: Model
  /// What the check had to say besides: warnings, accepted oddities, examples.
  public let report: CheckReport
  let door: Door
  /// Prepared once, for every dossier.
  let machine: ScalarMachine

  /// The rulebook's stable name.
  public var name: String { model.name }

  /// Reads a folder: its `rulebook` file, its acts (`*.tariff`), the table files that they name, and the rulebooks it
  /// uses inside the same tree, the folder that holds this one.
  ///
  /// - Throws: ``RulebookFault`` with every message, when a file cannot be read or the tariff is in error.
  public static func load(folder: String) throws(RulebookFault) -> Rulebook {
    try Rulebook(accepting: check(folder: folder))
  }

  /// A rulebook from files that the caller already holds in memory: one named `rulebook`, acts named `*.tariff`, and
  /// table files under the names that the acts give them.
  ///
  /// - Throws: ``RulebookFault`` with every message, when the tariff is in error.
  public init(files: [SourceFile]) throws(RulebookFault) {
    let acts = files.indices.filter { files[$0].name.hasSuffix(".tariff") }
    let tables = files.indices.filter { !acts.contains($0) && files[$0].name != "rulebook" }
    try self.init(
      library: Library(
        files: files, rulebook: files.firstIndex { $0.name == "rulebook" },
        acts: acts.sorted { files[$0].name < files[$1].name }.map { Library.ActFile(file: $0, folder: "") },
        attachments: Dictionary(tables.map { (files[$0].name, $0) }, uniquingKeysWith: { first, _ in first })))
  }

  /// A rulebook from files that were sorted already.
  ///
  /// - Throws: ``RulebookFault`` with every message, when the tariff is in error.
  public init(library: Library) throws(RulebookFault) {
    try self.init(accepting: CheckReport(of: library))
  }

  /// Reads a folder and says all there is to say of it; never throws, since a fault is a message.
  public static func check(folder: String) -> CheckReport {
    let (library, diagnostics) = RulebookFolder.read(folder)
    guard diagnostics.isEmpty else { return CheckReport(files: library.files, unread: diagnostics) }
    return CheckReport(of: library)
  }

  init(accepting report: CheckReport) throws(RulebookFault) {
    guard let model = report.model else { throw RulebookFault(report: report) }
    self.model = model
    self.report = report
    door = Door(model)
    machine = ScalarMachine(model)
  }

  /// Assesses one dossier: every fee, every bill, and why.
  ///
  /// An error inside the assessment (a missing input that a fee reads, a row that the table lacks) is an outcome of
  /// that fee, not a thrown error; the other bills stand.
  ///
  /// - Throws: ``DossierRejection`` with every fault found at the door, in the order of the facts.
  public func assess(_ dossier: Dossier) throws(DossierRejection) -> Statement {
    Statement(of: try door.facts(of: dossier), dossier: dossier.id, model: model, machine: machine)
  }
}
