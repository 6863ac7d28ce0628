import Exact

/// What one pays who settles a plan before its end: all that is due, the principal to come, and of the mark-up to come
/// the part that has accrued.
public struct SettlementRule: Sendable, Hashable {
  /// How the period that has begun counts for its own mark-up: whole, by its days, or not at all.
  public var begunPeriod: BegunMonth
  /// The share of the mark-up not accrued that is forgiven, 0 to 1: 1 forgives it all, 0 asks for all of it.
  public var forgives: ExactDecimal

  /// By default the begun period counts whole and the later mark-up is forgiven.
  public init(begunPeriod: BegunMonth = .whole, forgives: ExactDecimal = ExactDecimal(1)) {
    self.begunPeriod = begunPeriod
    self.forgives = forgives
  }
}

/// What a recalculated bill does to a running plan.
public struct RecalculationRule: Sendable, Hashable {
  /// Where the difference goes.
  public enum Target: String, Sendable, Hashable, CaseIterable {
    /// Over the installments not yet due, in proportion to the principal that they still ask.
    case spread
    /// Upward on a supplementary bill; downward off supplementary bills that are unpaid, then to be paid back as far as
    /// it was paid, then off the last installments.
    case supplementary
    /// On the last installment; downward from the last one backwards.
    case lastInstallment
  }
  /// Where the difference goes.
  public var target: Target
  /// Whether the mark-up of an installment follows its principal in proportion; else it stays as agreed, as long as
  /// principal is left.
  public var markUpFollows: Bool
  /// How many days after the recalculation a supplementary bill is due.
  public var supplementDays: Int

  /// By default spread, with the mark-up as agreed, and a supplementary bill due at once.
  public init(target: Target = .spread, markUpFollows: Bool = false, supplementDays: Int = 0) {
    self.target = target
    self.markUpFollows = markUpFollows
    self.supplementDays = supplementDays
  }
}
