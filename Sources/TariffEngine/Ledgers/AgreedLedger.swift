import Diagnostics
import Exact
import Installments
import TariffKernel

/// Whose ledger it is: a plan, what is owed under it, and what happened.
public struct LedgerRequest: Sendable, Hashable {
  /// The plan by its name. Its terms are those of the version in force on the day of the agreement, which the events
  /// name.
  public var plan: String
  /// What is owed: a bill of the dossier before any recalculation, or an amount.
  public var debt: AgreementRequest.Debt
  /// Whose bill it is, and whom the conditions of the plan are about.
  public var dossier: Dossier?
  /// The day of the bill; nil: the latest by which a line of it was priced, else the day of the agreement.
  public var billDay: Day?
  /// What happened.
  public var events: EventList

  /// A request.
  public init(
    plan: String, debt: AgreementRequest.Debt, dossier: Dossier? = nil, billDay: Day? = nil, events: EventList
  ) {
    (self.plan, self.debt, self.dossier) = (plan, debt, dossier)
    (self.billDay, self.events) = (billDay, events)
  }
}

/// A bill under the terms of an act, and what happened to it.
public struct AgreedLedger: Sendable, Hashable {
  /// The terms that govern it.
  public let terms: AgreedTerms
  /// What was owed at the agreement.
  public let owed: OwedBill
  /// The events as data.
  public let events: EventList
  /// The ledger itself; the lines of its recalculations bear what the terms say of their fees.
  public let ledger: Ledger
  /// The days off by which due dates were moved; nil: none were asked.
  public let daysOff: DaysOff?
  /// What the lines of the bill are called.
  let symbols: [String: Symbol]

  /// The state at the end of a day.
  ///
  /// - Throws: ``LedgerRejection``: which event is wrong, and what would be allowed.
  public func state(on day: Day) throws(LedgerRejection) -> LedgerStatement {
    do throws(LedgerRefusals) { return LedgerStatement(of: self, state: try ledger.replay(to: day)) } catch {
      throw .ledger(error.list.map { PlacedLedgerFault($0, in: events) })
    }
  }
}

extension Rulebook {
  /// Opens a ledger: the terms of the plan on the day of the agreement, the bill, and the events held against both.
  ///
  /// - Parameter daysOff: needed where the plan moves due dates.
  /// - Throws: ``LedgerRejection``.
  public func ledger(
    _ request: LedgerRequest, on daysOff: DaysOff? = nil
  ) throws(LedgerRejection) -> AgreedLedger {
    var rejections: [LedgerRejection] = [
      .ledger(Ledger.faults(of: request.events.events).map { PlacedLedgerFault($0, in: request.events) })
    ]
    guard let agreement = request.events.events.first(where: \.isAgreement)?.day else {
      throw request.events.events.isEmpty ? .events([.emptyEvents]) : LedgerRejection(rejections)
    }
    let terms: AgreedTerms
    let owed: OwedBill
    do throws(ScheduleRefusal) { (terms, owed) = try agreed(request, on: agreement) } catch {
      throw LedgerRejection([.request(error)] + rejections)
    }
    rejections.append(.events(request.events.lineFaults(lineNames(of: owed), ofBill: owed.bill != nil)))
    let rejection = LedgerRejection(rejections)
    if !rejection.faults.isEmpty { throw rejection }
    let events = request.events.events.map { $0.marked(by: terms) }
    let symbols = (whole.fees.map(\.symbol) + owed.lines.map(\.symbol)).map { ($0.name, $0) }
    return AgreedLedger(
      terms: terms, owed: owed, events: request.events,
      ledger: Ledger(
        plan: terms.plan, billDay: request.billDay ?? owed.pricedOn ?? agreement,
        lines: owed.debtLines(under: terms), events: events, workingDays: daysOff?.calendar),
      daysOff: daysOff, symbols: Dictionary(symbols, uniquingKeysWith: { first, _ in first }))
  }

  private func agreed(
    _ request: LedgerRequest, on day: Day
  ) throws(ScheduleRefusal) -> (AgreedTerms, OwedBill) {
    let (owed, facts) = try debt(request.debt, of: request.dossier)
    do throws(PlanRefusal) {
      return (try terms(of: request.plan, on: day, for: facts), owed)
    } catch {
      throw ScheduleRefusal.plan(error)
    }
  }

  /// The lines that a recalculated bill may have.
  private func lineNames(of owed: OwedBill) -> [String] {
    var names = owed.lines.map(\.symbol.name)
    if let bill = owed.bill, let known = whole.bills.first(where: { $0.symbol.name == bill.name }) {
      names += known.lines.map { whole.fees[$0.index].symbol.name }.filter { !names.contains($0) }
    }
    return names
  }
}

extension EventList {
  /// Recalculations whose lines are no lines of the bill: taken as they are, the old line would silently fall to 0.
  func lineFaults(_ names: [String], ofBill isBill: Bool) -> [DossierFault] {
    var faults: [DossierFault] = []
    for (place, event) in events.enumerated() {
      guard case .recalculation(let lines) = event.kind else { continue }
      for line in lines where !names.contains(line.name) {
        let origin = origin(of: place)
        let list = names.joined(separator: ", ")
        let near = NearestName.find(line.name, among: names).map { "did you mean \($0)?" }
        faults.append(
          DossierFault(
            .lineUnknown, column: line.name.isEmpty ? "amount" : "lines", words: line.name,
            reason: line.name.isEmpty
              ? "the bill has lines, and the recalculation names none" : "is no line of the bill",
            remedy: isBill ? near ?? "its lines are \(list)" : "the agreement is on a bare amount: give the new amount",
            group: "events", row: origin?.row ?? place + 1, place: origin?.place))
      }
    }
    return faults
  }
}

extension LedgerEvent {
  /// The event, its lines with what the terms say of their fees.
  fileprivate func marked(by terms: AgreedTerms) -> LedgerEvent {
    guard case .recalculation(let lines) = kind else { return self }
    let marked = lines.map { line in
      DebtLine(
        name: line.name, amount: line.amount, mayBeSplit: !terms.unsplit.contains(line.name),
        bearsLateCharge: !terms.withoutLateCharge.contains(line.name))
    }
    return LedgerEvent(on: day, .recalculation(marked))
  }
}
