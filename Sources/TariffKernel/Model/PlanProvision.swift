import Exact
import Installments

/// Terms of payment that acts lay down under one name. The version in force on the day of the agreement governs.
public struct PlanProvision: Sendable, Hashable {
  /// Its names.
  public var symbol: Symbol
  /// Which version holds when.
  public var timeline: Timeline
  /// The versions, named by the timeline.
  public var versions: [PlanVersion]

  /// A plan over time.
  public init(symbol: Symbol, timeline: Timeline, versions: [PlanVersion]) {
    self.symbol = symbol
    self.timeline = timeline
    self.versions = versions
  }
}

/// One version of a plan.
public struct PlanVersion: Sendable, Hashable {
  /// A share of a rate of the rulebook, as the rate stands on the day of the agreement.
  public struct CeilingShare: Sendable, Hashable {
    /// The share, 1 where the whole rate is meant.
    public var share: ExactDecimal
    /// The rate, a pure number.
    public var rate: ID<Rate>

    /// A share of a rate.
    public init(share: ExactDecimal, rate: ID<Rate>) {
      self.share = share
      self.rate = rate
    }
  }
  /// Where it comes from.
  public var origin: Origin
  /// For which dossiers it is open; nil: for all. Rates and values in it are those of the day of the agreement.
  public var condition: ID<Node>?
  /// The condition as the act writes it, with English keywords, for whoever is refused.
  public var conditionText: String?
  /// The same with Persian keywords.
  public var persianConditionText: String?
  /// The terms; a mark-up named by ``ceilings`` is not yet filled in.
  public var plan: Plan
  /// The mark-ups that are shares of a rate, by place among the terms of `plan`.
  public var ceilings: [Int: CeilingShare]
  /// The late charge that is a rate of the rulebook.
  public var lateRate: CeilingShare?
  /// Fees that may not be split.
  public var unsplit: [ID<Fee>]
  /// Fees that bear no late charge.
  public var withoutLateCharge: [ID<Fee>]

  /// A version that is open to all; clauses are set one by one.
  public init(origin: Origin, plan: Plan) {
    self.origin = origin
    self.plan = plan
    (ceilings, unsplit, withoutLateCharge) = ([:], [], [])
  }
}
