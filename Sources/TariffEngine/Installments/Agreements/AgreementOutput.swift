import Installments
import TariffKernel

/// What all threads of a run over agreements share.
struct AgreementPlan {
  let rulebook: Rulebook
  let defaults: AgreementDefaults
  let daysOff: DaysOff?
}

/// Agreements worked out under one edition, and their rows, on one thread. A row that no plan can take is refused.
final class AgreementOutput: BlockOutput {
  private let rulebook: Rulebook
  private let defaults: AgreementDefaults
  private let daysOff: DaysOff?
  /// Whether the file has any input of a dossier; else there is nobody to ask about conditions.
  private let hasInputs: Bool
  /// What the dossiers of the block at hand ask for.
  private var asked: [(request: AgreementRequest?, faults: [DossierFault])] = []
  private var rows: ScheduleRows
  private var out = ByteRope()
  private(set) var account = AgreementAccount()

  init(_ plan: AgreementPlan, header: TableHeader, guardsFormulas: Bool) {
    (rulebook, defaults, daysOff) = (plan.rulebook, plan.defaults, plan.daysOff)
    hasInputs = header.targets.contains { if case .input = $0 { true } else { false } }
    rows = ScheduleRows(guardsFormulas: guardsFormulas)
  }

  var bytes: UnsafeRawBufferPointer { out.bytes }
  var guardedCells: Int { rows.guardedCells }
  var counted: (any OutputAccount)? { account }
  func removeAll() { out.removeAll() }

  /// Reads what is asked for: only who owes a bill must be assessed.
  func prepare(_ work: PieceWork) -> Bool {
    asked.removeAll(keepingCapacity: true)
    var owesBills = false
    for dossier in 0..<work.block.live.count {
      var row = AgreementRow(work.extras(of: dossier), defaults: defaults)
      let request = row.request()
      if case .bill = request?.debt { owesBills = true }
      asked.append((request, row.faults))
    }
    return owesBills && hasInputs
  }

  func take(_ work: PieceWork) {
    for dossier in asked.indices {
      guard let request = asked[dossier].request else {
        work.refuse(dossier, asked[dossier].faults)
        continue
      }
      var number = ""
      work.withNumber(of: dossier) { number = String(decoding: $0, as: UTF8.self) }
      do throws(ScheduleRefusal) {
        let agreed = try schedule(request, of: number, dossier, work)
        rows.write(agreed, agreement: number)
        account.add(agreed, at: work.offset(of: dossier))
      } catch {
        work.refuse(dossier, error.faults)
      }
    }
    rows.move(to: &out)
  }

  private func schedule(
    _ request: AgreementRequest, of number: String, _ dossier: Int, _ work: PieceWork
  ) throws(ScheduleRefusal) -> AgreedSchedule {
    let owed: OwedBill
    switch request.debt {
    case .amount(let amount): owed = OwedBill(amount: amount, dossier: number)
    case .bill where !hasInputs:
      throw .dossier(
        DossierRejection(faults: [
          DossierFault(
            .agreementIncomplete, column: AgreementColumns.amount.names[0],
            reason: "the row has no amount, and the file has no dossiers", remedy: "write what is owed, in whole rials")
        ]))
    case .bill(let name):
      let assessment = work.editions[0].result(of: dossier, work)
      do throws(BillRefusal) {
        owed = try OwedBill(name, of: assessment, in: rulebook.model, dossier: number)
      } catch {
        throw .bill(error)
      }
      account.charged.note(assessment)
    }
    return try rulebook.schedule(
      for: request, of: owed, facts: hasInputs ? work.editions[0].facts(of: dossier, work) : nil, on: daysOff,
      tracing: false)
  }
}

extension DossierFault {
  /// The fault with what would be allowed among its words.
  var withRemedy: DossierFault {
    guard let remedy else { return self }
    var fault = self
    fault.reason += " (\(remedy))"
    return fault
  }
}
