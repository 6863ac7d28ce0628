import Exact
import Installments

/// The terms of a plan for an agreement on some day, with the rates of that day.
public struct PlanOffer: Sendable, Hashable {
  /// A rate that the terms are made of.
  public struct RateRead: Sendable, Hashable {
    /// The rate.
    public var rate: ID<Rate>
    /// Index into its versions.
    public var version: Int
    /// The number as it stood on the day.
    public var number: ExactDecimal
  }
  /// Index into the versions of the provision: act, article, lines that are not split.
  public var version: Int
  /// The terms, whole: every mark-up and the late charge are numbers.
  public var plan: Plan
  /// The rates that were read, each once: those of the terms in their order, then that of the late charge.
  public var rates: [RateRead]
}

/// Why there are no terms for an agreement on some day.
///
/// Indirect for the same reason as ``Fault``.
public indirect enum PlanObstacle: Error, Sendable, Hashable {
  /// No version covers the day: a plan is offered for a while, and that is no gap of the law.
  case notOffered(on: Day)
  /// An act took it away.
  case repealed(by: ID<Act>, on: Day)
  /// Until that day; nil: until decided.
  case suspended(by: ID<Act>, until: Day?)
  /// It is offered, and not for this dossier; the version has the words of its condition.
  case conditionNotMet(version: Int)
  /// Whether it is open to the dossier, or what its rates are, cannot be told: an input is missing, a rate has no
  /// version on the day.
  case fault(Fault)
}
