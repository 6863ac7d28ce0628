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
    do throws(LedgerRefusals) { return try replay(to: day) } catch { throw error.list[0].fault }
  }

  /// As ``state(on:)``, telling every event that is refused, at most a hundred, each seen as if those refused before it
  /// had not come.
  public func replay(to day: Day) throws(LedgerRefusals) -> LedgerState {
    if let misplaced = LedgerRefusals(Self.misplaced(events)) { throw misplaced }
    guard let first = events.first, case .agreement(let term, let cash, let firstDue) = first.kind else {
      throw LedgerRefusals(LedgerRefusal(.noAgreement, event: events.isEmpty ? nil : 0))
    }
    if day < first.day {
      throw LedgerRefusals(LedgerRefusal(.beforeAgreement(day, agreement: first.day), event: nil))
    }
    let schedule: Schedule
    do throws(ScheduleFault) {
      let request = ScheduleRequest(
        billDay: billDay, lines: lines, term: term, cash: cash, start: first.day, firstDue: firstDue)
      schedule = try plan.schedule(for: request, on: workingDays)
    } catch {
      throw LedgerRefusals(LedgerRefusal(.schedule(error), event: 0))
    }
    let happened = events.dropFirst().prefix { $0.day <= day }
    let (reversed, faults) = Self.reversals(in: happened)
    if let faults = LedgerRefusals(faults) { throw faults }
    var replay = Replay(
      plan: plan, schedule: schedule, firstDue: firstDue, workingDays: workingDays, reversed: reversed)
    var refused: [LedgerRefusal] = []
    for (place, event) in zip(happened.indices, happened) where refused.count < Self.mostRefusals {
      do throws(LedgerFault) { try replay.apply(event) } catch {
        refused.append(LedgerRefusal(error, event: place))
        // An event is refused before it changes anything, unless its sums run over.
        if case .arithmetic = error { break }
      }
    }
    if let refusals = LedgerRefusals(refused) { throw refusals }
    do throws(LedgerFault) { return try replay.state(on: day) } catch {
      throw LedgerRefusals(LedgerRefusal(error, event: nil))
    }
  }

  private static let mostRefusals = 100

  /// Everything that is wrong with the events themselves, whatever the plan makes of them and whatever the day: their
  /// order, numbers and amounts. In the order of events.
  public static func faults(of events: [LedgerEvent]) -> [LedgerRefusal] {
    let found = (misplaced(events) + reversals(in: events[...]).faults).enumerated()
    return found.sorted { ($0.element.event ?? 0, $0.offset) < ($1.element.event ?? 0, $1.offset) }.map(\.element)
  }

  private static func misplaced(_ events: [LedgerEvent]) -> [LedgerRefusal] {
    guard let agreement = events.first(where: \.isAgreement) else {
      return [LedgerRefusal(.noAgreement, event: events.isEmpty ? nil : 0)]
    }
    var faults: [LedgerRefusal] = []
    var last: Day?
    var hasAgreement = false
    for (place, event) in events.enumerated() {
      if event.isAgreement {
        if hasAgreement {
          faults.append(LedgerRefusal(.secondAgreement(event.day, first: agreement.day), event: place))
        }
        hasAgreement = true
      } else if event.day < agreement.day || !hasAgreement {
        faults.append(LedgerRefusal(.beforeAgreement(event.day, agreement: agreement.day), event: place))
        continue
      }
      if let last, event.day < last {
        faults.append(LedgerRefusal(.outOfOrder(event.day, after: last), event: place))
      } else {
        last = event.day
      }
    }
    return faults
  }

  /// The numbers of the payments that bounced, and what is wrong with numbers and amounts.
  private static func reversals(in events: ArraySlice<LedgerEvent>) -> (reversed: Set<String>, faults: [LedgerRefusal])
  {
    var known: [String] = []
    var numbers: Set<String> = []
    var reversed: Set<String> = []
    var faults: [LedgerRefusal] = []
    for (place, event) in zip(events.indices, events) {
      switch event.kind {
      case .payment(let id, let amount), .settlement(let id, let amount), .refund(let id, let amount):
        if numbers.insert(id).inserted {
          known.append(id)
        } else {
          faults.append(LedgerRefusal(.numberTwice(id), event: place))
        }
        if amount <= 0 { faults.append(LedgerRefusal(.amountNotPositive(id), event: place)) }
        if amount > CoinLimit.largest {
          faults.append(LedgerRefusal(.amountTooLarge(id, most: CoinLimit.largest), event: place))
        }
      case .reversal(let id):
        if !numbers.contains(id) {
          faults.append(LedgerRefusal(.unknownPayment(id, known: known), event: place))
        } else if !reversed.insert(id).inserted {
          faults.append(LedgerRefusal(.reversedTwice(id), event: place))
        }
      case .agreement, .recalculation, .prolongation: break
      }
    }
    return (reversed, faults)
  }
}

extension LedgerEvent {
  /// Whether it is the agreement with which a ledger begins.
  public var isAgreement: Bool { if case .agreement = kind { true } else { false } }
}
