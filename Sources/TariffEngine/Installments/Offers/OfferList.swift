import Exact
import Installments
import TariffKernel

/// Every way in which a debt can be paid, side by side; what is closed says why.
public struct OfferList: Sendable, Hashable {
  /// One plan at one of its terms, or all in cash.
  public struct Row: Sendable, Hashable {
    /// The plan.
    public let symbol: Symbol
    /// Its terms on the day; nil: the plan itself is closed.
    public let terms: AgreedTerms?
    /// The term; nil: all in cash, or the plan itself is closed.
    public let term: Term?
    /// The schedule with the least cash part that is allowed, or why there is none.
    public let outcome: Result<Schedule, ScheduleRefusal>

    /// Whether it is open.
    public var isOpen: Bool { if case .success = outcome { true } else { false } }
  }
  /// What is paid.
  public let owed: OwedBill
  /// The day of the agreement.
  public let start: Day
  /// Plans as declared; of each all in cash first, then from the shortest term.
  public let rows: [Row]
  /// Which edition of the law that is.
  public let identity: EditionIdentity

  /// Whether anything is open.
  public var hasOpen: Bool { rows.contains(where: \.isOpen) }

  /// The sample numbers that open offers rest on.
  public var samples: [SampleUse] {
    var samples: [SampleUse] = []
    for use in owed.samples + rows.filter(\.isOpen).flatMap({ $0.terms?.samples ?? [] }) where !samples.contains(use) {
      samples.append(use)
    }
    return samples
  }
}

extension Rulebook {
  /// Every plan and term for a debt.
  ///
  /// - Parameters:
  ///   - plans: their names; nil: all.
  ///   - debt: what is to be paid.
  ///   - dossier: whose bill it is, and whom the conditions of plans are about.
  ///   - start: the day of the agreement.
  ///   - billDay: as ``AgreementRequest/billDay``.
  ///   - firstDue: as ``AgreementRequest/firstDue``.
  ///   - daysOff: needed where a plan moves due dates.
  /// - Throws: ``ScheduleRefusal`` where there is nothing to be paid; a plan that is closed is a row.
  public func offers(
    of plans: [String]? = nil, for debt: AgreementRequest.Debt, dossier: Dossier? = nil, start: Day,
    billDay: Day? = nil, firstDue: Day? = nil, on daysOff: DaysOff? = nil
  ) throws(ScheduleRefusal) -> OfferList {
    let (owed, facts) = try self.debt(debt, of: dossier)
    // What no plan could take is no matter of plans.
    if let line = owed.lines.first(where: { $0.amount < 0 }) { throw .schedule(.negativeLine(line.symbol.name)) }
    if owed.total == 0 { throw .schedule(.nothingOwed) }
    if owed.total > CoinLimit.largest { throw .schedule(.debtTooLarge(owed.total, most: CoinLimit.largest)) }
    var rows: [OfferList.Row] = []
    for name in plans ?? planNames {
      let request = AgreementRequest(
        plan: name, debt: debt, term: .installments(0), start: start, billDay: billDay, firstDue: firstDue)
      rows += offers(for: request, of: owed, facts: facts, on: daysOff)
    }
    return OfferList(owed: owed, start: start, rows: rows, identity: identity)
  }

  private func offers(
    for request: AgreementRequest, of owed: OwedBill, facts: Facts?, on daysOff: DaysOff?
  ) -> [OfferList.Row] {
    do throws(PlanRefusal) {
      let terms = try self.terms(of: request.plan, on: request.start, for: facts)
      let offers = terms.plan.offers(for: request.request(owed, under: terms), on: daysOff?.calendar)
      return offers.map { offer in
        OfferList.Row(
          symbol: terms.symbol, terms: terms, term: offer.term,
          outcome: offer.outcome.mapError(ScheduleRefusal.schedule))
      }
    } catch {
      let symbol = whole.plans.first { $0.symbol.name == request.plan }?.symbol
      return [
        OfferList.Row(
          symbol: symbol ?? Symbol(name: request.plan), terms: nil, term: nil, outcome: .failure(.plan(error)))
      ]
    }
  }
}
