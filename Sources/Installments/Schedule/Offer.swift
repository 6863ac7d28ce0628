import Exact

/// What a plan offers for a bill at one of its terms, or all in cash.
public struct Offer: Sendable, Hashable {
  /// The plan.
  public let plan: String
  /// The term; nil: all in cash.
  public let term: Term?
  /// The schedule with the least cash part that is allowed, or why there is none.
  public let outcome: Result<Schedule, ScheduleFault>
}

extension Plan {
  /// Every term of the plan for a bill, all cash first, then from the shortest; each with the least cash part that the
  /// term asks for, or the condition that failed.
  ///
  /// - Parameter request: Its term and cash part are not looked at.
  public func offers(for request: ScheduleRequest, on days: WorkingCalendar? = nil) -> [Offer] {
    var request = request
    request.cash = .all
    request.term = .installments(0)
    var offers = [offer(nil, request, on: days)]
    for term in terms.sorted(by: { $0.installments < $1.installments }) {
      request.term = .installments(term.installments)
      request.cash = .least
      offers.append(offer(term, request, on: days))
    }
    return offers
  }

  private func offer(_ term: Term?, _ request: ScheduleRequest, on days: WorkingCalendar?) -> Offer {
    do throws(ScheduleFault) {
      let schedule = try schedule(for: request, on: days, tracing: false)
      return Offer(plan: name, term: term, outcome: .success(schedule))
    } catch {
      return Offer(plan: name, term: term, outcome: .failure(error))
    }
  }
}
