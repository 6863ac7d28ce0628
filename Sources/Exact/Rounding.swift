/// The ways a law rounds, under names that cannot be misread: Swift's `.up` is towards +∞, DMN's "round up" is away
/// from zero, and a tariff must not depend on whose word it is.
public enum RoundingMode: String, Sendable, CaseIterable, BitwiseCopyable {
  /// To the nearest step; a tie goes away from zero (2.5 → 3, −2.5 → −3). Written `half up`.
  case halfAwayFromZero
  /// To the nearest step; a tie goes to the even multiple (2.5 → 2, 3.5 → 4). Written `half even`.
  case halfToEven
  /// To the nearest step; a tie goes towards zero (2.5 → 2, −2.5 → −2). Written `half down`.
  case halfTowardZero
  /// Drops what is over (2.9 → 2, −2.9 → −2). Written `toward zero`.
  case towardZero
  /// To the next step away from zero (2.1 → 3, −2.1 → −3). Written `away from zero`.
  case awayFromZero
  /// To the next step below (2.9 → 2, −2.1 → −3). Written `floor`.
  case floor
  /// To the next step above (2.1 → 3, −2.9 → −2). Written `ceiling`.
  case ceiling
}

/// A stated rounding: how, and to a multiple of what. `half up to 1_000`.
public struct Rounding: Sendable, Hashable {
  /// How a value between two steps is settled.
  public let mode: RoundingMode
  /// The step; the result is a multiple of it. Greater than zero.
  public let step: ExactDecimal

  /// A mode and a step, which must be greater than zero.
  public init(_ mode: RoundingMode, to step: ExactDecimal) {
    precondition(step.significand > 0, "a rounding step is greater than zero")
    self.mode = mode
    self.step = step
  }
}
