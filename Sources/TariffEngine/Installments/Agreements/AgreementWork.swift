import Installments
import TariffKernel

/// Every agreement of a file worked out under one edition, and its rows written.
struct AgreementWork: DossierWork {
  private let rulebook: Rulebook
  private let defaults: AgreementDefaults
  private let daysOff: DaysOff?
  /// Whether the file has any input of a dossier; else there is nobody to ask about conditions.
  private let hasInputs: Bool
  private var workspace: Workspace
  private var writer: ScheduleWriter
  private var charged = ChargedVersions()
  private var summary: AgreementSummary

  init(
    _ rulebook: Rulebook, options: AgreementRun.Options, hasInputs: Bool, writer: ScheduleWriter
  ) {
    (self.rulebook, self.hasInputs, self.writer) = (rulebook, hasInputs, writer)
    (defaults, daysOff) = (options.defaults, options.daysOff)
    workspace = rulebook.machine.makeWorkspace()
    summary = AgreementSummary(identity: rulebook.identity)
  }

  var bytesWritten: Int { writer.bytesWritten }
  var guardedCells: Int { writer.guardedCells }

  mutating func flush() throws(BatchFault) { try writer.flush() }

  mutating func take(_ dossier: ReadDossier, among numbers: IdentifierIndex) throws(BatchFault) -> [DossierFault] {
    var row = AgreementRow(dossier.extras, defaults: defaults)
    guard let request = row.request() else { return row.faults }
    let agreed: AgreedSchedule
    do throws(ScheduleRefusal) { agreed = try schedule(request, of: dossier) } catch { return error.faults }
    try writer.write(agreed, agreement: dossier.number)
    summary.add(agreed)
    return []
  }

  /// The account, given that of the rows.
  func summary(_ rows: RowAccount) -> AgreementSummary {
    var summary = summary
    summary.rows = rows
    for sample in charged.samples(in: rulebook.model) where !summary.samples.contains(sample) {
      summary.samples.append(sample)
    }
    return summary
  }

  private mutating func schedule(
    _ request: AgreementRequest, of dossier: ReadDossier
  ) throws(ScheduleRefusal) -> AgreedSchedule {
    let facts = hasInputs ? dossier.facts.carried(from: rulebook.whole, to: rulebook.model) : nil
    let owed: OwedBill
    switch (request.debt, facts) {
    case (.amount(let amount), _): owed = OwedBill(amount: amount, dossier: dossier.number)
    case (.bill, nil):
      throw .dossier(
        DossierRejection(faults: [
          DossierFault(
            .agreementIncomplete, column: AgreementColumns.amount.names[0],
            reason: "the row has no amount, and the file has no dossiers", remedy: "write what is owed, in whole rials")
        ]))
    case (.bill(let name), let facts?):
      let assessment = rulebook.machine.assess(facts, reusing: &workspace)
      do throws(BillRefusal) {
        owed = try OwedBill(name, of: assessment, in: rulebook.model, dossier: dossier.number)
      } catch {
        throw .bill(error)
      }
      charged.note(assessment)
    }
    return try rulebook.schedule(for: request, of: owed, facts: facts, on: daysOff, tracing: false)
  }
}
