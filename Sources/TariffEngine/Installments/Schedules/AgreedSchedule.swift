import Exact
import Installments
import TariffKernel

/// A debt paid in parts under the terms of an act, and everything by which it can be worked out again.
public struct AgreedSchedule: Sendable, Hashable {
  /// The terms that govern it.
  public let terms: AgreedTerms
  /// What is paid.
  public let owed: OwedBill
  /// The day of the bill.
  public let billDay: Day
  /// The cash part and the installments, with the reasons of their numbers.
  public let schedule: Schedule
  /// The days off by which due dates were moved; nil: none were asked.
  public let daysOff: DaysOff?

  /// The sample numbers that it rests on: of the plan, its rates and the bill. A schedule with any binds nobody.
  public var samples: [SampleUse] { terms.samples + owed.samples.filter { !terms.samples.contains($0) } }

  /// What is owed in all, in coins.
  public var debt: Coins { schedule.cash.amount + schedule.principal }
}

extension Rulebook {
  /// Works out the schedule that is asked for.
  ///
  /// - Parameter daysOff: needed where the plan moves due dates.
  /// - Throws: ``ScheduleRefusal``: what is wrong, and what would be allowed.
  public func schedule(
    for request: AgreementRequest, on daysOff: DaysOff? = nil
  ) throws(ScheduleRefusal) -> AgreedSchedule {
    let (owed, facts) = try debt(request.debt, of: request.dossier)
    return try schedule(for: request, of: owed, facts: facts, on: daysOff, tracing: true)
  }

  /// As ``schedule(for:on:)``, once the dossier was read and its bill assessed.
  func schedule(
    for request: AgreementRequest, of owed: OwedBill, facts: Facts?, on daysOff: DaysOff?, tracing: Bool
  ) throws(ScheduleRefusal) -> AgreedSchedule {
    let terms: AgreedTerms
    do throws(PlanRefusal) { terms = try self.terms(of: request.plan, on: request.start, for: facts) } catch {
      throw .plan(error)
    }
    let asked = request.request(owed, under: terms)
    do throws(ScheduleFault) {
      return AgreedSchedule(
        terms: terms, owed: owed, billDay: asked.billDay,
        schedule: try terms.plan.schedule(for: asked, on: daysOff?.calendar, tracing: tracing), daysOff: daysOff)
    } catch {
      throw .schedule(error)
    }
  }

  /// What is owed, and the facts that the conditions of plans are asked about; nil: there is no dossier.
  func debt(
    _ debt: AgreementRequest.Debt, of dossier: Dossier?
  ) throws(ScheduleRefusal) -> (OwedBill, Facts?) {
    var read: Facts?
    if let dossier { read = try facts(of: dossier) }
    switch debt {
    case .amount(let amount): return (OwedBill(amount: amount, dossier: dossier?.id), read)
    case .bill(let name):
      guard let facts = read else { throw .bill(.several(model.bills.map(\.symbol.name))) }
      let statement = Statement(
        of: facts, dossier: dossier?.id, model: model, machine: machine, identity: identity)
      do throws(BillRefusal) {
        var owed = try OwedBill(name, of: statement.assessment, in: model, dossier: dossier?.id)
        owed.samples = statement.samples
        return (owed, facts)
      } catch {
        throw .bill(error)
      }
    }
  }

  private func facts(of dossier: Dossier) throws(ScheduleRefusal) -> Facts {
    do throws(DossierRejection) {
      return try door.facts(of: dossier).carried(from: whole, to: model)
    } catch {
      throw .dossier(error)
    }
  }
}
