/// When an installment is due, seen from the day of a payment.
public enum Timing: String, Sendable, Hashable, CaseIterable {
  /// Before the day.
  case pastDue
  /// On the day.
  case due
  /// After the day.
  case inAdvance
}

/// What a payment can pay.
public enum Component: String, Sendable, Hashable, CaseIterable {
  case lateCharge
  case markUp
  /// The principal: the fee itself.
  case fee
}

/// One of the nine things that a payment can go to.
public struct Bucket: Sendable, Hashable {
  /// When it is due.
  public let timing: Timing
  /// What it is.
  public let component: Component

  /// A bucket.
  public init(_ timing: Timing, _ component: Component) {
    self.timing = timing
    self.component = component
  }
}

/// What becomes of a payment beyond everything that is due.
public enum SurplusRule: String, Sendable, Hashable, CaseIterable {
  /// It pays the next installments.
  case next
  /// It pays the last installments, backwards.
  case last
  /// It is spread over the installments to come, in proportion to what they still ask.
  case spread
  /// It is to be paid back.
  case refund
}

/// In which order a payment pays.
public struct AllocationRule: Sendable, Hashable {
  /// Which way through the table of installments × buckets.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// Installment by installment, the oldest first; in each the components as the order lists them.
    case horizontal
    /// Bucket by bucket; in each the oldest installment first.
    case vertical
  }
  /// All nine buckets, each once. Those in advance say in which order a surplus pays the parts of an installment.
  public var order: [Bucket]
  /// Which way.
  public var direction: Direction
  /// What becomes of a surplus.
  public var surplus: SurplusRule

  /// A rule.
  public init(order: [Bucket], direction: Direction, surplus: SurplusRule) {
    self.order = order
    self.direction = direction
    self.surplus = surplus
  }

  /// Past due, due, in advance; in each the late charge, the mark-up, the fee: the order of most laws.
  public static let chargesFirst: [Bucket] = Timing.allCases.flatMap { timing in
    Component.allCases.map { Bucket(timing, $0) }
  }
}
