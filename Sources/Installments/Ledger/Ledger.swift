import Exact

/// A bill under a plan, and what happened to it. The same events give the same state, on any machine, at any time.
public struct Ledger: Sendable, Hashable {
  /// The terms.
  public var plan: Plan
  /// The day of the bill.
  public var billDay: Day
  /// Its lines before any recalculation.
  public var lines: [DebtLine]
  /// What happened, in the order of days, the agreement first.
  public var events: [LedgerEvent]
  /// The days off; needed where the plan moves due dates.
  public var workingDays: WorkingCalendar?

  /// A ledger.
  public init(
    plan: Plan, billDay: Day, lines: [DebtLine], events: [LedgerEvent], workingDays: WorkingCalendar? = nil
  ) {
    self.plan = plan
    self.billDay = billDay
    self.lines = lines
    self.events = events
    self.workingDays = workingDays
  }

  /// The state at the end of a day. Later events are not looked at, but for their order.
  ///
  /// A payment that bounced by that day is left out from the day on which it came, so that late charges run as if it
  /// had never been; the state of a day before the reversal still has it.
  public func state(on day: Day) throws(LedgerFault) -> LedgerState {
    try checkOrder()
    guard let first = events.first, case .agreement(let term, let cash, let firstDue) = first.kind else {
      throw .noAgreement
    }
    if day < first.day { throw .beforeAgreement(day, agreement: first.day) }
    let schedule: Schedule
    do throws(ScheduleFault) {
      let request = ScheduleRequest(
        billDay: billDay, lines: lines, term: term, cash: cash, start: first.day, firstDue: firstDue)
      schedule = try plan.schedule(for: request, on: workingDays)
    } catch {
      throw .schedule(error)
    }
    let happened = events.dropFirst().prefix { $0.day <= day }
    let reversed = try reversals(in: happened)
    var replay = Replay(
      plan: plan, schedule: schedule, firstDue: firstDue, workingDays: workingDays, reversed: reversed)
    for event in happened { try replay.apply(event) }
    return try replay.state(on: day)
  }

  private func checkOrder() throws(LedgerFault) {
    guard let agreement = events.first else { throw .noAgreement }
    var last = agreement.day
    for event in events.dropFirst() {
      if case .agreement = agreement.kind {
        if event.day < agreement.day { throw .beforeAgreement(event.day, agreement: agreement.day) }
        if case .agreement = event.kind { throw .secondAgreement(event.day, first: agreement.day) }
      } else if case .agreement = event.kind {
        throw .beforeAgreement(agreement.day, agreement: event.day)
      }
      if event.day < last { throw .outOfOrder(event.day, after: last) }
      last = event.day
    }
  }

  /// The numbers of the payments that bounced.
  private func reversals(in events: ArraySlice<LedgerEvent>) throws(LedgerFault) -> Set<String> {
    var known: [String] = []
    var reversed: Set<String> = []
    for event in events {
      switch event.kind {
      case .payment(let id, let amount), .settlement(let id, let amount):
        if known.contains(id) { throw .numberTwice(id) }
        if amount <= 0 { throw .amountNotPositive(id) }
        if amount > CoinLimit.largest { throw .amountTooLarge(id, most: CoinLimit.largest) }
        known.append(id)
      case .reversal(let id):
        if !known.contains(id) { throw .unknownPayment(id, known: known) }
        if !reversed.insert(id).inserted { throw .reversedTwice(id) }
      case .agreement, .recalculation, .prolongation: break
      }
    }
    return reversed
  }
}
