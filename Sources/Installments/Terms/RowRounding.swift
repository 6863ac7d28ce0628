import Exact

/// Who takes what the rounding of the installments leaves over or lacks.
public enum RemainderTaker: String, Sendable, Hashable, CaseIterable {
  /// The first that bears principal: one in grace, of mark-up alone, may be too small for what the others add up to.
  case first
  case last
  /// Installments are cut to the step, and those that lost most get a step more, of equal ones the earlier; what is
  /// less than a step goes to the next in that order.
  case largestRemainder
  /// Installments are cut to the step, and the rest stands on a line of its own, due with the last one.
  case separateLine
}

/// What is rounded to the step.
public enum RoundedPart: String, Sendable, Hashable, CaseIterable {
  /// What is paid, principal and mark-up together.
  case amount
  /// The principal; mark-up is added in coins.
  case principal
}

/// What becomes of a debt that is too small for its term, so that some installment would be nothing or less.
public enum TooSmall: String, Sendable, Hashable, CaseIterable {
  /// It is refused.
  case refused
  /// Each installment is at least a step, and the plan ends when all is paid. The mark-up stays that of the term.
  case endsEarly
}

/// How installments are rounded.
public struct RowRounding: Sendable, Hashable {
  /// How an amount between two steps is settled, where the taker does not make it a cut.
  public var mode: RoundingMode
  /// The step in coins, 1 or more.
  public var step: Coins
  /// What is rounded to it.
  public var part: RoundedPart
  /// Who takes the remainder.
  public var taker: RemainderTaker
  /// What becomes of small debts.
  public var tooSmall: TooSmall
  /// How mark-up, cash parts' discounts and other sums that are not installments are brought to whole coins.
  public var coinMode: RoundingMode

  /// By default amounts to the nearest coin, the last installment taking the rest.
  public init(
    mode: RoundingMode = .halfAwayFromZero, step: Coins = 1, part: RoundedPart = .amount,
    taker: RemainderTaker = .last, tooSmall: TooSmall = .refused, coinMode: RoundingMode = .halfAwayFromZero
  ) {
    self.mode = mode
    self.step = step
    self.part = part
    self.taker = taker
    self.tooSmall = tooSmall
    self.coinMode = coinMode
  }
}
